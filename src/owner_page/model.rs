//! How far an account is in the eyes of its owner. Must not know the database or HTTP.

use chrono::{DateTime, Utc};

use crate::cloud_accounts::model::{CloudAccount, Origin};
use crate::domain::{AccountStatus, DiagnosisCode, RoleStatus};
use crate::link_requests::model::{LinkRequest, Status};
use crate::owner_links::model::{LinkStatus, OwnerLink};
use crate::role_arn::store::RoleWithAccount;

/// All that a page is made of.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The link that led to it.
    pub link: OwnerLink,
    /// The client's name.
    pub client_name: String,
    /// The account.
    pub account: CloudAccount,
    /// Its role.
    pub role: RoleWithAccount,
    /// Its latest link request.
    pub request: Option<LinkRequest>,
    /// The moment.
    pub now: DateTime<Utc>,
}

/// What there is to say of the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleStep {
    /// The account does not exist yet.
    NoAccount,
    /// No ARN is saved.
    NoArn,
    /// An ARN is saved, and was not checked.
    Unchecked,
    /// The same where people check: they will.
    ByHand,
    /// AWS is being asked.
    Checking,
    /// It works; with this blemish, if it has one.
    Verified(Option<DiagnosisCode>),
    /// It does not, for this reason.
    Broken(DiagnosisCode),
    /// AWS may need a moment for a new role: the platform tries again by itself.
    Settling,
    /// Nothing was found out, for this reason.
    Unknown(DiagnosisCode),
}

impl RoleStep {
    /// What it is, for texts and styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoAccount => "no-account",
            Self::NoArn => "no-arn",
            Self::Unchecked => "unchecked",
            Self::ByHand => "by-hand",
            Self::Checking => "checking",
            Self::Verified(None) => "verified",
            Self::Verified(Some(_)) => "blemished",
            Self::Broken(_) => "broken",
            Self::Settling => "settling",
            Self::Unknown(_) => "unknown",
        }
    }

    /// Why.
    pub const fn diagnosis(self) -> Option<DiagnosisCode> {
        match self {
            Self::Broken(code) | Self::Unknown(code) | Self::Verified(Some(code)) => Some(code),
            _ => None,
        }
    }

    /// Whether it can be used as it is.
    pub const fn works(self) -> bool {
        matches!(self, Self::Verified(_))
    }

    /// Whether it is the platform that cannot go on: the owner has nothing to mend.
    pub fn is_ours(self) -> bool {
        self == Self::Unknown(DiagnosisCode::PlatformMayNotAssume)
    }

    /// Whether another check, asked for by the owner, may find something else.
    pub fn is_worth_a_check(self) -> bool {
        !self.is_ours()
            && matches!(self, Self::Unchecked | Self::Broken(_) | Self::Unknown(_) | Self::Verified(Some(_)))
    }
}

/// What there is to say of the invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationStep {
    /// The account comes into being in the organization: there is none.
    None,
    /// Nobody has asked for it.
    NotAsked,
    /// Operations or AWS is about to send it.
    Preparing,
    /// It is out until then, and waits for the owner.
    Sent(DateTime<Utc>),
    /// It is accepted: the account is linked.
    Accepted,
    /// Nobody answered in time.
    Expired,
    /// The owner declined.
    Declined,
    /// It was withdrawn or refused.
    Withdrawn,
    /// AWS refused.
    Failed,
}

impl InvitationStep {
    /// What it is, for texts and styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::NotAsked => "not-asked",
            Self::Preparing => "preparing",
            Self::Sent(_) => "sent",
            Self::Accepted => "accepted",
            Self::Expired => "expired",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Failed => "failed",
        }
    }
}

impl Facts {
    /// What there is to say of the role, where the platform is connected to AWS or is not.
    pub fn role_step(&self, connected: bool) -> RoleStep {
        let role = &self.role.role;
        let unclear = role.diagnosis.unwrap_or(DiagnosisCode::AwsUnavailable);
        match role.status {
            _ if self.account.aws_account_id.is_none() => RoleStep::NoAccount,
            _ if role.details.role_arn.is_none() => RoleStep::NoArn,
            RoleStatus::Verified if role.diagnosis.is_none() => RoleStep::Verified(None),
            _ if self.link.is_checking(self.now) => RoleStep::Checking,
            RoleStatus::Verified => RoleStep::Verified(role.diagnosis),
            RoleStatus::NotChecked if connected => RoleStep::Unchecked,
            RoleStatus::NotChecked => RoleStep::ByHand,
            RoleStatus::NoAccess | RoleStatus::Insecure => RoleStep::Broken(unclear),
            RoleStatus::Unknown if unclear == DiagnosisCode::RoleMayStillPropagate => RoleStep::Settling,
            RoleStatus::Unknown => RoleStep::Unknown(unclear),
        }
    }

