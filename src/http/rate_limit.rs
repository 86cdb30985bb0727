//! Rate limits: a token bucket a credential, so that one integration cannot slow down the others; one a reseller, so that
//! many credentials are no way around it; and those in front of the token endpoint, so that guessing secrets is slow. Each
//! replica counts for itself.

use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use quick_cache::sync::Cache;

use super::failures::Failures;
use crate::id::{CredentialId, ResellerId};

/// Credentials that logged in from a network lately; of more than these, those that are back longest ago are forgotten.
const ACQUAINTED: usize = 20_000;

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

    /// Seconds in which an empty bucket fills.
    fn window(self) -> u32 {
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
        let limit = |per_second: u32, burst: u32| Limit {
            per_second: NonZeroU32::new(per_second).unwrap_or(NonZeroU32::MIN),
            burst: NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN),
        };
        Self {
            address: limit(50, 1000),
            client: limit(20, 300),
            malformed: limit(50, 1000),
            failed_address: limit(5, 100),
            failed_client: limit(1, 20),
        }
    }
}

/// The buckets of one limit.
struct Buckets<K: Hash + Eq + Clone> {
    name: &'static str,
    limit: Limit,
    limiter: RateLimiter<K, DashMapStateStore<K>, DefaultClock, StateInformationMiddleware>,
}

impl<K: Hash + Eq + Clone> Buckets<K> {
    fn new(name: &'static str, limit: Limit) -> Self {
        let quota = Quota::per_second(limit.per_second).allow_burst(limit.burst);
        Self { name, limit, limiter: RateLimiter::dashmap(quota).with_middleware() }
    }

    /// Takes a token out of the key's bucket; an error when there is none.
    fn take(&self, key: &K) -> Result<Standing, Standing> {
        let standing = |remaining, reset| Standing { name: self.name, limit: self.limit, remaining, reset };
        match self.limiter.check_key(key) {
            Ok(state) => {
                let remaining = state.remaining_burst_capacity();
                let missing = self.limit.burst.get().saturating_sub(remaining);
                Ok(standing(remaining, u64::from(missing.div_ceil(self.limit.per_second.get()))))
            }
            Err(until) => {
                Err(Standing::empty(self.name, self.limit, until.wait_time_from(DefaultClock::default().now())))
            }
        }
    }

    /// Forgets full buckets: what is not used takes no memory, whatever keys callers make up.
    fn forget_idle(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }
}

struct All {
    credentials: Buckets<CredentialId>,
    resellers: Option<Buckets<ResellerId>>,
    addresses: Buckets<IpAddr>,
    clients: Buckets<(CredentialId, IpAddr)>,
    malformed: Buckets<IpAddr>,
    failed_addresses: Failures<IpAddr>,
    failed_clients: Failures<(CredentialId, IpAddr)>,
    acquainted: Cache<(CredentialId, IpAddr), ()>,
}

/// All buckets of this replica.
#[derive(Clone)]
pub struct RateLimits(Option<Arc<All>>);

/// How a reseller's bucket stood after a request, beside the credential's own.
#[derive(Debug, Clone, Copy)]
pub struct OfReseller(pub Standing);

/// How a bucket stood after a request; for the headers of its answer.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    name: &'static str,
    limit: Limit,
    remaining: u32,
    reset: u64,
}

impl RateLimits {
    /// Buckets of these sizes; without a limit for credentials nothing is limited, without one for resellers they are not.
    pub fn new(limit: Option<Limit>, reseller: Option<Limit>, token: TokenLimits) -> Self {
        Self(limit.map(|limit| {
            Arc::new(All {
                credentials: Buckets::new("default", limit),
                resellers: reseller.map(|limit| Buckets::new("reseller", limit)),
                addresses: Buckets::new("address", token.address),
                clients: Buckets::new("client", token.client),
                malformed: Buckets::new("malformed", token.malformed),
                failed_addresses: Failures::new("failed-address", token.failed_address),
                failed_clients: Failures::new("failed-client", token.failed_client),
                acquainted: Cache::new(ACQUAINTED),
            })
        }))
    }

    /// Takes a token out of the credential's bucket; an error when there is none.
    pub fn take(&self, id: &CredentialId) -> Result<Option<Standing>, Standing> {
        let Some(all) = &self.0 else { return Ok(None) };
        all.credentials.take(id).map(Some)
    }

