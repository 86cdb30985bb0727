//! AWS's support plans as dated data: kinds, minimums, tiers, dates and how sure they are; names and sources are told in
//! `locale`. Must not compute charges (that is `quote`). Where an entry and AWS differ, AWS is right: change the entry.

use chrono::NaiveDate;

use crate::domain::{Money, Percent};
use crate::support_plans::model::{GroupKind, SupportType};

/// The currency of AWS's support prices.
pub const CURRENCY: &str = "USD";

impl SupportType {
    /// The plan's entry in the catalogue.
    pub const fn plan(self) -> &'static Plan {
        match self {
            Self::Basic => &BASIC,
            Self::BusinessPlus => &BUSINESS_PLUS,
            Self::Enterprise => &ENTERPRISE,
            Self::UnifiedOperations => &UNIFIED_OPERATIONS,
            Self::PartnerLed => &PARTNER_LED,
            Self::Developer => &DEVELOPER,
            Self::Business => &BUSINESS,
            Self::EnterpriseOnRamp => &ENTERPRISE_ON_RAMP,
        }
    }
}

crate::text_enum! {
    /// On whose spend the tiers and the minimum are computed (S5).
    ChargeScope as "SupportPlanScope" {
        /// On each account's own.
        Account "account",
        /// On the sum of all enrolled accounts.
        Aggregated "aggregated",
    }
}

/// A marginal rate on the slice of monthly spend between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier {
    /// Where the slice begins.
    pub from: Money,
    /// Where it ends; open for the last tier.
    pub to: Option<Money>,
    /// The rate within the slice.
    pub rate: Percent,
}

crate::text_enum! {
    /// How sure the facts of an entry are.
    Certainty as "SupportPlanCertainty" {
        /// Everything that decides the charge was read in a publication of AWS.
        FirstHand "first_hand",
        /// At least one fact that decides the charge was read elsewhere than at AWS.
        SecondHand "second_hand",
    }
}

/// One plan of the catalogue.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its stable name.
    pub code: SupportType,
    /// The kind of group its accounts belong into.
    pub group_kind: GroupKind,
    /// The least charge a month: per account, or once for an aggregated plan.
    pub minimum: Money,
    /// Contiguous, beginning at zero, the last one open; bounds are multiples of $100, so a full tier costs whole cents.
    pub tiers: &'static [Tier],
    /// On whose spend the charge is computed.
    pub scope: ChargeScope,
    /// The first day it can be had; absent when there was no such day in reach.
    pub available_from: Option<NaiveDate>,
    /// The first day it can no longer be had.
    pub retired_on: Option<NaiveDate>,
    /// The plan AWS offers instead; nothing may be moved there without being asked for.
    pub replaced_by: Option<SupportType>,
    /// The certainty of the weakest fact that decides the charge; the sources are told in `locale`.
    pub certainty: Certainty,
}

impl Plan {
    /// Whether an account may be given the plan on that day: from `available_from` on, and before `retired_on`.
    pub fn assignable_on(&self, day: NaiveDate) -> bool {
        self.available_from.is_none_or(|from| from <= day) && self.retired_on.is_none_or(|retired| day < retired)
    }
}

/// Every plan, current ones first.
pub static CATALOG: [&Plan; 8] = [
    &BASIC,
    &BUSINESS_PLUS,
    &ENTERPRISE,
    &UNIFIED_OPERATIONS,
    &PARTNER_LED,
    &DEVELOPER,
    &BUSINESS,
    &ENTERPRISE_ON_RAMP,
];

/// AWS Support user guide, notices on Developer, Business and Enterprise On-Ramp: the plans are discontinued on this day.
const LEGACY_RETIRED_ON: Option<NaiveDate> = NaiveDate::from_ymd_opt(2027, 1, 1);

/// Announced in December 2025; the day is not known, so the first of the month stands for it.
const BUSINESS_PLUS_FROM: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 12, 1);

const fn tier(from: u32, to: u32, percent: i32) -> Tier {
    Tier { to: Some(Money::whole(to)), ..open_tier(from, percent) }
}

const fn open_tier(from: u32, percent: i32) -> Tier {
    Tier { from: Money::whole(from), to: None, rate: Percent::from_hundredths(percent * 100) }
}

