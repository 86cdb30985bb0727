//! Carrying a plan out: each row in a transaction of its own, once at most, by the operations that callers have, in the name of
//! whoever applied the plan. Nothing is done but what the plan has shown.

use chrono::{DateTime, Utc};

use super::decide::{Decision, Planner, changed, patch};
use super::dto::OnboardingPlanAccount;
use super::facts::Facts;
use super::model::{Applicant, Plan, PlanRow, PlanStatus, RowAction, RowOutcome, ToldProblem};
use super::sheet::ReadRow;
use super::{due, store, told};
use crate::auth::{Actor, Caller, Scope};
use crate::clients;
use crate::cloud_accounts;
use crate::cloud_accounts::dto::{AddExistingAccount, CreateCloudAccount, ExistingTag};
use crate::cloud_accounts::model::CloudAccount;
use crate::credentials;
use crate::domain::{Code, Expected, Refusal, Versions};
use crate::enrolment::{accounts, groups};
use crate::events::{self, EventKind};
use crate::fault::{DbError, Fault};
use crate::id::{CloudAccountId, LinkRequestId, OnboardingPlanId};
use crate::link_requests;
use crate::link_requests::due::Lapsed;
use crate::link_requests::ops::Submission;
use crate::tenant::Tenant;
use crate::tx::Tx;

/// Who carries a plan out, and for whom.
#[derive(Debug)]
pub struct Going {
    /// The plan.
    pub plan: Plan,
    /// Who applied it.
    pub applicant: Applicant,
    /// In whose name; none when that one may do so no longer.
    pub caller: Option<Caller>,
}

/// A plan that is being applied, and the caller in whose name, as it may act now. None when the plan is over.
pub fn going(tx: &mut Tx<'_, Actor<'_>>, id: &OnboardingPlanId) -> Result<Option<Going>, Fault> {
    let Some(plan) = store::find(tx.conn, &Tenant::Platform, id)? else { return Ok(None) };
    let (PlanStatus::Applying, Some(applicant)) = (plan.status, plan.applicant.clone()) else { return Ok(None) };
    let caller = caller(tx, &applicant)?;
    Ok(Some(Going { plan, applicant, caller }))
}

/// The applicant as a caller, with what its token and its credential both allow; none when it was revoked, has expired, its
/// tokens from then are refused, or it lacks the scope by now. What a suspended reseller began waits instead.
fn caller(tx: &mut Tx<'_, Actor<'_>>, applicant: &Applicant) -> Result<Option<Caller>, Fault> {
    let found = credentials::store::get(tx.conn, &Tenant::Platform, &applicant.credential_id)?;
    let usable = found.filter(|found| found.is_usable(tx.real) && found.token_generation == applicant.generation);
    let caller = usable.and_then(|found| found.caller(applicant.scopes.within(&found.scopes)));
    Ok(caller.filter(|caller| caller.scopes.contains(Scope::CloudAccountsWrite)))
}

/// What all further rows fail with when nobody may carry them out any more.
pub fn stopped() -> ToldProblem {
    told::problem(&Code::OnboardingPlanStopped.into())
}

/// Carries a row out, unless that was done. What it is refused with, and a failure of its own, is what became of it; nothing
/// else of it is stored then. Any other failure is the answer, and the row waits.
pub fn carry_out(tx: &mut Tx<'_, &Caller>, plan: &Plan, line: i32) -> Result<(), Fault> {
    let Some(mut row) = store::hold(tx.conn, &plan.id, line)? else { return Ok(()) };
    match tx.savepoint(|tx| happen(tx, plan, &row)) {
        Ok((account, request)) => {
            (row.outcome, row.cloud_account_id, row.link_request_id) = (RowOutcome::Done, Some(account), request);
        }
        Err(fault) if !ends_row(&fault, plan, tx.real) => return Err(fault),
        Err(fault) => {
            if !matches!(fault, Fault::Refused(_)) {
                tracing::warn!(error = %fault, onboarding_plan_id = %plan.id, line, "a row of a plan failed");
            }
            (row.outcome, row.problem) = (RowOutcome::Failed, Some(told::problem(&fault)));
        }
    }
    Ok(store::conclude(tx.conn, &plan.id, &row)?)
}

/// Whether a row has failed with this: it is refused, or it lies in the row itself. What the database says besides tells nothing
/// about the row, which waits for it, a day at most.
pub fn ends_row(fault: &Fault, plan: &Plan, real: DateTime<Utc>) -> bool {
    match fault {
        Fault::Refused(_) | Fault::Internal(_) | Fault::Db(DbError::Corrupt { .. } | DbError::Lost) => true,
        fault => !fault.is_passing() && real >= plan.expires_at,
    }
}

type Happened = (CloudAccountId, Option<LinkRequestId>);

