//! Buckets that only failures empty: whoever does things right never meets them.

use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use quick_cache::sync::Cache;

use super::limit::{Limit, Standing};

/// Keys that are remembered; of more than these, those that failed longest ago start anew.
const REMEMBERED: usize = 50_000;

/// The buckets of one limit of failures.
pub struct Failures<K> {
    name: &'static str,
    limit: Limit,
    /// When each bucket is full again.
    full_at: Cache<K, Arc<Mutex<Instant>>>,
}

impl<K: Hash + Eq + Clone> Failures<K> {
    /// Full buckets of this size.
    pub fn new(name: &'static str, limit: Limit) -> Self {
        Self { name, limit, full_at: Cache::new(REMEMBERED) }
    }

    /// Time in which one failure is forgiven.
    fn interval(&self) -> Duration {
        Duration::from_secs(1) / self.limit.per_second.get()
    }

    /// Refuses while the key has no failure left.
    pub fn check(&self, key: &K) -> Result<(), Standing> {
        let Some(full_at) = self.full_at.get(key) else { return Ok(()) };
        let full_at = *full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let allowed = self.interval() * (self.limit.burst.get() - 1);
        let wait = full_at.saturating_duration_since(Instant::now()).saturating_sub(allowed);
        if wait.is_zero() { Ok(()) } else { Err(Standing::empty(self.name, self.limit, wait)) }
    }

    /// Counts a failure. Those that were under way together empty the bucket, and leave no debt.
    pub fn note(&self, key: &K) {
        let now = Instant::now();
        let fresh = || Ok::<_, std::convert::Infallible>(Arc::new(Mutex::new(now)));
        let Ok(full_at) = self.full_at.get_or_insert_with(key, fresh);
        let mut full_at = full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let empty = now + self.interval() * self.limit.burst.get();
        *full_at = ((*full_at).max(now) + self.interval()).min(empty);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_empty_the_bucket_and_time_fills_it() {
        let failures = Failures::new("failed", Limit::parse("20/s burst 3").unwrap());
        for _ in 0..3 {
            assert!(failures.check(&"a").is_ok());
            failures.note(&"a");
        }
        assert_eq!(failures.check(&"a").unwrap_err().retry_after(), 1);
        assert!(failures.check(&"b").is_ok());
        // Many at once leave no debt: after the time of one, one may be tried.
        (0..100).for_each(|_| failures.note(&"a"));
        std::thread::sleep(Duration::from_millis(51));
        assert!(failures.check(&"a").is_ok());
        failures.note(&"a");
        assert!(failures.check(&"a").is_err());
    }

    #[test]
    fn made_up_keys_take_no_memory_without_end() {
        let failures = Failures::new("failed", Limit::parse("1/s burst 1").unwrap());
        (0..REMEMBERED * 3).for_each(|key| failures.note(&key));
        assert!(failures.full_at.len() <= REMEMBERED);
    }
}