const ENTERPRISE_TIERS: &[Tier] =
    &[tier(0, 150_000, 10), tier(150_000, 500_000, 7), tier(500_000, 1_000_000, 5), open_tier(1_000_000, 3)];

static BASIC: Plan = Plan {
    code: SupportType::Basic,
    group_kind: GroupKind::Passthrough,
    minimum: Money::ZERO,
    tiers: &[],
    scope: ChargeScope::Account,
    available_from: None,
    retired_on: None,
    replaced_by: None,
    certainty: Certainty::FirstHand,
};

static BUSINESS_PLUS: Plan = Plan {
    code: SupportType::BusinessPlus,
    group_kind: GroupKind::Business,
    minimum: Money::whole(29),
    tiers: &[tier(0, 10_000, 9), tier(10_000, 80_000, 7), tier(80_000, 250_000, 5), open_tier(250_000, 3)],
    scope: ChargeScope::Account,
    available_from: BUSINESS_PLUS_FROM,
    retired_on: None,
    replaced_by: None,
    certainty: Certainty::SecondHand,
};

static ENTERPRISE: Plan = Plan {
    code: SupportType::Enterprise,
    group_kind: GroupKind::Business,
    minimum: Money::whole(5_000),
    tiers: ENTERPRISE_TIERS,
    scope: ChargeScope::Aggregated,
    available_from: None,
    retired_on: None,
    replaced_by: None,
    certainty: Certainty::SecondHand,
};

static UNIFIED_OPERATIONS: Plan = Plan {
    code: SupportType::UnifiedOperations,
    group_kind: GroupKind::Business,
    minimum: Money::whole(50_000),
    tiers: &[tier(0, 1_000_000, 10), tier(1_000_000, 5_000_000, 6), open_tier(5_000_000, 5)],
    scope: ChargeScope::Aggregated,
    available_from: None,
    retired_on: None,
    replaced_by: None,
    certainty: Certainty::SecondHand,
};

static PARTNER_LED: Plan = Plan {
    code: SupportType::PartnerLed,
    group_kind: GroupKind::Business,
    minimum: Money::whole(7_500),
    tiers: ENTERPRISE_TIERS,
    scope: ChargeScope::Aggregated,
    available_from: None,
    retired_on: None,
    replaced_by: None,
    certainty: Certainty::FirstHand,
};

static DEVELOPER: Plan = Plan {
    code: SupportType::Developer,
    group_kind: GroupKind::Passthrough,
    minimum: Money::whole(29),
    tiers: &[open_tier(0, 3)],
    scope: ChargeScope::Account,
    available_from: None,
    retired_on: LEGACY_RETIRED_ON,
    replaced_by: Some(SupportType::BusinessPlus),
    certainty: Certainty::FirstHand,
};

static BUSINESS: Plan = Plan {
    code: SupportType::Business,
    group_kind: GroupKind::Business,
    minimum: Money::whole(100),
    tiers: &[tier(0, 10_000, 10), tier(10_000, 80_000, 7), tier(80_000, 250_000, 5), open_tier(250_000, 3)],
    scope: ChargeScope::Account,
    available_from: None,
    retired_on: LEGACY_RETIRED_ON,
    replaced_by: Some(SupportType::BusinessPlus),
    certainty: Certainty::FirstHand,
};

