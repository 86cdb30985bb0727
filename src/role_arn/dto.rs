//! What requests and answers about role ARNs look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::model::{RoleAccount, RoleSetup, Unanswered};
use super::setup_kit::KitFormat;
use crate::contract::query::Filters;
use crate::contract::resource::Resource;
use crate::contract::warning::{WarningCode, WarningView};
use crate::domain::{CheckName, DiagnosisCode, Outcome, RoleCheck, RoleStatus};
use crate::domain::{ExternalId, RoleArn, RoleDescription, RoleName};
use crate::id::CloudAccountId;
use crate::locale::{self, Lang};

/// The role as its owner created it, in place of what was saved before.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutRoleArn {
    /// The role's ARN, copied from its summary page. Blanks, invisible characters and quotes around it are removed.
    #[schema(format = "role-arn", example = "arn:aws:iam::111122223333:role/GangwayReadOnly")]
    pub role_arn: Option<String>,
    /// The role's name; equal to the ARN's last part when both are given.
    #[schema(value_type = Option<String>, format = "role-name", example = "GangwayReadOnly")]
    pub role_name: Option<RoleName>,
    /// What the role is for, at most 128 characters of letters, digits, blanks and `+=,.@_-`.
    #[schema(value_type = Option<String>, format = "role-description", example = "Read-only access for cost and usage data")]
    pub description: Option<RoleDescription>,
}

crate::text_enum! {
    /// What a person saw in the AWS console.
    RecordedStatus as "RecordedRoleStatus" {
        /// The role works.
        Verified "verified",
        /// It does not.
        NoAccess "no_access",
    }
}

/// What a person saw in the AWS console.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordRoleCheck {
    /// Whether the role works.
    pub status: RecordedStatus,
    /// What was seen; the reseller reads it.
    #[schema(min_length = 1, max_length = 1000, format = "text", example = "The role requires MFA.")]
    pub note: Option<String>,
}

/// Which role ARNs to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListRoleArns {
    /// Only those with this status.
    #[param(inline, example = "verified")]
    pub status: Option<RoleStatus>,
    /// Only those of this client.
    #[param(max_length = 64, example = "cli_01jdgx3v9re8tbq4m6n0y7k2hc")]
    pub client_id: Option<String>,
}

crate::text_enum! {
    /// `true` or `false`.
    Flag as "Flag" {
        /// Yes.
        Yes "true",
        /// No.
        No "false",
    }
}

/// Which setup kit is wanted.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct SetupKitQuery {
    /// Its form; `json` when left out.
    #[param(inline, example = "cloudformation")]
    pub format: Option<KitFormat>,
    /// Whether to add the policy AWSSupportAccess, for the Security and Compliance report; it needs Business Support.
    #[param(inline, example = "true")]
    pub security_report: Option<Flag>,
}

impl Filters for SetupKitQuery {}

/// What is wrong with a role, who can mend it, and how.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RoleDiagnosis)]
pub struct DiagnosisView {
    /// What is wrong.
    pub code: DiagnosisCode,
    /// The same in words.
    #[schema(example = "The role cannot be assumed with this account's external ID.")]
    pub message: String,
    /// Who can mend it: `aws_account_owner`, or `reseller` when another check is all it needs.
    #[schema(example = "aws_account_owner")]
    pub owner: String,
    /// How.
    #[schema(example = "Attach arn:aws:iam::aws:policy/ReadOnlyAccess to the role, then check again.")]
    pub fix: String,
}

impl DiagnosisView {
    /// The diagnosis in a language.
    pub fn new(code: DiagnosisCode, lang: Lang) -> Self {
        let id = format!("diagnosis-{}", code.as_str());
        Self {
            code,
            message: locale::text(lang, &id, &[]),
            owner: code.owner().to_owned(),
            fix: locale::text(lang, &format!("{id}.fix"), &[]),
        }
    }
}

/// Checks of a verified role that AWS did not answer: they take nothing from it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RoleUnanswered)]
pub struct UnansweredView {
    /// When the first of them was.
    pub since: DateTime<Utc>,
    /// Why the last of them found nothing out.
    pub diagnosis: DiagnosisView,
}

impl UnansweredView {
    /// The same in a language.
    pub fn new(unanswered: Unanswered, lang: Lang) -> Self {
        Self { since: unanswered.since, diagnosis: DiagnosisView::new(unanswered.diagnosis, lang) }
    }
}

/// One thing that the last check tried.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RoleCheck)]
pub struct CheckView {
    /// What was tried.
    pub name: CheckName,
    /// How it turned out.
    pub outcome: Outcome,
    /// More about it, such as a person's note.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "The role requires MFA.")]
    pub detail: Option<String>,
}

impl From<RoleCheck> for CheckView {
    fn from(check: RoleCheck) -> Self {
        Self { name: check.name, outcome: check.outcome, detail: check.detail }
    }
}

/// The read-only role of a cloud account.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RoleArn)]
pub struct RoleArnView {
    /// The account whose role it is.
    pub cloud_account_id: CloudAccountId,
    /// The AWS account that the role trusts; the same for all.
    #[schema(example = "328676173091")]
    pub cross_account_id: String,
    /// The external ID that the role must require; this account's own.
    #[schema(value_type = String, example = "CA01JDGX3V9RE8TBQ4M6N0Y7K2HA")]
    pub external_id: ExternalId,
    /// The role's ARN.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "arn:aws:iam::111122223333:role/GangwayReadOnly")]
    pub role_arn: Option<RoleArn>,
    /// The role's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "GangwayReadOnly")]
    pub role_name: Option<RoleName>,
    /// What the role is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "Read-only access for cost and usage data")]
    pub description: Option<RoleDescription>,
    /// Whether it works.
    pub status: RoleStatus,
    /// When that was found out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_at: Option<DateTime<Utc>>,
    /// What is wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<DiagnosisView>,
    /// What the last check tried, in order.
    pub checks: Vec<CheckView>,
    /// Checks since then that AWS did not answer; a role that was verified stays so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<UnansweredView>,
    /// What may become a problem.
    pub warnings: Vec<WarningView>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

crate::page_body! {
    /// A page of role ARNs.
    RoleArnPage of RoleArnView, asked by ListRoleArns
}

impl RoleArnView {
    /// The role with what its account says, in a language.
    pub fn new(role: RoleSetup, facts: RoleAccount, cross_account_id: &str, lang: Lang) -> Self {
        let long = role.details.role_name.as_ref().is_some_and(RoleName::exceeds_aws_limit);
        let warnings = long.then(|| WarningView::new(WarningCode::RoleNameExceedsAwsLimit, lang));
        Self {
            cloud_account_id: role.cloud_account_id,
            cross_account_id: cross_account_id.to_owned(),
            external_id: facts.external_id,
            role_arn: role.details.role_arn,
            role_name: role.details.role_name,
            description: role.details.description,
            status: role.status,
            checked_at: role.checked_at,
            diagnosis: role.diagnosis.map(|code| DiagnosisView::new(code, lang)),
            checks: role.checks.into_iter().map(CheckView::from).collect(),
            unanswered: role.unanswered.map(|unanswered| UnansweredView::new(unanswered, lang)),
            warnings: warnings.into_iter().collect(),
            version: role.version,
            updated_at: role.updated_at,
        }
    }
}

impl Resource for RoleArnView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/role-arn/{}", self.cloud_account_id)
    }
}

crate::no_rules!(PutRoleArn, RecordRoleCheck);
