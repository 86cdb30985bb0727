//! Work at the database on its way: what a task waits for, and a thread does when its turn comes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use tokio::sync::oneshot;

use super::turns::{MAX_WAIT, Share, TooManyWait, Turns, Work};
use crate::fault::{DbError, Fault};

const WAITS: u8 = 0;
const BEGUN: u8 = 1;
const LEFT: u8 = 2;

/// How far it is. Once begun it comes to its end.
#[derive(Clone, Default)]
struct Stage(Arc<AtomicU8>);

impl Stage {
    /// False when the other has been there before.
    fn leave_waiting(&self, to: u8) -> bool {
        self.0.compare_exchange(WAITS, to, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }

    fn has_left(&self) -> bool {
        self.0.load(Ordering::Acquire) == LEFT
    }
}

struct Errand<T, F> {
    stage: Stage,
    work: F,
    answered: oneshot::Sender<Result<T, Fault>>,
}

impl<T, F> Work for Errand<T, F>
where
    T: Send,
    F: FnOnce() -> Result<T, Fault> + Send,
{
    fn has_left(&self) -> bool {
        self.stage.has_left() || self.answered.is_closed()
    }

    fn run(self: Box<Self>) {
        if self.stage.leave_waiting(BEGUN) {
            // Who has hung up gets no answer.
            drop(self.answered.send((self.work)()));
        }
    }
}

/// Does work when its turn comes. [`DbError::Crowded`] when too many wait, [`DbError::Busy`] when the turn does not come in time,
/// and [`DbError::Lost`] when the work panics. Whoever stops waiting before it begins leaves the queue.
pub async fn run<T, F>(turns: &Turns, share: &Share, work: F) -> Result<T, Fault>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, Fault> + Send + 'static,
{
    let (answered, mut answer) = oneshot::channel();
    let stage = Stage::default();
    let errand = Errand { stage: stage.clone(), work, answered };
    turns.run(share, Box::new(errand)).map_err(|TooManyWait| DbError::Crowded)?;
    match tokio::time::timeout(MAX_WAIT, &mut answer).await {
        Err(_) if stage.leave_waiting(LEFT) => Err(DbError::Busy("no turn in time".to_owned()).into()),
        Err(_) => answer.await.map_err(|_| DbError::Lost)?,
        Ok(answer) => answer.map_err(|_| DbError::Lost)?,
    }
}
