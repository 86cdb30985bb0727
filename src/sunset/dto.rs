//! What requests and answers about plans that end look like.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::model::{Action, Charges, Ending};
use crate::contract::rules::Rules;
use crate::domain::{AwsAccountId, FieldError, Money, Violation};
use crate::id::{ClientId, CloudAccountId, SupportPlanId};
use crate::locale::{self, Lang};
use crate::support_plans::catalog::model::CURRENCY;
use crate::support_plans::model::SupportType;

/// Accounts that one body names at most.
const MOST: usize = 1000;

/// Which accounts to report.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct SunsetOf {
    /// Plans that have ended or end by this day; today (UTC) when left out.
    #[param(value_type = Option<String>, format = "date", example = "2027-01-01")]
    pub on: Option<NaiveDate>,
    /// Only accounts of this client.
    #[param(max_length = 64, example = "cli_01jdgx3v9re8tbq4m6n0y7k2hc")]
    pub client_id: Option<String>,
    /// Only accounts of this reseller.
    #[param(max_length = 64, example = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha")]
    pub reseller_id: Option<String>,
}

/// Accounts with what they spend.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChargeSunset {
    /// Plans that have ended or end by this day; today (UTC) when left out.
    #[schema(value_type = Option<String>, format = "date", example = "2027-01-01")]
    pub on: Option<NaiveDate>,
    /// The accounts, each once. Those whose plan does not end by then are left out of the answer.
    #[schema(min_items = 1, max_items = 1000)]
    pub accounts: Vec<SunsetSpend>,
}

/// An account and what it spends in a month.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SunsetSpend {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// Its eligible spend in USD, gross: before discounts and credits.
    #[schema(value_type = String, format = "money-not-negative", example = "5000.00")]
    pub monthly_spend: Money,
}

impl Rules for ChargeSunset {
    /// Each account is named once; those after the most are told by the list's length.
    fn broken(body: &Value) -> Vec<Violation> {
        let accounts = body.get("accounts").and_then(Value::as_array).into_iter().flatten().take(MOST);
        let mut seen = HashSet::new();
        let again = |(index, account): (usize, &Value)| {
            let id = account.get("cloudAccountId").and_then(Value::as_str)?.to_owned();
            let pointer = format!("/accounts/{index}/cloudAccountId");
            (!seen.insert(id)).then(|| Violation::at(pointer, FieldError::new("not_unique")))
        };
        accounts.enumerate().filter_map(again).collect()
    }
}

/// A call that writes down what follows.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SunsetAction)]
pub struct ActionView {
    /// The operation.
    #[schema(example = "updateCloudAccount")]
    pub operation_id: String,
    /// Its method.
    #[schema(example = "PATCH")]
    pub method: String,
    /// Its path.
    #[schema(example = "/cloud-accounts/acc_01jdgx3v9re8tbq4m6n0y7k2he")]
    pub path: String,
    /// Its body, as it is sent.
    #[schema(value_type = Object, example = json!({ "supportType": "business_plus" }))]
    pub body: Value,
}

impl From<Action> for ActionView {
    fn from(action: Action) -> Self {
        let (operation_id, method) = (action.operation_id.to_owned(), action.method.to_owned());
        Self { operation_id, method, path: action.path, body: action.body }
    }
}

/// A plan that may follow, and what it costs.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SunsetCandidate)]
pub struct CandidateView {
    /// The plan.
    pub code: SupportType,
    /// Its charge in a month, in USD.
    #[schema(value_type = String, format = "money", example = "450.00")]
    pub charge: Money,
    /// What it costs more than the plan that ends; below zero, less.
    #[schema(value_type = String, format = "money", example = "300.00")]
    pub difference: Money,
}

