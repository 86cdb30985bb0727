//! Why a line costs what it costs. Human text is made elsewhere, by the id of the reason.

use crate::pricebooks::rules::model::{Rule, Scope};

/// Why a line costs what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReasonCode {
    /// A rule with a match won; arguments `scope`, `match`, `type`, `percent`.
    Rule,
    /// The global rule applies because no narrower one matches; arguments `type`, `percent`.
    GlobalRule,
    /// No rule matches, so list price applies.
    NoRule,
}

impl ReasonCode {
    /// The id of the text that explains it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Rule => "price-reason-rule",
            Self::GlobalRule => "price-reason-global-rule",
            Self::NoRule => "price-reason-no-rule",
        }
    }
}

/// A reason and the values that its text needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Which text.
    pub code: ReasonCode,
    /// Named values of the text.
    pub args: Vec<(&'static str, String)>,
}

impl Reason {
    /// The reason of a line for which this rule won, or none.
    pub fn of(rule: Option<&Rule>) -> Self {
        let Some(rule) = rule else {
            return Self { code: ReasonCode::NoRule, args: Vec::new() };
        };
        let mut args = vec![("type", rule.kind.as_str().to_owned()), ("percent", rule.percent.to_string())];
        let code = if rule.scope == Scope::Global {
            ReasonCode::GlobalRule
        } else {
            args.push(("scope", rule.scope.as_str().to_owned()));
            args.push(("match", rule.match_value.clone().unwrap_or_default()));
            ReasonCode::Rule
        };
        Self { code, args }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Percent;
    use crate::pricebooks::rules::model::RuleType;

    fn reason(scope: Scope, match_value: Option<&str>, kind: RuleType, hundredths: i32) -> Reason {
        let percent = Percent::from_hundredths(hundredths);
        Reason::of(Some(&Rule { scope, match_value: match_value.map(str::to_owned), kind, percent }))
    }

    #[test]
    fn the_reason_names_the_rule_that_won() {
        let own = reason(Scope::Service, Some("AmazonS3"), RuleType::Discount, 500);
        assert_eq!(own.code.id(), "price-reason-rule");
        assert_eq!(
            own.args,
            [
                ("type", "discount".to_owned()),
                ("percent", "5.00".to_owned()),
                ("scope", "service".to_owned()),
                ("match", "AmazonS3".to_owned()),
            ]
        );

        let global = reason(Scope::Global, None, RuleType::Markup, 1_250);
        assert_eq!(global.code.id(), "price-reason-global-rule");
        assert_eq!(global.args, [("type", "markup".to_owned()), ("percent", "12.50".to_owned())]);

        let none = Reason::of(None);
        assert_eq!((none.code.id(), none.args), ("price-reason-no-rule", Vec::new()));
    }
}
