//! What a support plan costs a month for given accounts, tier by tier in the shape of AWS's own support charges.
//! Must not decide who may have which plan, nor look at the date. Amounts are in USD.
//!
//! Charges are cents. A tier's charge is rounded half-up to cents; full tiers cost whole cents, so only
//! the last tier used is ever rounded, and the tier charges add up to the rounded charge exactly.

use super::model::{ChargeScope, Plan, Tier};
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

/// The part of a charge that falls into one tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierCharge {
    /// The tier's bounds and rate.
    pub tier: Tier,
    /// The spend between the bounds, above zero.
    pub usage_slice: Money,
    /// The slice at the tier's rate, in cents.
    pub charge: Money,
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

#[derive(Default)]
struct Charge {
    charge: Money,
    minimum_applied: bool,
    tiers: Vec<TierCharge>,
}

impl Charge {
    fn of(plan: &Plan, spend: Money) -> Self {
        let tiers: Vec<TierCharge> = plan
            .tiers
            .iter()
            .filter(|tier| tier.from < spend)
            .map(|tier| {
                let usage_slice = tier.to.map_or(spend, |to| to.min(spend)).minus(tier.from);
                TierCharge { tier: *tier, usage_slice, charge: usage_slice.percentage(tier.rate).half_up_2() }
            })
            .collect();
        let by_usage: Money = tiers.iter().map(|tier| tier.charge).sum();
        Self { charge: by_usage.max(plan.minimum), minimum_applied: by_usage < plan.minimum, tiers }
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

    /// Spend and charge of single accounts; those marked are AWS's own published examples.
    const VECTORS: &[(&str, &[(&str, &str)])] = &[
        ("basic", &[("0", "0.00"), ("1000000", "0.00")]),
        (
            "developer",
            &[
                ("0", "29.00"),
                ("966.67", "29.00"),
                ("1000", "30.00"),
                ("2000", "60.00"), // AWS
            ],
        ),
        (
            "business",
            &[
                ("0", "100.00"),
                ("1000", "100.00"),
                ("10000", "1000.00"),
                ("80000", "5900.00"),
                ("85000", "6150.00"), // AWS
                ("250000", "14400.00"),
                ("1000000", "36900.00"),
            ],
        ),
        (
            "business_plus",
            &[
                ("0", "29.00"),
                ("322.22", "29.00"),
                ("1000", "90.00"),
                ("10000", "900.00"),
                ("80000", "5800.00"),
                ("85000", "6050.00"),
                ("250000", "14300.00"),
                ("1000000", "36800.00"),
            ],
        ),
        ("enterprise_on_ramp", &[("0", "5500.00"), ("55000", "5500.00"), ("60000", "6000.00")]),
        (
            "enterprise",
            &[
                ("0", "5000.00"),
                ("50000", "5000.00"),
                ("50001", "5000.10"),
                ("150000", "15000.00"),
                ("500000", "39500.00"),
                ("1000000", "64500.00"),
                ("1200000", "70500.00"), // AWS
            ],
        ),
        (
            "unified_operations",
            &[
                ("0", "50000.00"),
                ("500000", "50000.00"),
                ("1000000", "100000.00"),
                ("5000000", "340000.00"),
                ("6000000", "390000.00"),
            ],
        ),
        (
            "partner_led",
            &[
                ("0", "7500.00"),
                ("75000", "7500.00"),
                ("80000", "8000.00"),
                ("1200000", "70500.00"), // AWS
            ],
        ),
    ];

    #[test]
    fn known_charges_are_met_to_the_cent() {
        assert_eq!(VECTORS.len(), CATALOG.len());
        for (code, vectors) in VECTORS {
            let plan = code.parse::<SupportType>().unwrap().plan();
            for (spend, charge) in *vectors {
                let accounts = spends(&[spend]);
                let quote = quote(plan, &accounts);
                assert_eq!(quote.total_charge.to_string(), *charge, "{code} at {spend}");
                assert_eq!(charges(&quote), [*charge], "{code} at {spend}");
            }
        }
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
    fn moving_from_developer_to_business_plus_triples_the_charge() {
        assert_eq!(total(SupportType::Developer, &["5000"]), "150.00");
        assert_eq!(total(SupportType::BusinessPlus, &["5000"]), "450.00");
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
    fn a_tier_line_has_bounds_rate_slice_and_charge() {
        let accounts = spends(&["85000.10"]);
        let quote = quote(SupportType::Business.plan(), &accounts);
        assert_eq!(quote.tiers, None);
        assert_eq!(quote.minimum_applied, None);
        let lines: Vec<String> = quote.accounts[0]
            .tiers
            .iter()
            .map(|line| {
                let to = line.tier.to.map_or("-".to_owned(), |to| to.to_string());
                let (from, rate) = (line.tier.from, line.tier.rate);
                format!("{from} {to} {rate} {} {}", line.usage_slice, line.charge)
            })
            .collect();
        assert_eq!(
            lines,
            [
                "0.00 10000.00 10.00 10000.00 1000.00",
                "10000.00 80000.00 7.00 70000.00 4900.00",
                "80000.00 250000.00 5.00 5000.10 250.01",
            ]
        );
        assert_eq!(quote.total_charge, money("6150.01"));
    }

    #[test]
    fn a_spend_at_a_bound_does_not_reach_the_next_tier() {
        let accounts = spends(&["10000", "10000.000001", "0"]);
        let quote = quote(SupportType::Business.plan(), &accounts);
        let reached: Vec<usize> = quote.accounts.iter().map(|a| a.tiers.len()).collect();
        assert_eq!(reached, [1, 2, 0]);
    }

    #[test]
    fn the_minimum_applies_only_when_it_raised_the_charge() {
        // 322.22 at 9 % is 28.9998: the usage already rounds to 29.00.
        let accounts = spends(&["0", "322.16", "322.22", "322.23"]);
        let quote = quote(SupportType::BusinessPlus.plan(), &accounts);
        let applied: Vec<bool> = quote.accounts.iter().map(|a| a.minimum_applied).collect();
        assert_eq!(applied, [true, true, false, false]);
        assert_eq!(quote.accounts[1].tiers[0].charge, money("28.99"));

        let free = spends(&["0"]);
        assert!(!super::quote(SupportType::Basic.plan(), &free).accounts[0].minimum_applied);
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

    /// The exact charge by the other formula: every rate applies to all spend above its bound, less the rate before it.
    fn exact_usage_charge(plan: &Plan, spend: Money) -> Money {
        let mut sum = Money::ZERO;
        let mut before = crate::domain::Percent::ZERO;
        for tier in plan.tiers {
            let above = spend.minus(tier.from).max(Money::ZERO);
            sum = sum.plus(above.percentage(tier.rate.minus(before)));
            before = tier.rate;
        }
        sum
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

            let family: Money = accounts.iter().map(AccountSpend::monthly_spend).sum();
            let computed: Vec<(Money, Money, bool, &[TierCharge])> = match (&quote.tiers, quote.minimum_applied) {
                (Some(tiers), Some(minimum)) => vec![(family, quote.total_charge, minimum, tiers)],
                _ => quote.accounts.iter()
                    .map(|a| (a.account.monthly_spend(), a.charge, a.minimum_applied, &a.tiers[..]))
                    .collect(),
            };
            for (spend, charge, minimum_applied, tiers) in computed {
                let by_usage: Money = tiers.iter().map(|tier| tier.charge).sum();
                prop_assert_eq!(by_usage, exact_usage_charge(plan, spend).half_up_2());
                prop_assert_eq!(charge, if minimum_applied { plan.minimum } else { by_usage });
                prop_assert_eq!(minimum_applied, by_usage < plan.minimum);
                if !plan.tiers.is_empty() {
                    prop_assert_eq!(tiers.iter().map(|tier| tier.usage_slice).sum::<Money>(), spend);
                }
            }
        }

        #[test]
        fn more_spend_never_costs_less(low in 0_u32..2_000_000, more in 0_u32..2_000_000, which in 0_usize..8) {
            let charge = |spend: u32| {
                let accounts = [AccountSpend::new(None, Money::whole(spend)).unwrap()];
                quote(CATALOG[which], &accounts).total_charge
            };
            prop_assert!(charge(low) <= charge(low + more));
        }
    }
}
