//! The rules of a pricebook and which of them are acceptable together. Must not know how they are stored or asked for,
//! nor make human text; what they do to a price is `pricing`.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{FieldError, Money, Percent, Refusal, Violation, all_or_invalid, check_not_blank, trimmed};

crate::text_enum! {
    /// What a rule's `match` is compared with, from the broadest to the narrowest.
    Scope as "PricebookRuleScope" {
        /// Every line.
        Global "global",
        /// The line's billing entity, such as `AWS` or `AWS Marketplace`.
        BillingEntity "billing_entity",
        /// The line's service.
        Service "service",
        /// The line's SKU.
        Sku "sku",
    }
}

crate::text_enum! {
    /// In which direction a rule moves the list price (P9).
    RuleType as "PricebookRuleType" {
        /// The customer pays more than list price, 0.00–1000.00 %.
        Markup "markup",
        /// The customer pays less than list price, 0.00–100.00 %.
        Discount "discount",
    }
}

impl RuleType {
    /// The largest percentage allowed; the smallest is zero.
    pub const fn max_percent(self) -> Percent {
        match self {
            Self::Markup => Percent::from_hundredths(100_000),
            Self::Discount => Percent::HUNDRED,
        }
    }
}

/// One price adjustment of a pricebook; its JSON is what the database keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// What `match_value` is compared with.
    pub scope: Scope,
    /// The value that a line must have, compared exactly; absent for a global rule.
    #[serde(rename = "match", default, skip_serializing_if = "Option::is_none")]
    pub match_value: Option<String>,
    /// Markup or discount.
    #[serde(rename = "type")]
    pub kind: RuleType,
    /// How much of the list price is added or taken off.
    pub percent: Percent,
}

impl Rule {
    /// The list price after this rule, exactly: round it before it is shown.
    #[must_use]
    pub fn apply(&self, list_cost: Money) -> Money {
        // One factor rather than a difference: with ties away from zero the two round differently.
        let factor = match self.kind {
            RuleType::Markup => Percent::HUNDRED.plus(self.percent),
            RuleType::Discount => Percent::HUNDRED.minus(self.percent),
        };
        list_cost.percentage(factor)
    }
}

/// A rule as somebody proposes it; what has not the form of its member is none.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// See [`Rule::scope`].
    pub scope: Option<Scope>,
    /// See [`Rule::match_value`]; without the blanks around it.
    pub match_value: Match,
    /// See [`Rule::kind`].
    pub kind: Option<RuleType>,
    /// The percentage as text.
    pub percent: Option<String>,
}

/// What a proposed rule has as its match.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Match {
    /// Nothing.
    #[default]
    Absent,
    /// A text.
    Text(String),
    /// Something that is no match.
    Broken,
}

impl Match {
    /// A given text; blanks around it carry nothing.
    pub fn of(text: &str) -> Self {
        Self::Text(trimmed(text))
    }
}

/// All that is wrong with the rules: `/rules/<i>/match` is `match_required` (also when blank), `match_not_allowed` or, on
/// the later of two rules with the same scope and match, `duplicate_rule` (argument `first`, the position of the earlier);
/// `/rules/<i>/percent` is `invalid_percent` or `out_of_range` (`min`, `max`). What lacks a form is passed over.
pub fn check(drafts: &[Draft]) -> Vec<Violation> {
    let mut errors = Vec::new();
    let mut seen: HashMap<(Scope, &str), usize> = HashMap::new();
    for (position, draft) in drafts.iter().enumerate() {
        let at = |member: &str, error| Violation::at(format!("/rules/{position}/{member}"), error);
        match check_match(draft) {
            Some(Ok(key)) => {
                let first = *seen.entry(key).or_insert(position);
                if first != position {
                    errors.push(at("match", FieldError::new("duplicate_rule").with("first", first.to_string())));
                }
            }
            Some(Err(error)) => errors.push(at("match", error)),
            None => {}
        }
        let most = draft.kind.map_or(RuleType::Markup.max_percent(), RuleType::max_percent);
        let percent = draft.percent.as_deref().map(|text| Percent::parse_within(text, Percent::ZERO, most));
        errors.extend(percent.and_then(Result::err).map(|error| at("percent", error)));
    }
    errors
}

