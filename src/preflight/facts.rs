//! What is known of an account before its link request. Pure.

use crate::aws::Outlook;
use crate::clients::discovery::model::Answers;
use crate::cloud_accounts::model::{OrganizationRole, Origin};
use crate::domain::{AccountStatus, AwsAccountId, RoleStatus};
use crate::id::CloudAccountId;
use crate::margin::model::SupportSettings;

/// What AWS said when it was asked beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It was not asked: nobody is connected, or there is nothing to ask about.
    NotAsked,
    /// It did not answer in time.
    Unanswered,
    /// This.
    Said(Outlook),
}

/// What is known of an account that the caller may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAccount {
    /// Its id.
    pub id: CloudAccountId,
    /// Where it came from.
    pub origin: Origin,
    /// How far it is; a request whose two weeks are over no longer counts, whether or not that is stored (L3).
    pub status: AccountStatus,
    /// Whether its role works.
    pub role_status: RoleStatus,
    /// The partition of its saved role.
    pub partition: Option<String>,
    /// How it is billed.
    pub settings: SupportSettings,
    /// How often AWS was asked to send the invitation of its open request.
    pub attempts: i32,
}

/// What the decision depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The account's number; none before it is created.
    pub number: Option<AwsAccountId>,
    /// The account, if the caller has it on the platform.
    pub account: Option<KnownAccount>,
    /// Whether another live account has the number; nothing is known of whose it is.
    pub is_registered_elsewhere: bool,
    /// What the account is in AWS Organizations, as somebody declared it.
    pub organization_role: Option<OrganizationRole>,
    /// Whether a role showed that.
    pub is_role_measured: bool,
    /// Whether a pricebook applies; none where the client is not known.
    pub has_pricebook: Option<bool>,
    /// Whether the reseller's quotas have room for what is still to be made; none where the reseller is not known.
    pub has_room: Option<bool>,
    /// Invitations of the last 24 hours that count (L8), where they are counted.
    pub invitations_today: u32,
    /// What the account's client answered to the discovery questions; none where the client is not known, and for its own
    /// customers, who do not see it.
    pub discovery: Option<Answers>,
}

impl Facts {
    /// Whether the account is still to be created: what is asked of existing ones does not matter.
    pub fn is_new(&self) -> bool {
        self.account.as_ref().is_some_and(|account| account.origin == Origin::New)
    }

    /// What AWS is asked about, and at which attempt: a number that only the caller has, of an account that may still be
    /// invited. AWS's word about anybody else's would tell of theirs.
    pub fn question(&self) -> Option<(AwsAccountId, i32)> {
        let may_come =
            |account: &KnownAccount| matches!(account.status, AccountStatus::Registered | AccountStatus::Requested);
        if self.is_registered_elsewhere || !self.account.as_ref().is_none_or(may_come) {
            return None;
        }
        let attempts = self.account.as_ref().map_or(0, |account| account.attempts);
        self.number.clone().map(|number| (number, attempts + 1))
    }
}
