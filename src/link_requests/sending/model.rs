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

/// When an invitation goes out that so many others go before, when so many may in 24 hours: none is now. `counted` are the
/// invitations of the last 24 hours, the oldest first (L8). An estimate: an owner who accepts gives a place back earlier.
pub fn next_place(limit: u32, counted: &[DateTime<Utc>], ahead: usize, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let beyond = (counted.len() + ahead).checked_sub(limit)?;
    // A place is free again 24 hours after it was taken, and those that are free now are taken now by others. Whoever waits
    // takes them in turn, and then for another day.
    let (days, place) = (beyond.checked_div(limit)?, beyond.checked_rem(limit)?);
    let taken = counted.get(place).copied().unwrap_or(now);
    Some(taken + DAY * (1 + i32::try_from(days).unwrap_or(i32::MAX - 1)))
}

/// When the last of so many more invitations goes out about, if all are asked for now and so many others wait already. None when
/// there are none, or never any.
pub fn last_sent(
    limit: u32,
    counted: &[DateTime<Utc>],
    waiting: usize,
    more: usize,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let ahead = (waiting + more).checked_sub(1).filter(|_| more > 0 && limit > 0)?;
    Some(next_place(limit, counted, ahead, now).unwrap_or(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    #[test]
    fn l8_what_is_within_the_days_invitations_goes_out_at_once() {
        assert_eq!(next_place(2, &[], 0, at(9)), None);
        assert_eq!(next_place(2, &[at(1)], 0, at(9)), None);
        assert_eq!(next_place(20, &[at(1)], 18, at(9)), None, "there is room for those before it and for it");
    }

    #[test]
    fn l8_what_is_beyond_takes_the_place_that_is_free_first_and_others_the_next_ones() {
        let counted = [at(1), at(5)];
        assert_eq!(next_place(2, &counted, 0, at(9)), Some(at(1) + DAY));
        assert_eq!(next_place(2, &counted, 1, at(9)), Some(at(5) + DAY));
        assert_eq!(next_place(2, &counted, 2, at(9)), Some(at(1) + DAY * 2));
        assert_eq!(next_place(2, &counted, 3, at(9)), Some(at(5) + DAY * 2));
    }

    #[test]
    fn l8_whoever_waits_takes_the_places_that_are_free_now_and_then_for_a_day() {
        assert_eq!(next_place(2, &[at(1)], 1, at(9)), Some(at(1) + DAY));
        assert_eq!(next_place(1, &[], 1, at(9)), Some(at(9) + DAY));
        let counted = [at(1), at(2), at(3), at(4)];
        let places = [15, 16, 19, 20, 35, 36].map(|ahead| next_place(20, &counted, ahead, at(9)));
        let ends =
            [None, Some(at(1) + DAY), Some(at(4) + DAY), Some(at(9) + DAY), Some(at(9) + DAY), Some(at(1) + DAY * 2)];
        assert_eq!(places, ends);
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
        assert_eq!(last_sent(0, &[], 0, 1, now), None, "never");
    }
}
