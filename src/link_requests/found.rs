//! A request as use cases and answers need it: with what its account says, and its history.

use chrono::{DateTime, Utc};

use super::model::LinkRequest;
use crate::clients::discovery::model::Answers;
use crate::cloud_accounts::model::{CloudAccount, OrganizationRole};
use crate::domain::AccountStatus;
use crate::domain::{AwsAccountId, RootEmail};
use crate::id::LinkRequestId;
use crate::support_plans::model::SupportType;

/// What the request's account says that its answer depends on.
#[derive(Debug, Clone)]
pub struct RequestAccount {
    /// Its number.
    pub aws_account_id: Option<AwsAccountId>,
    /// Its name.
    pub nickname: Option<String>,
    /// E-mail address of its root user.
    pub root_email: Option<RootEmail>,
    /// How far it is.
    pub status: AccountStatus,
    /// What it is in AWS Organizations.
    pub organization_role: Option<OrganizationRole>,
    /// The support that it has at AWS.
    pub support_type: SupportType,
    /// Whether it is in a support plan group.
    pub in_support_plan: bool,
    /// Whether the request is the account's latest.
    pub is_latest: bool,
    /// What its client answered to the discovery questions.
    pub discovery: Answers,
}

impl RequestAccount {
    /// What the account says of one of its requests.
    pub fn of(account: &CloudAccount, request: &LinkRequestId, discovery: Answers) -> Self {
        Self {
            aws_account_id: account.aws_account_id.clone(),
            nickname: account.nickname.clone(),
            root_email: account.root_email.clone(),
            status: account.status,
            organization_role: account.organization_role,
            support_type: account.support_type,
            in_support_plan: account.support_plan_id.is_some(),
            is_latest: account.link_request_id.as_ref() == Some(request),
            discovery,
        }
    }
}

/// A request with what its account says.
#[derive(Debug, Clone)]
pub struct RequestWithAccount {
    /// The request.
    pub request: LinkRequest,
    /// What its account says.
    pub account: RequestAccount,
}

/// One move of a request.
#[derive(Debug, Clone)]
pub struct Move {
    /// The request.
    pub link_request_id: String,
    /// Its version after the move.
    pub version: i32,
    /// When it moved.
    pub at: DateTime<Utc>,
    /// From where; none at its submission.
    pub from_status: Option<String>,
    /// Whereto.
    pub to_status: String,
    /// Who moved it; none for the platform itself.
    pub actor_credential_id: Option<String>,
    /// In which role, `platform` for the platform itself.
    pub actor_role: String,
    /// Why.
    pub note: Option<String>,
}
