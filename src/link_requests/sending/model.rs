//! When a request goes out to AWS. Pure.

use chrono::{DateTime, TimeDelta, Utc};

/// AWS counts invitations over 24 hours (L8), from the moment that it got them: a minute after we began to ask at most.
pub const DAY: TimeDelta = TimeDelta::minutes(24 * 60 + 1);

/// How long the platform waits when AWS has counted more than it did.
pub const WAITS_FOR_AWS: TimeDelta = TimeDelta::hours(1);

/// AWS's reason when the day's invitations are used up.
pub const USED_UP: &str = "HANDSHAKE_RATE_LIMIT_EXCEEDED";

/// Accounts that AWS makes at the same time (AWS Organizations quotas: five).
pub const CREATIONS_AT_ONCE: i64 = 5;

/// When an invitation may go out, when so many may in 24 hours: none is now. `counted` are the invitations of the last 24
/// hours, the oldest first, and so many others wait before this one (L8).
pub fn next_place(limit: u32, counted: &[DateTime<Utc>], waiting: usize) -> Option<DateTime<Utc>> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let beyond = (counted.len() + waiting).checked_sub(limit)?;
    // A place is free again 24 hours after it was taken; whoever waits takes them in turn, and then for another day.
    let days = beyond.checked_div(counted.len())?;
    let taken = counted.get(beyond % counted.len())?;
    Some(*taken + DAY * (1 + i32::try_from(days).unwrap_or(i32::MAX - 1)))
}

/// When the last of so many more invitations goes out about, if all are asked for now and so many others wait already: they
/// take the places that are free, and then those that become free (L8). None when there are none, or never any.
pub fn last_sent(
    limit: u32,
    counted: &[DateTime<Utc>],
    waiting: usize,
    more: usize,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let last = (waiting + more).checked_sub(1).filter(|_| more > 0)?;
    let places = usize::try_from(limit).unwrap_or(usize::MAX);
    let at_once = places.saturating_sub(counted.len()).min(last + 1);
    let mut taken = counted.to_vec();
    taken.extend(std::iter::repeat_n(now, at_once));
    match last.checked_sub(at_once) {
        None => Some(now),
        Some(behind) => next_place(limit, &taken, behind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    #[test]
    fn l8_what_is_within_the_days_invitations_goes_out_at_once() {
        assert_eq!(next_place(2, &[], 0), None);
        assert_eq!(next_place(2, &[at(1)], 0), None);
    }

    #[test]
    fn l8_what_is_beyond_takes_the_place_that_is_free_first_and_others_the_next_ones() {
        let counted = [at(1), at(5)];
        assert_eq!(next_place(2, &counted, 0), Some(at(1) + DAY));
        assert_eq!(next_place(2, &counted, 1), Some(at(5) + DAY));
        assert_eq!(next_place(2, &counted, 2), Some(at(1) + DAY * 2));
        assert_eq!(next_place(2, &counted, 3), Some(at(5) + DAY * 2));
    }

    #[test]
    fn l8_many_invitations_go_out_over_days_behind_those_that_wait() {
        let now = at(6);
        assert_eq!(last_sent(20, &[], 0, 0, now), None);
        assert_eq!(last_sent(20, &[], 0, 20, now), Some(now));
        assert_eq!(last_sent(20, &[], 0, 21, now), Some(now + DAY));
        assert_eq!(last_sent(20, &[], 0, 1000, now), Some(now + DAY * 49));
        assert_eq!(last_sent(20, &[], 20, 1, now), Some(now + DAY), "twenty wait already");
        assert_eq!(last_sent(2, &[at(1)], 0, 2, now), Some(at(1) + DAY), "the first place that is free again");
        assert_eq!(last_sent(2, &[at(1), at(5)], 0, 2, now), Some(at(5) + DAY));
        assert_eq!(last_sent(0, &[], 0, 1, now), None, "never");
    }

    #[test]
    fn l8_whoever_waits_goes_first_also_when_places_are_free_again() {
        assert_eq!(next_place(2, &[at(1)], 1), Some(at(1) + DAY));
        assert_eq!(next_place(1, &[], 1), None, "nothing is counted: those who wait go in a moment");
    }
}
