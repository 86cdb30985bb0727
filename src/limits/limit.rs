//! How many requests are let through, and how that stands.

use std::num::NonZeroU32;
use std::time::Duration;

/// How many requests a credential, or a reseller, may send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Requests a second, for ever.
    pub per_second: NonZeroU32,
    /// Requests at once, after a pause.
    pub burst: NonZeroU32,
}

impl Limit {
    /// Reads `50/s burst 200`.
    pub fn parse(text: &str) -> Option<Self> {
        let (rate, burst) = text.split_once(" burst ")?;
        let per_second = rate.trim().strip_suffix("/s")?.parse().ok()?;
        Some(Self { per_second, burst: burst.trim().parse().ok()? })
    }

    /// So many a second, and so many at once; one at least.
    pub(super) fn of(per_second: u32, burst: u32) -> Self {
        let least = |count| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        Self { per_second: least(per_second), burst: least(burst) }
    }

    /// Seconds in which an empty bucket fills.
    pub(super) fn window(self) -> u32 {
        self.burst.get().div_ceil(self.per_second.get())
    }
}

/// How many tokens may be asked for. A request counts before its secret is looked at; what fails counts once more.
///
/// The address is the caller's as `http::address` finds it: behind a proxy that is not trusted all clients share the
/// proxy's bucket.
#[derive(Debug, Clone, Copy)]
pub struct TokenLimits {
    /// Requests from an address. A token lives an hour, so that thousands of processes behind one NAT fit in; the burst is
    /// a fleet that starts at once.
    pub address: Limit,
    /// Requests for a credential from an address. By both, because whoever knows a credential's id could otherwise use up
    /// its owner's turns from elsewhere. A guess costs a turn: at this rate 256 random bits are never found.
    pub client: Limit,
    /// Requests from an address that are not as they should be, or name nobody: no secret is looked at, and the address's
    /// turns are not used up.
    pub malformed: Limit,
    /// Wrong secrets and unknown ids from an address, but for credentials that logged in from there before.
    pub failed_address: Limit,
    /// Wrong secrets for a credential from an address.
    pub failed_client: Limit,
}

impl Default for TokenLimits {
    fn default() -> Self {
        let limit = Limit::of;
        Self {
            address: limit(50, 1000),
            client: limit(20, 300),
            malformed: limit(50, 1000),
            failed_address: limit(5, 100),
            failed_client: limit(1, 20),
        }
    }
}

/// How a bucket stood after a request; for the headers of its answer.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub(super) name: &'static str,
    pub(super) limit: Limit,
    pub(super) remaining: u32,
    pub(super) reset: u64,
}

/// Rounded up: whoever waits that long is served.
fn whole_seconds(wait: Duration) -> u64 {
    (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1)
}

impl Standing {
    /// An empty bucket that has something again after this time.
    pub(super) fn empty(name: &'static str, limit: Limit, wait: Duration) -> Self {
        Self { name, limit, remaining: 0, reset: whole_seconds(wait) }
    }

    /// Seconds after which a refused request is worth another try.
    pub const fn retry_after(self) -> u64 {
        self.reset
    }

    /// The fields of the IETF's draft on rate limit headers, by name: policy; and what is left, seconds until it is full.
    pub fn fields(self) -> [(&'static str, String); 2] {
        let policy = format!("\"{}\";q={};w={}", self.name, self.limit.burst, self.limit.window());
        let standing = format!("\"{}\";r={};t={}", self.name, self.remaining, self.reset);
        [("ratelimit-policy", policy), ("ratelimit", standing)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_nonsense_is_not() {
        let limit = Limit::parse("50/s burst 200").unwrap();
        assert_eq!((limit.per_second.get(), limit.burst.get(), limit.window()), (50, 200, 4));
        for text in ["", "50", "50/s", "0/s burst 5", "5/s burst 0", "5/m burst 5", "-1/s burst 5", "5/s burst x"] {
            assert_eq!(Limit::parse(text), None, "{text}");
        }
    }
}
