//! What requests and answers about AWS's support plans look like.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::charge::TierCharge;
use super::model::{CURRENCY, Certainty, ChargeScope, Plan, Tier};
use super::quote::{AccountCharge, AccountSpend, Quote};
use crate::contract::query::Filters;
use crate::domain::{AwsAccountId, FieldError, Money, Percent};
use crate::locale::{self, Lang};
use crate::support_plans::model::{GroupKind, SupportType};

/// Which plans to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListCatalog {
    /// Only those that an account can be given on this day; all when left out.
    #[param(value_type = Option<String>, format = "date", example = "2027-01-01")]
    pub on: Option<NaiveDate>,
}

impl Filters for ListCatalog {}

/// For which day to quote.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct QuoteDay {
    /// The day; today (UTC) when left out. With a day before a plan's end, a past bill can be reconciled.
    #[param(value_type = Option<String>, format = "date", example = "2026-12-31")]
    pub on: Option<NaiveDate>,
}

impl Filters for QuoteDay {}

/// Accounts to quote a plan for.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuoteSupportPlan {
    /// The accounts.
    #[schema(min_items = 1, max_items = 1000)]
    pub accounts: Vec<QuoteAccount>,
}

/// An account and what it spends in a month.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuoteAccount {
    /// Its 12-digit number, handed back.
    #[schema(value_type = Option<String>, format = "aws-account-id", example = "111122223333")]
    pub aws_account_id: Option<AwsAccountId>,
    /// Its eligible spend in USD, gross: before discounts and credits.
    #[schema(value_type = String, format = "money-not-negative", example = "85000.00")]
    pub monthly_spend: Money,
}

/// A marginal rate on a slice of monthly spend.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SupportPlanTier)]
pub struct TierView {
    /// Where the slice begins.
    #[schema(value_type = String, format = "money", example = "10000.00")]
    pub from: Money,
    /// Where it ends; absent on the last tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "money", example = "80000.00")]
    pub to: Option<Money>,
    /// The rate within the slice, in percent.
    #[schema(value_type = String, format = "percent", example = "7.00")]
    pub rate: Percent,
}

/// Where a plan's facts come from.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SupportPlanSource)]
pub struct SourceView {
    /// Which fact comes from where, in the language of the answer.
    #[schema(example = "Minimum and rates: AWS's pricing page.")]
    pub text: String,
    /// How sure the least sure fact is that decides the charge.
    pub certainty: Certainty,
}

/// One of AWS's support plans, as a dated entry. Where it and AWS differ, AWS is right.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SupportPlanCatalogEntry)]
pub struct CatalogEntryView {
    /// Its code; an account's `supportType`.
    pub code: SupportType,
    /// Its name, in the language of the answer.
    #[schema(example = "Business Support+")]
    pub name: String,
    /// The kind of support plan group that its accounts belong in.
    pub group_kind: GroupKind,
    /// The currency of all amounts: always USD.
    #[schema(example = "USD")]
    pub currency: &'static str,
    /// The least charge in a month: for each account, or once for an `aggregated` plan.
    #[schema(value_type = String, format = "money", example = "29.00")]
    pub minimum: Money,
    /// Marginal rates on monthly spend, from zero upwards; none for a plan without charge.
    pub tiers: Vec<TierView>,
    /// On whose spend the charge is computed.
    pub scope: ChargeScope,
    /// The first day on which it can be had; absent when it could always be.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2025-12-01")]
    pub available_from: Option<NaiveDate>,
    /// The first day on which it can no longer be had; absent when no end is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2027-01-01")]
    pub retired_on: Option<NaiveDate>,
    /// The plan that AWS offers instead; no account is moved there without being asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<SupportType>,
    /// Where all this comes from.
    pub source: SourceView,
}

/// AWS's support plans.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SupportPlanCatalog {
    /// The plans, current ones first.
    pub data: Vec<CatalogEntryView>,
}

/// The part of a charge that falls into one tier; the shape is AWS's own, so that a bill can be compared line by line.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SupportPlanTierCharge)]
pub struct TierChargeView {
    /// Where the tier begins.
    #[schema(value_type = String, format = "money", example = "10000.00")]
    pub from: Money,
    /// Where it ends; absent on the last tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "money", example = "80000.00")]
    pub to: Option<Money>,
    /// Its rate, in percent.
    #[schema(value_type = String, format = "percent", example = "7.00")]
    pub rate: Percent,
    /// The spend that falls into it.
    #[schema(value_type = String, format = "money", example = "70000.00")]
    pub usage_slice: Money,
    /// The slice at the rate, rounded half-up to cents.
    #[schema(value_type = String, format = "money", example = "4900.00")]
    pub charge: Money,
}

