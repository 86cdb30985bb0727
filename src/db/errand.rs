//! Work at the database on its way: what a task waits for, and a thread does when its turn comes.

use std::any::{Any, TypeId};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tracing::Span;

use super::conn::Conn;
use super::connections::Connections;
use super::group::Guests;
use super::lane::{Access, Lane, Task, outcome};
use super::progress::Progress;
use super::turns::{MAX_WAIT, Share, TooManyWait, Turns};
use super::work::{Guest, Others, Work};
use crate::fault::{DbError, Fault};
use crate::metrics::Waits;
use crate::traces::Transaction;

/// How often whoever waits looks whether the database is down; where work is held back it looks sooner at first.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Work on its way, but for what is done.
pub struct Awaited<T> {
    progress: Progress,
    pub lane: Lane,
    connections: Arc<Connections>,
    share: Share,
    access: Access,
    /// The task that waits for the answer.
    answered: oneshot::Sender<Result<T, Fault>>,
    /// What is logged on the other thread belongs to the request as well.
    pub span: Span,
    traced: Transaction,
    waits: Option<Waits>,
}

impl<T> Awaited<T> {
    /// Whether nobody waits for it any more.
    pub fn has_left(&self) -> bool {
        self.progress.has_left() || self.answered.is_closed()
    }

    /// False when nobody waits for it any more.
    pub fn begin(&mut self) -> bool {
        let begins = self.progress.begin();
        if begins && let Some(waits) = self.waits.take() {
            waits.end();
            self.traced.begin();
        }
        begins
    }

    /// Notes that it is asked for in somebody else's turn, by a statement that stores it without a transaction around it.
    pub fn ask(&self) {
        self.progress.ask();
    }

    /// As it is done in a turn of its own.
    pub fn task(&self) -> Task<'_> {
        Task { access: self.access, connections: &self.connections, progress: &self.progress }
    }

    /// Answers whoever waits. Who has hung up gets no answer.
    pub fn answer(self, answer: Result<T, Fault>) {
        self.traced.end(outcome(&answer));
        drop(self.answered.send(answer));
    }

    /// The same after it was done in somebody else's turn.
    pub fn answer_guest(self, answer: Result<T, Fault>) {
        self.lane.note(self.access, &answer);
        self.answer(answer);
    }

    /// For whom its turn is.
    pub const fn share(&self) -> &Share {
        &self.share
    }

    /// Where work that has to leave somebody else's turn waits for one of its own, as long as who has not begun.
    pub fn wait_again(&mut self) -> (Turns, Share) {
        self.progress.wait_again();
        self.waits = Some(self.lane.metrics.waits());
        (self.connections.turns.clone(), self.share.clone())
    }
}

struct Errand<T, F> {
    awaited: Awaited<T>,
    work: F,
    /// A guest's, until it is told.
    answer: Option<Result<T, Fault>>,
    joins: bool,
}

impl<T, F> Work for Errand<T, F>
where
    T: Send + 'static,
    F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
{
    fn has_left(&self) -> bool {
        self.awaited.has_left()
    }

    fn joins_as(&self) -> Option<TypeId> {
        self.joins.then(TypeId::of::<dyn Guest>)
    }

    fn may_be_held_back(&self) -> bool {
        // Who writes waits for locks and for the disk, and others may wait for what it holds.
        !self.awaited.access.writes()
    }

    fn run(mut self: Box<Self>, others: &mut dyn Others) {
        if !self.awaited.begin() {
            return;
        }
        let Self { awaited, work, .. } = *self;
        let mut guests = (awaited.access == Access::Write && awaited.lane.is_embedded).then(|| Guests::new(others));
        let answer = awaited.span.in_scope(|| awaited.lane.run(awaited.task(), work, guests.as_mut()));
        let is_committed = answer.is_ok();
        awaited.answer(answer);
        if let Some(guests) = guests {
            guests.part(is_committed);
        }
    }

    fn into_guest(mut self: Box<Self>) -> Option<Box<dyn Any + Send>> {
        let begins = self.joins && self.awaited.begin();
        let guest: Box<dyn Guest> = self;
        if begins { Some(Box::new(guest)) } else { None }
    }
}

impl<T, F> Guest for Errand<T, F>
where
    T: Send + 'static,
    F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
{
    fn attempt(&mut self, conn: &mut Conn) -> Result<(), Fault> {
        let value = self.awaited.span.in_scope(|| (self.work)(conn))?;
        self.answer = Some(Ok(value));
        Ok(())
    }

    fn refuse(&mut self, fault: Fault) {
        self.answer = Some(Err(fault));
    }

    fn answer(self: Box<Self>) {
        if let Some(answer) = self.answer {
            self.awaited.answer_guest(answer);
        }
    }

    fn wait_again(mut self: Box<Self>) {
        self.joins = false;
        let (turns, share) = self.awaited.wait_again();
        turns.wait_again(share, self);
    }
}

/// Does work when its turn comes. [`DbError::Crowded`] when too many wait, [`DbError::Busy`] when the turn does not come in time,
/// [`DbError::Unavailable`] when the database is down, and [`DbError::Lost`] when the work panics. Whoever stops waiting before it begins leaves the queue.
pub async fn run<T, F>(lane: &Lane, share: &Share, access: Access, work: F) -> Result<T, Fault>
where
    T: Send + 'static,
    F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
{
    // What jobs do is more at once than what a request does.
    let joins = access == Access::Write && lane.is_embedded && *share != Share::Jobs;
    send(lane, share, access, |awaited| Box::new(Errand { awaited, work, answer: None, joins })).await
}

/// The same of work of any form.
pub async fn send<T>(
    lane: &Lane,
    share: &Share,
    access: Access,
    form: impl FnOnce(Awaited<T>) -> Box<dyn Work>,
) -> Result<T, Fault> {
    lane.check_reachable()?;
    let (answered, mut answer) = oneshot::channel();
    let (progress, connections, begun) = (Progress::default(), lane.connections(), Instant::now());
    let awaited = Awaited {
        progress: progress.clone(),
        lane: lane.clone(),
        connections: Arc::clone(&connections),
        share: share.clone(),
        access,
        answered,
        span: Span::current(),
        traced: lane.traced(share, access),
        waits: Some(lane.metrics.waits()),
    };
    let (turns, work) = (&connections.turns, form(awaited));
    let queued =
        if access == Access::Store { connections.gathering.run(turns, share, work) } else { turns.run(share, work) };
    if queued == Err(TooManyWait) {
        lane.metrics.refused();
        return Err(DbError::Crowded.into());
    }
    let held_back = connections.turns.held_back().filter(|_| !access.writes());
    let mut pause = held_back.unwrap_or(LOOK_EVERY);
    loop {
        if let Ok(answer) = tokio::time::timeout(pause, &mut answer).await {
            return answer.map_err(|_| DbError::Lost)?;
        }
        pause = LOOK_EVERY.min(pause * 2);
        connections.gathering.look_again(&connections.turns);
        connections.turns.look_again();
        let waited = begun.elapsed();
        if let Some(down) = lane.is_down(&connections, &progress, waited) {
            progress.leave();
            return Err(down.into());
        }
        if waited >= MAX_WAIT && progress.leave() {
            return Err(DbError::Busy("no turn in time".to_owned()).into());
        }
    }
}
