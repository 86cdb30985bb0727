//! The rule for clocks.
//!
//! More than a second is more than two machines differ that set their clocks by the network: events and signatures of webhooks
//! get wrong times. Half a minute is half of what a token may be ahead of a replica that checks it; two replicas that err so
//! far to both sides refuse each other's new tokens and take jobs from each other, because a lease is ten seconds long. AWS
//! refuses what is signed five minutes off.

use chrono::TimeDelta;

use super::finding::Finding;
use crate::clock::Ahead;

/// More than this is odd.
const ODD: TimeDelta = TimeDelta::seconds(1);

/// More than this is wrong.
const WRONG: TimeDelta = TimeDelta::seconds(30);

const ADVICE: &str = "set the clocks of both machines by the network (NTP)";

/// What is said of a clock that is so far ahead of this machine's; `whose` is a genitive.
pub fn judge(check: &'static str, whose: &str, ahead: Ahead) -> Finding {
    let least = ahead.at_least();
    if least <= ODD {
        return Finding::ok(check, format!("this machine's clock agrees with {whose} to the second"));
    }
    let seconds = least.as_seconds_f64();
    let direction = if ahead.by > TimeDelta::zero() { "behind" } else { "ahead of" };
    let means = format!("this machine's clock is {seconds:.1} seconds {direction} {whose}");
    if least > WRONG {
        Finding::fail(check, format!("{means}: tokens, leases and signed requests are refused"), ADVICE)
    } else {
        Finding::warn(check, format!("{means}: events and signatures get wrong times"), ADVICE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Status;

    #[test]
    fn over_a_second_is_odd_and_over_half_a_minute_is_wrong() {
        let said = |millis: i64| {
            let within = TimeDelta::milliseconds(100);
            judge("clock.database", "the database's", Ahead { by: TimeDelta::milliseconds(millis), within })
        };
        for (millis, status) in [(0, Status::Ok), (1_100, Status::Ok), (-1_100, Status::Ok), (1_101, Status::Warn)] {
            assert_eq!(said(millis).status, status, "{millis}");
        }
        for (millis, status) in [(-30_100, Status::Warn), (30_101, Status::Fail), (-86_400_000, Status::Fail)] {
            assert_eq!(said(millis).status, status, "{millis}");
        }
        assert!(said(5_100).means.contains("5.0 seconds behind the database's"), "{:?}", said(5_100));
        assert!(said(-5_100).means.contains("5.0 seconds ahead of the database's"), "{:?}", said(-5_100));
    }
}
