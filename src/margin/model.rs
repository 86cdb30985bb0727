//! Which settings of an account lose money, and what the two sides pay for given costs. The checklists warn of the same
//! settings by the same rules. Pure; amounts are in USD, the currency of AWS's support prices.
//!
//! Usage is one line of the service [`SERVICE`] at the account's pricebook: a bill's total says nothing of services and
//! SKUs, so only global rules can apply (and a rule for exactly that service).

use chrono::NaiveDate;

use crate::contract::warning::WarningCode;
use crate::domain::{FieldError, Money};
use crate::pricebooks::pricing::model::{UsageLine, price};
use crate::pricebooks::rules::model::Rule;
use crate::support_plans::catalog::families;
use crate::support_plans::model::{GroupKind, SupportType};

/// The service that an account's whole usage stands for.
pub const SERVICE: &str = "Amazon Web Services";

/// Decimals of AWS's support prices, which are in dollars.
const CENTS: u32 = 2;

/// What decides how an account is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupportSettings {
    /// Whether a pricebook applies to it, its own or the client's default one.
    pub has_pricebook: bool,
    /// The support that it has at AWS.
    pub support_type: SupportType,
    /// The kind of its support plan group, if it is in one.
    pub group_kind: Option<GroupKind>,
}

impl SupportSettings {
    /// Whether it is in a group of the kind that its support type needs (S1): only then its support is billed.
    pub fn group_fits(&self) -> bool {
        self.group_kind == Some(self.support_type.plan().group_kind)
    }

    /// Every setting that is missing or wrong on a day, whatever it costs (C2, S1, S2).
    pub fn findings(&self, today: NaiveDate) -> Vec<WarningCode> {
        let mut codes = Vec::new();
        if !self.has_pricebook {
            codes.push(WarningCode::PricebookNotSet);
        }
        if !self.group_fits() {
            let missing = self.group_kind.is_none();
            codes.push(if missing { WarningCode::SupportPlanNotAssigned } else { WarningCode::SupportPlanMismatch });
        }
        if self.support_type.plan().retired_on.is_some_and(|end| end <= today) {
            codes.push(WarningCode::SupportPlanRetired);
        }
        codes
    }
}

/// An account and what it costs in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Costs<'a> {
    /// The support that it has at AWS.
    pub support_type: SupportType,
    /// The kind of its support plan group, if it is in one.
    pub group_kind: Option<GroupKind>,
    /// The rules of the pricebook that applies; none when no pricebook does.
    pub rules: Option<&'a [Rule]>,
    /// Its usage at list price, not below zero.
    pub list_cost: Money,
    /// What the reseller pays for the usage; list price when not known.
    pub seller_cost: Option<Money>,
}

/// What the two sides pay for an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountMargin {
    /// The client: usage at the pricebook, and support as its group bills it.
    pub client_pays: Money,
    /// The reseller: usage, and AWS's support charge.
    pub reseller_pays: Money,
    /// What the client pays less what the reseller pays.
    pub margin: Money,
    /// The settings that lose money.
    pub findings: Vec<WarningCode>,
}

/// The margins of some accounts; the totals are rounded half-up to cents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// The accounts, in the order given.
    pub accounts: Vec<AccountMargin>,
    /// What the client pays for all of them.
    pub total_client_pays: Money,
    /// What the reseller pays for all of them.
    pub total_reseller_pays: Money,
    /// The sum of the margins.
    pub total_margin: Money,
}