/// The rules, or all that is wrong with them.
pub fn accept(drafts: &[Draft]) -> Result<Vec<Rule>, Refusal> {
    all_or_invalid(check(drafts))?;
    let rule = |draft: &Draft| {
        let percent = draft.percent.as_deref()?;
        let kind = draft.kind?;
        Some(Rule {
            scope: draft.scope?,
            match_value: match &draft.match_value {
                Match::Text(text) => Some(text.clone()),
                Match::Absent | Match::Broken => None,
            },
            kind,
            percent: Percent::parse_within(percent, Percent::ZERO, kind.max_percent()).ok()?,
        })
    };
    Ok(drafts.iter().filter_map(rule).collect())
}

/// What tells the rule from the others; none when that is not known.
fn check_match(draft: &Draft) -> Option<Result<(Scope, &str), FieldError>> {
    Some(match (draft.scope?, &draft.match_value) {
        (_, Match::Broken) => return None,
        (Scope::Global, Match::Absent) => Ok((Scope::Global, "")),
        (Scope::Global, Match::Text(_)) => Err(FieldError::new("match_not_allowed")),
        (scope, Match::Text(text)) if check_not_blank(text).is_ok() => Ok((scope, text)),
        _ => Err(FieldError::new("match_required")),
    })
}

/// How many rules there are, where they themselves are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleCount(pub i32);

impl RuleCount {
    /// How many these are.
    pub fn of(rules: &[Rule]) -> Self {
        Self(i32::try_from(rules.len()).unwrap_or(i32::MAX))
    }
}

/// A set of rules that a pricebook has or once had, and who gave it (P8). `R` is what is known of the rules: in lists only
/// how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet<R = Vec<Rule>> {
    /// The pricebook's version that came with it.
    pub version: i32,
    /// Since when.
    pub at: DateTime<Utc>,
    /// The credential that gave it; none for a pricebook that is older than the record.
    pub actor_credential_id: Option<String>,
    /// The credential's role; `platform` where there is none.
    pub actor_role: String,
    /// The rules.
    pub rules: R,
}

