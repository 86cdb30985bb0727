//! Rate limits: a token bucket a credential, so that one integration cannot slow down the others. Each replica counts for
//! itself.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::domain::{Code, Refusal};
use crate::id::CredentialId;

/// How many requests a credential may send.
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

    /// Seconds in which an empty bucket fills.
    fn window(self) -> u32 {
        self.burst.get().div_ceil(self.per_second.get())
    }
}

type Buckets = RateLimiter<CredentialId, DashMapStateStore<CredentialId>, DefaultClock, StateInformationMiddleware>;

/// All credentials' buckets.
#[derive(Clone)]
pub struct RateLimits(Option<Arc<(Limit, Buckets)>>);

/// How a credential's bucket stood after a request; for the headers of its answer.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    limit: Limit,
    remaining: u32,
    reset: u64,
}

impl RateLimits {
    /// Buckets of this size; none when the limit is off.
    pub fn new(limit: Option<Limit>) -> Self {
        let buckets = |limit: Limit| {
            let quota = Quota::per_second(limit.per_second).allow_burst(limit.burst);
            Arc::new((limit, RateLimiter::dashmap(quota).with_middleware()))
        };
        Self(limit.map(buckets))
    }

    /// Takes a token out of the credential's bucket; refuses with `rate_limited` when there is none.
    pub fn take(&self, id: &CredentialId) -> Result<Option<Standing>, (Refusal, Standing)> {
        let Some(buckets) = &self.0 else { return Ok(None) };
        let (limit, buckets) = (buckets.0, &buckets.1);
        match buckets.check_key(id) {
            Ok(state) => {
                let remaining = state.remaining_burst_capacity();
                let missing = limit.burst.get().saturating_sub(remaining);
                let reset = u64::from(missing.div_ceil(limit.per_second.get()));
                Ok(Some(Standing { limit, remaining, reset }))
            }
            Err(until) => {
                let wait = until.wait_time_from(DefaultClock::default().now());
                let seconds = whole_seconds(wait);
                let refusal = Refusal::new(Code::RateLimited).with("seconds", seconds.to_string());
                Err((refusal, Standing { limit, remaining: 0, reset: seconds }))
            }
        }
    }

    /// Forgets full buckets; a job calls it now and then.
    pub fn forget_idle(&self) {
        if let Some(buckets) = &self.0 {
            buckets.1.retain_recent();
        }
    }
}

/// Rounded up: whoever waits that long is served.
fn whole_seconds(wait: Duration) -> u64 {
    (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1)
}

impl Standing {
    /// Seconds after which a refused request is worth another try.
    pub const fn retry_after(self) -> u64 {
        self.reset
    }

    /// Writes the fields of the IETF's draft on rate limit headers: policy, what is left, seconds until it is full.
    pub fn write(self, headers: &mut HeaderMap) {
        let policy = format!("\"default\";q={};w={}", self.limit.burst, self.limit.window());
        let standing = format!("\"default\";r={};t={}", self.remaining, self.reset);
        for (name, value) in [("ratelimit-policy", policy), ("ratelimit", standing)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> CredentialId {
        text.parse().unwrap()
    }

    #[test]
    fn settings_are_read_and_nonsense_is_not() {
        let limit = Limit::parse("50/s burst 200").unwrap();
        assert_eq!((limit.per_second.get(), limit.burst.get(), limit.window()), (50, 200, 4));
        for text in ["", "50", "50/s", "0/s burst 5", "5/s burst 0", "5/m burst 5", "-1/s burst 5", "5/s burst x"] {
            assert_eq!(Limit::parse(text), None, "{text}");
        }
    }

    #[test]
    fn each_credential_has_a_bucket_of_its_own() {
        let limits = RateLimits::new(Limit::parse("1/s burst 2"));
        assert_eq!(limits.take(&id("a")).unwrap().unwrap().remaining, 1);
        assert_eq!(limits.take(&id("a")).unwrap().unwrap().remaining, 0);
        let (refusal, standing) = limits.take(&id("a")).unwrap_err();
        assert_eq!((refusal.code, standing.retry_after()), (Code::RateLimited, 1));
        assert!(limits.take(&id("b")).is_ok());
    }

    #[test]
    fn without_a_limit_nothing_is_counted() {
        let limits = RateLimits::new(None);
        assert!((0..1000).all(|_| matches!(limits.take(&id("a")), Ok(None))));
    }
}
