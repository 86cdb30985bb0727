//! Signs of life of the database. A server that is frozen refuses nothing: connections stay open, and whoever asks hears
//! nothing. So it is noted when the database answered last, and told once when it goes away and once when it is back.

use std::fmt::Display;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use diesel::r2d2::HandleError;

use super::conn::ConnectError;

/// When something was answered last.
#[derive(Debug, Clone)]
pub struct Sign {
    begun: Instant,
    /// Milliseconds after that.
    last: Arc<AtomicU64>,
}

impl Default for Sign {
    fn default() -> Self {
        Self { begun: Instant::now(), last: Arc::default() }
    }
}

impl Sign {
    fn now(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Notes an answer.
    pub fn note(&self) {
        self.last.store(self.now(), Ordering::Relaxed);
    }

    /// How long there has been none.
    pub fn silent_for(&self) -> Duration {
        Duration::from_millis(self.now().saturating_sub(self.last.load(Ordering::Relaxed)))
    }
}

#[derive(Debug)]
struct Outage {
    since: Instant,
    /// Attempts to connect that failed.
    failed: u32,
}

/// Whether the database answers, over all its pools.
#[derive(Debug, Clone, Default)]
pub struct Pulse {
    /// An answer of the database, whoever got it. Something asks every second: a job reads what is revoked.
    pub sign: Sign,
    reached: Arc<Mutex<Reached>>,
}

#[derive(Debug, Default)]
struct Reached {
    outage: Option<Outage>,
    /// When a connection was made last.
    made_at: Option<Instant>,
}

impl Pulse {
    fn reached(&self) -> MutexGuard<'_, Reached> {
        // Nothing in here can panic half way.
        self.reached.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The database is away; told once.
    pub fn gone(&self, error: &dyn Display) {
        let mut reached = self.reached();
        if let Some(outage) = &mut reached.outage {
            outage.failed += 1;
            return;
        }
        reached.outage = Some(Outage { since: Instant::now(), failed: 1 });
        drop(reached);
        tracing::error!(%error, "the database cannot be reached");
    }

    /// A connection was made.
    pub fn back(&self) {
        self.sign.note();
        let mut reached = self.reached();
        reached.made_at = Some(Instant::now());
        let outage = reached.outage.take();
        drop(reached);
        if let Some(Outage { since, failed }) = outage {
            let millis = u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
            tracing::info!(failed, millis, "the database is reached again");
        }
    }

    /// Whether it was told that the database is away, and not that it is back.
    pub fn is_out(&self) -> bool {
        self.reached().outage.is_some()
    }

    /// Whether a connection was made after this moment.
    pub fn was_back_since(&self, moment: Instant) -> bool {
        self.reached().made_at.is_some_and(|made_at| made_at > moment)
    }
}

/// What the pools have to say, which try again and again: a line for each would be thousands.
impl HandleError<ConnectError> for Pulse {
    fn handle_error(&self, error: ConnectError) {
        self.gone(&error);
    }
}
