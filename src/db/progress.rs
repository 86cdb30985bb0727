//! How far work at the database is, as whoever waits for it sees it.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

const WAITS: u8 = 0;
const BEGUN: u8 = 1;
const LEFT: u8 = 2;

#[derive(Debug, Default)]
struct State {
    stage: AtomicU8,
    /// When its last commit was asked for.
    committing: OnceLock<Instant>,
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

    /// Notes that the commit is asked for.
    pub fn commit(&self) {
        self.0.committing.get_or_init(Instant::now);
    }

    /// How long the commit has been waited for.
    pub fn committing_for(&self) -> Option<Duration> {
        self.0.committing.get().map(Instant::elapsed)
    }
}
