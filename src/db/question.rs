//! What many ask for at the same moment, asked in one statement. PostgreSQL and the way to it cost more by the statement than
//! by the row, and a processor that is busy is the sooner done with all of them.
//!
//! Whoever has the turn takes along those who wait for one and ask the same kind of thing, whosever they are. Each is answered
//! by itself, and when the statement fails the others ask alone.

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

/// Who is asked for along with the one who has the turn, at most: so many usual pages take a millisecond. And half of
/// those who wait at most, for whom another turn ends soon: all at once they would be answered at once, and ask again at once.
const MOST: usize = 7;

/// Something that one statement reads.
pub trait Question: Send + Sync + 'static {
    /// What is read.
    type Answer: Send + 'static;

    /// Whether it can be asked together with others: it must not read much.
    fn joins(&self) -> bool;

    /// Asks it alone.
    fn ask(&self, conn: &mut Conn) -> Result<Self::Answer, DbError>;

    /// Asks several that join, by one statement; the answers are in their order.
    fn ask_together(conn: &mut PgConnection, questions: &[&Self]) -> Result<Answers<Self>, DbError>;
}

/// What is read for each of several.
pub type Answers<Q> = Vec<Result<<Q as Question>::Answer, DbError>>;

/// One who asks in somebody else's turn.
trait Asker<Q: Question>: Send {
    fn question(&self) -> &Q;

    fn answer(self: Box<Self>, answer: Result<Q::Answer, DbError>);

    fn wait_again(self: Box<Self>);
}

/// Those who were taken along. Whoever is left when they part, as after a failure, waits for a turn of its own.
struct Along<Q: Question>(Vec<Box<dyn Asker<Q>>>);

impl<Q: Question> Along<Q> {
    fn take(others: &mut dyn Others) -> Self {
        let most = others.waiting().div_ceil(2).min(MOST);
        let next = |_| others.take_along(TypeId::of::<dyn Asker<Q>>()).and_then(unboxed);
        Self((0..most).map_while(next).collect())
    }
}

impl<Q: Question> Drop for Along<Q> {
    fn drop(&mut self) {
        self.0.drain(..).for_each(|asker| asker.wait_again());
    }
}

struct Inquiry<T, Q, F> {
    awaited: Awaited<T>,
    question: Arc<Q>,
    finish: F,
    joins: bool,
    asked: Arc<AtomicU64>,
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
        true
    }

    fn run(mut self: Box<Self>, others: &mut dyn Others) {
        if !self.awaited.begin() {
            return;
        }
        let Self { awaited, question, finish, joins, asked: total } = *self;
        // Nobody is taken along before there is a connection: who waits for a turn is told when there is none.
        let (others, alone) = (RefCell::new(others), Cell::new(!joins));
        let asked = |conn: &mut Conn| {
            let along = if alone.replace(true) { Along(Vec::new()) } else { Along::take(&mut **others.borrow_mut()) };
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
        let guest: Box<dyn Asker<Q>> = self;
        if begins { Some(Box::new(guest)) } else { None }
    }
}

/// Asks a question and those of others, who are answered. When that fails, they wait for turns of their own, and this one is to be
/// asked again as well: [`DbError::Stale`], unless there is no database.
fn together<Q: Question>(conn: &mut PgConnection, question: &Q, mut along: Along<Q>) -> Result<Q::Answer, DbError> {
    let questions: Vec<_> = std::iter::once(question).chain(along.0.iter().map(|asker| asker.question())).collect();
    let answers = Q::ask_together(conn, &questions).and_then(|answers| {
        let is_whole = answers.len() == questions.len();
        let mut answers = answers.into_iter();
        answers.next().filter(|_| is_whole).map(|own| (own, answers)).ok_or(DbError::Lost)
    });
    let (own, others) = answers.map_err(|error| match error {
        DbError::Unavailable(_) => error,
        error => {
            tracing::warn!(%error, "what was asked together is asked alone");
            DbError::Stale
        }
    })?;
    along.0.drain(..).zip(others).for_each(|(asker, answer)| asker.answer(answer));
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

    fn answer(self: Box<Self>, answer: Result<Q::Answer, DbError>) {
        let Self { awaited, finish, .. } = *self;
        let finish = || awaited.span.in_scope(|| finish(answer?));
        let finished = catch_unwind(AssertUnwindSafe(finish));
        // Of who panics nobody answers the caller, who is told so by that.
        if let Ok(answer) = finished {
            awaited.answer_guest(answer);
        }
    }

    fn wait_again(mut self: Box<Self>) {
        self.joins = false;
        let (turns, share) = self.awaited.wait_again();
        turns.wait_again(share, self);
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
    let (joins, asked) = (question.joins(), Arc::clone(asked));
    send(lane, share, Access::Look, |awaited| Box::new(Inquiry { awaited, question, finish, joins, asked })).await
}
