//! A cloud account and its rules. Must not know the database or HTTP.

use chrono::{DateTime, Utc};

use crate::aws::measured::{Measured, OrganizationSeen, SupportSeen};
use crate::contract::warning::WarningCode;
use crate::domain::{
    AccountStatus, AwsAccountId, Code, ExternalId, FieldError, Refusal, RoleStatus, RootEmail, Violation,
    all_or_invalid, check_account_name,
};
use crate::id::{ClientId, CloudAccountId, LinkRequestId, PricebookId, ResellerId, SupportPlanId};
use crate::support_plans::model::SupportType;

crate::text_enum! {
    /// Where the account came from.
    Origin as "CloudAccountOrigin" {
        /// The client had it already (*Add*).
        Existing "existing",
        /// It was requested (*Request*).
        New "new",
    }
}

crate::text_enum! {
    /// What the account is in AWS Organizations.
    OrganizationRole as "OrganizationRole" {
        /// In no organization.
        Standalone "standalone",
        /// A member of another organization: it must leave first (A6).
        Member "member",
        /// The management account of an organization: it cannot be linked this way (A5).
        Management "management",
    }
}

crate::text_enum! {
    /// How it is known what the account is in AWS Organizations.
    OrganizationRoleSource as "OrganizationRoleSource" {
        /// Somebody said so.
        Declared "declared",
        /// Its role showed it.
        Measured "measured",
    }
}

impl From<OrganizationSeen> for OrganizationRole {
    fn from(seen: OrganizationSeen) -> Self {
        match seen {
            OrganizationSeen::Standalone => Self::Standalone,
            OrganizationSeen::Member => Self::Member,
            OrganizationSeen::Management => Self::Management,
        }
    }
}

crate::text_enum! {
    /// How the account is sold; always resale (A3).
    AccountType as "CloudAccountType" {
        /// Resold by the reseller.
        Resale "resale",
    }
}

/// An AWS account of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudAccount {
    /// Its id.
    pub id: CloudAccountId,
    /// Its reseller.
    pub reseller_id: ResellerId,
    /// Its client.
    pub client_id: ClientId,
    /// Where it came from.
    pub origin: Origin,
    /// Its 12-digit number; a requested account gets one when it is created (A1).
    pub aws_account_id: Option<AwsAccountId>,
    /// What people call it.
    pub nickname: Option<String>,
    /// E-mail address of its root user (A2).
    pub root_email: Option<RootEmail>,
    /// The support that it has at AWS (A4).
    pub support_type: SupportType,
    /// What it is in AWS Organizations, when known.
    pub organization_role: Option<OrganizationRole>,
    /// How that is known.
    pub organization_role_source: Option<OrganizationRoleSource>,
    /// The management account that pays for it, as its role showed it.
    pub payer_account_id: Option<AwsAccountId>,
    /// The support plan that AWS's severities speak for, as its role showed them (S11).
    pub detected_support_type: Option<SupportType>,
    /// Its own pricebook; the client's default otherwise (P3).
    pub pricebook_id: Option<PricebookId>,
    /// The external ID of its role (R2, R11).
    pub external_id: ExternalId,
    /// How far it is.
    pub status: AccountStatus,
    /// Whether its role works.
    pub role_status: RoleStatus,
    /// Its latest link request.
    pub link_request_id: Option<LinkRequestId>,
    /// Its support plan group.
    pub support_plan_id: Option<SupportPlanId>,
    /// Since when the distributor is financially responsible for it (L6).
    pub liability_starts_at: Option<DateTime<Utc>>,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl CloudAccount {
    /// The number can be changed while nothing was asked for with it; AWS gives a requested account its number.
    pub fn check_number_free(&self) -> Result<(), Refusal> {
        if self.status == AccountStatus::Registered && self.origin == Origin::Existing {
            return Ok(());
        }
        let refusal = Refusal::new(Code::AccountNumberFixed).with("origin", self.origin.as_str());
        Err(refusal.with("status", self.status.as_str()))
    }
}

impl CloudAccount {
    /// Somebody says what it is in AWS Organizations. What was measured goes when it is something else; to say the same
    /// again leaves it measured.
    pub fn declare_organization_role(&mut self, role: Option<OrganizationRole>) {
        if role == self.organization_role {
            return;
        }
        self.organization_role = role;
        self.organization_role_source = role.map(|_| OrganizationRoleSource::Declared);
        self.payer_account_id = None;
    }

