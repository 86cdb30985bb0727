//! Use cases of onboarding plans, each one transaction.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::decide::{Decision, Planner};
use super::dto::{ListOnboardingPlanRows, ListOnboardingPlans, OnboardingPlanAccount};
use super::facts::Facts;
use super::model::{APPLICABLE_FOR, Applicant, Counts, Findings, Invitations, Plan, PlanRow, PlanStatus, RowOutcome};
use super::sheet::ReadRow;
use super::{due, store, told};
use crate::auth::{Actor, Caller};
use crate::clients;
use crate::clients::model::Client;
use crate::contract::page::Page;
use crate::domain::{Code, Expected, Refusal, Violation};
use crate::events::{self, EventKind};
use crate::fault::Fault;
use crate::id::{ClientId, OnboardingPlanId};
use crate::link_requests::machine::Kind;
use crate::link_requests::sending;
use crate::quotas;
use crate::quotas::model::Quota;
use crate::tenant::Tenant;
use crate::tx::Tx;

/// A plan that is yet to be stored.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its rows.
    pub rows: Arc<Vec<PlanRow>>,
    counts: Counts,
    invitations: Invitations,
}

/// What a plan is made of: facts about its client's accounts, and how many invitations come before its own.
#[derive(Debug)]
pub struct Ground {
    facts: Facts,
    counted: Vec<DateTime<Utc>>,
    waiting: usize,
    paused_until: DateTime<Utc>,
    now: DateTime<Utc>,
}

/// The client that a body or a query names, active; or the refusal that points there.
pub fn client(tx: &mut Tx<'_, &Caller>, id: &ClientId, pointer: &str) -> Result<Client, Fault> {
    let client = clients::store::get(tx.conn, &tx.caller.tenant, id)?;
    let client = client.ok_or_else(|| Refusal::invalid(vec![Violation::not_found(pointer)]))?;
    client.check_active()?;
    Ok(client)
}

/// Looks up what a plan is made of.
pub fn ground(tx: &mut Tx<'_, &Caller>, client: Client, rows: &[ReadRow]) -> Result<Ground, Fault> {
    let wanted: Vec<&OnboardingPlanAccount> = rows.iter().filter_map(|row| row.content.as_ref().ok()).collect();
    let facts = Facts::load(tx, client, &wanted)?;
    let counted = sending::store::counted(tx.conn, tx.now)?;
    let waiting = sending::store::waiting(tx.conn, Kind::LinkExisting, None)?;
    let paused_until = sending::store::paused_until(tx.conn)?;
    let waiting = usize::try_from(waiting).unwrap_or(usize::MAX);
    Ok(Ground { facts, counted, waiting, paused_until, now: tx.now })
}

impl Draft {
    /// Decides row by row. `per_day` is how many invitations AWS takes in 24 hours.
    pub fn of(ground: &Ground, rows: &[ReadRow], per_day: u32) -> Self {
        let mut planner = Planner::new(&ground.facts);
        let (mut counts, mut needed) = (Counts::default(), 0);
        let mut planned = Vec::with_capacity(rows.len());
        for row in rows {
            let decision = planner.decide(row);
            counts.add(decision.action);
            needed += usize::from(decision.submits);
            planned.push(plan_row(row, decision));
        }
        let (counted, waiting, now) = (&ground.counted, ground.waiting, ground.now);
        let invitations = Invitations {
            needed: i32::try_from(needed).unwrap_or(i32::MAX),
            per_day: i32::try_from(per_day).unwrap_or(i32::MAX),
            // Nothing goes out before a pause is over.
            last_sent_about: sending::model::last_sent(per_day, counted, waiting, needed, now)
                .map(|about| about.max(ground.paused_until)),
        };
        Self { rows: Arc::new(planned), counts, invitations }
    }
}

fn plan_row(row: &ReadRow, decision: Decision) -> PlanRow {
    let is_wanted = decision.objections.is_empty();
    let content =
        row.content.as_ref().ok().filter(|_| is_wanted).and_then(|content| serde_json::to_string(content).ok());
    PlanRow {
        line: row.line,
        aws_account_id: row.number.clone(),
        content,
        action: decision.action,
        findings: Findings {
            changes: decision.changes,
            errors: told::errors(&decision.objections),
            warnings: decision.warnings.iter().map(|code| code.as_str().to_owned()).collect(),
        },
        outcome: RowOutcome::Pending,
        cloud_account_id: decision.account,
        link_request_id: None,
        problem: None,
    }
}

