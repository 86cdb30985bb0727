//! Rate limits: a token bucket a credential, so that one integration cannot slow down the others; one a reseller, so that
//! many credentials are no way around it; and those in front of the token endpoint, so that guessing secrets is slow. Each
//! replica counts for itself.

use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;

use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use quick_cache::sync::Cache;

use super::failures::Failures;
use super::limit::{Limit, Standing, TokenLimits};
use crate::id::{CredentialId, ResellerId};

/// Credentials that logged in from a network lately; of more than these, those that are back longest ago are forgotten.
const ACQUAINTED: usize = 20_000;

/// The buckets of one limit.
pub(super) struct Buckets<K: Hash + Eq + Clone> {
    name: &'static str,
    limit: Limit,
    limiter: RateLimiter<K, DashMapStateStore<K>, DefaultClock, StateInformationMiddleware>,
}

impl<K: Hash + Eq + Clone> Buckets<K> {
    pub(super) fn new(name: &'static str, limit: Limit) -> Self {
        let quota = Quota::per_second(limit.per_second).allow_burst(limit.burst);
        Self { name, limit, limiter: RateLimiter::dashmap(quota).with_middleware() }
    }

    /// Takes a token out of the key's bucket; an error when there is none.
    pub(super) fn take(&self, key: &K) -> Result<Standing, Standing> {
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
    pub(super) fn forget_idle(&self) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> CredentialId {
        text.parse().unwrap()
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