/// What the plan costs for one account.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = QuotedAccount)]
pub struct QuotedAccountView {
    /// Its number, if it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "111122223333")]
    pub aws_account_id: Option<AwsAccountId>,
    /// Its spend.
    #[schema(value_type = String, format = "money", example = "85000.00")]
    pub monthly_spend: Money,
    /// Its charge; its share of the whole charge for an `aggregated` plan.
    #[schema(value_type = String, format = "money", example = "6150.00")]
    pub charge: Money,
    /// Whether the minimum raised the account's charge; never for an `aggregated` plan.
    pub minimum_applied: bool,
    /// The tiers that its spend reaches; none for an `aggregated` plan.
    pub tiers: Vec<TierChargeView>,
}

/// What a plan costs in a month.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SupportPlanQuote)]
pub struct QuoteView {
    /// The plan.
    pub code: SupportType,
    /// The currency of all amounts: always USD.
    #[schema(example = "USD")]
    pub currency: &'static str,
    /// On whose spend the charge is computed.
    pub scope: ChargeScope,
    /// The accounts, in the order in which they were sent; their charges add up to the total.
    pub accounts: Vec<QuotedAccountView>,
    /// The whole charge.
    #[schema(value_type = String, format = "money", example = "6150.00")]
    pub total_charge: Money,
    /// The tiers that the accounts' spend reaches together; only for an `aggregated` plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tiers: Option<Vec<TierChargeView>>,
    /// Whether the minimum raised the whole charge; only for an `aggregated` plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_applied: Option<bool>,
}

impl QuoteAccount {
    /// The account as quotes take it.
    pub fn spend(self) -> Result<AccountSpend, FieldError> {
        AccountSpend::new(self.aws_account_id, self.monthly_spend)
    }
}

impl CatalogEntryView {
    /// The entry in a language.
    pub fn new(plan: &Plan, lang: Lang) -> Self {
        let id = format!("support-plan-{}", plan.code.as_str());
        Self {
            code: plan.code,
            name: locale::text(lang, &id, &[]),
            group_kind: plan.group_kind,
            currency: CURRENCY,
            minimum: plan.minimum,
            tiers: plan.tiers.iter().map(TierView::from).collect(),
            scope: plan.scope,
            available_from: plan.available_from,
            retired_on: plan.retired_on,
            replaced_by: plan.replaced_by,
            source: SourceView { text: locale::text(lang, &format!("{id}.source"), &[]), certainty: plan.certainty },
        }
    }
}

impl From<&Tier> for TierView {
    fn from(tier: &Tier) -> Self {
        Self { from: tier.from, to: tier.to, rate: tier.rate }
    }
}

impl From<&TierCharge> for TierChargeView {
    fn from(part: &TierCharge) -> Self {
        let Tier { from, to, rate } = part.tier;
        Self { from, to, rate, usage_slice: part.usage_slice, charge: part.charge }
    }
}

impl From<&AccountCharge<'_>> for QuotedAccountView {
    fn from(of: &AccountCharge<'_>) -> Self {
        Self {
            aws_account_id: of.account.aws_account_id().cloned(),
            monthly_spend: of.account.monthly_spend(),
            charge: of.charge,
            minimum_applied: of.minimum_applied,
            tiers: of.tiers.iter().map(TierChargeView::from).collect(),
        }
    }
}

impl From<Quote<'_>> for QuoteView {
    fn from(quote: Quote<'_>) -> Self {
        Self {
            code: quote.plan.code,
            currency: CURRENCY,
            scope: quote.plan.scope,
            accounts: quote.accounts.iter().map(QuotedAccountView::from).collect(),
            total_charge: quote.total_charge,
            tiers: quote.tiers.map(|tiers| tiers.iter().map(TierChargeView::from).collect()),
            minimum_applied: quote.minimum_applied,
        }
    }
}

crate::no_rules!(QuoteSupportPlan);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support_plans::catalog::model::CATALOG;

    #[test]
    fn every_plan_has_a_name_and_a_source() {
        for plan in CATALOG {
            let entry = CatalogEntryView::new(plan, Lang::En);
            assert!(!entry.name.starts_with("support-plan-"), "{}", entry.name);
            assert!(!entry.source.text.starts_with("support-plan-"), "{}", entry.source.text);
        }
    }
}
