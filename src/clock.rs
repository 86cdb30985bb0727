//! The only source of the current time. Handlers and jobs ask it once and pass the answer on, so that rules stay pure.
//!
//! There are two: what the platform takes for now, which the test clock of the simulated mode moves, and real time, by which
//! tokens, credentials, rate limits, keys, leases, events and webhooks go whatever the test clock says.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// Tells the time, truncated to microseconds: what both databases keep.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset_micros: Arc<AtomicI64>,
    lead: Arc<Lead>,
}

/// By how much the test clock is ahead of real time.
#[derive(Debug, Default)]
struct Lead {
    seconds: AtomicI64,
    /// The version of the test clock that says so.
    version: Mutex<i32>,
}

impl Clock {
    /// What the platform takes for the present moment, in UTC.
    pub fn now(&self) -> DateTime<Utc> {
        self.real() + TimeDelta::seconds(self.lead.seconds.load(Ordering::Relaxed))
    }

    /// The present moment in UTC, whatever the test clock says.
    pub fn real(&self) -> DateTime<Utc> {
        let offset = TimeDelta::microseconds(self.offset_micros.load(Ordering::Relaxed));
        (Utc::now() + offset).trunc_subsecs(6)
    }

    /// Moves this clock and its clones forward, real time with it; tests let two weeks pass with it.
    pub fn advance(&self, by: TimeDelta) {
        let micros = by.num_microseconds().unwrap_or(i64::MAX);
        self.offset_micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// Puts the clock as far ahead of real time as this version of the test clock says. An older one, read before, changes
    /// nothing.
    pub fn lead_by(&self, seconds: i64, version: i32) {
        if let Ok(mut known) = self.lead.version.lock()
            && version >= *known
        {
            *known = version;
            self.lead.seconds.store(seconds, Ordering::Relaxed);
        }
    }
}

/// How far another clock is ahead of this machine's, and how exactly that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// By how much it is ahead; less than nothing when it is behind.
    pub by: TimeDelta,
    /// How far the truth may be from that, to either side.
    pub within: TimeDelta,
}

impl Ahead {
    /// What follows when it showed this moment, to the precision with which it shows any, at some time between these two.
    pub fn of(theirs: DateTime<Utc>, precision: TimeDelta, before: DateTime<Utc>, after: DateTime<Utc>) -> Self {
        let middle = before + (after - before) / 2;
        // What is cut off of a moment makes it look earlier.
        Self { by: theirs + precision / 2 - middle, within: (after - before + precision) / 2 }
    }

    /// By how much they differ at least.
    pub fn at_least(self) -> TimeDelta {
        (self.by.abs() - self.within).max(TimeDelta::zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_exactly_counts_for_the_clock() {
        let at = |millis: i64| DateTime::from_timestamp_millis(1_000_000_000_000 + millis).unwrap();
        let exact = Ahead::of(at(5_100), TimeDelta::zero(), at(0), at(200));
        assert_eq!((exact.by, exact.within), (TimeDelta::seconds(5), TimeDelta::milliseconds(100)));
        assert_eq!(exact.at_least(), TimeDelta::milliseconds(4_900));
        // A clock that agrees, and shows whole seconds only.
        assert_eq!(Ahead::of(at(0), TimeDelta::seconds(1), at(900), at(990)).at_least(), TimeDelta::zero());
        let behind = Ahead::of(at(-40_000), TimeDelta::seconds(1), at(0), at(100));
        assert_eq!(behind.at_least(), TimeDelta::milliseconds(39_000));
        assert!(behind.by < TimeDelta::zero());
    }

    #[test]
    fn the_test_clock_moves_now_and_not_real_time() {
        let clock = Clock::default();
        let ahead = || (clock.now() - clock.real()).num_milliseconds();
        clock.lead_by(3600, 2);
        assert!((3_599_000..3_601_000).contains(&ahead()), "{}", ahead());
        clock.lead_by(7200, 1);
        assert!(ahead() < 3_601_000, "what was read before is older");
        clock.clone().lead_by(0, 3);
        assert!(ahead().abs() < 1000);
        clock.advance(TimeDelta::hours(1));
        assert!((clock.real() - Utc::now()).num_minutes() >= 59 && ahead().abs() < 1000);
    }
}
