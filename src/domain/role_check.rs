//! What a check of a role found.

use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// Whether the role works (R8).
    RoleStatus as "RoleArnStatus" {
        /// Nobody has looked yet.
        NotChecked "not_checked",
        /// Green: it can be assumed, and only with the external ID.
        Verified "verified",
        /// Red: it cannot be assumed, or its policy is missing.
        NoAccess "no_access",
        /// It can be assumed without the external ID, or with a wrong one (R12).
        Insecure "insecure",
        /// AWS did not answer; check again.
        Unknown "unknown",
    }
}

crate::text_enum! {
    /// One thing that a check tries.
    CheckName as "RoleCheckName" {
        /// Assume the role with the external ID.
        AssumeRole "assume_role",
        /// Assuming it without an external ID must be refused.
        WithoutExternalIdRefused "without_external_id_refused",
        /// Assuming it with another external ID must be refused.
        OtherExternalIdRefused "other_external_id_refused",
        /// AWS names the account that the role is for as the one that was reached.
        AccountMatches "account_matches",
        /// The policy ReadOnlyAccess is attached.
        ReadOnlyAccess "read_only_access",
        /// The policy AWSSupportAccess is attached; asked for with the security report only.
        SupportAccess "support_access",
        /// None of a few writing actions is allowed: a sample, never a proof.
        NoWriteAccess "no_write_access",
        /// Which support plan the account seems to have.
        SupportPlan "support_plan",
        /// Whether the account stands alone, is a member of an organization, or manages one.
        Organization "organization",
        /// A person looked at it in the AWS console.
        ConsoleReview "console_review",
    }
}

crate::text_enum! {
    /// How much a check can say.
    EvidenceKind as "RoleCheckEvidence" {
        /// The thing itself was tried, or AWS told it.
        Observed "observed",
        /// A few of many things were tried: nothing follows for the others.
        Sample "sample",
        /// It was concluded from something else.
        Inferred "inferred",
        /// A person says so.
        Statement "statement",
    }
}

impl CheckName {
    /// How much it can say.
    pub const fn evidence(self) -> EvidenceKind {
        match self {
            Self::NoWriteAccess => EvidenceKind::Sample,
            Self::SupportPlan => EvidenceKind::Inferred,
            Self::ConsoleReview => EvidenceKind::Statement,
            _ => EvidenceKind::Observed,
        }
    }
}

crate::text_enum! {
    /// How one thing turned out.
    Outcome as "RoleCheckOutcome" {
        /// As it must be.
        Passed "passed",
        /// Not as it must be.
        Failed "failed",
        /// Not tried, because something before it failed.
        Skipped "skipped",
        /// No answer.
        Unknown "unknown",
    }
}

crate::text_enum! {
    /// What is wrong with a role.
    DiagnosisCode as "RoleDiagnosisCode" {
        /// AWS refuses to assume it: it is missing, trusts another account, or wants another external ID or MFA. AWS
        /// does not tell these apart.
        AssumeRoleDenied "assume_role_denied",
        /// AWS says that it demands MFA, which a platform cannot give (R3).
        MfaRequired "mfa_required",
        /// It takes another external ID and refuses the account's own.
        ExternalIdMismatch "external_id_mismatch",
        /// It can be assumed without the external ID.
        ExternalIdNotRequired "external_id_not_required",
        /// It demands an external ID and takes any.
        AnyExternalIdAccepted "any_external_id_accepted",
        /// AWS reached another account than the one that the role is for (R14).
        AccountMismatch "account_mismatch",
        /// ReadOnlyAccess is not attached.
        PolicyMissing "policy_missing",
        /// It may do more than read.
        OverPrivileged "over_privileged",
        /// It works, but AWSSupportAccess, which the security report needs, is not attached.
        SupportAccessMissing "support_access_missing",
        /// AWS refuses, which it may still do within two minutes after a role was made (R13).
        RoleMayStillPropagate "role_may_still_propagate",
        /// The platform's own credentials may not assume roles.
        PlatformMayNotAssume "platform_may_not_assume",
        /// AWS did not answer.
        AwsUnavailable "aws_unavailable",
        /// A person of the operations team saw that it does not work.
        RecordedByOperations "recorded_by_operations",
    }
}

impl DiagnosisCode {
    /// Who can mend it.
    pub const fn owner(self) -> &'static str {
        match self {
            Self::AwsUnavailable | Self::RoleMayStillPropagate => "reseller",
            Self::PlatformMayNotAssume => "operations",
            _ => "aws_account_owner",
        }
    }
}

/// One thing that was tried, and how it turned out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleCheck {
    /// What was tried.
    pub name: CheckName,
    /// How it turned out.
    pub outcome: Outcome,
    /// More about it, such as a person's note.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detail: Option<String>,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The state that the role is in.
    pub status: RoleStatus,
    /// What is wrong, if something is.
    pub diagnosis: Option<DiagnosisCode>,
    /// What was tried, in order.
    pub checks: Vec<RoleCheck>,
}

impl Verdict {
    /// AWS did not answer: nothing is known about the role.
    pub fn unanswered() -> Self {
        let checks = vec![RoleCheck { name: CheckName::AssumeRole, outcome: Outcome::Unknown, detail: None }];
        Self { status: RoleStatus::Unknown, diagnosis: Some(DiagnosisCode::AwsUnavailable), checks }
    }

    /// What a person saw in the AWS console.
    pub fn recorded(works: bool, note: Option<String>) -> Self {
        let outcome = if works { Outcome::Passed } else { Outcome::Failed };
        Self {
            status: if works { RoleStatus::Verified } else { RoleStatus::NoAccess },
            diagnosis: (!works).then_some(DiagnosisCode::RecordedByOperations),
            checks: vec![RoleCheck { name: CheckName::ConsoleReview, outcome, detail: note }],
        }
    }
}
