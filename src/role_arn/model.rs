//! The role of a cloud account and what may become of it. Must not know the database, HTTP or AWS's API.

use super::verification::Verification;
use crate::aws::measured::Measured;
use crate::cloud_accounts::model::CloudAccount;
use crate::domain::{
    AwsAccountId, Code, DiagnosisCode, ExternalId, Refusal, RoleArn, RoleCheck, RoleDescription, RoleName, RoleStatus,
    Verdict,
};
use crate::events::Subject;
use crate::id::{ClientId, CloudAccountId, ResellerId};
use crate::support_plans::model::SupportType;
use chrono::{DateTime, Utc};
use serde_json::json;

/// What its owner says about the role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details {
    /// Its ARN.
    pub role_arn: Option<RoleArn>,
    /// Its name, up to 128 characters.
    pub role_name: Option<RoleName>,
    /// What it is for, up to 128 characters.
    pub description: Option<RoleDescription>,
}

/// Checks of a verified role that AWS did not answer: they take nothing away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unanswered {
    /// When the first of them was.
    pub since: DateTime<Utc>,
    /// Why the last of them found nothing out.
    pub diagnosis: DiagnosisCode,
}

/// The role of a cloud account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleSetup {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// Its reseller.
    pub reseller_id: ResellerId,
    /// Its client.
    pub client_id: ClientId,
    /// What its owner says about it.
    pub details: Details,
    /// Since when its ARN is saved (R13).
    pub arn_saved_at: Option<DateTime<Utc>>,
    /// Whether it works.
    pub status: RoleStatus,
    /// When that was found out.
    pub checked_at: Option<DateTime<Utc>>,
    /// What is wrong with it.
    pub diagnosis: Option<DiagnosisCode>,
    /// What the last check tried.
    pub checks: Vec<RoleCheck>,
    /// Who found that out, and what the role showed.
    pub verification: Option<Verification>,
    /// Checks since then that AWS did not answer.
    pub unanswered: Option<Unanswered>,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// What the account says that its role depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleAccount {
    /// The account's number; a requested account has none yet.
    pub aws_account_id: Option<AwsAccountId>,
    /// The external ID that the role must demand (R2, R11).
    pub external_id: ExternalId,
    /// The support that it has at AWS.
    pub support_type: SupportType,
}

/// What can happen to a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleCommand {
    /// Its owner saves these details in place of the old ones.
    Save(Details),
    /// Everything about it is cleared, also when the account gets another number.
    Clear,
    /// A check of this ARN found this.
    Check {
        /// The ARN that was checked; it may have been changed since.
        checked: RoleArn,
        /// What was found.
        verdict: Verdict,
        /// Who found it, and what the role showed.
        verification: Verification,
    },
}

impl RoleCommand {
    /// What a check showed of the account that the role is in, if it was this role's and led into the right account (R14).
    pub fn measured(&self, role: &RoleSetup) -> Measured {
        match self {
            Self::Check { checked, verdict, verification }
                if role.details.role_arn.as_ref() == Some(checked)
                    && verdict.diagnosis != Some(DiagnosisCode::AccountMismatch) =>
            {
                verification.measured.clone()
            }
            _ => Measured::default(),
        }
    }
}

