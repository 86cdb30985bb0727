//! What follows for an account whose support plan ends. Pure.

use serde_json::{Value, json};

use crate::cloud_accounts::model::{CloudAccount, Origin};
use crate::domain::{AccountStatus, FieldError, Money};
use crate::id::{ClientId, SupportPlanId};
use crate::link_requests::model::Status;
use crate::support_plans::catalog::families;
use crate::support_plans::catalog::model::Plan;
use crate::support_plans::model::{GroupKind, SupportType};

/// An account whose support plan has ended or ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The account.
    pub account: CloudAccount,
    /// The kind of its support plan group, if it is in one.
    pub group_kind: Option<GroupKind>,
    /// A group of its client of the kind that the following plan needs, with room for it.
    pub fitting_group: Option<SupportPlanId>,
    /// How far its latest link request is.
    pub request: Option<Status>,
}

/// A call of this API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// The operation.
    pub operation_id: &'static str,
    /// Its method.
    pub method: &'static str,
    /// Its path.
    pub path: String,
    /// Its body.
    pub body: Value,
}

impl Ending {
    /// The plans that AWS offers instead.
    pub fn replaced_by(&self) -> Vec<SupportType> {
        self.account.support_type.plan().replaced_by.into_iter().collect()
    }

    fn next(&self) -> Option<&'static Plan> {
        self.account.support_type.plan().replaced_by.map(SupportType::plan)
    }

    /// S1: whether the group that it is in, or that it is in none, does not fit the following plan.
    pub fn needs_other_group(&self) -> bool {
        self.next().is_some_and(|next| self.group_kind != Some(next.group_kind))
    }

    /// A8: what operations has approved of a new account is what AWS is asked for, until it exists.
    fn is_fixed(&self) -> bool {
        let is_asked_for = self.account.origin == Origin::New && self.account.status == AccountStatus::Requested;
        is_asked_for && self.request.is_some_and(|request| request != Status::Submitted)
    }

    /// The calls that write the following plan down once the account has it at AWS, in their order. Type and group change
    /// together where there is a group that fits; else the account leaves the wrong one and gets one of its own, by
    /// this name. None while nothing can be changed.
    pub fn actions(&self, group_name: &str) -> Vec<Action> {
        let Some(next) = self.next().filter(|_| !self.is_fixed()) else { return Vec::new() };
        let account = &self.account;
        let patch = |body: Value| Action {
            operation_id: "updateCloudAccount",
            method: "PATCH",
            path: format!("/cloud-accounts/{}", account.id),
            body,
        };
        if !self.needs_other_group() {
            return vec![patch(json!({ "supportType": next.code }))];
        }
        if let Some(group) = &self.fitting_group {
            return vec![patch(json!({ "supportType": next.code, "supportPlanId": group }))];
        }
        let body = json!({
            "clientId": account.client_id, "name": group_name, "kind": next.group_kind, "cloudAccountIds": [account.id],
        });
        let create =
            Action { operation_id: "createSupportPlan", method: "POST", path: "/support-plans".to_owned(), body };
        let mut leaves = json!({ "supportType": next.code });
        if account.support_plan_id.is_some() {
            leaves = json!({ "supportType": next.code, "supportPlanId": null });
        }
        vec![patch(leaves), create]
    }
}

/// What an account is charged in a month, now and by a plan that may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charges {
    /// By the plan that ends.
    pub now: Money,
    /// By the plan that AWS offers instead.
    pub next: Money,
}

/// The charges of accounts with these clients, plans and spends, each as if all of them had moved (S7). The family of an
/// aggregated plan is those of one client (S5). `negative_money` for a spend below zero.
pub fn charges(accounts: &[(&ClientId, SupportType, Money)]) -> Result<Vec<Charges>, FieldError> {
    let follows = |plan: SupportType| plan.plan().replaced_by.unwrap_or(plan);
    let now = families::charges(accounts.to_vec())?;
    let next =
        families::charges(accounts.iter().map(|(client, plan, spend)| (*client, follows(*plan), *spend)).collect())?;
    Ok(now.into_iter().zip(next).map(|(now, next)| Charges { now, next }).collect())
}

#[cfg(test)]
mod tests;
