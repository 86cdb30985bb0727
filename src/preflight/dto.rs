//! What requests and answers of the pre-flight look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::codes::{Basis, ConditionCode, ConditionOutcome, Route};
use super::conditions::Condition;
use super::facts::Facts;
use super::model::Decision;
use crate::clients::discovery::dto::RiskView;
use crate::cloud_accounts::model::OrganizationRole;
use crate::contract::rules::{Rules, is_given};
use crate::contract::task::Owner;
use crate::domain::{AwsAccountId, FieldError, Violation};
use crate::id::CloudAccountId;
use crate::locale::{self, Lang};

/// The account to look at: by its id, or by its number when it is not on the platform yet.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PreflightLinkRequest {
    /// An account of the platform; instead of `awsAccountId`.
    pub cloud_account_id: Option<CloudAccountId>,
    /// The 12-digit number of an account; instead of `cloudAccountId`. Where it is the number of an account that you have
    /// on the platform, that one is meant.
    #[schema(value_type = Option<String>, format = "aws-account-id", example = "111122223333")]
    pub aws_account_id: Option<AwsAccountId>,
    /// What the account is in AWS Organizations; only with `awsAccountId`. Left out, it is what the account says, if you
    /// have it on the platform.
    pub organization_role: Option<OrganizationRole>,
}

impl Rules for PreflightLinkRequest {
    /// The account is named in one of two ways, and one that is on the platform says itself what it is.
    fn broken(body: &Value) -> Vec<Violation> {
        if !body.is_object() {
            return Vec::new();
        }
        let not_allowed =
            |pointer: &str, reason| Violation::at(pointer, FieldError::new("not_allowed").with_text("reason", reason));
        let mut errors = Vec::new();
        if is_given(body, "/cloudAccountId") {
            if is_given(body, "/awsAccountId") {
                errors.push(not_allowed("/awsAccountId", "reason-account-named-by-id"));
            }
            if is_given(body, "/organizationRole") {
                errors.push(not_allowed("/organizationRole", "reason-account-says-it"));
            }
        } else if !is_given(body, "/awsAccountId") {
            errors.push(Violation::at("/cloudAccountId", FieldError::new("account_required")));
        }
        errors
    }
}

/// A condition of the way in.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PreflightCondition)]
pub struct ConditionView {
    /// Which.
    pub code: ConditionCode,
    /// Whether it holds.
    pub outcome: ConditionOutcome,
    /// Who says so.
    pub basis: Basis,
    /// AWS's own reason, as an invitation would be refused with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "ALREADY_IN_AN_ORGANIZATION")]
    pub aws_reason: Option<String>,
    /// Who can mend it.
    pub owner: Owner,
    /// How it stands.
    #[schema(example = "The account is a member of another organization.")]
    pub message: String,
    /// What mends it, or tells; absent where there is nothing to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "The owner leaves that organization first; a payment method is needed for it.")]
    pub fix: Option<String>,
}

/// Which way an account can come in, and what that depends on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Preflight)]
pub struct PreflightView {
    /// The way in.
    pub route: Route,
    /// The account's number; absent before it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "aws-account-id", example = "111122223333")]
    pub aws_account_id: Option<AwsAccountId>,
    /// The account, where you have it on the platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_account_id: Option<CloudAccountId>,
    /// What it depends on, each once. Those of support, role and discovery do not stop a link request; the rest may.
    pub conditions: Vec<ConditionView>,
    /// When this was so.
    #[schema(format = "date-time", example = "2026-11-16T10:30:00Z")]
    pub checked_at: DateTime<Utc>,
}

impl ConditionView {
    fn new(condition: Condition, lang: Lang) -> Self {
        let id = format!("preflight-{}-{}", condition.code.as_str(), condition.text);
        let risks = condition.risks.iter().map(|risk| RiskView::new(risk, lang));
        let (risks, fixes): (Vec<_>, Vec<_>) = risks.map(|risk| (risk.message, risk.fix)).unzip();
        let args = [("risks", risks.join(" ")), ("fixes", fixes.join(" "))];
        Self {
            code: condition.code,
            outcome: condition.outcome,
            basis: condition.basis,
            aws_reason: condition.aws_reason.map(str::to_owned),
            owner: condition.owner,
            message: locale::text(lang, &id, &args),
            fix: locale::find(lang, &format!("{id}.fix"), &args),
        }
    }
}

impl PreflightView {
    /// What was found, in a language.
    pub fn new(facts: &Facts, found: Decision, checked_at: DateTime<Utc>, lang: Lang) -> Self {
        Self {
            route: found.route,
            aws_account_id: facts.number.clone(),
            cloud_account_id: facts.account.as_ref().map(|account| account.id.clone()),
            conditions: found.conditions.into_iter().map(|condition| ConditionView::new(condition, lang)).collect(),
            checked_at,
        }
    }
}
