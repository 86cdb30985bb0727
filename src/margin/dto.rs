//! What requests and answers about margins look like.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::model::{AccountMargin, Simulation};
use crate::contract::rules::Rules;
use crate::contract::task::TaskCode;
use crate::contract::warning::{WarningCode, WarningView};
use crate::domain::{FieldError, Money, Violation};
use crate::id::CloudAccountId;
use crate::locale::Lang;
use crate::support_plans::catalog::model::CURRENCY;

/// Accounts that one simulation takes at most.
const MOST: usize = 1000;

/// What a client's accounts cost in a month; amounts are in USD.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SimulateMargin {
    /// The accounts, each once.
    #[schema(min_items = 1, max_items = 1000)]
    pub accounts: Vec<AccountCost>,
}

/// What an account costs in a month.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountCost {
    /// One of the client's accounts.
    pub cloud_account_id: CloudAccountId,
    /// Its usage at list price, gross: before discounts and credits. AWS's support charge is computed on it.
    #[schema(value_type = String, format = "money-not-negative", example = "10000.00")]
    pub monthly_list_cost: Money,
    /// What the reseller pays for the usage; list price when left out.
    #[schema(value_type = Option<String>, format = "money-not-negative", example = "9500.00")]
    pub monthly_seller_cost: Option<Money>,
}

/// A setting that loses money.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MarginFinding)]
pub struct FindingView {
    /// Which.
    pub code: WarningCode,
    /// What it means and what to do, in the language of the answer.
    #[schema(example = "The account is in no support plan group: negative margins will appear. Put it into one.")]
    pub message: String,
    /// The task of the account's checklist that mends it.
    pub task: TaskCode,
}

/// What the two sides pay for an account.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AccountMargin)]
pub struct AccountMarginView {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// What the client pays: usage at the effective pricebook, and AWS's support charge when the account is in a support
    /// plan group that fits.
    #[schema(value_type = String, format = "money", example = "10000.00")]
    pub client_pays: Money,
    /// What the reseller pays: usage, and AWS's support charge.
    #[schema(value_type = String, format = "money", example = "10400.00")]
    pub reseller_pays: Money,
    /// What the client pays less what the reseller pays.
    #[schema(value_type = String, format = "money", example = "-400.00")]
    pub margin: Money,
    /// The settings that lose money here; none when usage and support are both billed without loss.
    pub findings: Vec<FindingView>,
}

/// What the two sides pay for a client's accounts; totals are rounded half-up to 2 decimals.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MarginSimulation)]
pub struct MarginSimulationView {
    /// The currency of all amounts: always USD.
    #[schema(example = "USD")]
    pub currency: &'static str,
    /// The accounts, in the order in which they were sent.
    pub accounts: Vec<AccountMarginView>,
    /// What the client pays for all of them.
    #[schema(value_type = String, format = "money", example = "10000.00")]
    pub total_client_pays: Money,
    /// What the reseller pays for all of them.
    #[schema(value_type = String, format = "money", example = "10400.00")]
    pub total_reseller_pays: Money,
    /// The sum of the margins.
    #[schema(value_type = String, format = "money", example = "-400.00")]
    pub total_margin: Money,
}

fn finding(code: WarningCode, lang: Lang) -> Option<FindingView> {
    let WarningView { code, message } = WarningView::new(code, lang);
    TaskCode::that_mends(code).map(|task| FindingView { code, message, task })
}

fn account(id: CloudAccountId, margin: &AccountMargin, lang: Lang) -> AccountMarginView {
    AccountMarginView {
        cloud_account_id: id,
        client_pays: margin.client_pays,
        reseller_pays: margin.reseller_pays,
        margin: margin.margin,
        findings: margin.findings.iter().filter_map(|code| finding(*code, lang)).collect(),
    }
}

impl MarginSimulationView {
    /// The margins of these accounts in a language.
    pub fn new(ids: Vec<CloudAccountId>, of: &Simulation, lang: Lang) -> Self {
        Self {
            currency: CURRENCY,
            accounts: ids.into_iter().zip(&of.accounts).map(|(id, margin)| account(id, margin, lang)).collect(),
            total_client_pays: of.total_client_pays,
            total_reseller_pays: of.total_reseller_pays,
            total_margin: of.total_margin,
        }
    }
}

impl Rules for SimulateMargin {
    /// Each account is named once.
    fn broken_beside(body: &Value, _: DateTime<Utc>) -> Vec<Violation> {
        let accounts = body.get("accounts").and_then(Value::as_array).filter(|all| all.len() <= MOST);
        let accounts = accounts.into_iter().flatten().enumerate();
        let mut seen = HashSet::new();
        let ids = accounts.filter_map(|(position, account)| Some((position, account.get("cloudAccountId")?.as_str()?)));
        let again = ids.filter(|(_, id)| !seen.insert(*id));
        let pointer = |position| format!("/accounts/{position}/cloudAccountId");
        again.map(|(position, _)| Violation::at(pointer(position), FieldError::new("not_unique"))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_has_a_task_that_mends_it() {
        for code in [
            WarningCode::SupportPlanNotAssigned,
            WarningCode::SupportPlanMismatch,
            WarningCode::SupportPlanRetired,
            WarningCode::DiscountBelowCost,
            WarningCode::PricebookNotSet,
        ] {
            assert!(finding(code, Lang::En).is_some(), "{}", code.as_str());
        }
    }
}
