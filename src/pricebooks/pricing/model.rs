//! What usage lines cost under the rules of a pricebook. Must not know how pricebooks are stored or asked for, nor make
//! human text.
//!
//! No overflow: a line is below 10^12 with 6 decimals; at the largest markup its price is below
//! 1.1 * 10^13, and the sum of a request's 1,000 lines below 1.1 * 10^16, 23 of a decimal's 28 digits.

use super::index::RuleIndex;
pub use super::reason::{Reason, ReasonCode};
pub use super::usage::UsageLine;
use crate::domain::Money;
use crate::pricebooks::rules::model::Rule;

/// One usage line with its price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PricedLine<'a> {
    /// The line as it was given.
    pub line: &'a UsageLine,
    /// What the customer pays, 6 decimals at most.
    pub customer_cost: Money,
    /// Customer cost less seller cost, when the seller cost is known.
    pub margin: Option<Money>,
    /// The rule that won; none when list price applies.
    pub applied_rule: Option<&'a Rule>,
    /// Why.
    pub reason: Reason,
}

/// Priced lines and their totals, the totals rounded half-up to the currency's decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced<'a> {
    /// The lines in the order given.
    pub lines: Vec<PricedLine<'a>>,
    /// Sum of the list costs.
    pub total_list_cost: Money,
    /// Sum of the rounded customer costs.
    pub total_customer_cost: Money,
    /// Sum of the seller costs, only when every line has one.
    pub total_seller_cost: Option<Money>,
    /// Sum of the margins, only when every line has a seller cost; it may differ by a cent from the difference of two totals.
    pub total_margin: Option<Money>,
}