    /// What there is to say of the invitation. One whose two weeks are over is expired, whether or not a job has noticed (L3).
    pub fn invitation_step(&self) -> InvitationStep {
        if self.account.origin == Origin::New {
            return InvitationStep::None;
        }
        if self.account.status == AccountStatus::Linked {
            return InvitationStep::Accepted;
        }
        let Some(request) = &self.request else { return InvitationStep::NotAsked };
        match (request.status, request.expires_at) {
            (Status::Sent, _) if request.is_due(self.now) => InvitationStep::Expired,
            (Status::Sent, Some(until)) => InvitationStep::Sent(until),
            (Status::Submitted | Status::Approved | Status::Sending | Status::Creating | Status::Sent, _) => {
                InvitationStep::Preparing
            }
            (Status::Accepted | Status::Completed, _) => InvitationStep::Accepted,
            (Status::Expired, _) => InvitationStep::Expired,
            (Status::Declined, _) => InvitationStep::Declined,
            (Status::Canceled | Status::Rejected, _) => InvitationStep::Withdrawn,
            (Status::Failed, _) => InvitationStep::Failed,
        }
    }

    /// Whether all is done, and nothing is taken any more.
    pub fn is_done(&self) -> bool {
        self.link.status(self.now) == LinkStatus::Done
    }

