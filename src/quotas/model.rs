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
    Clients "clients" 5_000_000;
    /// Live cloud accounts.
    CloudAccounts "cloud-accounts" 200_000;
    /// Open link requests.
    LinkRequests "link-requests" 100_000;
    /// Custom pricebooks that are not retired.
    Pricebooks "pricebooks" 10_000;
    /// Sets of rules in the histories of all its pricebooks, which are never deleted: as many as a thousand pricebooks have
    /// that change every day for decades. It bounds what small sets take beside their bytes.
    RuleSets "rule-sets" 10_000_000;
    /// Bytes of those sets.
    RuleBytes "rule-bytes" 2_000_000_000;
    /// Support plan groups.
    SupportPlans "support-plans" 200_000;
    /// Rows of onboarding plans, which are kept for 30 days after their plan's end.
    OnboardingPlanRows "onboarding-plan-rows" 200_000;
    /// Webhook endpoints; operations has as many of its own. Every event is stored for each of them.
    WebhookEndpoints "webhook-endpoints" 20;
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
        Self::beyond(quota, self.limit(quota))
    }

    /// How much fits into a row that holds one of so many `parts` of the quota; at least one, unless it is none at all.
    pub fn part(&self, quota: Quota, parts: i64) -> i64 {
        let limit = self.limit(quota);
        limit.checked_div(parts).unwrap_or(limit).max(limit.min(1))
    }

    /// The refusal of more than `limit`.
    pub fn beyond(quota: Quota, limit: i64) -> Refusal {
        Refusal::new(Code::QuotaExceeded)
            .with("quota", quota.as_str())
            .with("limit", limit.to_string())
            .member("quota", quota.as_str())
            .member("limit", limit)
    }
}

/// One client may have so little of its reseller's quota of kept answers: one of so many parts.
const PARTS_OF_A_CLIENT: i64 = 10;

/// For whom kept answers are counted: `operations`, the reseller, or a client, as `reseller/client`.
pub fn holder(tenant: &Tenant) -> String {
    match tenant {
        Tenant::Platform => "operations".to_owned(),
        Tenant::Reseller(id) => id.to_string(),
        Tenant::Client(reseller, client) => format!("{reseller}/{client}"),
    }
}

/// The rows in which a holder's answers are counted, in the order in which they are taken, each with how many parts the
/// quota has there. A client has a row of its own, and one with all other clients of its reseller: it uses up neither what
/// its reseller has nor what is left to the others, and many clients together keep no more than their reseller.
pub fn rows(holder: &str) -> Vec<(String, i64)> {
    match holder.split_once('/') {
        None => vec![(holder.to_owned(), 1)],
        Some((reseller, _)) => vec![(holder.to_owned(), PARTS_OF_A_CLIENT), (format!("{reseller}/customers"), 1)],
    }
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
    fn a_client_has_a_tenth_and_all_clients_together_as_much_as_their_reseller() {
        let rows_of = |holder| {
            let rows = rows(holder);
            rows.into_iter().map(|(row, parts)| format!("{row} {parts}")).collect::<Vec<_>>()
        };
        assert_eq!(rows_of("operations"), ["operations 1"]);
        assert_eq!(rows_of("rsl_1"), ["rsl_1 1"]);
        assert_eq!(rows_of("rsl_1/cli_2"), ["rsl_1/cli_2 10", "rsl_1/customers 1"]);
        let part = |limit, parts| {
            let quotas = Quotas::parse(&format!("idempotency-keys={limit}")).unwrap();
            quotas.part(Quota::IdempotencyKeys, parts)
        };
        assert_eq!([part(200, 1), part(200, 10), part(3, 10), part(0, 10)], [200, 20, 1, 0]);
    }

    #[test]
    fn a_refusal_names_the_quota_and_its_limit() {
        let refusal = Quotas::parse("rule-sets=7").unwrap().exceeded(Quota::RuleSets);
        assert_eq!(refusal.code, Code::QuotaExceeded);
        assert_eq!(refusal.members, [("quota", "rule-sets".into()), ("limit", 7.into())]);
    }
}