fn happen(tx: &mut Tx<'_, &Caller>, plan: &Plan, row: &PlanRow) -> Result<Happened, Fault> {
    let unreadable =
        || Fault::Db(DbError::Corrupt { table: "onboarding_plan_rows", detail: "content does not fit".to_owned() });
    let content = row.content.as_deref().ok_or_else(unreadable)?;
    let wanted: OnboardingPlanAccount = serde_json::from_str(content).map_err(|_| unreadable())?;
    // The client first, then group and account, in whatever way a row changes them.
    let is_active = clients::store::lock_active(tx.conn, &plan.client_id)?;
    let client = clients::store::get(tx.conn, &tx.caller.tenant, &plan.client_id)?.ok_or(Code::ClientNotFound)?;
    if !is_active {
        return Err(Code::ClientArchived.into());
    }
    if let Some(account) = &row.cloud_account_id {
        link_requests::lapse::expire_due(tx, &Lapsed::of_account(account))?;
    }
    let facts = Facts::load(tx, client, &[&wanted])?;
    let read = ReadRow { line: row.line, number: Some(wanted.aws_account_id.clone()), content: Ok(wanted.clone()) };
    let decision = Planner::new(&facts).decide(&read);
    match (decision.action, facts.own.get(&wanted.aws_account_id)) {
        (RowAction::Refused, _) => Err(told::refusal(decision.objections).into()),
        // It is as the plan wanted it, whoever did it.
        (RowAction::Nothing, Some(account)) => Ok((account.id.clone(), None)),
        _ if !is_as_planned(&decision, row) => Err(Code::OnboardingRowOutdated.into()),
        (_, Some(account)) => update(tx, account, &wanted, &decision),
        (_, None) => create(tx, plan, wanted),
    }
}

fn is_as_planned(decision: &Decision, row: &PlanRow) -> bool {
    decision.action == row.action
        && decision.changes == row.findings.changes
        && decision.account == row.cloud_account_id
}

fn create(tx: &mut Tx<'_, &Caller>, plan: &Plan, wanted: OnboardingPlanAccount) -> Result<Happened, Fault> {
    let body = AddExistingAccount {
        origin: ExistingTag::Existing,
        client_id: plan.client_id.clone(),
        aws_account_id: wanted.aws_account_id,
        root_email: wanted.root_email,
        nickname: wanted.nickname,
        r#type: None,
        pricebook_id: wanted.pricebook_id,
        support_type: wanted.support_type,
        organization_role: wanted.organization_role,
        submit_link_request: None,
    };
    let id = accounts::create(tx, &CreateCloudAccount::Existing(body))?.id;
    if let Some(group) = &wanted.support_plan_id {
        groups::join(tx, group, &id)?;
    }
    let request = wanted.submit_link_request == Some(true);
    let request = request.then(|| submit(tx, &id)).transpose()?;
    Ok((id, request))
}

fn update(
    tx: &mut Tx<'_, &Caller>,
    account: &CloudAccount,
    wanted: &OnboardingPlanAccount,
    decision: &Decision,
) -> Result<Happened, Fault> {
    let id = &account.id;
    if changed(wanted, account) != *account {
        let decided = Expected { matching: Some(Versions::OneOf(vec![account.version])), none_matching: None };
        accounts::update(tx, id, &decided, &patch(wanted)).map_err(again)?;
    }
    let request = decision.submits.then(|| submit(tx, id)).transpose()?;
    Ok((id.clone(), request))
}

/// What was decided about an account that has changed since is decided again.
fn again(fault: Fault) -> Fault {
    match fault {
        Fault::Refused(refusal) if refusal.code == Code::VersionMismatch => DbError::Stale.into(),
        other => other,
    }
}

fn submit(tx: &mut Tx<'_, &Caller>, id: &CloudAccountId) -> Result<LinkRequestId, Fault> {
    let account = cloud_accounts::ops::load(tx, id)?;
    Ok(link_requests::ops::submit(tx, account, Submission::default())?.request.id)
}

/// Counts what has become of a plan's rows, which is a new version of it when anything has; and puts it behind those that wait,
/// or ends it.
pub fn note(tx: &mut Tx<'_, Actor<'_>>, id: &OnboardingPlanId) -> Result<(), Fault> {
    let Some(plan) = due::hold_applying(tx.conn, id)? else { return Ok(()) };
    let (done, failed, pending) = due::count(tx.conn, id)?;
    let Some(next) = plan.progressed(done, failed, pending, tx.now) else { return Ok(()) };
    store::update(tx.conn, &next, tx.real)?;
    let kind = match next.status {
        PlanStatus::Applied => EventKind::OnboardingPlanApplied,
        _ => EventKind::OnboardingPlanUpdated,
    };
    Ok(events::append(tx, kind, &next.subject())?)
}

/// Fails every row that waits.
pub fn stop(tx: &mut Tx<'_, Actor<'_>>, id: &OnboardingPlanId) -> Result<(), Fault> {
    Ok(due::fail(tx.conn, id, None, &stopped())?)
}

/// Fails a row that cannot even be tried.
pub fn give_up(tx: &mut Tx<'_, Actor<'_>>, id: &OnboardingPlanId, line: i32) -> Result<(), Fault> {
    let failure = Fault::Refused(Box::new(Refusal::new(Code::Internal)));
    Ok(due::fail(tx.conn, id, Some(line), &told::problem(&failure))?)
}
