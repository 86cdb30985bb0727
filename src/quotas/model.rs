//! What is limited, by how much, and the refusal. Pure.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{Code, Refusal};
use crate::tenant::Tenant;

macro_rules! quotas {
    ($($(#[doc = $doc:literal])+ $name:ident $text:literal $default:literal;)*) => {
        /// What is limited for each reseller. Whoever counts several takes them in this order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Quota { $($(#[doc = $doc])+ $name,)* }

        impl Quota {
            /// All quotas.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The quota's name, in settings and answers.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What holds when the settings say nothing else.
            pub const fn default_limit(self) -> i64 {
                match self { $(Self::$name => $default,)* }
            }
        }
    };
}

quotas! {
    /// Credentials that are not revoked, the reseller's own and its clients'. One that has expired counts until it is
    /// revoked, because time alone tells nobody to count it.
    Credentials "credentials" 200_000;
    /// Clients that are not archived.
    Clients "clients" 100_000;
    /// Live cloud accounts.
    CloudAccounts "cloud-accounts" 200_000;
    /// Open link requests.
    LinkRequests "link-requests" 100_000;
    /// Custom pricebooks that are not retired.
    Pricebooks "pricebooks" 10_000;
    /// Sets of rules in the histories of all its pricebooks, which are never deleted.
    RuleSets "rule-sets" 100_000;
    /// Bytes of those sets.
    RuleBytes "rule-bytes" 2_000_000_000;
    /// Support plan groups.
    SupportPlans "support-plans" 200_000;
    /// Answers that are kept for `Idempotency-Key`s, for 24 hours.
    IdempotencyKeys "idempotency-keys" 100_000;
    /// Bytes of those answers.
    IdempotencyBytes "idempotency-bytes" 200_000_000;
}

/// Every quota's limit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotas(Arc<BTreeMap<Quota, i64>>);

impl Quotas {
    /// Reads `clients=100000 cloud-accounts=200000`; what is not named keeps its default. None when it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut limits = BTreeMap::new();
        for part in text.split_whitespace() {
            let (name, limit) = part.split_once('=')?;
            let quota = *Quota::ALL.iter().find(|quota| quota.as_str() == name)?;
            let limit = limit.parse().ok().filter(|limit| *limit >= 0)?;
            if limits.insert(quota, limit).is_some() {
                return None;
            }
        }
        Some(Self(Arc::new(limits)))
    }

    /// How much a reseller may have of it.
    pub fn limit(&self, quota: Quota) -> i64 {
        self.0.get(&quota).copied().unwrap_or(quota.default_limit())
    }

    /// The refusal of what would be more than that.
    pub fn exceeded(&self, quota: Quota) -> Refusal {
        let limit = self.limit(quota);
        Refusal::new(Code::QuotaExceeded)
            .with("quota", quota.as_str())
            .with("limit", limit.to_string())
            .member("quota", quota.as_str())
            .member("limit", limit)
    }
}

/// For whom something is counted that operations have as well: the reseller, or `operations`.
pub fn holder(tenant: &Tenant) -> &str {
    tenant.reseller_id().map_or("operations", |id| id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_by_name_and_nonsense_is_not() {
        let quotas = Quotas::parse(" clients=5  idempotency-keys=0 ").unwrap();
        assert_eq!((quotas.limit(Quota::Clients), quotas.limit(Quota::IdempotencyKeys)), (5, 0));
        assert_eq!(quotas.limit(Quota::Credentials), 200_000);
        for text in ["clients", "clients=", "clients=-1", "clients=many", "users=5", "clients=1 clients=2", "Clients=1"]
        {
            assert_eq!(Quotas::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_refusal_names_the_quota_and_its_limit() {
        let refusal = Quotas::parse("rule-sets=7").unwrap().exceeded(Quota::RuleSets);
        assert_eq!(refusal.code, Code::QuotaExceeded);
        assert_eq!(refusal.members, [("quota", "rule-sets".into()), ("limit", 7.into())]);
    }
}
