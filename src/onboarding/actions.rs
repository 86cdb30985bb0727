//! The call that does a task of a checklist now. Pure.

use super::model::AccountFacts;
use crate::contract::task::TaskCode;
use crate::domain::RoleStatus;
use crate::link_requests::model::Status;
use crate::margin::model::SupportSettings;

/// An operation with its path, filled in as far as the ids exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its id in the document.
    pub operation_id: &'static str,
    /// Its method.
    pub method: &'static str,
    /// Its path.
    pub path: String,
}

fn call(operation_id: &'static str, method: &'static str, path: impl Into<String>) -> Option<Action> {
    Some(Action { operation_id, method, path: path.into() })
}

/// The call that does one of the client's own tasks.
pub fn of_client(task: TaskCode, client: &str) -> Option<Action> {
    match task {
        TaskCode::CreateClient => call("createClient", "POST", "/clients"),
        TaskCode::SetPricebook => call("putCloudProvider", "PUT", format!("/clients/{client}/cloud-providers/aws")),
        TaskCode::ReviewDiscoveryQuestions => call("putDiscovery", "PUT", format!("/clients/{client}/discovery")),
        TaskCode::PortalCredentials => call("createCredential", "POST", "/credentials"),
        _ => None,
    }
}

/// The call that does an account's task. What a task works on is made first: without a request the call is the one that
/// submits it, without a fitting group the one that makes it. `connected`: the platform acts at AWS itself.
pub fn of_account(task: TaskCode, facts: &AccountFacts, connected: bool) -> Option<Action> {
    let account = facts.account.id.as_str();
    match task {
        TaskCode::AssignSupportPlanGroup => group(facts),
        TaskCode::AddAccountNumber => call("updateCloudAccount", "PATCH", format!("/cloud-accounts/{account}")),
        TaskCode::CreateRole => call("getSetupKit", "GET", format!("/role-arn/{account}/setup-kit")),
        TaskCode::AddRoleArn => call("putRoleArn", "PUT", format!("/role-arn/{account}")),
        TaskCode::VerifyRoleArn if facts.account.role_status == RoleStatus::Verified => None,
        TaskCode::VerifyRoleArn if !facts.has_role_arn => call("putRoleArn", "PUT", format!("/role-arn/{account}")),
        TaskCode::VerifyRoleArn if connected => call("checkRoleArn", "POST", format!("/role-arn/{account}/check")),
        TaskCode::VerifyRoleArn => call("recordRoleCheck", "POST", format!("/role-arn/{account}/record-check")),
        TaskCode::SubmitLinkRequest
        | TaskCode::RequestAccount
        | TaskCode::ApproveLinkRequest
        | TaskCode::ApproveAccountRequest
        | TaskCode::SendInvitation
        | TaskCode::CreateAccount => request(task, facts, connected),
        _ => of_client(task, facts.account.client_id.as_str()),
    }
}

/// A request that ended without a link counts as none.
fn request(task: TaskCode, facts: &AccountFacts, connected: bool) -> Option<Action> {
    let Some(open) = facts.request.as_ref().filter(|request| request.status.is_open()) else {
        return call("createLinkRequest", "POST", "/link-requests");
    };
    let path = |action: &str| format!("/link-requests/{}/{action}", open.id.as_str());
    match (task, open.status) {
        (TaskCode::ApproveLinkRequest | TaskCode::ApproveAccountRequest, _) => {
            call("approveLinkRequest", "POST", path("approve"))
        }
        (TaskCode::CreateAccount, Status::Creating) if !connected => {
            call("completeLinkRequest", "POST", path("complete"))
        }
        (TaskCode::SendInvitation | TaskCode::CreateAccount, Status::Submitted | Status::Approved) => {
            call("sendLinkRequest", "POST", path("send"))
        }
        _ => None,
    }
}

/// An account is in one group at most (S3): it leaves one that does not fit before it comes into one that does.
fn group(facts: &AccountFacts) -> Option<Action> {
    let account = facts.account.id.as_str();
    let billing =
        SupportSettings { has_pricebook: true, support_type: facts.account.support_type, group_kind: facts.group_kind };
    let member = |group: &str| format!("/support-plans/{group}/accounts/{account}");
    match (&facts.account.support_plan_id, &facts.fitting_group) {
        (Some(_), _) if billing.group_fits() => None,
        (Some(wrong), _) => call("deleteSupportPlanAccount", "DELETE", member(wrong.as_str())),
        (None, Some(fitting)) => call("putSupportPlanAccount", "PUT", member(fitting.as_str())),
        (None, None) => call("createSupportPlan", "POST", "/support-plans"),
    }
}