/// Prices every line with the narrowest rule that matches it, else at list price (C3), rounded half-up to 6 decimals. The
/// totals have as many decimals as the currency (ISO 4217).
///
/// Expects rules that `rules::model::accept` took; of duplicates the first counts.
pub fn price<'a>(rules: &'a [Rule], lines: &'a [UsageLine], decimals: u32) -> Priced<'a> {
    let index = RuleIndex::new(rules);
    let lines: Vec<PricedLine<'a>> = lines
        .iter()
        .map(|line| {
            let rule = index.narrowest(line);
            let cost = rule.map_or(line.list_cost, |rule| rule.apply(line.list_cost));
            let customer_cost = cost.half_up_6();
            PricedLine {
                line,
                customer_cost,
                margin: line.seller_cost.map(|seller| customer_cost.minus(seller)),
                applied_rule: rule,
                reason: Reason::of(rule),
            }
        })
        .collect();
    let total =
        |amount: fn(&PricedLine<'a>) -> Money| -> Money { lines.iter().map(amount).sum::<Money>().half_up(decimals) };
    let total_if_all = |amount: fn(&PricedLine<'a>) -> Option<Money>| -> Option<Money> {
        let amounts: Option<Vec<Money>> = lines.iter().map(amount).collect();
        amounts.map(|amounts| amounts.into_iter().sum::<Money>().half_up(decimals))
    };
    Priced {
        total_list_cost: total(|priced| priced.line.list_cost),
        total_customer_cost: total(|priced| priced.customer_cost),
        total_seller_cost: total_if_all(|priced| priced.line.seller_cost),
        total_margin: total_if_all(|priced| priced.margin),
        lines,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Percent;
    use crate::pricebooks::rules::model::{RuleType, Scope};

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    fn rule(scope: Scope, match_value: Option<&str>, kind: RuleType, hundredths: i32) -> Rule {
        Rule { scope, match_value: match_value.map(str::to_owned), kind, percent: Percent::from_hundredths(hundredths) }
    }

    fn line(service: &str, list_cost: &str) -> UsageLine {
        UsageLine {
            service: service.to_owned(),
            billing_entity: None,
            sku: None,
            description: None,
            list_cost: money(list_cost),
            seller_cost: None,
        }
    }

    #[test]
    fn c3_without_a_matching_rule_list_price_applies() {
        let rules = [rule(Scope::Sku, Some("X"), RuleType::Markup, 5_000)];
        let lines = [line("AmazonEC2", "12.345678")];
        let priced = price(&rules, &lines, 2);
        assert_eq!(priced.lines[0].customer_cost, money("12.345678"));
        assert_eq!(priced.lines[0].applied_rule, None);
        assert_eq!(priced.lines[0].reason.code.id(), "price-reason-no-rule");
        assert_eq!(priced.total_customer_cost, money("12.35"));
    }

    #[test]
    fn lines_round_ties_away_from_zero_to_six_decimals() {
        let markup = [rule(Scope::Global, None, RuleType::Markup, 5_000)];
        let discount = [rule(Scope::Global, None, RuleType::Discount, 5_000)];
        let lines = [line("s", "0.000001"), line("s", "-0.000001")];
        let costs = |rules: &[Rule]| -> Vec<String> {
            price(rules, &lines, 2).lines.iter().map(|priced| priced.customer_cost.to_string()).collect()
        };
        assert_eq!(costs(&markup), ["0.000002", "-0.000002"]);
        assert_eq!(costs(&discount), ["0.000001", "-0.000001"]);
    }

    #[test]
    fn totals_are_sums_of_rounded_lines() {
        let rules = [rule(Scope::Global, None, RuleType::Markup, 5_000)];
        // Each line is exactly 0.0000015; the exact sum, 0.00495, would round to 0.00.
        let lines = vec![line("s", "0.000001"); 3_300];
        let priced = price(&rules, &lines, 2);
        assert_eq!(priced.total_customer_cost, money("0.01"));
        assert_eq!(priced.total_list_cost, money("0.00"));
    }

    #[test]
    fn a_credit_is_marked_up_and_discounted_like_a_charge() {
        let rules = [rule(Scope::Global, None, RuleType::Discount, 1_000)];
        let lines = [line("s", "-200"), line("s", "150")];
        let priced = price(&rules, &lines, 2);
        assert_eq!(priced.lines[0].applied_rule, Some(&rules[0]));
        assert_eq!(priced.lines[0].customer_cost, money("-180"));
        assert_eq!(priced.total_list_cost, money("-50"));
        assert_eq!(priced.total_customer_cost, money("-45"));
    }

    #[test]
    fn a_discount_of_one_hundred_percent_is_free_without_a_sign() {
        let rules = [rule(Scope::Global, None, RuleType::Discount, 10_000)];
        let lines = [line("s", "-1.23")];
        assert_eq!(price(&rules, &lines, 2).lines[0].customer_cost.to_string(), "0.00");
    }

    #[test]
    fn margin_needs_a_seller_cost_and_its_total_one_on_every_line() {
        let rules = [rule(Scope::Global, None, RuleType::Markup, 1_000)];
        let sold = |list: &str, seller: &str| UsageLine { seller_cost: Some(money(seller)), ..line("s", list) };
        let lines = [sold("100", "95.5"), sold("10", "12"), line("s", "1")];

        let all = price(&rules, &lines[..2], 2);
        assert_eq!(all.lines[0].margin, Some(money("14.5")));
        assert_eq!(all.lines[1].margin, Some(money("-1")));
        assert_eq!(all.total_seller_cost, Some(money("107.5")));
        assert_eq!(all.total_margin, Some(money("13.5")));

        let some = price(&rules, &lines, 2);
        assert_eq!(some.lines[0].margin, Some(money("14.5")));
        assert_eq!(some.lines[2].margin, None);
        assert_eq!(some.total_seller_cost, None);
        assert_eq!(some.total_margin, None);
        assert_eq!(some.total_customer_cost, money("122.1"));
    }

    #[test]
    fn a_thousand_of_the_largest_lines_at_the_largest_markup_are_exact() {
        let rules = [rule(Scope::Global, None, RuleType::Markup, 100_000)];
        for (sign, largest) in [("", "999999999999.999999"), ("-", "-999999999999.999999")] {
            let opposite = largest.strip_prefix('-').map_or_else(|| format!("-{largest}"), str::to_owned);
            let lines = vec![UsageLine { seller_cost: Some(money(&opposite)), ..line("s", largest) }; 1_000];
            let priced = price(&rules, &lines, 2);
            assert_eq!(priced.lines[999].customer_cost.to_string(), format!("{sign}10999999999999.999989"));
            // 1,000 × 10999999999999.999989 = 10999999999999999.989
            assert_eq!(priced.total_customer_cost.to_string(), format!("{sign}10999999999999999.99"));
            // 1,000 × (10999999999999.999989 + 999999999999.999999) = 11999999999999999.988
            assert_eq!(priced.total_margin.unwrap().to_string(), format!("{sign}11999999999999999.99"));
        }
    }

    fn any_rule() -> impl Strategy<Value = Rule> {
        let scope =
            prop_oneof![Just(Scope::Global), Just(Scope::BillingEntity), Just(Scope::Service), Just(Scope::Sku)];
        let kind = prop_oneof![Just(RuleType::Markup), Just(RuleType::Discount)];
        (scope, prop::option::of("[ab]{0,1}"), kind, any::<i32>())
            .prop_map(|(scope, match_value, kind, hundredths)| rule(scope, match_value.as_deref(), kind, hundredths))
    }

    fn any_money() -> impl Strategy<Value = Money> {
        "-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?".prop_map(|text| money(&text))
    }

    fn any_line() -> impl Strategy<Value = UsageLine> {
        let name = || prop::option::of("[ab]");
        ("[ab]", name(), name(), any_money(), prop::option::of(any_money())).prop_map(
            |(service, billing_entity, sku, list_cost, seller_cost)| UsageLine {
                service,
                billing_entity,
                sku,
                description: None,
                list_cost,
                seller_cost,
            },
        )
    }

    proptest! {
        #[test]
        fn pricing_never_panics_even_with_rules_that_were_never_validated(
            rules in prop::collection::vec(any_rule(), 0..12),
            lines in prop::collection::vec(any_line(), 0..12),
        ) {
            let priced = price(&rules, &lines, 2);
            prop_assert_eq!(priced.lines.len(), lines.len());
            let sum: Money = priced.lines.iter().map(|priced| priced.customer_cost).sum();
            prop_assert_eq!(priced.total_customer_cost, sum.half_up_2());
        }
    }
}
