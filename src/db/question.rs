//! What many ask for at the same moment, asked in one statement; or have to be stored. PostgreSQL and the way to it cost more by the
//! statement than by the row, and a processor that is busy is the sooner done with all of them.
//!
//! Whoever has the turn takes along those who wait for one and ask the same kind of thing, whosever they are; who stores something
//! takes along those who are [gathered](super::gathering) to be stored next. Each is answered by itself, and when the statement fails
//! the others ask alone. Where nobody knows whether it was carried out, all are told so.

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use diesel::PgConnection;

use super::asked;
use super::conn::Conn;
use super::errand::{Awaited, send};
use super::lane::{Access, Lane};
use super::turns::Share;
use super::work::{Others, Work, unboxed};
use crate::fault::{DbError, Fault};

/// How many one statement is for at most: so many usual pages take a millisecond.
pub const TOGETHER: u8 = 8;

/// Something that one statement reads or stores.
pub trait Question: Send + Sync + 'static {
    /// What is read.
    type Answer: Send + 'static;

    /// How: one statement that reads, or [stores](Access::Store).
    const ACCESS: Access;

    /// Whether it can be asked together with others: it must not be much.
    fn joins(&self) -> bool;

    /// Asks it alone.
    fn ask(&self, conn: &mut Conn) -> Result<Self::Answer, Fault>;

    /// Asks several that join, by one statement; the answers are in their order. When it fails nothing is stored, unless it is
    /// [`DbError::Unavailable`].
    fn ask_together(conn: &mut PgConnection, questions: &[&Self]) -> Result<Answers<Self>, DbError>;
}

/// What is read for each of several.
pub type Answers<Q> = Vec<Result<<Q as Question>::Answer, Fault>>;

/// One who asks in somebody else's turn.
trait Asker<Q: Question>: Send {
    fn question(&self) -> &Q;

    /// Makes what is told.
    fn finish(&mut self, answer: Result<Q::Answer, Fault>);

    fn tell(self: Box<Self>);

    fn wait_again(self: Box<Self>);
}

/// Those who were taken along. Whoever is left when they part, as after a failure, waits for a turn of its own.
struct Along<Q: Question>(Vec<Box<dyn Asker<Q>>>);

impl<Q: Question> Along<Q> {
    fn take(others: &mut dyn Others) -> Self {
        // Of those who wait half, for whom another turn ends soon: all at once they would be answered at once, and ask again at once.
        let most = others.waiting().div_ceil(2).min(usize::from(TOGETHER - 1));
        let next = |_| others.take_along(TypeId::of::<dyn Asker<Q>>()).and_then(unboxed);
        Self((0..most).map_while(next).collect())
    }

    /// Tells all at once: each who is told wakes up a thread, which is awake already for the next ones.
    fn tell(&mut self, answers: impl IntoIterator<Item = Result<Q::Answer, Fault>>) {
        self.0.iter_mut().zip(answers).for_each(|(asker, answer)| asker.finish(answer));
        self.0.drain(..).for_each(|asker| asker.tell());
    }
}

impl<Q: Question> Drop for Along<Q> {
    fn drop(&mut self) {
        // Nobody knows what a statement has stored when it panics: whoever waits for it is told so by getting no answer.
        if !(Q::ACCESS.writes() && std::thread::panicking()) {
            self.0.drain(..).for_each(|asker| asker.wait_again());
        }
    }
}

struct Inquiry<T, Q, F> {
    awaited: Awaited<T>,
    question: Arc<Q>,
    finish: F,
    joins: bool,
    asked: Arc<AtomicU64>,
    /// Until it is told, of who was taken along.
    answer: Option<Result<T, Fault>>,
}

