//! The report of a role's last verification: a dated document that an auditor can keep, as JSON or as Markdown.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::dto::{DiagnosisView, UnansweredView};
use super::store::RoleWithAccount;
use super::verification::VerificationSource;
use crate::cloud_accounts::model::OrganizationRole;
use crate::domain::{AwsAccountId, ExternalId, RoleArn};
use crate::domain::{CheckName, Code, EvidenceKind, Outcome, Refusal, RoleCheck, RoleStatus};
use crate::id::CloudAccountId;
use crate::locale::{self, Lang};
use crate::support_plans::model::SupportType;

/// One thing that was tried, with its meaning.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RoleReportCheck)]
pub struct ReportCheckView {
    /// What was tried.
    pub name: CheckName,
    /// The same in words, with what a good outcome means.
    #[schema(example = "The platform can assume the role with the account's external ID.")]
    pub meaning: String,
    /// How it turned out.
    pub outcome: Outcome,
    /// How much it can say.
    pub evidence: EvidenceKind,
    /// More about it, such as a person's note.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "The role requires MFA.")]
    pub detail: Option<String>,
}

/// What the role showed of its account; what it did not show is absent.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RoleReportMeasured)]
pub struct ReportMeasuredView {
    /// What the account was in AWS Organizations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_role: Option<OrganizationRole>,
    /// The management account of its organization, which paid for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "444455556666")]
    pub payer_account_id: Option<AwsAccountId>,
    /// The support plan that it seemed to have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_type: Option<SupportType>,
}

/// The last verification of a role, as a document to keep.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RoleReport)]
pub struct RoleReportView {
    /// The account whose role it is.
    pub cloud_account_id: CloudAccountId,
    /// Its 12-digit number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "111122223333")]
    pub aws_account_id: Option<AwsAccountId>,
    /// The role that was verified.
    #[schema(value_type = String, example = "arn:aws:iam::111122223333:role/GangwayReadOnly")]
    pub role_arn: RoleArn,
    /// The external ID that it has to require.
    #[schema(value_type = String, example = "CA01JDGX3V9RE8TBQ4M6N0Y7K2HA")]
    pub external_id: ExternalId,
    /// The AWS account that it had to trust then.
    #[schema(example = "328676173091")]
    pub cross_account_id: String,
    /// When it was verified.
    pub checked_at: DateTime<Utc>,
    /// Who verified it; not known of what was verified before this was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<VerificationSource>,
    /// What was found.
    pub status: RoleStatus,
    /// The same in words.
    #[schema(example = "The role works, and for the platform alone.")]
    pub verdict: String,
    /// What was wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<DiagnosisView>,
    /// What was tried, in order.
    pub checks: Vec<ReportCheckView>,
    /// What the role showed of its account.
    pub measured: ReportMeasuredView,
    /// What the report does not prove, one sentence each.
    #[schema(example = json!(["The report says how the role was at that moment; its owner can change it at any time."]))]
    pub limits: Vec<String>,
    /// Checks since then that AWS did not answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<UnansweredView>,
    /// The release of the platform that verified it; not known of what was verified before this was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "0.1.0")]
    pub platform_version: Option<String>,
}

impl RoleReportView {
    /// The report in a language; refused when the saved role was never checked. `cross_account_id` stands in where nobody
    /// kept which account the role had to trust.
    pub fn new(found: RoleWithAccount, cross_account_id: &str, lang: Lang) -> Result<Self, Refusal> {
        let RoleWithAccount { role, facts, .. } = found;
        let (Some(role_arn), Some(checked_at)) = (role.details.role_arn, role.checked_at) else {
            let refusal = Refusal::new(Code::RoleReportNotFound);
            return Err(refusal.with("cloudAccountId", role.cloud_account_id.as_str()));
        };
        let source = role.verification.as_ref().map(|found| found.source);
        let limits = limits(source, &role.checks, lang);
        let cross_account_id =
            role.verification.as_ref().map_or(cross_account_id, |found| found.cross_account_id.as_str()).to_owned();
        let platform_version = role.verification.as_ref().map(|found| found.platform_version.clone());
        let measured = role.verification.map(|found| found.measured).unwrap_or_default();
        let measured = ReportMeasuredView {
            organization_role: measured.organization_role.map(OrganizationRole::from),
            payer_account_id: measured.payer_account_id,
            support_type: measured.support.and_then(|seen| seen.support_type().parse().ok()),
        };
        Ok(Self {
            cloud_account_id: role.cloud_account_id,
            aws_account_id: facts.aws_account_id,
            role_arn,
            external_id: facts.external_id,
            cross_account_id,
            checked_at,
            source,
            status: role.status,
            verdict: locale::text(lang, &format!("role-verdict-{}", role.status.as_str()), &[]),
            diagnosis: role.diagnosis.map(|code| DiagnosisView::new(code, lang)),
            checks: role.checks.into_iter().map(|check| ReportCheckView::new(check, lang)).collect(),
            measured,
            limits,
            unanswered: role.unanswered.map(|unanswered| UnansweredView::new(unanswered, lang)),
            platform_version,
        })
    }

