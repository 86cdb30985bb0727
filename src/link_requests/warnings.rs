//! What is to be warned of at a link request.

use chrono::{DateTime, Utc};

use super::found::RequestAccount;
use super::model::{Kind, LinkRequest, Status};
use crate::auth::{Caller, Role};
use crate::clients::discovery::catalogue::CATALOGUE;
use crate::clients::discovery::dto::RiskView;
use crate::clients::discovery::model::{Risk, risks, told};
use crate::cloud_accounts::model::{OrganizationRole, organization_warning};
use crate::contract::warning::{WarningCode, WarningView};
use crate::domain::AccountStatus;
use crate::locale::Lang;
use crate::support_plans::ending;

/// What is to be warned of while a request is open, or its account linked.
fn warnings(request: &LinkRequest, account: &RequestAccount, now: DateTime<Utc>) -> Vec<WarningCode> {
    let mut codes = Vec::new();
    if request.is_stuck(now) {
        codes.push(WarningCode::LinkRequestStuck);
    }
    let invites = request.kind == Kind::LinkExisting && request.status.is_open();
    if is_relevant(request, account) {
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

/// S8: whether the account's plan ends soon, or has ended, while that concerns the request.
fn tells_of_end(request: &LinkRequest, account: &RequestAccount, now: DateTime<Utc>) -> bool {
    is_relevant(request, account) && account.support_type.plan().is_ending(now.date_naive())
}

/// While the request is open, or its account linked by it.
fn is_relevant(request: &LinkRequest, account: &RequestAccount) -> bool {
    let linked = account.status == AccountStatus::Linked;
    request.status.is_open() || (linked && matches!(request.status, Status::Accepted | Status::Completed))
}

/// A10: the risks that the client's answers show, while an existing account is on its way.
fn discovered(request: &LinkRequest, account: &RequestAccount, allow_direct_transfer: bool) -> Vec<Risk> {
    if request.kind == Kind::LinkExisting && request.status.is_open() {
        told(risks(&account.discovery, &CATALOGUE, allow_direct_transfer))
    } else {
        Vec::new()
    }
}

/// All of them as this caller sees them, in its language: what was answered to its reseller is not the customer's to see.
pub fn views(
    request: &LinkRequest,
    account: &RequestAccount,
    caller: &Caller,
    allow_direct_transfer: bool,
    (lang, now): (Lang, DateTime<Utc>),
) -> Vec<WarningView> {
    let mut views: Vec<_> =
        warnings(request, account, now).into_iter().map(|code| WarningView::new(code, lang)).collect();
    if tells_of_end(request, account, now) {
        views.push(ending::warning(account.support_type, lang));
    }
    if caller.role != Role::Customer {
        let risks = discovered(request, account, allow_direct_transfer);
        let view = |risk: &Risk| {
            let risk = RiskView::new(risk, lang);
            WarningView::with(WarningCode::DiscoveryRisk, lang, &[("risk", risk.message), ("fix", risk.fix)])
        };
        views.extend(risks.iter().map(view));
    }
    views
}
