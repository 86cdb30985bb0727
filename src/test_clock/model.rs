//! By how much the test clock is ahead of real time. Must not know the database or HTTP.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::{FieldError, Refusal, Violation};

/// Ten years of 365 days, in seconds: so far at most it is ahead of real time.
pub const MOST_SECONDS: i64 = 10 * 365 * 24 * 60 * 60;

/// The test clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TestClock {
    /// Seconds by which it is ahead of real time.
    pub offset_seconds: i64,
    /// Counts its changes; 0 is that of one that was never moved.
    pub version: i32,
}

/// How far it is to be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advance {
    /// By so many seconds.
    By(i64),
    /// To this moment, or less than a second after it.
    To(DateTime<Utc>),
}

impl TestClock {
    /// The clock as it is afterwards: forward only, and not too far.
    pub fn advanced(self, by: Advance, real: DateTime<Utc>) -> Result<Self, Refusal> {
        let refuse = |pointer: &str, error| Refusal::invalid(vec![Violation::at(pointer, error)]);
        let (pointer, offset_seconds) = match by {
            Advance::By(seconds) => ("/seconds", self.offset_seconds.saturating_add(seconds)),
            Advance::To(moment) => {
                let ahead = moment - real;
                let whole = ahead.num_seconds() + i64::from(ahead.subsec_nanos() > 0);
                if moment <= real + TimeDelta::seconds(self.offset_seconds) {
                    return Err(refuse("/to", FieldError::new("in_the_past")));
                }
                ("/to", whole)
            }
        };
        if offset_seconds > MOST_SECONDS {
            let left = (MOST_SECONDS - self.offset_seconds).max(0);
            return Err(refuse(pointer, FieldError::new("too_far_ahead").with("max", left.to_string())));
        }
        Ok(Self { offset_seconds, version: self.version + 1 })
    }

    /// Back at real time.
    #[must_use]
    pub fn reset(self) -> Self {
        Self { offset_seconds: 0, version: self.version + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn real() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 500_000_000).unwrap()
    }

    fn codes(refused: Result<TestClock, Refusal>) -> String {
        let violation = refused.unwrap_err().errors.remove(0);
        format!("{} {}", violation.pointer, violation.error.code)
    }

    #[test]
    fn it_goes_forward_only() {
        let clock = TestClock { offset_seconds: 100, version: 4 };
        assert_eq!(clock.advanced(Advance::By(50), real()), Ok(TestClock { offset_seconds: 150, version: 5 }));
        let to = |seconds: i64, millis: i64| {
            Advance::To(real() + TimeDelta::seconds(seconds) + TimeDelta::milliseconds(millis))
        };
        assert_eq!(clock.advanced(to(200, 0), real()).unwrap().offset_seconds, 200);
        // Never before the moment that was asked for.
        assert_eq!(clock.advanced(to(200, 1), real()).unwrap().offset_seconds, 201);
        assert_eq!(codes(clock.advanced(to(100, 0), real())), "/to in_the_past");
        assert_eq!(codes(clock.advanced(to(-1, 0), real())), "/to in_the_past");
        assert_eq!(clock.reset(), TestClock { offset_seconds: 0, version: 5 });
    }

    #[test]
    fn it_is_ten_years_ahead_at_most() {
        let clock = TestClock { offset_seconds: 100, version: 0 };
        assert_eq!(clock.advanced(Advance::By(MOST_SECONDS - 100), real()).unwrap().offset_seconds, MOST_SECONDS);
        assert_eq!(codes(clock.advanced(Advance::By(MOST_SECONDS - 99), real())), "/seconds too_far_ahead");
        assert_eq!(codes(clock.advanced(Advance::By(i64::MAX), real())), "/seconds too_far_ahead");
        let far = Advance::To(real() + TimeDelta::seconds(MOST_SECONDS + 1));
        assert_eq!(codes(clock.advanced(far, real())), "/to too_far_ahead");
    }
}