static ENTERPRISE_ON_RAMP: Plan = Plan {
    code: SupportType::EnterpriseOnRamp,
    group_kind: GroupKind::Business,
    minimum: Money::whole(5_500),
    tiers: &[open_tier(0, 10)],
    scope: ChargeScope::Aggregated,
    available_from: None,
    retired_on: LEGACY_RETIRED_ON,
    replaced_by: Some(SupportType::Enterprise),
    certainty: Certainty::SecondHand,
};

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn find(code: &str) -> Option<&'static Plan> {
        code.parse().ok().map(SupportType::plan)
    }

    #[test]
    fn every_support_type_has_its_entry() {
        let codes: Vec<_> = CATALOG.iter().map(|plan| plan.code).collect();
        assert_eq!(codes.len(), SupportType::ALL.len());
        for support_type in SupportType::ALL {
            assert!(codes.contains(support_type));
            assert_eq!(support_type.plan().code, *support_type);
        }
    }

    #[test]
    fn s1_only_basic_and_developer_are_passed_through() {
        let passed_through: Vec<&str> = CATALOG
            .iter()
            .filter(|plan| plan.group_kind == GroupKind::Passthrough)
            .map(|plan| plan.code.as_str())
            .collect();
        assert_eq!(passed_through, ["basic", "developer"]);
    }

    #[test]
    fn s5_large_plans_are_aggregated_and_the_others_per_account() {
        let aggregated: Vec<&str> = CATALOG
            .iter()
            .filter(|plan| plan.scope == ChargeScope::Aggregated)
            .map(|plan| plan.code.as_str())
            .collect();
        assert_eq!(aggregated, ["enterprise", "unified_operations", "partner_led", "enterprise_on_ramp"]);
    }

    #[test]
    fn tiers_are_contiguous_and_only_the_last_is_open() {
        for plan in CATALOG {
            let mut expected_from = Some(Money::ZERO);
            for tier in plan.tiers {
                assert_eq!(Some(tier.from), expected_from, "{}", plan.code.as_str());
                assert!(tier.to.is_none_or(|to| to > tier.from), "{}", plan.code.as_str());
                assert!(tier.rate > Percent::ZERO && tier.rate <= Percent::HUNDRED);
                expected_from = tier.to;
            }
            assert_eq!(expected_from.is_none(), !plan.tiers.is_empty());
        }
    }

    #[test]
    fn full_tiers_cost_whole_cents() {
        for plan in CATALOG {
            assert_eq!(plan.minimum, plan.minimum.half_up_2());
            for tier in plan.tiers {
                let charge = tier.to.map_or(Money::ZERO, |to| to.minus(tier.from)).percentage(tier.rate);
                assert_eq!(charge, charge.half_up_2(), "{}", plan.code.as_str());
            }
        }
    }

    #[test]
    fn legacy_plans_cannot_be_had_from_2027_on() {
        for (code, replacement) in [
            ("developer", SupportType::BusinessPlus),
            ("business", SupportType::BusinessPlus),
            ("enterprise_on_ramp", SupportType::Enterprise),
        ] {
            let plan = find(code).unwrap();
            assert!(plan.assignable_on(day(2020, 1, 1)), "{code}");
            assert!(plan.assignable_on(day(2026, 12, 31)), "{code}");
            assert!(!plan.assignable_on(day(2027, 1, 1)), "{code}");
            assert!(!plan.assignable_on(day(2030, 6, 1)), "{code}");
            assert_eq!(plan.replaced_by, Some(replacement), "{code}");
        }
    }

    #[test]
    fn current_plans_outlive_2027_and_business_plus_begins_in_december_2025() {
        for code in ["basic", "business_plus", "enterprise", "unified_operations", "partner_led"] {
            let plan = find(code).unwrap();
            assert!(plan.assignable_on(day(2027, 1, 1)), "{code}");
            assert_eq!(plan.replaced_by, None, "{code}");
        }
        let business_plus = SupportType::BusinessPlus.plan();
        assert!(!business_plus.assignable_on(day(2025, 11, 30)));
        assert!(business_plus.assignable_on(day(2025, 12, 1)));
    }

    #[test]
    fn every_replacement_can_be_had_when_the_plan_retires() {
        for plan in CATALOG {
            assert_eq!(plan.retired_on.is_some(), plan.replaced_by.is_some());
            if let (Some(retired), Some(replacement)) = (plan.retired_on, plan.replaced_by) {
                assert!(replacement.plan().assignable_on(retired), "{}", plan.code.as_str());
            }
        }
    }

    #[test]
    fn plans_with_unverified_prices_say_so() {
        for plan in CATALOG {
            let second_hand = matches!(
                plan.code.as_str(),
                "business_plus" | "enterprise" | "unified_operations" | "enterprise_on_ramp"
            );
            assert_eq!(plan.certainty == Certainty::SecondHand, second_hand, "{}", plan.code.as_str());
        }
    }
}
