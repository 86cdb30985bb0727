//! How far work at the database is, as whoever waits for it sees it.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

const WAITS: u8 = 0;
const BEGUN: u8 = 1;
const LEFT: u8 = 2;

#[derive(Debug, Default)]
struct State {
    stage: AtomicU8,
    /// Since when it waits for something for which the database has no limit.
    asks: Mutex<Option<Instant>>,
}

/// How far it is. Once begun it comes to its end, unless the database does not answer.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<State>);

impl Progress {
    fn leave_waiting(&self, to: u8) -> bool {
        self.0.stage.compare_exchange(WAITS, to, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }

    /// Begins; false when nobody waits for it any more.
    pub fn begin(&self) -> bool {
        self.leave_waiting(BEGUN)
    }

    /// Waits again after it had begun in somebody else's turn.
    pub fn wait_again(&self) {
        self.answered();
        // Only who has begun it can put it back.
        self.0.stage.store(WAITS, Ordering::Release);
    }

    /// Stops waiting for it; false when it has begun.
    pub fn leave(&self) -> bool {
        self.leave_waiting(LEFT)
    }

    /// Whether nobody waits for it any more.
    pub fn has_left(&self) -> bool {
        self.0.stage.load(Ordering::Acquire) == LEFT
    }

    /// Whether it waits for its turn.
    pub fn waits(&self) -> bool {
        self.0.stage.load(Ordering::Acquire) == WAITS
    }

    fn note(&self, asks: Option<Instant>) {
        *self.0.asks.lock().unwrap_or_else(PoisonError::into_inner) = asks;
    }

    /// Notes that it asks for something that the database does not end by itself: a connection, the beginning of a
    /// transaction, its commit, or a statement that is its own transaction.
    pub fn ask(&self) {
        self.note(Some(Instant::now()));
    }

    /// Notes that it was answered.
    pub fn answered(&self) {
        self.note(None);
    }

    /// How long it has waited for such an answer.
    pub fn asks_for(&self) -> Option<Duration> {
        self.0.asks.lock().unwrap_or_else(PoisonError::into_inner).map(|since| since.elapsed())
    }
}