    /// Changes whenever the page has something else to say.
    pub fn state(&self, connected: bool) -> String {
        let arn = self.role.role.details.role_arn.as_ref().map_or("", |arn| arn.as_str());
        format!("{:?} {:?} {} {arn}", self.role_step(connected), self.invitation_step(), self.is_done())
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::clients::model::Language;
    use crate::domain::{AwsAccountId, ExternalId};
    use crate::link_requests::model::Kind;
    use crate::role_arn::model::{RoleAccount, RoleSetup};
    use crate::support_plans::model::SupportType;

    fn now() -> DateTime<Utc> {
        "2026-12-01T10:00:00Z".parse().unwrap()
    }

    fn facts() -> Facts {
        let nil = uuid::Uuid::nil();
        let account = CloudAccount {
            id: nil.into(),
            reseller_id: nil.into(),
            client_id: nil.into(),
            origin: Origin::Existing,
            aws_account_id: AwsAccountId::parse("111122223333").ok(),
            nickname: None,
            root_email: None,
            support_type: SupportType::Basic,
            organization_role: None,
            organization_role_source: None,
            payer_account_id: None,
            detected_support_type: None,
            pricebook_id: None,
            external_id: ExternalId::from_random([1; 16]),
            status: AccountStatus::Registered,
            role_status: RoleStatus::NotChecked,
            link_request_id: None,
            support_plan_id: None,
            liability_starts_at: None,
            version: 1,
            created_at: now(),
            updated_at: now(),
        };
        let link = OwnerLink {
            id: nil.into(),
            reseller_id: nil.into(),
            client_id: nil.into(),
            cloud_account_id: nil.into(),
            language: Language::En,
            expires_at: now() + TimeDelta::hours(1),
            last_opened_at: None,
            checking_since: None,
            revoked_at: None,
            done_at: None,
            version: 1,
            created_at: now(),
        };
        let facts = RoleAccount {
            aws_account_id: account.aws_account_id.clone(),
            external_id: account.external_id.clone(),
            support_type: SupportType::Basic,
        };
        let role = RoleSetup::new(&account, now());
        let role = RoleWithAccount { role, facts, account_status: account.status };
        Facts { link, client_name: "Client".to_owned(), account, role, request: None, now: now() }
    }

    fn with_role(status: RoleStatus, diagnosis: Option<DiagnosisCode>) -> Facts {
        let mut facts = facts();
        facts.role.role.details.role_arn = "arn:aws:iam::111122223333:role/A".parse().ok();
        (facts.role.role.status, facts.role.role.diagnosis) = (status, diagnosis);
        facts
    }

    #[test]
    fn a_role_is_told_of_as_its_owner_can_act_on_it() {
        assert_eq!(facts().role_step(true), RoleStep::NoArn);
        let unchecked = with_role(RoleStatus::NotChecked, None);
        assert_eq!((unchecked.role_step(true), unchecked.role_step(false)), (RoleStep::Unchecked, RoleStep::ByHand));
        let refused = with_role(RoleStatus::NoAccess, Some(DiagnosisCode::PolicyMissing));
        assert_eq!(refused.role_step(true), RoleStep::Broken(DiagnosisCode::PolicyMissing));
        let settling = with_role(RoleStatus::Unknown, Some(DiagnosisCode::RoleMayStillPropagate));
        assert_eq!(settling.role_step(true), RoleStep::Settling);
        let mut checking = refused;
        checking.link.checking_since = Some(now());
        assert_eq!(checking.role_step(true), RoleStep::Checking);
        (checking.role.role.status, checking.role.role.diagnosis) = (RoleStatus::Verified, None);
        assert_eq!(checking.role_step(true), RoleStep::Verified(None));
        checking.account.aws_account_id = None;
        assert_eq!(checking.role_step(true), RoleStep::NoAccount);
    }

    #[test]
    fn a_role_that_works_with_a_blemish_says_so_and_can_be_checked_again() {
        for code in [DiagnosisCode::OverPrivileged, DiagnosisCode::SupportAccessMissing] {
            let mut facts = with_role(RoleStatus::Verified, Some(code));
            let step = facts.role_step(true);
            assert_eq!((step.diagnosis(), step.works(), step.is_worth_a_check()), (Some(code), true, true));
            facts.link.checking_since = Some(now());
            assert_eq!(facts.role_step(true), RoleStep::Checking);
        }
        assert!(!RoleStep::Verified(None).is_worth_a_check());
        let ours = with_role(RoleStatus::Unknown, Some(DiagnosisCode::PlatformMayNotAssume)).role_step(true);
        assert!(ours.is_ours() && !ours.is_worth_a_check());
        assert!(RoleStep::Unknown(DiagnosisCode::AwsUnavailable).is_worth_a_check());
    }

    fn with_request(status: Status, expires_at: Option<DateTime<Utc>>) -> InvitationStep {
        let mut facts = facts();
        let nil = uuid::Uuid::nil();
        facts.request = Some(LinkRequest {
            id: nil.into(),
            reseller_id: nil.into(),
            client_id: nil.into(),
            cloud_account_id: nil.into(),
            kind: Kind::LinkExisting,
            status,
            note: None,
            supersedes: None,
            submitted_at: now(),
            approved_at: None,
            approved_by: None,
            approved: None,
            rejection_reason: None,
            attempts: 0,
            sending_since: None,
            create_request_id: None,
            handshake_id: None,
            sent_at: None,
            expires_at,
            aws_expires_at: None,
            aws_open: false,
            send_scheduled_at: None,
            closed_at: None,
            failure: None,
            stuck: None,
            version: 1,
            updated_at: now(),
        });
        facts.invitation_step()
    }

    #[test]
    fn l3_an_invitation_is_open_until_its_two_weeks_are_over() {
        let later = now() + TimeDelta::seconds(1);
        assert_eq!(facts().invitation_step(), InvitationStep::NotAsked);
        assert_eq!(with_request(Status::Sending, None), InvitationStep::Preparing);
        assert_eq!(with_request(Status::Sent, Some(later)), InvitationStep::Sent(later));
        assert_eq!(with_request(Status::Sent, Some(now())), InvitationStep::Expired);
        for (status, step) in [
            (Status::Declined, InvitationStep::Declined),
            (Status::Rejected, InvitationStep::Withdrawn),
            (Status::Failed, InvitationStep::Failed),
        ] {
            assert_eq!(with_request(status, None), step);
        }
        let mut linked = facts();
        linked.account.status = AccountStatus::Linked;
        assert_eq!(linked.invitation_step(), InvitationStep::Accepted);
        linked.account.origin = Origin::New;
        assert_eq!(linked.invitation_step(), InvitationStep::None);
    }

    #[test]
    fn the_state_changes_with_what_is_said() {
        let states = [
            facts(),
            with_role(RoleStatus::Verified, None),
            with_role(RoleStatus::Verified, Some(DiagnosisCode::OverPrivileged)),
            with_role(RoleStatus::NotChecked, None),
        ];
        let told: std::collections::BTreeSet<_> = states.iter().map(|facts| facts.state(true)).collect();
        assert_eq!(told.len(), states.len());
    }
}
