//! What a support plan costs a month for given accounts: on each alone, or on all of them together and shared.
//! Must not decide who may have which plan, nor look at the date. Amounts are in USD.

use super::charge::{Charge, TierCharge};
use super::model::{ChargeScope, Plan};
use crate::domain::{AwsAccountId, FieldError, Money};

/// One account's gross eligible spend in a month, before discounts and credits (S7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountSpend {
    aws_account_id: Option<AwsAccountId>,
    monthly_spend: Money,
}

impl AccountSpend {
    /// Takes a spend of zero or more; `negative_money` below.
    pub fn new(aws_account_id: Option<AwsAccountId>, monthly_spend: Money) -> Result<Self, FieldError> {
        if monthly_spend.is_negative() {
            return Err(FieldError::new("negative_money"));
        }
        Ok(Self { aws_account_id, monthly_spend })
    }

    /// The AWS account number as it was given, if it was.
    pub fn aws_account_id(&self) -> Option<&AwsAccountId> {
        self.aws_account_id.as_ref()
    }

    /// The spend.
    pub const fn monthly_spend(&self) -> Money {
        self.monthly_spend
    }
}

/// What one account costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountCharge<'a> {
    /// The account as it was given.
    pub account: &'a AccountSpend,
    /// Its own charge, or its share of an aggregated one.
    pub charge: Money,
    /// Whether the minimum raised this account's charge; never for an aggregated plan, where it stands in [`Quote`].
    pub minimum_applied: bool,
    /// The tiers that this account's spend reaches; empty for an aggregated plan.
    pub tiers: Vec<TierCharge>,
}

/// A month's charge of one plan; the accounts' charges add up to the total exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote<'a> {
    /// The plan that was quoted.
    pub plan: &'a Plan,
    /// The accounts in the order given.
    pub accounts: Vec<AccountCharge<'a>>,
    /// Their charges together.
    pub total_charge: Money,
    /// Aggregated plans only: the tiers that the accounts' spend reaches together.
    pub tiers: Option<Vec<TierCharge>>,
    /// Aggregated plans only: whether the minimum raised the total.
    pub minimum_applied: Option<bool>,
}

/// Quotes a plan: on each account alone or on all of them together, as the plan's scope says (S5).
///
/// An aggregated charge is shared by spend, equally when nobody spent anything, in cents by largest
/// remainder and then by order. No accounts cost nothing.
pub fn quote<'a>(plan: &'a Plan, accounts: &'a [AccountSpend]) -> Quote<'a> {
    match plan.scope {
        ChargeScope::Account => per_account(plan, accounts),
        ChargeScope::Aggregated => aggregated(plan, accounts),
    }
}

fn per_account<'a>(plan: &'a Plan, accounts: &'a [AccountSpend]) -> Quote<'a> {
    let accounts: Vec<AccountCharge<'a>> = accounts
        .iter()
        .map(|account| {
            let computed = Charge::of(plan, account.monthly_spend);
            AccountCharge {
                account,
                charge: computed.charge,
                minimum_applied: computed.minimum_applied,
                tiers: computed.tiers,
            }
        })
        .collect();
    Quote {
        plan,
        total_charge: accounts.iter().map(|account| account.charge).sum(),
        accounts,
        tiers: None,
        minimum_applied: None,
    }
}