impl RoleSetup {
    /// What its events say.
    pub fn subject(&self) -> Subject<'_> {
        let mut data = json!({ "status": self.status });
        if let (Some(diagnosis), Some(data)) = (self.diagnosis, data.as_object_mut()) {
            data.insert("diagnosis".to_owned(), json!(diagnosis));
        }
        Subject {
            reseller_id: Some(self.reseller_id.as_str()),
            client_id: Some(self.client_id.as_str()),
            resource_id: self.cloud_account_id.as_str(),
            version: self.version,
            data,
        }
    }

    /// The role of a new account.
    pub fn new(account: &CloudAccount, now: DateTime<Utc>) -> Self {
        Self {
            cloud_account_id: account.id.clone(),
            reseller_id: account.reseller_id.clone(),
            client_id: account.client_id.clone(),
            details: Details::default(),
            arn_saved_at: None,
            status: RoleStatus::NotChecked,
            checked_at: None,
            diagnosis: None,
            checks: Vec::new(),
            verification: None,
            unanswered: None,
            version: 1,
            updated_at: now,
        }
    }

    /// The ARN, which a check needs.
    pub fn arn_to_check(&self) -> Result<&RoleArn, Refusal> {
        let missing = || Refusal::new(Code::RoleArnNotSet).with("cloudAccountId", self.cloud_account_id.as_str());
        self.details.role_arn.as_ref().ok_or_else(missing)
    }

    /// The role as the command leaves it; unchanged in all members when it changes nothing.
    pub fn decide(&self, command: RoleCommand, facts: &RoleAccount, now: DateTime<Utc>) -> Result<Self, Refusal> {
        let mut after = self.clone();
        match command {
            RoleCommand::Save(details) => {
                check_details(&details, facts)?;
                if details.role_arn != self.details.role_arn {
                    after.forget_check();
                    after.arn_saved_at = details.role_arn.is_some().then_some(now);
                }
                after.details = details;
            }
            RoleCommand::Clear => {
                after.forget_check();
                after.arn_saved_at = None;
                after.details = Details::default();
            }
            RoleCommand::Check { checked, verdict, verification } => {
                // The ARN was changed while AWS was asked: the answer is about another role.
                if *self.arn_to_check()? == checked {
                    after.learn(verdict, verification, now);
                }
            }
        }
        if after != *self {
            after.version += 1;
            after.updated_at = now;
        }
        Ok(after)
    }

    /// What a check found. That it found nothing out takes away nothing that was verified.
    fn learn(&mut self, verdict: Verdict, verification: Verification, now: DateTime<Utc>) {
        if verdict.status == RoleStatus::Unknown && self.status == RoleStatus::Verified {
            let since = self.unanswered.map_or(now, |unanswered| unanswered.since);
            let diagnosis = verdict.diagnosis.unwrap_or(DiagnosisCode::AwsUnavailable);
            self.unanswered = Some(Unanswered { since, diagnosis });
            return;
        }
        self.status = verdict.status;
        self.diagnosis = verdict.diagnosis;
        self.checks = verdict.checks;
        self.checked_at = Some(now);
        self.verification = Some(verification);
        self.unanswered = None;
    }

    fn forget_check(&mut self) {
        self.status = RoleStatus::NotChecked;
        self.checked_at = None;
        self.diagnosis = None;
        self.checks = Vec::new();
        self.verification = None;
        self.unanswered = None;
    }
}

/// AWS's partition that the platform's own account is in: its number is one of AWS's commercial regions.
pub const PARTITION: &str = "aws";

