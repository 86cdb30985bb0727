//! What is to be warned of at a link request.

use chrono::{DateTime, Utc};

use super::found::RequestAccount;
use super::model::{Kind, LinkRequest, Status};
use crate::cloud_accounts::model::{OrganizationRole, organization_warning};
use crate::contract::warning::WarningCode;
use crate::domain::AccountStatus;

/// What is to be warned of while a request is open, or its account linked.
pub fn warnings(request: &LinkRequest, account: &RequestAccount, now: DateTime<Utc>) -> Vec<WarningCode> {
    let mut codes = Vec::new();
    if request.is_stuck(now) {
        codes.push(WarningCode::LinkRequestStuck);
    }
    let linked = account.status == AccountStatus::Linked;
    let relevant =
        request.status.is_open() || (linked && matches!(request.status, Status::Accepted | Status::Completed));
    let invites = request.kind == Kind::LinkExisting && request.status.is_open();
    if invites || relevant {
        codes.extend(of_account(account.in_support_plan, invites.then_some(account.organization_role)));
    }
    codes
}

/// What is to be warned of at an account that is linked or may be; with what is said of its place in an organization, when
/// it is yet to be invited.
pub fn of_account(in_support_plan: bool, invited_as: Option<Option<OrganizationRole>>) -> Vec<WarningCode> {
    let group = (!in_support_plan).then_some(WarningCode::SupportPlanNotAssigned);
    group.into_iter().chain(invited_as.and_then(organization_warning)).collect()
}