/// What the two sides pay on a day, and the settings that lose money: usage below its cost, support that AWS charges
/// and nobody bills, and a plan that has ended, whose charge by then is anybody's guess.
///
/// AWS's support charge is passed on as it is by a group that fits, passthrough or business; without one the client is
/// billed no support (S2). `negative_money` for a list cost below zero.
pub fn simulate(accounts: &[Costs<'_>], today: NaiveDate) -> Result<Simulation, FieldError> {
    let support = support_charges(accounts)?;
    let accounts: Vec<_> =
        accounts.iter().zip(support).map(|(costs, charge)| of_account(costs, charge, today)).collect();
    let total = |amount: fn(&AccountMargin) -> Money| accounts.iter().map(amount).sum::<Money>().half_up_2();
    Ok(Simulation {
        total_client_pays: total(|account| account.client_pays),
        total_reseller_pays: total(|account| account.reseller_pays),
        total_margin: total(|account| account.margin),
        accounts,
    })
}

/// AWS's charge for each account on its list cost (S7). The family of an aggregated plan is those of the given accounts that
/// have the plan.
fn support_charges(accounts: &[Costs<'_>]) -> Result<Vec<Money>, FieldError> {
    families::charges(accounts.iter().map(|costs| ((), costs.support_type, costs.list_cost)).collect())
}

fn of_account(costs: &Costs<'_>, support_charge: Money, today: NaiveDate) -> AccountMargin {
    let settings = SupportSettings {
        has_pricebook: costs.rules.is_some(),
        support_type: costs.support_type,
        group_kind: costs.group_kind,
    };
    // Without a pricebook nothing can be billed for usage.
    let usage_billed = costs.rules.map_or(Money::ZERO, |rules| usage(rules, costs.list_cost));
    let usage_paid = costs.seller_cost.unwrap_or(costs.list_cost);
    let support_billed = if settings.group_fits() { support_charge } else { Money::ZERO };
    let (client_pays, reseller_pays) = (usage_billed.plus(support_billed), usage_paid.plus(support_charge));

    let sold_below_cost = usage_billed < usage_paid;
    let mut findings = settings.findings(today);
    findings.retain(|code| match code {
        WarningCode::PricebookNotSet => sold_below_cost,
        WarningCode::SupportPlanNotAssigned | WarningCode::SupportPlanMismatch => support_billed < support_charge,
        _ => true,
    });
    if settings.has_pricebook && sold_below_cost {
        findings.push(WarningCode::DiscountBelowCost);
    }
    AccountMargin { client_pays, reseller_pays, margin: client_pays.minus(reseller_pays), findings }
}

fn usage(rules: &[Rule], list_cost: Money) -> Money {
    let line = UsageLine {
        service: SERVICE.to_owned(),
        billing_entity: None,
        sku: None,
        description: None,
        list_cost,
        seller_cost: None,
    };
    price(rules, &[line], CENTS).lines.iter().map(|line| line.customer_cost).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Percent;
    use crate::pricebooks::rules::model::{RuleType, Scope};

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        day("2026-12-31")
    }

    fn global(kind: RuleType, hundredths: i32) -> [Rule; 1] {
        [Rule { scope: Scope::Global, match_value: None, kind, percent: Percent::from_hundredths(hundredths) }]
    }

    /// An account at list price, in the group that fits.
    fn costs(support_type: SupportType, list_cost: &str) -> Costs<'static> {
        Costs {
            support_type,
            group_kind: Some(support_type.plan().group_kind),
            rules: Some(&[]),
            list_cost: money(list_cost),
            seller_cost: None,
        }
    }

    /// Client, reseller, margin, and the codes of the findings.
    fn outcome(of: &AccountMargin) -> String {
        let codes: Vec<_> = of.findings.iter().map(|code| code.as_str()).collect();
        format!("{} {} {} {}", of.client_pays, of.reseller_pays, of.margin, codes.join(",")).trim_end().to_owned()
    }

    fn one(costs: Costs<'_>) -> String {
        outcome(&simulate(&[costs], today()).unwrap().accounts[0])
    }

    #[test]
    fn s2_support_that_is_in_no_group_is_paid_by_the_reseller_alone() {
        let business = costs(SupportType::Business, "85000");
        assert_eq!(one(business.clone()), "91150.00 91150.00 0.00");
        let outside = Costs { group_kind: None, ..business };
        assert_eq!(one(outside), "85000.00 91150.00 -6150.00 support_plan_not_assigned");
    }

    #[test]
    fn s1_a_group_of_the_wrong_kind_bills_no_support() {
        let developer = costs(SupportType::Developer, "2000");
        assert_eq!(one(developer.clone()), "2060.00 2060.00 0.00");
        let wrong = Costs { group_kind: Some(GroupKind::Business), ..developer };
        assert_eq!(one(wrong), "2000.00 2060.00 -60.00 support_plan_mismatch");
    }

    #[test]
    fn a_missing_group_is_no_finding_where_aws_charges_nothing() {
        let basic = Costs { group_kind: None, ..costs(SupportType::Basic, "500") };
        assert_eq!(one(basic), "500.00 500.00 0.00");
    }

    #[test]
    fn support_that_is_lost_is_found_even_where_the_markup_hides_it() {
        let rules = global(RuleType::Markup, 5_000);
        let outside = Costs { group_kind: None, rules: Some(&rules), ..costs(SupportType::BusinessPlus, "1000") };
        assert_eq!(one(outside), "1500.00 1090.00 410.00 support_plan_not_assigned");
    }

    #[test]
    fn a_discount_is_below_cost_when_the_reseller_pays_more_for_the_usage() {
        let rules = global(RuleType::Discount, 1_000);
        let sold = Costs { rules: Some(&rules), seller_cost: Some(money("90")), ..costs(SupportType::Basic, "100") };
        assert_eq!(one(sold.clone()), "90.00 90.00 0.00");
        let dear = Costs { seller_cost: Some(money("90.01")), ..sold.clone() };
        assert_eq!(one(dear), "90.00 90.01 -0.01 discount_below_cost");
        let unknown = Costs { seller_cost: None, ..sold };
        assert_eq!(one(unknown), "90.00 100.00 -10.00 discount_below_cost");
    }

    #[test]
    fn c2_without_a_pricebook_usage_is_not_billed() {
        let unpriced = Costs { rules: None, ..costs(SupportType::Developer, "1000") };
        assert_eq!(one(unpriced), "30.00 1030.00 -1000.00 pricebook_not_set");
        let idle = Costs { rules: None, ..costs(SupportType::Basic, "0") };
        assert_eq!(one(idle), "0.00 0.00 0.00");
    }

    #[test]
    fn only_global_rules_apply_to_usage_as_a_whole() {
        let mut rules = global(RuleType::Markup, 1_000).to_vec();
        let ec2 = Some("AmazonEC2".to_owned());
        rules.push(Rule {
            scope: Scope::Service,
            match_value: ec2,
            kind: RuleType::Discount,
            percent: Percent::HUNDRED,
        });
        let priced = Costs { rules: Some(&rules), ..costs(SupportType::Basic, "100") };
        assert_eq!(one(priced), "110.00 100.00 10.00");
    }

    #[test]
    fn a_plan_is_retired_from_its_end_date_on() {
        let business = costs(SupportType::Business, "1000");
        for (on, findings) in [("2026-12-31", vec![]), ("2027-01-01", vec![WarningCode::SupportPlanRetired])] {
            let simulated = simulate(std::slice::from_ref(&business), day(on)).unwrap();
            assert_eq!(simulated.accounts[0].findings, findings, "{on}");
        }
    }

    #[test]
    fn s5_per_account_plans_are_never_tiered_over_the_family_and_aggregated_ones_are() {
        let ten = vec![costs(SupportType::BusinessPlus, "10000"); 10];
        assert_eq!(simulate(&ten, today()).unwrap().total_reseller_pays, money("109000"));

        // Tiered over 1,200,000: 70,500; the basic account between them is not enrolled.
        let outside = Costs { group_kind: None, ..costs(SupportType::Enterprise, "600000") };
        let family = [costs(SupportType::Enterprise, "600000"), costs(SupportType::Basic, "7"), outside];
        let simulated = simulate(&family, today()).unwrap();
        let outcomes: Vec<_> = simulated.accounts.iter().map(outcome).collect();
        let expected =
            ["635250.00 635250.00 0.00", "7.00 7.00 0.00", "600000.00 635250.00 -35250.00 support_plan_not_assigned"];
        assert_eq!(outcomes, expected);
        assert_eq!(simulated.total_client_pays, money("1235257"));
        assert_eq!(simulated.total_reseller_pays, money("1270507"));
        assert_eq!(simulated.total_margin, money("-35250"));
    }

    #[test]
    fn totals_are_rounded_once_and_a_negative_cost_is_refused() {
        let rules = global(RuleType::Markup, 1_250);
        let line = Costs { rules: Some(&rules), ..costs(SupportType::Basic, "0.004") };
        let simulated = simulate(&[line.clone(), line], today()).unwrap();
        assert_eq!(simulated.accounts[0].client_pays, money("0.0045"));
        assert_eq!(simulated.total_client_pays, money("0.01"));
        let error = simulate(&[costs(SupportType::Basic, "-1")], today()).unwrap_err();
        assert_eq!(error.code, "negative_money");
    }

    #[test]
    fn s1_every_missing_or_wrong_setting_is_told_whatever_it_costs() {
        let none = SupportSettings { has_pricebook: false, support_type: SupportType::Basic, group_kind: None };
        assert_eq!(none.findings(today()), [WarningCode::PricebookNotSet, WarningCode::SupportPlanNotAssigned]);
        let wrong = SupportSettings {
            has_pricebook: true,
            support_type: SupportType::Developer,
            group_kind: Some(GroupKind::Business),
        };
        let codes = [WarningCode::SupportPlanMismatch, WarningCode::SupportPlanRetired];
        assert_eq!(wrong.findings(day("2027-01-01")), codes);
        assert_eq!(wrong.findings(today()), codes[..1]);
    }
}