/// An account whose support plan has ended or ends. Nothing is changed by it: the account keeps its support type until
/// somebody says what it has at AWS.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SunsetAccount)]
pub struct SunsetView {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// Its client.
    pub client_id: ClientId,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "111122223333")]
    pub aws_account_id: Option<AwsAccountId>,
    /// The plan that ends.
    pub support_type: SupportType,
    /// The first day on which AWS no longer offers it.
    #[schema(example = "2027-01-01")]
    pub ends_on: NaiveDate,
    /// The plans that AWS offers instead.
    pub replaced_by: Vec<SupportType>,
    /// The support plan group that it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_plan_id: Option<SupportPlanId>,
    /// Whether it has to come into a group of another kind, or into one at all, for what follows.
    pub needs_other_group: bool,
    /// The calls that write the following plan down once the account has it at AWS, in their order. None while a new
    /// account is being created as it was approved.
    pub actions: Vec<ActionView>,
    /// What the plan that ends costs in a month, in USD; only where the spend is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "money", example = "150.00")]
    pub charge_now: Option<Money>,
    /// What the plans that AWS offers instead cost; only where the spend is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidates: Option<Vec<CandidateView>>,
}

impl SunsetView {
    /// An account in a language, which names a group that is still to be made.
    pub fn new(ending: Ending, lang: Lang) -> Option<Self> {
        let replaced_by = ending.replaced_by();
        let name = replaced_by.first().map(|next| locale::text(lang, &format!("support-plan-{}", next.as_str()), &[]));
        let actions = ending.actions(&name.unwrap_or_default());
        Some(Self {
            needs_other_group: ending.needs_other_group(),
            ends_on: ending.account.support_type.plan().retired_on?,
            replaced_by,
            actions: actions.into_iter().map(ActionView::from).collect(),
            cloud_account_id: ending.account.id,
            client_id: ending.account.client_id,
            aws_account_id: ending.account.aws_account_id,
            support_type: ending.account.support_type,
            support_plan_id: ending.account.support_plan_id,
            charge_now: None,
            candidates: None,
        })
    }

    fn charged(self, charges: Charges) -> Self {
        let candidate = |code: &SupportType| CandidateView {
            code: *code,
            charge: charges.next,
            difference: charges.next.minus(charges.now),
        };
        let candidates = self.replaced_by.iter().map(candidate).collect();
        Self { charge_now: Some(charges.now), candidates: Some(candidates), ..self }
    }
}

crate::page_body! {
    /// A page of accounts whose support plan has ended or ends.
    SunsetReport of SunsetView, asked by SunsetOf
}

/// What the end of support plans costs.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SunsetCharges {
    /// The currency of all amounts: always USD.
    #[schema(example = "USD")]
    pub currency: &'static str,
    /// Those of the given accounts whose plan ends, in the order given.
    pub data: Vec<SunsetView>,
    /// What the plans that end cost together.
    #[schema(value_type = String, format = "money", example = "150.00")]
    pub total_charge_now: Money,
    /// What the plans that AWS offers instead cost together.
    #[schema(value_type = String, format = "money", example = "450.00")]
    pub total_charge: Money,
    /// The difference; below zero, it gets cheaper.
    #[schema(value_type = String, format = "money", example = "300.00")]
    pub total_difference: Money,
}

impl SunsetCharges {
    /// The accounts with what they are charged, in a language.
    pub fn new(accounts: Vec<(Ending, Charges)>, lang: Lang) -> Self {
        let total = |amount: fn(&Charges) -> Money| accounts.iter().map(|(_, charges)| amount(charges)).sum::<Money>();
        let (now, next) = (total(|charges| charges.now), total(|charges| charges.next));
        let view = |(ending, charges): (Ending, Charges)| Some(SunsetView::new(ending, lang)?.charged(charges));
        Self {
            currency: CURRENCY,
            data: accounts.into_iter().filter_map(view).collect(),
            total_charge_now: now,
            total_charge: next,
            total_difference: next.minus(now),
        }
    }
}

/// The day that is meant.
pub fn day(on: Option<NaiveDate>, now: DateTime<Utc>) -> NaiveDate {
    on.unwrap_or_else(|| now.date_naive())
}