fn aggregated<'a>(plan: &'a Plan, accounts: &'a [AccountSpend]) -> Quote<'a> {
    let spends: Vec<Money> = accounts.iter().map(|account| account.monthly_spend).collect();
    let computed = if accounts.is_empty() { Charge::default() } else { Charge::of(plan, spends.iter().copied().sum()) };
    let shares = computed.charge.split(&spends);
    Quote {
        plan,
        accounts: accounts
            .iter()
            .zip(shares)
            .map(|(account, charge)| AccountCharge { account, charge, minimum_applied: false, tiers: Vec::new() })
            .collect(),
        total_charge: computed.charge,
        tiers: Some(computed.tiers),
        minimum_applied: Some(computed.minimum_applied),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::support_plans::catalog::model::CATALOG;
    use crate::support_plans::model::SupportType;

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    fn spends(amounts: &[&str]) -> Vec<AccountSpend> {
        amounts.iter().map(|amount| AccountSpend::new(None, money(amount)).unwrap()).collect()
    }

    fn total(code: SupportType, amounts: &[&str]) -> String {
        quote(code.plan(), &spends(amounts)).total_charge.to_string()
    }

    fn charges(quote: &Quote<'_>) -> Vec<String> {
        quote.accounts.iter().map(|account| account.charge.to_string()).collect()
    }

    #[test]
    fn an_account_alone_costs_what_its_spend_does_on_every_plan() {
        for plan in CATALOG {
            for spend in ["0", "85000", "1200000"] {
                let accounts = spends(&[spend]);
                let quote = quote(plan, &accounts);
                assert_eq!(quote.total_charge, Charge::of(plan, money(spend)).charge, "{:?} at {spend}", plan.code);
                assert_eq!(charges(&quote), [quote.total_charge.to_string()], "{:?} at {spend}", plan.code);
            }
        }
    }

    #[test]
    fn a_plan_on_each_account_shows_their_tiers_and_minimums_and_none_of_its_own() {
        let accounts = spends(&["85000.10", "0"]);
        let quote = quote(SupportType::Business.plan(), &accounts);
        assert_eq!((quote.tiers, quote.minimum_applied), (None, None));
        let shown: Vec<_> = quote.accounts.iter().map(|one| (one.tiers.len(), one.minimum_applied)).collect();
        assert_eq!(shown, [(3, false), (0, true)]);
        assert_eq!(quote.total_charge, money("6250.01"));
    }

    #[test]
    fn s5_per_account_plans_are_tiered_on_each_account_alone() {
        let ten = ["10000"; 10];
        assert_eq!(total(SupportType::BusinessPlus, &ten), "9000.00");
        assert_eq!(total(SupportType::BusinessPlus, &["100000"]), "6800.00");
        assert_eq!(total(SupportType::Business, &ten), "10000.00");
        assert_eq!(total(SupportType::Business, &["100000"]), "6900.00");
    }

    #[test]
    fn every_idle_account_costs_its_own_minimum() {
        assert_eq!(total(SupportType::BusinessPlus, &["0"; 40]), "1160.00");
    }

    #[test]
    fn s5_aggregated_plans_are_tiered_on_the_sum_and_shared_by_spend() {
        let accounts = spends(&["600000", "600000", "0"]);
        let quote = quote(SupportType::Enterprise.plan(), &accounts);
        assert_eq!(quote.total_charge, money("70500"));
        assert_eq!(charges(&quote), ["35250.00", "35250.00", "0.00"]);
        assert_eq!(quote.minimum_applied, Some(false));
        assert!(quote.accounts.iter().all(|a| a.tiers.is_empty() && !a.minimum_applied));
        let slices: Vec<(String, String)> =
            quote.tiers.unwrap().iter().map(|tier| (tier.usage_slice.to_string(), tier.charge.to_string())).collect();
        let expected =
            [("150000.00", "15000.00"), ("350000.00", "24500.00"), ("500000.00", "25000.00"), ("200000.00", "6000.00")];
        assert_eq!(slices, expected.map(|(s, c)| (s.to_owned(), c.to_owned())));
    }

    #[test]
    fn an_aggregated_minimum_is_shared_and_equally_when_nobody_spent() {
        let spent = spends(&["1", "2"]);
        let spent = quote(SupportType::PartnerLed.plan(), &spent);
        assert_eq!(charges(&spent), ["2500.00", "5000.00"]);
        assert_eq!(spent.minimum_applied, Some(true));

        let idle = spends(&["0", "0", "0"]);
        let idle = quote(SupportType::Enterprise.plan(), &idle);
        assert_eq!(charges(&idle), ["1666.67", "1666.67", "1666.66"]);
        assert_eq!(idle.total_charge, money("5000"));
        assert_eq!(idle.tiers, Some(Vec::new()));
    }

    #[test]
    fn no_accounts_cost_nothing() {
        for plan in CATALOG {
            let quote = quote(plan, &[]);
            assert_eq!(quote.total_charge, Money::ZERO);
            assert!(quote.accounts.is_empty());
        }
    }

    #[test]
    fn s7_a_negative_spend_is_refused() {
        let error = AccountSpend::new(None, money("-0.01")).unwrap_err();
        assert_eq!(error.code, "negative_money");
    }

    #[test]
    fn accounts_keep_their_order_and_number() {
        let accounts = [
            AccountSpend::new(Some(AwsAccountId::parse("000000000042").unwrap()), money("5")).unwrap(),
            AccountSpend::new(None, money("7")).unwrap(),
        ];
        for plan in CATALOG {
            let quote = quote(plan, &accounts);
            assert_eq!(quote.accounts[0].account, &accounts[0]);
            assert_eq!(quote.accounts[0].account.aws_account_id().map(AwsAccountId::as_str), Some("000000000042"));
            assert_eq!(quote.accounts[1].account.monthly_spend(), money("7"));
        }
    }

    #[test]
    fn a_thousand_of_the_largest_accounts_are_exact() {
        let accounts = spends(&["999999999999.999999"; 1_000]);
        // 64,500 + 3 % of (1,000 × 999999999999.999999 − 1,000,000) = 30000000034499.99997
        let enterprise = quote(SupportType::Enterprise.plan(), &accounts);
        assert_eq!(enterprise.total_charge.to_string(), "30000000034500.00");
        let sum: Money = enterprise.accounts.iter().map(|a| a.charge).sum();
        assert_eq!(sum, enterprise.total_charge);
        // Each: 14,300 + 3 % of (999999999999.999999 − 250,000), and a thousand of them.
        let business_plus = quote(SupportType::BusinessPlus.plan(), &accounts);
        assert_eq!(business_plus.accounts[0].charge.to_string(), "30000006800.00");
        assert_eq!(business_plus.total_charge.to_string(), "30000006800000.00");
    }

    proptest! {
        #[test]
        fn charges_add_up_exactly_on_every_plan(
            amounts in prop::collection::vec("(0|[1-9][0-9]{0,6}|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?", 1..40),
            which in 0_usize..8,
        ) {
            let plan = CATALOG[which];
            let amounts: Vec<&str> = amounts.iter().map(String::as_str).collect();
            let accounts = spends(&amounts);
            let quote = quote(plan, &accounts);
            prop_assert_eq!(quote.accounts.len(), accounts.len());
            prop_assert_eq!(quote.accounts.iter().map(|a| a.charge).sum::<Money>(), quote.total_charge);
            prop_assert!(quote.accounts.iter().all(|a| a.charge == a.charge.half_up_2() && !a.charge.is_negative()));
        }
    }
}
