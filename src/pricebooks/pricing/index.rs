//! Which rule prices a line: the narrowest that matches it.

use std::collections::HashMap;

use super::usage::UsageLine;
use crate::pricebooks::rules::model::{Rule, Scope};

/// The rules by what they match: pricing a line takes at most four look-ups, however many rules there are.
pub struct RuleIndex<'a> {
    global: Option<&'a Rule>,
    by_match: HashMap<(Scope, &'a str), &'a Rule>,
}

impl<'a> RuleIndex<'a> {
    /// Indexes rules that were accepted; of duplicates the first counts.
    pub fn new(rules: &'a [Rule]) -> Self {
        let mut index = Self { global: None, by_match: HashMap::with_capacity(rules.len()) };
        for rule in rules {
            match (rule.scope, rule.match_value.as_deref()) {
                (Scope::Global, _) => {
                    index.global.get_or_insert(rule);
                }
                (scope, Some(value)) => {
                    index.by_match.entry((scope, value)).or_insert(rule);
                }
                (_, None) => {}
            }
        }
        index
    }

    /// The narrowest rule that matches a line, the global one at last.
    pub fn narrowest(&self, line: &UsageLine) -> Option<&'a Rule> {
        [
            (Scope::Sku, line.sku.as_deref()),
            (Scope::Service, Some(line.service.as_str())),
            (Scope::BillingEntity, line.billing_entity.as_deref()),
        ]
        .into_iter()
        .filter_map(|(scope, value)| self.by_match.get(&(scope, value?)).copied())
        .next()
        .or(self.global)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Money, Percent};
    use crate::pricebooks::rules::model::RuleType;

    fn rule(scope: Scope, match_value: Option<&str>, kind: RuleType, hundredths: i32) -> Rule {
        Rule { scope, match_value: match_value.map(str::to_owned), kind, percent: Percent::from_hundredths(hundredths) }
    }

    fn line(service: &str) -> UsageLine {
        UsageLine {
            service: service.to_owned(),
            billing_entity: None,
            sku: None,
            description: None,
            list_cost: Money::whole(100),
            seller_cost: None,
        }
    }

    #[test]
    fn the_narrowest_matching_scope_wins_whatever_the_order_of_rules() {
        let mut rules = vec![
            rule(Scope::Global, None, RuleType::Markup, 100),
            rule(Scope::BillingEntity, Some("AWS"), RuleType::Markup, 200),
            rule(Scope::Service, Some("AmazonEC2"), RuleType::Markup, 300),
            rule(Scope::Sku, Some("SKU1"), RuleType::Discount, 400),
        ];
        let full = |entity: Option<&str>, service: &str, sku: Option<&str>| UsageLine {
            billing_entity: entity.map(str::to_owned),
            sku: sku.map(str::to_owned),
            ..line(service)
        };
        let lines = [
            full(Some("AWS"), "AmazonEC2", Some("SKU1")),
            full(Some("AWS"), "AmazonEC2", Some("SKU2")),
            full(Some("AWS"), "AmazonS3", None),
            full(Some("AWS Marketplace"), "AmazonS3", None),
            full(None, "amazonec2", Some("AmazonEC2")),
        ];
        let expected = ["4.00", "3.00", "2.00", "1.00", "1.00"];
        for _ in 0..rules.len() {
            rules.rotate_left(1);
            let index = RuleIndex::new(&rules);
            let found: Vec<_> = lines.iter().map(|line| index.narrowest(line).unwrap().percent.to_string()).collect();
            assert_eq!(found, expected);
        }
    }

    fn any_rule() -> impl Strategy<Value = Rule> {
        let scope =
            prop_oneof![Just(Scope::Global), Just(Scope::BillingEntity), Just(Scope::Service), Just(Scope::Sku)];
        let kind = prop_oneof![Just(RuleType::Markup), Just(RuleType::Discount)];
        (scope, prop::option::of("[ab]{0,1}"), kind, any::<i32>())
            .prop_map(|(scope, match_value, kind, hundredths)| rule(scope, match_value.as_deref(), kind, hundredths))
    }

    fn any_line() -> impl Strategy<Value = UsageLine> {
        let name = || prop::option::of("[ab]");
        ("[ab]", name(), name()).prop_map(|(service, billing_entity, sku)| UsageLine {
            billing_entity,
            sku,
            ..line(&service)
        })
    }

    proptest! {
        #[test]
        fn the_index_finds_the_rule_that_a_search_through_all_would(
            rules in prop::collection::vec(any_rule(), 0..12),
            line in any_line(),
        ) {
            let matches = |rule: &&Rule| match rule.scope {
                Scope::Global => true,
                Scope::BillingEntity => rule.match_value.is_some() && rule.match_value == line.billing_entity,
                Scope::Service => rule.match_value.as_ref() == Some(&line.service),
                Scope::Sku => rule.match_value.is_some() && rule.match_value == line.sku,
            };
            // `min_by_key` takes the first of equals, as the index does.
            let expected = rules.iter().filter(matches).min_by_key(|rule| std::cmp::Reverse(rule.scope));
            prop_assert_eq!(RuleIndex::new(&rules).narrowest(&line), expected);
        }
    }
}