impl<R> RuleSet<R> {
    /// The same set with something else known of its rules.
    #[must_use]
    pub fn with<S>(self, rules: S) -> RuleSet<S> {
        let Self { version, at, actor_credential_id, actor_role, rules: _ } = self;
        RuleSet { version, at, actor_credential_id, actor_role, rules }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(scope: Scope, match_value: Option<&str>, kind: RuleType, percent: &str) -> Draft {
        Draft {
            scope: Some(scope),
            match_value: match_value.map_or(Match::Absent, Match::of),
            kind: Some(kind),
            percent: Some(percent.to_owned()),
        }
    }

    #[test]
    fn a_rule_is_asked_wherever_its_members_have_their_form() {
        let ok = draft(Scope::Sku, Some("A"), RuleType::Discount, "150");
        let no_kind = Draft { kind: None, ..ok.clone() };
        let drafts = [
            Draft { scope: None, ..ok.clone() },
            Draft { match_value: Match::Broken, percent: None, ..ok.clone() },
            no_kind.clone(),
            Draft { percent: Some("abc".to_owned()), ..no_kind.clone() },
            Draft { percent: Some("1000.01".to_owned()), match_value: Match::of(" A "), ..no_kind },
        ];
        let told: Vec<_> =
            check(&drafts).into_iter().map(|one| format!("{} {}", one.pointer, one.error.code)).collect();
        assert_eq!(
            told,
            [
                "/rules/0/percent out_of_range",
                "/rules/3/match duplicate_rule",
                "/rules/3/percent invalid_percent",
                "/rules/4/match duplicate_rule",
                "/rules/4/percent out_of_range",
            ]
        );
    }

    #[test]
    fn blanks_around_a_match_carry_nothing() {
        let rules = accept(&[draft(Scope::Service, Some(" AmazonEC2 "), RuleType::Markup, "1")]).unwrap();
        assert_eq!(rules[0].match_value.as_deref(), Some("AmazonEC2"));
    }

    fn refused(drafts: &[Draft]) -> Vec<String> {
        let errors = accept(drafts).map_or_else(|refusal| refusal.errors, |_| Vec::new());
        errors.iter().map(|error| format!("{} {}", error.pointer, error.error.code)).collect()
    }

    #[test]
    fn p9_acceptable_rules_are_taken_as_they_are() {
        let drafts = [
            draft(Scope::Global, None, RuleType::Markup, "1000.00"),
            draft(Scope::BillingEntity, Some("AWS"), RuleType::Discount, "100"),
            draft(Scope::Service, Some("AWS"), RuleType::Discount, "0.00"),
            draft(Scope::Service, Some("aws"), RuleType::Markup, "0"),
            draft(Scope::Sku, Some("AWS"), RuleType::Markup, "0.5"),
        ];
        let rules = accept(&drafts).unwrap();
        assert_eq!(rules.len(), 5);
        let percents: Vec<String> = rules.iter().map(|rule| rule.percent.to_string()).collect();
        assert_eq!(percents, ["1000.00", "100.00", "0.00", "0.00", "0.50"]);
        assert_eq!(accept(&[]), Ok(Vec::new()));
    }

    #[test]
    fn a_match_is_required_but_for_global_rules_where_it_is_refused() {
        let drafts = [
            draft(Scope::Sku, None, RuleType::Markup, "1"),
            draft(Scope::Sku, None, RuleType::Markup, "1"),
            draft(Scope::Service, Some(""), RuleType::Markup, "1"),
            draft(Scope::BillingEntity, Some("  "), RuleType::Markup, "1"),
            draft(Scope::Global, Some("AWS"), RuleType::Markup, "1"),
        ];
        let expected = [
            "/rules/0/match match_required",
            "/rules/1/match match_required",
            "/rules/2/match match_required",
            "/rules/3/match match_required",
            "/rules/4/match match_not_allowed",
        ];
        assert_eq!(refused(&drafts), expected);
    }

    #[test]
    fn a_second_rule_for_the_same_scope_and_match_is_a_duplicate() {
        let drafts = [
            draft(Scope::Global, None, RuleType::Markup, "1"),
            draft(Scope::Sku, Some("A"), RuleType::Markup, "1"),
            draft(Scope::Global, None, RuleType::Discount, "2"),
            draft(Scope::Sku, Some("A"), RuleType::Discount, "3"),
            draft(Scope::Sku, Some("A"), RuleType::Discount, "3"),
            draft(Scope::Service, Some("A"), RuleType::Discount, "3"),
        ];
        let errors = accept(&drafts).unwrap_err().errors;
        let duplicate = |position: usize, first: &str| {
            let error = FieldError::new("duplicate_rule").with("first", first);
            Violation::at(format!("/rules/{position}/match"), error)
        };
        assert_eq!(errors, [duplicate(2, "0"), duplicate(3, "1"), duplicate(4, "1")]);
    }

    #[test]
    fn p9_percentages_have_a_range_for_each_kind_and_everything_is_told_at_once() {
        let drafts = [
            draft(Scope::Sku, Some("a"), RuleType::Markup, "1000.01"),
            draft(Scope::Sku, Some("b"), RuleType::Markup, "-1"),
            draft(Scope::Sku, Some("c"), RuleType::Discount, "100.01"),
            draft(Scope::Sku, None, RuleType::Discount, "1.005"),
            draft(Scope::Sku, Some("c"), RuleType::Discount, "ten"),
        ];
        let expected = [
            "/rules/0/percent out_of_range",
            "/rules/1/percent out_of_range",
            "/rules/2/percent out_of_range",
            "/rules/3/match match_required",
            "/rules/3/percent invalid_percent",
            "/rules/4/match duplicate_rule",
            "/rules/4/percent invalid_percent",
        ];
        assert_eq!(refused(&drafts), expected);
        let errors = accept(&drafts).unwrap_err().errors;
        assert_eq!(errors[0].error.args[1], ("max", "1000.00".to_owned()));
        assert_eq!(errors[2].error.args[1], ("max", "100.00".to_owned()));
    }

    #[test]
    fn what_the_database_keeps_reads_back() {
        let rules = accept(&[
            draft(Scope::Global, None, RuleType::Markup, "12.5"),
            draft(Scope::Sku, Some("\"x\""), RuleType::Discount, "3"),
        ]);
        let rules = rules.unwrap();
        let json = serde_json::to_string(&rules).unwrap();
        assert!(json.starts_with(r#"[{"scope":"global","type":"markup","percent":"12.50"},{"scope":"sku","match":"#));
        assert_eq!(serde_json::from_str::<Vec<Rule>>(&json).unwrap(), rules);
    }
}