    /// Takes a token out of the bucket that all credentials of a reseller and of its clients share; an error when there
    /// is none. To be asked after [`RateLimits::take`], so that what one credential sends too much costs the others nothing.
    pub fn take_reseller(&self, id: &ResellerId) -> Result<Option<Standing>, Standing> {
        let Some(buckets) = self.0.as_ref().and_then(|all| all.resellers.as_ref()) else { return Ok(None) };
        buckets.take(id).map(Some)
    }

    /// Counts a request for a token that is not as it should be; an error when the address has sent too many.
    pub fn take_malformed(&self, address: IpAddr) -> Result<Option<Standing>, Standing> {
        let Some(all) = &self.0 else { return Ok(None) };
        all.malformed.take(&network(address)).map(Some)
    }

    /// Counts a request whose secret is to be looked at; an error when the address has sent too many.
    pub fn take_address(&self, address: IpAddr) -> Result<Option<Standing>, Standing> {
        let Some(all) = &self.0 else { return Ok(None) };
        all.addresses.take(&network(address)).map(Some)
    }

    /// Counts a request for this credential's token from this address; an error when there were too many.
    pub fn take_client(&self, id: &CredentialId, address: IpAddr) -> Result<Option<Standing>, Standing> {
        let Some(all) = &self.0 else { return Ok(None) };
        all.clients.take(&(id.clone(), network(address))).map(Some)
    }

    /// Refuses a credential's login from this address after too many that failed. Nothing is counted.
    pub fn check_failures(&self, id: &CredentialId, address: IpAddr) -> Result<(), Standing> {
        let Some(all) = &self.0 else { return Ok(()) };
        let key = (id.clone(), network(address));
        all.failed_clients.check(&key)?;
        // Who logged in from here before does not answer for its neighbours.
        if all.acquainted.get(&key).is_some() { Ok(()) } else { all.failed_addresses.check(&key.1) }
    }

    /// Notes how a login ended.
    pub fn note_login(&self, id: &CredentialId, address: IpAddr, worked: bool) {
        let Some(all) = &self.0 else { return };
        let key = (id.clone(), network(address));
        if worked {
            all.acquainted.insert(key, ());
        } else {
            all.failed_addresses.note(&key.1);
            all.failed_clients.note(&key);
        }
    }

    /// Forgets full buckets; a job calls it now and then.
    pub fn forget_idle(&self) {
        if let Some(all) = &self.0 {
            all.credentials.forget_idle();
            all.resellers.iter().for_each(Buckets::forget_idle);
            all.addresses.forget_idle();
            all.clients.forget_idle();
            all.malformed.forget_idle();
        }
    }

    /// How many buckets are remembered.
    pub fn remembered(&self) -> usize {
        self.0.as_ref().map_or(0, |all| {
            let addresses = all.addresses.limiter.len() + all.malformed.limiter.len();
            all.credentials.limiter.len() + all.clients.limiter.len() + addresses
        })
    }
}