    /// Another number is another AWS account: nothing of what the old one's role showed holds for it.
    pub fn forget_measured(&mut self) {
        self.role_status = RoleStatus::NotChecked;
        self.detected_support_type = None;
        self.payer_account_id = None;
        if self.organization_role_source == Some(OrganizationRoleSource::Measured) {
            self.organization_role = None;
            self.organization_role_source = None;
        }
    }

    /// Writes down what its role shows; what it does not show stays as it was.
    pub fn note_measured(&mut self, seen: &Measured) {
        if let Some(role) = seen.organization_role {
            self.organization_role = Some(role.into());
            self.organization_role_source = Some(OrganizationRoleSource::Measured);
            self.payer_account_id.clone_from(&seen.payer_account_id);
        }
        if let Some(plan) = seen.support.and_then(|support| support.support_type().parse().ok()) {
            self.detected_support_type = Some(plan);
        }
    }

    /// Whether the support that its role showed contradicts what was declared (S11).
    pub fn support_type_differs(&self) -> bool {
        let seen = self.detected_support_type.and_then(|plan| SupportSeen::of_support_type(plan.as_str()));
        seen.is_some_and(|seen| !seen.may_be(self.support_type.as_str()))
    }
}

impl CloudAccount {
    /// What a change may not take away. A member that creation demanded is checked as it was then, and what AWS needs of
    /// an account that was requested, or of one that a request is open for, stays.
    pub fn check_change(&self, after: &Self, allow_direct_transfer: bool) -> Result<(), Refusal> {
        // What was measured is no reason to refuse another change.
        if after.organization_role != self.organization_role {
            check_organization_role(after.organization_role)?;
        }
        let mut errors = Vec::new();
        let mut refuse = |pointer: &str, error| errors.push(Violation::at(pointer, error));
        if self.origin == Origin::New {
            // A8: the account's name at AWS.
            match &after.nickname {
                None if self.nickname.is_none() => {}
                None => refuse("/nickname", FieldError::new("required")),
                Some(name) if after.nickname != self.nickname => {
                    check_account_name(name).err().into_iter().for_each(|error| refuse("/nickname", error));
                }
                Some(_) => {}
            }
            // Approval demanded it.
            if after.root_email.is_none() && self.root_email.is_some() && self.status == AccountStatus::Linked {
                refuse("/rootEmail", FieldError::new("required"));
            }
            if after.organization_role.is_some() && after.organization_role != self.organization_role {
                let error = FieldError::new("not_allowed").with_text("reason", "reason-existing-accounts-only");
                refuse("/organizationRole", error);
            }
        }
        all_or_invalid(errors)?;
        if after.aws_account_id != self.aws_account_id {
            self.check_number_free()?;
        }
        // A6: a request is not submitted for a member, so an account with an open one does not become a member.
        let becomes_member = after.organization_role == Some(OrganizationRole::Member)
            && self.organization_role != Some(OrganizationRole::Member);
        if self.status.has_open_request() && becomes_member && !allow_direct_transfer {
            return Err(Code::MemberAccountMustLeave.into());
        }
        Ok(())
    }

    /// Whether a change touches what operations approves of a new account (A8), while a request for it is open.
    pub fn changes_what_is_approved(&self, after: &Self) -> bool {
        let identity = |account: &Self| (account.nickname.clone(), account.root_email.clone(), account.support_type);
        self.origin == Origin::New && self.status == AccountStatus::Requested && identity(self) != identity(after)
    }
}

/// A5: a management account cannot be linked; there are other ways.
pub fn check_organization_role(role: Option<OrganizationRole>) -> Result<(), Refusal> {
    if role == Some(OrganizationRole::Management) {
        return Err(Refusal::new(Code::ManagementAccountNeedsCta).member(
            "helpUrl",
            "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing.html",
        ));
    }
    Ok(())
}

