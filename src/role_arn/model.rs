//! The role of a cloud account and what may become of it. Must not know the database, HTTP or AWS's API.

use crate::cloud_accounts::model::CloudAccount;
use crate::domain::{
    AwsAccountId, Check, Code, DiagnosisCode, ExternalId, Refusal, RoleArn, RoleDescription, RoleName, RoleStatus,
    Verdict,
};
use crate::events::Subject;
use crate::id::{ClientId, CloudAccountId, ResellerId};
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
    /// Whether it works.
    pub status: RoleStatus,
    /// When that was found out.
    pub checked_at: Option<DateTime<Utc>>,
    /// What is wrong with it.
    pub diagnosis: Option<DiagnosisCode>,
    /// What the last check tried.
    pub checks: Vec<Check>,
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
    /// Its support type, as in the catalogue.
    pub support_type: String,
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
    },
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
            status: RoleStatus::NotChecked,
            checked_at: None,
            diagnosis: None,
            checks: Vec::new(),
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
                }
                after.details = details;
            }
            RoleCommand::Clear => {
                after.forget_check();
                after.details = Details::default();
            }
            RoleCommand::Check { checked, verdict } => {
                // The ARN was changed while AWS was asked: the answer is about another role.
                if *self.arn_to_check()? == checked {
                    after.status = verdict.status;
                    after.diagnosis = verdict.diagnosis;
                    after.checks = verdict.checks;
                    after.checked_at = Some(now);
                }
            }
        }
        if after != *self {
            after.version += 1;
            after.updated_at = now;
        }
        Ok(after)
    }

    fn forget_check(&mut self) {
        self.status = RoleStatus::NotChecked;
        self.checked_at = None;
        self.diagnosis = None;
        self.checks = Vec::new();
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
            support_type: "basic".to_owned(),
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
            status,
            checked_at: None,
            diagnosis: None,
            checks: Vec::new(),
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