/// What counts as one address: of IPv6 the 64 bits that an operator hands out, because every host has all those below.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        v4 => v4,
    }
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

    /// Writes the fields of the IETF's draft on rate limit headers: policy, what is left, seconds until it is full. What
    /// another bucket has written stays before it in the list.
    pub fn write(self, headers: &mut HeaderMap) {
        let policy = format!("\"{}\";q={};w={}", self.name, self.limit.burst, self.limit.window());
        let standing = format!("\"{}\";r={};t={}", self.name, self.remaining, self.reset);
        for (name, value) in [("ratelimit-policy", policy), ("ratelimit", standing)] {
            let name = HeaderName::from_static(name);
            let before = headers.get(&name).and_then(|before| before.to_str().ok());
            let list = before.map_or_else(|| value.clone(), |before| format!("{before}, {value}"));
            if let Ok(list) = HeaderValue::from_str(&list) {
                headers.insert(name, list);
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
        let limits = RateLimits::new(Limit::parse("1/s burst 2"), None, TokenLimits::default());
        assert_eq!(limits.take(&id("a")).unwrap().unwrap().remaining, 1);
        assert_eq!(limits.take(&id("a")).unwrap().unwrap().remaining, 0);
        assert_eq!(limits.take(&id("a")).unwrap_err().retry_after(), 1);
        assert!(limits.take(&id("b")).is_ok());
    }

    #[test]
    fn both_buckets_stand_in_one_list() {
        let limits = RateLimits::new(Limit::parse("1/s burst 2"), Limit::parse("2/s burst 8"), TokenLimits::default());
        let mut headers = HeaderMap::new();
        limits.take(&id("a")).unwrap().unwrap().write(&mut headers);
        limits.take_reseller(&ResellerId::from_uuid(uuid::Uuid::now_v7())).unwrap().unwrap().write(&mut headers);
        assert_eq!(headers.get("ratelimit-policy").unwrap(), "\"default\";q=2;w=2, \"reseller\";q=8;w=4");
        assert_eq!(headers.get("ratelimit").unwrap(), "\"default\";r=1;t=1, \"reseller\";r=7;t=1");
    }

    #[test]
    fn without_a_limit_nothing_is_counted() {
        let limits = RateLimits::new(None, Limit::parse("1/s burst 1"), TokenLimits::default());
        assert!((0..1000).all(|_| matches!(limits.take(&id("a")), Ok(None))));
        let reseller = ResellerId::from_uuid(uuid::Uuid::now_v7());
        assert!((0..1000).all(|_| matches!(limits.take_reseller(&reseller), Ok(None))));
    }

    #[test]
    fn nobody_uses_up_a_clients_turns_from_elsewhere() {
        let token = TokenLimits { client: Limit::parse("1/s burst 2").unwrap(), ..TokenLimits::default() };
        let limits = RateLimits::new(Limit::parse("1/s burst 1"), None, token);
        let (here, there) = ("192.0.2.1".parse().unwrap(), "198.51.100.7".parse().unwrap());
        let guesses = (0..10).filter(|_| limits.take_client(&id("a"), there).is_ok()).count();
        assert_eq!(guesses, 2);
        assert!(limits.take_client(&id("a"), here).is_ok() && limits.take_client(&id("b"), there).is_ok());
    }

    #[test]
    fn failures_are_refused_by_credential_and_by_address_and_those_who_were_there_before_go_on() {
        let limit = |text| Limit::parse(text).unwrap();
        let token = TokenLimits {
            failed_address: limit("1/s burst 3"),
            failed_client: limit("1/s burst 2"),
            ..TokenLimits::default()
        };
        let limits = RateLimits::new(Limit::parse("1/s burst 1"), None, token);
        let (here, there) = ("192.0.2.1".parse().unwrap(), "198.51.100.7".parse().unwrap());
        limits.note_login(&id("known"), here, true);
        for _ in 0..2 {
            limits.check_failures(&id("a"), here).unwrap();
            limits.note_login(&id("a"), here, false);
        }
        limits.check_failures(&id("a"), here).unwrap_err();
        limits.check_failures(&id("b"), here).unwrap();
        limits.note_login(&id("b"), here, false);
        // The address has none left, for whoever was not there before.
        limits.check_failures(&id("c"), here).unwrap_err();
        limits.check_failures(&id("known"), here).unwrap();
        limits.check_failures(&id("a"), there).unwrap();
        for _ in 0..2 {
            limits.note_login(&id("known"), here, false);
        }
        limits.check_failures(&id("known"), here).unwrap_err();
    }

    #[test]
    fn an_address_counts_as_its_network() {
        for (one, other, same) in [
            ("192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "::ffff:192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false),
            ("2001:db8::1", "2001:db8::ffff:1", true),
            ("2001:db8::1", "2001:db8:0:1::1", false),
        ] {
            let [one, other] = [one, other].map(|text| network(text.parse().unwrap()));
            assert_eq!(one == other, same, "{one} {other}");
        }
    }

    #[test]
    fn made_up_ids_take_no_memory_for_long() {
        let fast = Limit::parse("4000000000/s burst 1").unwrap();
        let token = TokenLimits { address: fast, client: fast, malformed: fast, ..TokenLimits::default() };
        let limits = RateLimits::new(Some(fast), None, token);
        for number in 0..1000 {
            let address = IpAddr::from(u32::to_be_bytes(number));
            limits.take_address(address).unwrap();
            limits.take_malformed(address).unwrap();
            limits.take_client(&id(&format!("made-up-{number}")), address).unwrap();
        }
        assert_eq!(limits.remembered(), 3000);
        limits.forget_idle();
        assert_eq!(limits.remembered(), 0);
    }
}