    /// The report as a Markdown page.
    pub fn markdown(&self, lang: Lang) -> String {
        let say = |id: &str| locale::text(lang, id, &[]);
        let mut page = format!("# {}\n\n{}\n", say("role-report-title"), self.verdict);
        if let Some(diagnosis) = &self.diagnosis {
            page.push_str(&format!("\n{} {}\n", diagnosis.message, diagnosis.fix));
        }
        page.push_str("\n| | |\n|---|---|\n");
        let facts = [
            ("role-report-checked-at", Some(moment(self.checked_at))),
            ("role-report-status", Some(self.status.as_str().to_owned())),
            ("role-report-source", self.source.map(|source| say(&format!("role-report-source-{}", source.as_str())))),
            ("role-report-aws-account", self.aws_account_id.as_ref().map(ToString::to_string)),
            ("role-report-account", Some(self.cloud_account_id.to_string())),
            ("role-report-role-arn", Some(self.role_arn.to_string())),
            ("role-report-external-id", Some(self.external_id.to_string())),
            ("role-report-cross-account", Some(self.cross_account_id.clone())),
            ("role-report-platform", self.platform_version.as_ref().map(|version| format!("Gangway {version}"))),
            ("role-report-unanswered", self.unanswered.as_ref().map(|unanswered| moment(unanswered.since))),
        ];
        for (id, value) in facts {
            page.extend(value.map(|value| format!("| {} | {} |\n", say(id), cell(&value))));
        }
        let columns = ["check", "outcome", "evidence", "detail"].map(|column| say(&format!("role-report-{column}")));
        page.push_str(&format!(
            "\n## {}\n\n| {} |\n|---|---|---|---|\n",
            say("role-report-checks"),
            columns.join(" | ")
        ));
        for check in &self.checks {
            let outcome = say(&format!("role-outcome-{}", check.outcome.as_str()));
            let evidence = say(&format!("role-evidence-{}", check.evidence.as_str()));
            let detail = cell(check.detail.as_deref().unwrap_or_default());
            page.push_str(&format!("| {} | {outcome} | {evidence} | {detail} |\n", check.meaning));
        }
        let measured = [
            ("organization", self.measured.organization_role.map(|role| role.as_str().to_owned())),
            ("payer", self.measured.payer_account_id.as_ref().map(ToString::to_string)),
            ("support", self.measured.support_type.map(|plan| plan.as_str().to_owned())),
        ];
        page.push_str(&format!("\n## {}\n\n", say("role-report-measured")));
        if measured.iter().all(|(_, value)| value.is_none()) {
            page.push_str(&format!("{}\n", say("role-report-measured-nothing")));
        }
        for (name, value) in measured {
            page.extend(value.map(|value| format!("- {}: `{value}`\n", say(&format!("role-report-{name}")))));
        }
        page.push_str(&format!("\n## {}\n\n", say("role-report-limits")));
        page.extend(self.limits.iter().map(|limit| format!("- {limit}\n")));
        page
    }
}

impl ReportCheckView {
    fn new(check: RoleCheck, lang: Lang) -> Self {
        Self {
            name: check.name,
            meaning: locale::text(lang, &format!("role-check-{}", check.name.as_str()), &[]),
            outcome: check.outcome,
            evidence: check.name.evidence(),
            detail: check.detail,
        }
    }
}

/// What does not follow from such checks.
fn limits(source: Option<VerificationSource>, checks: &[RoleCheck], lang: Lang) -> Vec<String> {
    let tried =
        |evidence| checks.iter().any(|check| check.name.evidence() == evidence && check.outcome != Outcome::Skipped);
    let all = [
        ("simulated", source == Some(VerificationSource::Simulated)),
        ("moment", true),
        ("sample", tried(EvidenceKind::Sample)),
        ("inferred", tried(EvidenceKind::Inferred)),
        ("statement", tried(EvidenceKind::Statement)),
    ];
    let said = all.into_iter().filter(|(_, applies)| *applies);
    said.map(|(name, _)| locale::text(lang, &format!("role-limit-{name}"), &[])).collect()
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Text in a cell of a table: whatever a person wrote stays one cell, and is no markup.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() {
            cell.push(' ');
            continue;
        }
        if "\\`*_[]<>|&~#!".contains(c) {
            cell.push('\\');
        }
        cell.push(c);
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_breaks_no_table_and_is_no_markup() {
        assert_eq!(cell("a|b\n# <script> **c**"), "a\\|b \\# \\<script\\> \\*\\*c\\*\\*");
    }

    #[test]
    fn every_check_outcome_and_status_has_words_in_both_languages() {
        let ids = CheckName::ALL.iter().map(|name| format!("role-check-{}", name.as_str()));
        let ids = ids.chain(Outcome::ALL.iter().map(|outcome| format!("role-outcome-{}", outcome.as_str())));
        let ids = ids.chain(EvidenceKind::ALL.iter().map(|evidence| format!("role-evidence-{}", evidence.as_str())));
        let ids = ids.chain(RoleStatus::ALL.iter().map(|status| format!("role-verdict-{}", status.as_str())));
        let sources = VerificationSource::ALL.iter().map(|source| format!("role-report-source-{}", source.as_str()));
        for id in ids.chain(sources) {
            for lang in Lang::ALL {
                assert!(locale::find(*lang, &id, &[]).is_some(), "{id}");
            }
        }
    }
}
