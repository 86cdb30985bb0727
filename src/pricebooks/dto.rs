//! What requests and answers about pricebooks look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::model::{Pricebook, PricebookKind, PricebookProvider, PricebookStatus, check_members};
use crate::contract::patch::set;
use crate::contract::resource::Resource;
use crate::contract::rules::{Rules, is_given, member};
use crate::domain::{Currency, Violation, trimmed};
use crate::id::{PricebookId, ResellerId};
use crate::pricebooks::rules::dto::{self as rules, RuleBody};
use crate::pricebooks::rules::model::RuleCount;

/// A new pricebook.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreatePricebook {
    /// `custom` for a reseller's own; a `master` is created by operations only.
    pub kind: PricebookKind,
    /// Whose usage it prices; `aws` when left out.
    pub provider: Option<PricebookProvider>,
    /// Its name.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Retail 2027")]
    pub name: String,
    /// The currency of its prices (ISO 4217); it cannot be changed later.
    #[schema(value_type = String, format = "currency", example = "USD")]
    pub currency: Currency,
    /// The active master pricebook of the same currency that a custom one starts from; required for `custom`, refused for `master`.
    pub based_on: Option<PricebookId>,
    /// Markups and discounts of a custom one, one for each scope and match; none when left out. Refused for `master`,
    /// whose prices are AWS's list prices.
    #[schema(max_items = 1000)]
    pub rules: Option<Vec<RuleBody>>,
    /// Whose a custom one is; operations must name the reseller, a reseller may leave it out.
    pub reseller_id: Option<ResellerId>,
}

/// Changes to a pricebook; what is left out stays.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdatePricebook {
    /// Its name.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Retail 2027", nullable = false)]
    pub name: Option<String>,
}

/// Which pricebooks to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListPricebooks {
    /// Only those with this status; `active` when left out.
    #[param(inline, example = "active")]
    pub status: Option<PricebookStatus>,
    /// Only those of this kind.
    #[param(inline, example = "custom")]
    pub kind: Option<PricebookKind>,
    /// Only those in this currency (ISO 4217).
    #[param(value_type = Option<String>, format = "currency", example = "USD")]
    pub currency: Option<Currency>,
    /// Only those based on this master pricebook.
    #[param(max_length = 64, example = "pbk_01jdgx3v9re8tbq4m6n0y7k2hd")]
    pub based_on: Option<String>,
}

/// What usage costs a customer. Assign it with `PUT /clients/{clientId}/cloud-providers/aws`, or to single accounts.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Pricebook)]
pub struct PricebookView {
    /// Its id.
    pub id: PricebookId,
    /// The reseller it belongs to; absent on a master, which belongs to the platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reseller_id: Option<ResellerId>,
    /// Whose usage it prices.
    pub provider: PricebookProvider,
    /// Whether it is the platform's or a reseller's own.
    pub kind: PricebookKind,
    /// Its name.
    #[schema(example = "Retail 2027")]
    pub name: String,
    /// The currency of its prices (ISO 4217).
    #[schema(value_type = String, example = "USD")]
    pub currency: Currency,
    /// The master pricebook that a custom one starts from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub based_on: Option<PricebookId>,
    /// How many rules it has; a master has none.
    #[schema(minimum = 0, maximum = 1000, example = 1)]
    pub rule_count: i32,
    /// Its markups and discounts on list price: in the answer for one pricebook, not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 1000)]
    pub rules: Option<Vec<RuleBody>>,
    /// Whether it can be assigned.
    pub status: PricebookStatus,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

crate::page_body! {
    /// A page of pricebooks.
    PricebookPage of PricebookView, asked by ListPricebooks
}

impl UpdatePricebook {
    /// Merges the patch into a pricebook (RFC 7396); version and times stay as they are.
    pub fn apply(&self, pricebook: &mut Pricebook) {
        set(&mut pricebook.name, self.name.as_deref().map(trimmed));
    }
}

impl PricebookView {
    fn new<R>(pricebook: Pricebook<R>, RuleCount(rule_count): RuleCount, rules: Option<Vec<RuleBody>>) -> Self {
        Self {
            id: pricebook.id,
            reseller_id: pricebook.reseller_id,
            provider: pricebook.provider,
            kind: pricebook.kind,
            name: pricebook.name,
            currency: pricebook.currency,
            based_on: pricebook.based_on,
            rule_count,
            rules,
            status: pricebook.status,
            version: pricebook.version,
            created_at: pricebook.created_at,
            updated_at: pricebook.updated_at,
        }
    }
}

impl From<Pricebook> for PricebookView {
    fn from(pricebook: Pricebook) -> Self {
        let rules: Vec<_> = pricebook.rules.iter().map(RuleBody::from).collect();
        let count = RuleCount::of(&pricebook.rules);
        Self::new(pricebook, count, Some(rules))
    }
}

impl From<Pricebook<RuleCount>> for PricebookView {
    fn from(pricebook: Pricebook<RuleCount>) -> Self {
        let count = pricebook.rules;
        Self::new(pricebook, count, None)
    }
}

impl Resource for PricebookView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/pricebooks/{}", self.id)
    }
}

impl Rules for CreatePricebook {
    fn broken(body: &Value) -> Vec<Violation> {
        rules::broken(body)
    }

    fn broken_beside(body: &Value, _: DateTime<Utc>) -> Vec<Violation> {
        let kind = member(body, "/kind");
        kind.map(|kind| check_members(kind, |pointer| is_given(body, pointer))).unwrap_or_default()
    }
}

crate::no_rules!(UpdatePricebook);
