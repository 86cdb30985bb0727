//! Limits of owners' pages: by address, because anybody may ask for any, and by link, because each costs its reseller's turns.

use std::net::IpAddr;
use std::sync::Arc;

use super::limit::{Limit, Standing};
use super::rate_limits::{Buckets, network};
use crate::id::OwnerLinkId;

/// How often pages may be asked for, and things done by them.
#[derive(Debug, Clone, Copy)]
pub struct OwnerLimits {
    /// Requests from an address, whatever link they name.
    pub address: Limit,
    /// Requests that name a link, wherever they come from.
    pub link: Limit,
    /// What is sent by a link to be done: saved, or asked of AWS.
    pub deeds: Limit,
}

impl Default for OwnerLimits {
    /// A person with several devices, and a page that looks every few seconds, never meet them.
    fn default() -> Self {
        Self { address: Limit::of(20, 200), link: Limit::of(5, 60), deeds: Limit::of(1, 20) }
    }
}

struct All {
    addresses: Buckets<IpAddr>,
    links: Buckets<OwnerLinkId>,
    deeds: Buckets<OwnerLinkId>,
}

/// The buckets of this replica.
#[derive(Clone)]
pub struct OwnerRates(Option<Arc<All>>);

impl OwnerRates {
    /// Buckets of these sizes; without any nothing is limited.
    pub fn new(limits: Option<OwnerLimits>) -> Self {
        Self(limits.map(|limits| {
            Arc::new(All {
                addresses: Buckets::new("owner-address", limits.address),
                links: Buckets::new("owner-link", limits.link),
                deeds: Buckets::new("owner-deeds", limits.deeds),
            })
        }))
    }

    /// Counts a request from this address; an error when there were too many.
    pub fn take_address(&self, address: IpAddr) -> Result<(), Standing> {
        let Some(all) = &self.0 else { return Ok(()) };
        all.addresses.take(&network(address)).map(drop)
    }

    /// Counts a request by a link that there is; an error when there were too many.
    pub fn take_link(&self, id: &OwnerLinkId) -> Result<(), Standing> {
        let Some(all) = &self.0 else { return Ok(()) };
        all.links.take(id).map(drop)
    }

    /// Counts what is to be done by a link; an error when there was too much.
    pub fn take_deed(&self, id: &OwnerLinkId) -> Result<(), Standing> {
        let Some(all) = &self.0 else { return Ok(()) };
        all.deeds.take(id).map(drop)
    }

    /// Forgets full buckets; a job calls it now and then.
    pub fn forget_idle(&self) {
        if let Some(all) = &self.0 {
            all.addresses.forget_idle();
            all.links.forget_idle();
            all.deeds.forget_idle();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_a_link_have_a_bucket_each() {
        let two = Limit::of(1, 2);
        let rates = OwnerRates::new(Some(OwnerLimits { address: two, link: two, deeds: two }));
        let (here, there) = ("192.0.2.1".parse().unwrap(), "198.51.100.7".parse().unwrap());
        assert_eq!((0..5).filter(|_| rates.take_address(here).is_ok()).count(), 2);
        assert!(rates.take_address(there).is_ok());
        let (one, other) = (uuid::Uuid::from_u128(1).into(), uuid::Uuid::from_u128(2).into());
        assert_eq!((0..5).filter(|_| rates.take_link(&one).is_ok()).count(), 2);
        assert!(rates.take_link(&other).is_ok() && rates.take_deed(&one).is_ok());
        assert!((0..99).all(|_| OwnerRates::new(None).take_address(here).is_ok()));
    }
}
