//! What requests and answers about prices look like.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::{Priced, PricedLine, Reason, UsageLine};
use crate::domain::{Amount, Currency, Money};
use crate::locale::{self, Lang};
use crate::pricebooks::rules::dto::RuleBody;

/// Usage to be priced; amounts are in the pricebook's currency.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PriceUsage {
    /// The lines.
    #[schema(min_items = 1, max_items = 1000)]
    pub lines: Vec<UsageLineBody>,
}

/// A line of usage.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = UsageLine)]
pub struct UsageLineBody {
    /// The service's name or code, as rules with the scope `service` spell it.
    #[schema(min_length = 1, max_length = 256, example = "AmazonEC2")]
    pub service: String,
    /// Who bills it.
    #[schema(min_length = 1, max_length = 256, example = "AWS")]
    pub billing_entity: Option<String>,
    /// The SKU.
    #[schema(min_length = 1, max_length = 256, example = "JRTCKXETXF6K6N6Q")]
    pub sku: Option<String>,
    /// Free text, handed back.
    #[schema(max_length = 1000, example = "On-demand m5.large")]
    pub description: Option<String>,
    /// List price (MSRP); below zero for a credit.
    #[schema(value_type = String, format = "money", example = "100.00")]
    pub list_cost: Money,
    /// What the reseller pays; needed for the margin.
    #[schema(value_type = Option<String>, format = "money", example = "95.50")]
    pub seller_cost: Option<Money>,
}

/// A line of usage with its price.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PricedUsageLine)]
pub struct PricedLineView {
    /// The service.
    #[schema(example = "AmazonEC2")]
    pub service: String,
    /// Who bills it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "AWS")]
    pub billing_entity: Option<String>,
    /// The SKU.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "JRTCKXETXF6K6N6Q")]
    pub sku: Option<String>,
    /// The free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "On-demand m5.large")]
    pub description: Option<String>,
    /// List price.
    #[schema(value_type = String, format = "money", example = "100.00")]
    pub list_cost: Amount,
    /// What the reseller pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "money", example = "95.50")]
    pub seller_cost: Option<Amount>,
    /// What the customer pays, rounded half-up to 6 decimals.
    #[schema(value_type = String, format = "money", example = "112.50")]
    pub customer_cost: Amount,
    /// Customer cost less seller cost; absent without a seller cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "money", example = "17.00")]
    pub margin: Option<Amount>,
    /// The rule that applies; absent when list price does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied_rule: Option<RuleBody>,
    /// Why the line costs what it costs, in the language of the answer.
    #[schema(example = "The global rule applies, because no narrower one matches: list price plus 12.50 %.")]
    pub reason: String,
}

/// Priced usage; totals are the sums of the rounded lines, rounded half-up to as many decimals as
/// the currency has.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PricedUsage)]
pub struct PricedUsageView {
    /// The currency of all amounts (ISO 4217).
    #[schema(value_type = String, example = "USD")]
    pub currency: Currency,
    /// The lines, in the order in which they were sent.
    pub lines: Vec<PricedLineView>,
    /// Sum of the list prices.
    #[schema(value_type = String, format = "money", example = "100.00")]
    pub total_list_cost: Amount,
    /// Sum of what the customer pays.
    #[schema(value_type = String, format = "money", example = "112.50")]
    pub total_customer_cost: Amount,
    /// Sum of what the reseller pays; only when every line has a seller cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "money", example = "95.50")]
    pub total_seller_cost: Option<Amount>,
    /// Sum of the margins; only when every line has a seller cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "money", example = "17.00")]
    pub total_margin: Option<Amount>,
}

impl From<UsageLineBody> for UsageLine {
    fn from(body: UsageLineBody) -> Self {
        Self {
            service: body.service,
            billing_entity: body.billing_entity,
            sku: body.sku,
            description: body.description,
            list_cost: body.list_cost,
            seller_cost: body.seller_cost,
        }
    }
}

fn sentence(reason: &Reason, lang: Lang) -> String {
    locale::text(lang, reason.code.id(), &reason.args)
}

fn line_view(priced: &PricedLine<'_>, currency: Currency, lang: Lang) -> PricedLineView {
    let line = priced.line;
    let amount = |money: Money| money.with_decimals(currency.minor_units());
    PricedLineView {
        service: line.service.clone(),
        billing_entity: line.billing_entity.clone(),
        sku: line.sku.clone(),
        description: line.description.clone(),
        list_cost: amount(line.list_cost),
        seller_cost: line.seller_cost.map(amount),
        customer_cost: amount(priced.customer_cost),
        margin: priced.margin.map(amount),
        applied_rule: priced.applied_rule.map(RuleBody::from),
        reason: sentence(&priced.reason, lang),
    }
}

impl PricedUsageView {
    /// The prices in a language.
    pub fn new(priced: &Priced<'_>, currency: Currency, lang: Lang) -> Self {
        let amount = |money: Money| money.with_decimals(currency.minor_units());
        Self {
            currency,
            lines: priced.lines.iter().map(|line| line_view(line, currency, lang)).collect(),
            total_list_cost: amount(priced.total_list_cost),
            total_customer_cost: amount(priced.total_customer_cost),
            total_seller_cost: priced.total_seller_cost.map(amount),
            total_margin: priced.total_margin.map(amount),
        }
    }
}

crate::no_rules!(PriceUsage);
