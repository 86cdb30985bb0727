//! What a support plan charges for a spend, tier by tier in the shape of AWS's own support charges. Amounts are in USD.
//!
//! Charges are cents. A tier's charge is rounded half-up to cents; full tiers cost whole cents, so only
//! the last tier used is ever rounded, and the tier charges add up to the rounded charge exactly.

use super::model::{Plan, Tier};
use crate::domain::Money;

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

/// What a plan charges for a spend.
#[derive(Debug, Default)]
pub struct Charge {
    /// The tiers' charges together, or the plan's minimum.
    pub charge: Money,
    /// Whether the minimum raised the charge.
    pub minimum_applied: bool,
    /// The tiers that the spend reaches.
    pub tiers: Vec<TierCharge>,
}

impl Charge {
    /// The charge for a spend, tier by tier.
    pub fn of(plan: &Plan, spend: Money) -> Self {
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
    use crate::domain::Percent;
    use crate::support_plans::catalog::model::CATALOG;
    use crate::support_plans::model::SupportType;

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    fn charge(code: SupportType, spend: &str) -> Charge {
        Charge::of(code.plan(), money(spend))
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
            for (spend, expected) in *vectors {
                let charge = charge(code.parse().unwrap(), spend).charge;
                assert_eq!(charge.to_string(), *expected, "{code} at {spend}");
            }
        }
    }

    #[test]
    fn moving_from_developer_to_business_plus_triples_the_charge() {
        assert_eq!(charge(SupportType::Developer, "5000").charge, money("150"));
        assert_eq!(charge(SupportType::BusinessPlus, "5000").charge, money("450"));
    }

    #[test]
    fn a_tier_line_has_bounds_rate_slice_and_charge() {
        let charge = charge(SupportType::Business, "85000.10");
        let lines: Vec<String> = charge
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
        assert_eq!(charge.charge, money("6150.01"));
    }

    #[test]
    fn a_spend_at_a_bound_does_not_reach_the_next_tier() {
        let reached = ["10000", "10000.000001", "0"].map(|spend| charge(SupportType::Business, spend).tiers.len());
        assert_eq!(reached, [1, 2, 0]);
    }

    #[test]
    fn the_minimum_applies_only_when_it_raised_the_charge() {
        // 322.22 at 9 % is 28.9998: the usage already rounds to 29.00.
        let spends = ["0", "322.16", "322.22", "322.23"];
        let applied = spends.map(|spend| charge(SupportType::BusinessPlus, spend).minimum_applied);
        assert_eq!(applied, [true, true, false, false]);
        assert_eq!(charge(SupportType::BusinessPlus, "322.16").tiers[0].charge, money("28.99"));
        assert!(!charge(SupportType::Basic, "0").minimum_applied);
    }

    /// The exact charge by the other formula: every rate applies to all spend above its bound, less the rate before it.
    fn exact_usage_charge(plan: &Plan, spend: Money) -> Money {
        let mut sum = Money::ZERO;
        let mut before = Percent::ZERO;
        for tier in plan.tiers {
            let above = spend.minus(tier.from).max(Money::ZERO);
            sum = sum.plus(above.percentage(tier.rate.minus(before)));
            before = tier.rate;
        }
        sum
    }

    proptest! {
        #[test]
        fn tiers_add_up_to_the_exact_charge_on_every_plan(
            amounts in prop::collection::vec("(0|[1-9][0-9]{0,6}|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?", 1..40),
            which in 0_usize..8,
        ) {
            let (plan, spend) = (CATALOG[which], amounts.iter().map(|amount| money(amount)).sum());
            let charge = Charge::of(plan, spend);
            let by_usage: Money = charge.tiers.iter().map(|tier| tier.charge).sum();
            prop_assert_eq!(by_usage, exact_usage_charge(plan, spend).half_up_2());
            prop_assert_eq!(charge.charge, if charge.minimum_applied { plan.minimum } else { by_usage });
            prop_assert_eq!(charge.minimum_applied, by_usage < plan.minimum);
            if !plan.tiers.is_empty() {
                prop_assert_eq!(charge.tiers.iter().map(|tier| tier.usage_slice).sum::<Money>(), spend);
            }
        }

        #[test]
        fn more_spend_never_costs_less(low in 0_u32..2_000_000, more in 0_u32..2_000_000, which in 0_usize..8) {
            let charge = |spend: u32| Charge::of(CATALOG[which], Money::whole(spend)).charge;
            prop_assert!(charge(low) <= charge(low + more));
        }
    }
}