impl<T, Q, F> Work for Inquiry<T, Q, F>
where
    T: Send + 'static,
    Q: Question,
    F: Fn(Q::Answer) -> Result<T, Fault> + Send + 'static,
{
    fn has_left(&self) -> bool {
        self.awaited.has_left()
    }

    fn joins_as(&self) -> Option<TypeId> {
        self.joins.then(TypeId::of::<dyn Asker<Q>>)
    }

    fn may_be_held_back(&self) -> bool {
        !Q::ACCESS.writes()
    }

    fn run(mut self: Box<Self>, others: &mut dyn Others) {
        if !self.awaited.begin() {
            return;
        }
        let Self { awaited, question, finish, joins, asked: total, .. } = *self;
        // Nobody is taken along before there is a connection: who waits for a turn is told when there is none.
        let (others, alone) = (RefCell::new(others), Cell::new(!joins));
        let asked = |conn: &mut Conn| {
            // Who is stored in a transaction is told after its commit, by who has the turn.
            let is_alone = alone.replace(true) || (Q::ACCESS.writes() && conn.is_in_transaction());
            let along = if is_alone { Along(Vec::new()) } else { Along::take(&mut **others.borrow_mut()) };
            match conn {
                Conn::Pg(conn) if !along.0.is_empty() => finish(together(conn, &*question, along)?),
                conn => finish(question.ask(conn)?),
            }
        };
        let asked = asked::counting(&total, awaited.share(), asked);
        let answer = awaited.span.in_scope(|| awaited.lane.run(awaited.task(), asked, None));
        awaited.answer(answer);
    }

    fn into_guest(mut self: Box<Self>) -> Option<Box<dyn Any + Send>> {
        let begins = self.joins && self.awaited.begin();
        if Q::ACCESS == Access::Store {
            self.awaited.ask();
        }
        let guest: Box<dyn Asker<Q>> = self;
        if begins { Some(Box::new(guest)) } else { None }
    }
}

/// Asks a question and those of others, who are answered. When that fails, they wait for turns of their own, and this one is to be
/// asked again as well: [`DbError::Stale`], unless there is no database. What stores and is not answered is not asked again for anybody.
fn together<Q: Question>(conn: &mut PgConnection, question: &Q, mut along: Along<Q>) -> Result<Q::Answer, Fault> {
    let questions: Vec<_> = std::iter::once(question).chain(along.0.iter().map(|asker| asker.question())).collect();
    let answers = Q::ask_together(conn, &questions).and_then(|answers| {
        let is_whole = answers.len() == questions.len();
        let mut answers = answers.into_iter();
        answers.next().filter(|_| is_whole).map(|own| (own, answers)).ok_or(DbError::Lost)
    });
    let (own, others) = match answers {
        Ok(answers) => answers,
        Err(DbError::Unavailable(why)) => {
            let unknown = || Fault::from(DbError::Unavailable(why.clone()));
            if Q::ACCESS.writes() {
                along.tell(std::iter::repeat_with(|| Err(unknown())));
            }
            return Err(unknown());
        }
        // More answers or fewer than are asked for.
        Err(DbError::Lost) if Q::ACCESS.writes() => {
            along.0.clear();
            return Err(DbError::Lost.into());
        }
        // It has waited so long that nobody waits for it any more.
        Err(error @ DbError::Busy(_)) if Q::ACCESS.writes() => return Err(error.into()),
        Err(error) => {
            if !matches!(error, DbError::Stale | DbError::Unique(_)) {
                tracing::warn!(%error, "what was asked together is asked alone");
            }
            return Err(DbError::Stale.into());
        }
    };
    along.tell(others);
    own
}

impl<T, Q, F> Asker<Q> for Inquiry<T, Q, F>
where
    T: Send + 'static,
    Q: Question,
    F: Fn(Q::Answer) -> Result<T, Fault> + Send + 'static,
{
    fn question(&self) -> &Q {
        &self.question
    }

    fn finish(&mut self, answer: Result<Q::Answer, Fault>) {
        let finish = || self.awaited.span.in_scope(|| (self.finish)(answer?));
        // Of who panics nobody answers the caller, who is told so by that.
        self.answer = catch_unwind(AssertUnwindSafe(finish)).ok();
    }

    fn tell(self: Box<Self>) {
        let Self { awaited, answer, .. } = *self;
        if let Some(answer) = answer {
            awaited.answer_guest(answer);
        }
    }

    fn wait_again(mut self: Box<Self>) {
        self.joins = false;
        let (turns, share) = self.awaited.wait_again();
        turns.wait_again(share, self);
        turns.look_again();
    }
}

/// Asks a question when its turn comes; fails as other work does.
pub async fn ask<T, Q, F>(
    lane: &Lane,
    share: &Share,
    question: Arc<Q>,
    finish: F,
    asked: &Arc<AtomicU64>,
) -> Result<T, Fault>
where
    T: Send + 'static,
    Q: Question,
    F: Fn(Q::Answer) -> Result<T, Fault> + Send + 'static,
{
    // Where each may get another connection of the server, what stores takes a transaction.
    let joins = question.joins() && !(Q::ACCESS.writes() && lane.pooled.is_some());
    let asked = Arc::clone(asked);
    send(lane, share, Q::ACCESS, |awaited| Box::new(Inquiry { awaited, question, finish, joins, asked, answer: None }))
        .await
}