/// R14: the role is in the partition of the platform and in the account that it is for; and name and ARN say the same.
fn check_details(details: &Details, facts: &RoleAccount) -> Result<(), Refusal> {
    let Some(arn) = &details.role_arn else { return Ok(()) };
    if arn.partition() != PARTITION {
        let refusal = Refusal::new(Code::RoleArnPartitionMismatch).with("partition", arn.partition());
        return Err(refusal.with("platform", PARTITION));
    }
    if facts.aws_account_id.as_ref() != Some(&arn.account_id()) {
        let own = facts.aws_account_id.as_ref().map_or("not known yet", AwsAccountId::as_str);
        return Err(Refusal::new(Code::RoleArnAccountMismatch)
            .with("arnAccount", arn.account_id().as_str())
            .with("awsAccountId", own));
    }
    match &details.role_name {
        Some(name) if name.as_str() != arn.role_name() => Err(Refusal::new(Code::RoleNameMismatch)
            .with("arnRoleName", arn.role_name())
            .with("roleName", name.as_str())),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn facts() -> RoleAccount {
        RoleAccount {
            aws_account_id: AwsAccountId::parse("111122223333").ok(),
            external_id: ExternalId::from_random([1; 16]),
            support_type: SupportType::Basic,
        }
    }

    fn arn(name: &str) -> RoleArn {
        RoleArn::parse(&format!("arn:aws:iam::111122223333:role/{name}")).unwrap()
    }

    fn details(role_arn: Option<RoleArn>, role_name: Option<&str>) -> Details {
        Details { role_arn, role_name: role_name.map(|name| RoleName::parse(name).unwrap()), description: None }
    }

    fn role(status: RoleStatus, role_arn: Option<RoleArn>) -> RoleSetup {
        let nil = uuid::Uuid::nil();
        RoleSetup {
            cloud_account_id: CloudAccountId::from_uuid(nil),
            reseller_id: ResellerId::from_uuid(nil),
            client_id: ClientId::from_uuid(nil),
            details: details(role_arn, None),
            arn_saved_at: None,
            status,
            checked_at: None,
            diagnosis: None,
            checks: Vec::new(),
            verification: None,
            unanswered: None,
            version: 1,
            updated_at: NOW,
        }
    }

    #[test]
    fn r8_a_changed_arn_is_not_checked_and_the_same_one_keeps_its_verdict() {
        let verified = role(RoleStatus::Verified, Some(arn("A")));
        let same = verified.decide(RoleCommand::Save(details(Some(arn("A")), Some("A"))), &facts(), NOW).unwrap();
        assert_eq!((same.status, same.version), (RoleStatus::Verified, 2));
        let other = verified.decide(RoleCommand::Save(details(Some(arn("B")), None)), &facts(), NOW).unwrap();
        assert_eq!(other.status, RoleStatus::NotChecked);
    }

    fn check(verdict: Verdict) -> RoleCommand {
        RoleCommand::Check { checked: arn("A"), verdict, verification: Verification::sample() }
    }

    #[test]
    fn r13_the_moment_of_saving_is_that_of_the_arn_and_not_of_its_name() {
        let saved = role(RoleStatus::NotChecked, None)
            .decide(RoleCommand::Save(details(Some(arn("A")), None)), &facts(), NOW)
            .unwrap();
        assert_eq!(saved.arn_saved_at, Some(NOW));
        let later = NOW + chrono::TimeDelta::minutes(1);
        let named = saved.decide(RoleCommand::Save(details(Some(arn("A")), Some("A"))), &facts(), later).unwrap();
        assert_eq!(named.arn_saved_at, Some(NOW));
        let other = saved.decide(RoleCommand::Save(details(Some(arn("B")), None)), &facts(), later).unwrap();
        assert_eq!(other.arn_saved_at, Some(later));
        assert_eq!(other.decide(RoleCommand::Clear, &facts(), later).unwrap().arn_saved_at, None);
    }

    #[test]
    fn no_answer_takes_nothing_from_a_verified_role_and_is_noted_once() {
        let verified = role(RoleStatus::Verified, Some(arn("A")));
        let noted = verified.decide(check(Verdict::unanswered()), &facts(), NOW).unwrap();
        assert_eq!((noted.status, noted.version), (RoleStatus::Verified, 2));
        assert_eq!(noted.unanswered, Some(Unanswered { since: NOW, diagnosis: DiagnosisCode::AwsUnavailable }));
        let later = NOW + chrono::TimeDelta::hours(1);
        assert_eq!(noted.decide(check(Verdict::unanswered()), &facts(), later).unwrap(), noted);
        let answered = noted.decide(check(Verdict::recorded(false, None)), &facts(), later).unwrap();
        assert_eq!((answered.status, answered.unanswered), (RoleStatus::NoAccess, None));
        let red = role(RoleStatus::NoAccess, Some(arn("A")));
        assert_eq!(red.decide(check(Verdict::unanswered()), &facts(), NOW).unwrap().status, RoleStatus::Unknown);
    }

    #[test]
    fn r14_what_a_role_of_another_account_or_another_arn_shows_is_not_this_accounts() {
        let role = role(RoleStatus::NotChecked, Some(arn("A")));
        let right = check(Verdict::recorded(true, None));
        assert_eq!(right.measured(&role), Verification::sample().measured);
        let mismatch = Verdict { diagnosis: Some(DiagnosisCode::AccountMismatch), ..Verdict::recorded(false, None) };
        assert_eq!(check(mismatch).measured(&role), Measured::default());
        let moved = RoleSetup { details: details(Some(arn("B")), None), ..role };
        assert_eq!(right.measured(&moved), Measured::default());
    }

    #[test]
    fn r14_a_role_of_another_account_is_refused() {
        let foreign = RoleArn::parse("arn:aws:iam::999999999999:role/A").unwrap();
        let refusal = role(RoleStatus::NotChecked, None)
            .decide(RoleCommand::Save(details(Some(foreign), None)), &facts(), NOW)
            .unwrap_err();
        assert_eq!(refusal.code, Code::RoleArnAccountMismatch);
    }

    #[test]
    fn r14_a_role_of_another_partition_is_refused() {
        for partition in ["aws-cn", "aws-us-gov", "aws-eusc", "aws-iso"] {
            let foreign = RoleArn::parse(&format!("arn:{partition}:iam::111122223333:role/A")).unwrap();
            let refusal = role(RoleStatus::NotChecked, None)
                .decide(RoleCommand::Save(details(Some(foreign), None)), &facts(), NOW)
                .unwrap_err();
            assert_eq!(refusal.code, Code::RoleArnPartitionMismatch);
        }
    }

    #[test]
    fn a_name_that_is_not_the_arns_is_refused() {
        let wrong = RoleCommand::Save(details(Some(arn("A")), Some("B")));
        let refusal = role(RoleStatus::NotChecked, None).decide(wrong, &facts(), NOW).unwrap_err();
        assert_eq!(refusal.code, Code::RoleNameMismatch);
    }

    #[test]
    fn saving_what_is_saved_changes_no_version() {
        let saved = role(RoleStatus::Verified, Some(arn("A")));
        let again = saved.decide(RoleCommand::Save(saved.details.clone()), &facts(), NOW).unwrap();
        assert_eq!(again, saved);
    }
}
