//! Work at the database on its way: what a task waits for, and a thread does when its turn comes.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tracing::Span;

use super::conn::Conn;
use super::connections::Connections;
use super::group::Guests;
use super::lane::{Access, Lane, Task, outcome};
use super::progress::Progress;
use super::turns::{MAX_WAIT, Share, TooManyWait};
use super::work::{Guest, Others, Work};
use crate::fault::{DbError, Fault};
use crate::metrics::Waits;
use crate::traces::Transaction;

/// How often whoever waits looks whether the database is down; where work is held back it looks sooner at first.
const LOOK_EVERY: Duration = Duration::from_millis(250);

struct Errand<T, F> {
    progress: Progress,
    lane: Lane,
    connections: Arc<Connections>,
    share: Share,
    access: Access,
    work: F,
    /// The task that waits for the answer.
    answered: oneshot::Sender<Result<T, Fault>>,
    /// A guest's, until it is told.
    answer: Option<Result<T, Fault>>,
    /// What is logged on the other thread belongs to the request as well.
    span: Span,
    traced: Transaction,
    waits: Option<Waits>,
    joins: bool,
}

impl<T, F> Errand<T, F> {
    /// False when nobody waits for it any more.
    fn begin(&mut self) -> bool {
        // Who had to leave a transaction of others has begun already.
        let Some(waits) = self.waits.take() else { return true };
        let begins = self.progress.begin();
        if begins {
            waits.end();
            self.traced.begin();
        }
        begins
    }
}

impl<T, F> Work for Errand<T, F>
where
    T: Send + 'static,
    F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
{
    fn has_left(&self) -> bool {
        self.progress.has_left() || self.answered.is_closed()
    }

    fn joins(&self) -> bool {
        self.joins
    }

    fn may_be_held_back(&self) -> bool {
        // Who writes waits for locks and for the disk, and others may wait for what it holds.
        !self.access.writes()
    }

    fn run(mut self: Box<Self>, others: &mut Others<'_>) {
        if !self.begin() {
            return;
        }
        let mut guests = (self.access == Access::Write && self.lane.is_embedded).then(|| Guests::new(others));
        let task = Task { access: self.access, connections: &self.connections, progress: &self.progress };
        let answer = self.span.in_scope(|| self.lane.run(task, &self.work, guests.as_mut()));
        let is_committed = answer.is_ok();
        self.traced.end(outcome(&answer));
        // Who has hung up gets no answer.
        drop(self.answered.send(answer));
        if let Some(guests) = guests {
            guests.part(is_committed);
        }
    }

    fn into_guest(mut self: Box<Self>) -> Option<Box<dyn Guest>> {
        if self.joins && self.begin() { Some(self) } else { None }
    }
}

impl<T, F> Guest for Errand<T, F>
where
    T: Send + 'static,
    F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
{
    fn attempt(&mut self, conn: &mut Conn) -> Result<(), Fault> {
        let value = self.span.in_scope(|| (self.work)(conn))?;
        self.answer = Some(Ok(value));
        Ok(())
    }

    fn refuse(&mut self, fault: Fault) {
        self.answer = Some(Err(fault));
    }

    fn answer(self: Box<Self>) {
        if let Some(answer) = self.answer {
            self.lane.note(self.access, &answer);
            self.traced.end(outcome(&answer));
            drop(self.answered.send(answer));
        }
    }

    fn wait_again(mut self: Box<Self>) {
        self.joins = false;
        let (turns, share) = (self.connections.turns.clone(), self.share.clone());
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
    lane.check_reachable()?;
    let (answered, mut answer) = oneshot::channel();
    let (progress, connections, begun) = (Progress::default(), lane.connections(), Instant::now());
    let errand = Errand {
        progress: progress.clone(),
        lane: lane.clone(),
        connections: Arc::clone(&connections),
        share: share.clone(),
        access,
        work,
        answered,
        answer: None,
        span: Span::current(),
        traced: lane.traced(share, access),
        waits: Some(lane.metrics.waits()),
        // What jobs do is more at once than what a request does.
        joins: access == Access::Write && lane.is_embedded && *share != Share::Jobs,
    };
    if connections.turns.run(share, Box::new(errand)) == Err(TooManyWait) {
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
