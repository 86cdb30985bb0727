//! What requests and answers about the rules of a pricebook look like.

use std::num::ParseIntError;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::model::{self, Draft, Match, Rule, RuleCount, RuleSet, RuleType, Scope};
use crate::auth::ActorView;
use crate::contract::path_id::{PathId, PathParameter};
use crate::contract::resource::Resource;
use crate::contract::rules::{Rules, member};
use crate::domain::{Code, Refusal, Violation};
use crate::id::PricebookId;

/// A markup or a discount on list price. Of the rules that match a usage line the narrowest applies: `sku` before
/// `service` before `billing_entity` before `global`; without one the customer pays list price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = PricebookRule)]
pub struct RuleBody {
    /// What `match` is compared with.
    pub scope: Scope,
    /// The value that a line must have, letter by letter; required, but for a global rule, which has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    // Whether it is blank is checked with the rest of its rule; a name also has no control characters.
    #[schema(max_length = 256, format = "one-line", example = "AmazonEC2")]
    pub r#match: Option<String>,
    /// Whether the customer pays more or less than list price.
    pub r#type: RuleType,
    /// A percentage with at most two decimals: `0.00`–`1000.00` for a markup, `0.00`–`100.00` for a discount.
    // Checked together with the rest of its rule, so that everything is reported at once; the format only documents it.
    #[schema(format = "percent", example = "12.50")]
    pub percent: String,
}

/// New rules for a pricebook, in place of all it has.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutPricebookRules {
    /// The rules, one for each scope and match; an empty list prices everything at list price.
    #[schema(max_items = 1000)]
    pub rules: Vec<RuleBody>,
}

/// Which sets of rules to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListRuleVersions {}

/// A set of rules that a pricebook has or once had.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PricebookRuleVersion)]
pub struct RuleVersionView {
    /// The pricebook's version that came with the rules.
    #[schema(example = 2)]
    pub version: i32,
    /// Since when they applied.
    pub at: DateTime<Utc>,
    /// Who set them.
    pub actor: ActorView,
    /// How many rules there are.
    #[schema(minimum = 0, maximum = 1000, example = 1)]
    pub rule_count: i32,
    /// The rules: in the answer for one version, not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 1000)]
    pub rules: Option<Vec<RuleBody>>,
    #[serde(skip)]
    #[schema(ignore)]
    pricebook_id: PricebookId,
}

crate::page_body! {
    /// A page of the sets of rules that a pricebook ever had.
    PricebookRuleVersionPage of RuleVersionView, asked by ListRuleVersions
}

/// A version in the path of a set of rules: the pricebook's version that came with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
pub struct RuleVersion(pub i32);

impl FromStr for RuleVersion {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl PathId for RuleVersion {
    const PARAMETER: PathParameter = PathParameter {
        name: "version",
        schema: None,
        meaning: "Version of the pricebook that came with the rules",
        not_found: Code::PricebookVersionNotFound,
    };
}

/// The rules that these bodies mean, or all that is wrong with them.
pub fn accept(bodies: &[RuleBody]) -> Result<Vec<Rule>, Refusal> {
    let draft = |body: &RuleBody| Draft {
        scope: Some(body.scope),
        match_value: body.r#match.as_deref().map_or(Match::Absent, Match::of),
        kind: Some(body.r#type),
        percent: Some(body.percent.clone()),
    };
    model::accept(&bodies.iter().map(draft).collect::<Vec<_>>())
}

/// All that is wrong with the rules of a body, of which any member may have a wrong form.
pub fn broken(body: &Value) -> Vec<Violation> {
    let draft = |rule: &Value| Draft {
        scope: member(rule, "/scope"),
        match_value: match rule.get("match") {
            None | Some(Value::Null) => Match::Absent,
            Some(Value::String(text)) => Match::of(text),
            Some(_) => Match::Broken,
        },
        kind: member(rule, "/type"),
        percent: member(rule, "/percent"),
    };
    let rules = body.get("rules").and_then(Value::as_array);
    model::check(&rules.into_iter().flatten().map(draft).collect::<Vec<_>>())
}

impl Rules for PutPricebookRules {
    fn broken(body: &Value) -> Vec<Violation> {
        broken(body)
    }
}

impl From<&Rule> for RuleBody {
    fn from(rule: &Rule) -> Self {
        Self {
            scope: rule.scope,
            r#match: rule.match_value.clone(),
            r#type: rule.kind,
            percent: rule.percent.to_string(),
        }
    }
}

impl RuleVersionView {
    /// The set without its rules, as lists show it.
    pub fn listed(set: RuleSet<RuleCount>, pricebook_id: &PricebookId) -> Self {
        let RuleCount(rule_count) = set.rules;
        Self {
            version: set.version,
            at: set.at,
            actor: ActorView { credential_id: set.actor_credential_id, role: set.actor_role },
            rule_count,
            rules: None,
            pricebook_id: pricebook_id.clone(),
        }
    }

    /// The set with its rules.
    pub fn whole(set: RuleSet, pricebook_id: &PricebookId) -> Self {
        let rules = set.rules.iter().map(RuleBody::from).collect();
        let count = RuleCount::of(&set.rules);
        Self { rules: Some(rules), ..Self::listed(set.with(count), pricebook_id) }
    }
}

impl Resource for RuleVersionView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/pricebooks/{}/rules/history/{}", self.pricebook_id, self.version)
    }
}