/// Stores a plan for a client.
pub fn create(tx: &mut Tx<'_, &Caller>, id: &ClientId, pointer: &str, draft: &Draft) -> Result<Plan, Fault> {
    let client = client(tx, id, pointer)?;
    let plan = Plan {
        id: tx.id(),
        reseller_id: client.reseller_id,
        client_id: client.id,
        status: PlanStatus::Planned,
        counts: draft.counts,
        invitations: draft.invitations,
        applicant: None,
        expires_at: tx.now + APPLICABLE_FOR,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx.conn, &plan, &draft.rows, tx.real)?;
    events::append(tx, EventKind::OnboardingPlanCreated, &plan.subject())?;
    let rows = i64::try_from(draft.rows.len()).unwrap_or(i64::MAX);
    quotas::ops::take(tx.conn, &tx.terms.quotas, &plan.reseller_id, Quota::OnboardingPlanRows, rows)?;
    Ok(plan)
}

/// The plan with this id, as it is at this moment.
pub fn get(tx: &mut Tx<'_, &Caller>, id: &OnboardingPlanId) -> Result<Plan, Fault> {
    let plan = store::find(tx.conn, &tx.caller.tenant, id)?.ok_or(Code::OnboardingPlanNotFound)?;
    Ok(plan.as_of(tx.now))
}

/// A page of plans, newest first.
pub fn list(tx: &mut Tx<'_, &Caller>, filters: &ListOnboardingPlans, page: &Page) -> Result<Vec<Plan>, Fault> {
    Ok(store::list(tx.conn, &tx.caller.tenant, filters, page, tx.now)?)
}

/// A page of the rows of a plan, in their order.
pub fn rows(
    tx: &mut Tx<'_, &Caller>,
    id: &OnboardingPlanId,
    filters: &ListOnboardingPlanRows,
    page: &Page,
) -> Result<Vec<PlanRow>, Fault> {
    let after = page.after.as_deref().map_or(Ok(0), |line| line.parse().map_err(|_| Code::CursorInvalid))?;
    get(tx, id)?;
    Ok(store::rows(tx.conn, id, filters, after, page.rows())?)
}

/// Begins to carry a plan out, in the caller's name; a job does it. The plan as it is then.
pub fn apply(tx: &mut Tx<'_, &Caller>, id: &OnboardingPlanId, expected: &Expected) -> Result<Plan, Fault> {
    let plan = get(tx, id)?;
    let Some(applying) = plan.apply(Applicant::of(tx.caller), expected, tx.now)? else { return Ok(plan) };
    store::update(tx.conn, &applying, tx.real)?;
    store::fail_refused(tx.conn, id)?;
    events::append(tx, EventKind::OnboardingPlanUpdated, &applying.subject())?;
    Ok(applying)
}

/// Gives a plan up.
pub fn discard(tx: &mut Tx<'_, &Caller>, id: &OnboardingPlanId, expected: &Expected) -> Result<Plan, Fault> {
    let plan = get(tx, id)?.discard(expected, tx.now)?;
    store::update(tx.conn, &plan, tx.real)?;
    events::append(tx, EventKind::OnboardingPlanDiscarded, &plan.subject())?;
    Ok(plan)
}

/// Stores that nobody applied a plan in time: what it is for its readers already.
pub fn expire(tx: &mut Tx<'_, Actor<'_>>, id: &OnboardingPlanId) -> Result<(), Fault> {
    let Some(stored) = store::find(tx.conn, &Tenant::Platform, id)? else { return Ok(()) };
    let plan = stored.clone().as_of(tx.now);
    if plan == stored {
        return Ok(());
    }
    // It happened then, whenever that was noticed.
    tx.back_to(plan.updated_at);
    store::update(tx.conn, &plan, tx.real)?;
    Ok(events::append(tx, EventKind::OnboardingPlanExpired, &plan.subject())?)
}

/// Removes some rows of a plan that is not kept any longer, and the plan with the last of them; how much that was, which is less
/// than `most` when nothing is left to remove.
pub fn forget_some(tx: &mut Tx<'_, Actor<'_>>, most: i64) -> Result<usize, Fault> {
    let mut removed = 0;
    while removed < most
        && let Some(id) = due::outlived(tx.conn, tx.real)?
    {
        let rows = due::remove_rows(tx.conn, &id, most - removed)?;
        removed += i64::try_from(rows).unwrap_or(most);
        // One that has rows left is the next step's.
        if removed < most
            && let Some((reseller, rows)) = due::remove(tx.conn, &id)?
        {
            quotas::store::release(tx.conn, &reseller, Quota::OnboardingPlanRows, rows)?;
            removed += 1;
        }
    }
    Ok(usize::try_from(removed).unwrap_or_default())
}