/// A6: what is to be warned of before an account with this organization role is invited.
pub const fn organization_warning(role: Option<OrganizationRole>) -> Option<WarningCode> {
    match role {
        None => Some(WarningCode::OrganizationRoleUnknown),
        Some(OrganizationRole::Member) => Some(WarningCode::DirectTransfer),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> CloudAccount {
        let nil = uuid::Uuid::nil();
        CloudAccount {
            id: CloudAccountId::from_uuid(nil),
            reseller_id: ResellerId::from_uuid(nil),
            client_id: ClientId::from_uuid(nil),
            origin: Origin::Existing,
            aws_account_id: AwsAccountId::parse("111122223333").ok(),
            nickname: None,
            root_email: None,
            support_type: SupportType::Basic,
            organization_role: Some(OrganizationRole::Standalone),
            organization_role_source: Some(OrganizationRoleSource::Declared),
            payer_account_id: None,
            detected_support_type: None,
            pricebook_id: None,
            external_id: ExternalId::from_random([1; 16]),
            status: AccountStatus::Registered,
            role_status: RoleStatus::Verified,
            link_request_id: None,
            support_plan_id: None,
            liability_starts_at: None,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn member() -> Measured {
        Measured {
            organization_role: Some(OrganizationSeen::Member),
            payer_account_id: AwsAccountId::parse("999988887777").ok(),
            support: Some(SupportSeen::Critical),
        }
    }

    #[test]
    fn a5_a_management_account_is_refused_and_others_are_not() {
        let code = |role| check_organization_role(role).map_err(|refusal| refusal.code);
        assert_eq!(code(Some(OrganizationRole::Management)), Err(Code::ManagementAccountNeedsCta));
        for role in [None, Some(OrganizationRole::Standalone), Some(OrganizationRole::Member)] {
            assert_eq!(code(role), Ok(()));
        }
    }

    #[test]
    fn a5_a_measured_management_account_can_still_be_changed_otherwise() {
        let measured = CloudAccount { organization_role: Some(OrganizationRole::Management), ..account() };
        let renamed = CloudAccount { nickname: Some("Payer".to_owned()), ..measured.clone() };
        assert_eq!(measured.check_change(&renamed, false), Ok(()));
    }

    #[test]
    fn what_a_role_shows_takes_the_place_of_what_was_said_and_what_it_does_not_show_stays() {
        let mut seen = account();
        seen.note_measured(&member());
        assert_eq!(seen.organization_role, Some(OrganizationRole::Member));
        assert_eq!(seen.organization_role_source, Some(OrganizationRoleSource::Measured));
        assert_eq!(seen.payer_account_id, member().payer_account_id);
        let before = seen.clone();
        seen.note_measured(&Measured::default());
        assert_eq!(seen, before);
        seen.note_measured(&Measured { organization_role: Some(OrganizationSeen::Standalone), ..Measured::default() });
        assert_eq!((seen.payer_account_id, seen.detected_support_type), (None, before.detected_support_type));
    }

    #[test]
    fn what_is_said_anew_is_declared_and_what_is_said_again_stays_measured() {
        let mut said = account();
        said.note_measured(&member());
        said.declare_organization_role(Some(OrganizationRole::Member));
        assert_eq!(said.organization_role_source, Some(OrganizationRoleSource::Measured));
        said.declare_organization_role(Some(OrganizationRole::Standalone));
        assert_eq!(said.organization_role_source, Some(OrganizationRoleSource::Declared));
        assert_eq!(said.payer_account_id, None);
        said.declare_organization_role(None);
        assert_eq!(said.organization_role_source, None);
    }

    #[test]
    fn another_number_keeps_what_was_said_and_nothing_that_was_measured() {
        let mut said = account();
        said.forget_measured();
        assert_eq!(said.organization_role, Some(OrganizationRole::Standalone));
        let mut measured = account();
        measured.note_measured(&member());
        measured.forget_measured();
        assert_eq!((measured.organization_role, measured.organization_role_source), (None, None));
        assert_eq!((measured.payer_account_id, measured.detected_support_type), (None, None));
    }

    #[test]
    fn s11_only_a_contradiction_between_measured_and_declared_support_is_warned_of() {
        let mut account = account();
        assert!(!account.support_type_differs());
        account.note_measured(&member());
        assert!(account.support_type_differs());
        account.support_type = SupportType::BusinessPlus;
        assert!(!account.support_type_differs());
    }
}
