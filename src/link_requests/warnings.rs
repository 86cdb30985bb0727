//! What is to be warned of at a link request.

use chrono::{DateTime, Utc};

use super::found::RequestAccount;
use super::model::{Kind, LinkRequest, Status};
use crate::cloud_accounts::model::organization_warning;
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
    if relevant && !account.in_support_plan {
        codes.push(WarningCode::SupportPlanNotAssigned);
    }
    if request.kind == Kind::LinkExisting && request.status.is_open() {
        codes.extend(organization_warning(account.organization_role));
    }
    codes
}
