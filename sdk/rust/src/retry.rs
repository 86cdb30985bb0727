//! When to try again, and how long to wait before.

use std::error::Error as StdError;
use std::io;
use std::time::{Duration, SystemTime};

use chrono::DateTime;
use reqwest::header::HeaderValue;

use crate::Error;
use crate::codes::{IDEMPOTENCY_IN_PROGRESS, UNKNOWN};

const FIRST_DELAY: Duration = Duration::from_millis(500);
const LONGEST_DELAY: Duration = Duration::from_secs(8);
const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(60);

/// How often to try again. With their pauses of 20 to 40 seconds they outlive a server's restart.
pub(crate) const MAX_RETRIES: u32 = 8;
pub(crate) const TIMEOUT: Duration = Duration::from_secs(60);
/// More than the 30 seconds that an empty page of events can be held open.
pub(crate) const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(40);

/// How long to wait after the try with this number, from 1; nothing if another would not help. `repeatable`: another does
/// no harm when this one was done.
pub(crate) fn delay_after(error: &Error, attempt: u32, repeatable: bool) -> Option<Duration> {
    if !helps(error, repeatable) {
        return None;
    }
    delay(attempt, error.api().and_then(|problem| problem.retry_after), random_fraction())
}

/// How long to wait after a failure in a loop that never gives up; nothing if another try would not help.
pub(crate) fn outage(error: &Error, failures: u32) -> Option<Duration> {
    let asked = error.api().and_then(|problem| problem.retry_after).unwrap_or_default();
    helps(error, true).then(|| growing_pause(failures).saturating_add(asked))
}

/// The pause after the try with this number, from 1.
pub(crate) fn growing_pause(attempt: u32) -> Duration {
    backoff(attempt).mul_f64(f64::midpoint(1.0, random_fraction()))
}

fn helps(error: &Error, repeatable: bool) -> bool {
    match error {
        Error::Connection { source, .. } if source.is_connect() => !is_of_tls(source.as_ref()),
        Error::Connection { .. } | Error::Timeout { .. } => repeatable,
        Error::Api(problem) => match problem.status {
            429 => true,
            // Another's, such as a proxy's, tells nothing of what the API did.
            408 | 503 => repeatable || problem.code != UNKNOWN,
            500 | 502 | 504 => repeatable,
            _ => repeatable && problem.code == IDEMPOTENCY_IN_PROGRESS,
        },
        _ => false,
    }
}

/// A certificate that is not trusted will not be the next time either.
fn is_of_tls(mut error: &(dyn StdError + 'static)) -> bool {
    loop {
        let cause = match error.downcast_ref::<io::Error>() {
            // As rustls's errors come through Tokio.
            Some(error) if error.kind() == io::ErrorKind::InvalidData => return true,
            // What it was made of, which its `source` skips.
            Some(error) => error.get_ref().map(|inner| inner as &(dyn StdError + 'static)),
            None => error.source(),
        };
        match cause {
            Some(cause) => error = cause,
            // The system's libraries tell by their texts alone.
            None => return error.to_string().to_ascii_lowercase().contains("certificate"),
        }
    }
}

/// A part of it is random, also beyond what the server asks for: those who were refused together must not come back
/// together.
fn delay(attempt: u32, asked: Option<Duration>, random: f64) -> Option<Duration> {
    let backoff = backoff(attempt);
    match asked {
        None => Some(backoff.mul_f64(f64::midpoint(1.0, random))),
        Some(asked) => (asked <= LONGEST_RETRY_AFTER).then(|| asked + backoff.mul_f64(random)),
    }
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
    fn pauses_are_partly_random() {
        let (half, second) = (Duration::from_millis(250), Duration::from_secs(1));
        assert_eq!([delay(1, None, 0.0), delay(1, None, 1.0)], [Some(half), Some(2 * half)]);
        assert_eq!([delay(2, Some(second), 0.0), delay(2, Some(second), 1.0)], [Some(second), Some(2 * second)]);
        assert_eq!(delay(1, Some(LONGEST_RETRY_AFTER + half), 0.0), None);
        // Two clients do not wake at the same moment.
        let waits: std::collections::HashSet<_> = (0..60).map(|_| delay(1, Some(second), random_fraction())).collect();
        assert!(waits.len() > 50, "{waits:?}");
    }

    #[test]
    fn what_is_tried_again() {
        let late = Error::Timeout { host: "127.0.0.1".to_owned(), after: TIMEOUT };
        assert_eq!([helps(&late, false), helps(&late, true)], [false, true]);
        assert!(!helps(&Error::Invalid("no".to_owned()), true));
        for (status, code, any, repeatable) in [
            (503, "database_busy", true, true),
            (503, UNKNOWN, false, true),
            (408, "request_timeout", true, true),
            (408, UNKNOWN, false, true),
            (429, UNKNOWN, true, true),
            (429, "rate_limited", true, true),
            (500, "internal", false, true),
            (409, IDEMPOTENCY_IN_PROGRESS, false, true),
            (409, "external_ref_taken", false, false),
            (422, "invalid_request", false, false),
        ] {
            let error = Error::of_answer(status, code);
            assert_eq!([helps(&error, false), helps(&error, true)], [any, repeatable], "{status} {code}");
        }
    }

    #[test]
    fn a_certificate_is_told_from_a_connection_that_broke() {
        let inner = |text: &str| io::Error::other(io::Error::other(text.to_owned()));
        assert!(is_of_tls(&io::Error::new(io::ErrorKind::InvalidData, "invalid peer certificate")));
        assert!(is_of_tls(&inner("error:0A000086:SSL routines::certificate verify failed")));
        assert!(is_of_tls(&inner("The certificate was not trusted.")));
        assert!(!is_of_tls(&inner("unexpected EOF during handshake")));
        assert!(!is_of_tls(&io::Error::from(io::ErrorKind::ConnectionReset)));
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
