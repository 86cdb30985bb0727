//! When to try again, and how long to wait before.

use std::time::{Duration, SystemTime};

use chrono::DateTime;
use reqwest::header::HeaderValue;

use crate::Error;

const FIRST_DELAY: Duration = Duration::from_millis(500);
const LONGEST_DELAY: Duration = Duration::from_secs(8);
const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(60);

/// How long to wait after the try with this number, from 1; nothing if another would not help.
pub(crate) fn delay_after(error: &Error, attempt: u32) -> Option<Duration> {
    let asked = match error {
        Error::Connection(_) => None,
        Error::Api(problem) if matches!(problem.status, 408 | 429 | 503) => problem.retry_after,
        _ => return None,
    };
    let asked = asked.unwrap_or_default();
    (asked <= LONGEST_RETRY_AFTER).then(|| asked.max(backoff(attempt).mul_f64(random_fraction())))
}

/// The longest delay of exponential back-off after this try.
fn backoff(attempt: u32) -> Duration {
    FIRST_DELAY.saturating_mul(1 << (attempt.saturating_sub(1)).min(10)).min(LONGEST_DELAY)
}

/// A number of seconds, or an HTTP date.
pub(crate) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than the type can hold is long too.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    // Not by the system's type of times, which ends sooner and panics there.
    let date = Duration::from_secs(DateTime::parse_from_rfc2822(value).ok()?.timestamp().try_into().unwrap_or(0));
    Some(date.saturating_sub(now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()))
}

/// A new idempotency key.
pub(crate) fn new_key() -> Result<HeaderValue, Error> {
    HeaderValue::try_from(uuid()?).map_err(|error| Error::Invalid(error.to_string()))
}

/// A random UUID (version 4).
fn uuid() -> Result<String, Error> {
    let bytes = random().ok_or_else(|| Error::Invalid("the system has no random numbers".to_owned()))?;
    let bits = (u128::from_be_bytes(bytes) & !(0xf << 76) & !(0x3 << 62)) | (0x4 << 76) | (0x2 << 62);
    let text = format!("{bits:032x}");
    let (a, rest) = text.split_at(8);
    let (b, rest) = rest.split_at(4);
    let (c, rest) = rest.split_at(4);
    let (d, e) = rest.split_at(4);
    Ok(format!("{a}-{b}-{c}-{d}-{e}"))
}

fn random() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}

fn random_fraction() -> f64 {
    let number = random().map_or(u32::MAX, |bytes| u128::from_be_bytes(bytes) as u32);
    f64::from(number) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backoff_doubles_up_to_its_end() {
        let delays = [1, 2, 3, 4, 5, 6, 100].map(|attempt| backoff(attempt).as_millis());
        assert_eq!(delays, [500, 1000, 2000, 4000, 8000, 8000, 8000]);
    }

    #[test]
    fn retry_after_has_two_forms() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_700);
        assert_eq!(retry_after("7", now), Some(Duration::from_secs(7)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:37 GMT", now), Some(Duration::from_secs(77)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("Tue, 06 Nov 0001 08:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("99999999999999999999999", now), Some(Duration::from_secs(u64::MAX)));
        for wrong in ["soon", "", "-1", "1.5", "Mon, 06 Nov 1994 08:49:37 GMT"] {
            assert_eq!(retry_after(wrong, now), None, "{wrong}");
        }
    }

    #[test]
    fn uuids_are_random_ones() {
        let id = uuid().unwrap();
        assert_eq!(id.len(), 36);
        assert_eq!(id.as_bytes()[14], b'4');
        assert!(b"89ab".contains(&id.as_bytes()[19]));
        assert_ne!(id, uuid().unwrap());
    }
}
