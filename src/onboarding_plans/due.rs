//! What there is to do about plans, in the database: each look is one into an index. Reads of a plan what it needs and no
//! more: it may be one that cannot be read otherwise.

use chrono::{DateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;

use super::model::{Plan, PlanStatus, RowOutcome, ToldProblem};
use super::store::Row;
use crate::auth::Role;
use crate::db::Conn;
use crate::db::change;
use crate::db::schema::{onboarding_plan_rows, onboarding_plans, resellers};
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::OnboardingPlanId;
use crate::resellers::model::ResellerStatus;

/// A plan that waits to be gone on with: its id, whose it is, and since when.
pub type Waiting = (String, String, DateTime<Utc>);

/// The plan that has waited longest to be gone on with, of none of these resellers. What suspended resellers began themselves
/// rests until they are back.
pub fn next(conn: &mut Conn, passed_over: &[String], now: DateTime<Utc>) -> Result<Option<Waiting>, DbError> {
    let suspended =
        resellers::table.filter(resellers::status.eq(ResellerStatus::Suspended.as_str())).select(resellers::id);
    let goes_on = onboarding_plans::reseller_id
        .ne_all(suspended)
        .or(onboarding_plans::applied_role.assume_not_null().eq(Role::Operations.as_str()));
    let waiting = onboarding_plans::table
        .filter(onboarding_plans::status.eq(PlanStatus::Applying.as_str()))
        .filter(onboarding_plans::due_at.le(Ts(now)))
        .filter(onboarding_plans::reseller_id.ne_all(passed_over))
        .filter(goes_on)
        .order(onboarding_plans::due_at)
        .limit(1)
        .select((onboarding_plans::id, onboarding_plans::reseller_id, onboarding_plans::due_at));
    let found = waiting.get_result::<(String, String, Ts)>(conn).optional()?;
    Ok(found.map(|(id, reseller, due_at)| (id, reseller, due_at.into())))
}

/// Puts off a plan that is being applied; false when another has done so since.
pub fn put_off(conn: &mut Conn, id: &str, since: DateTime<Utc>, until: DateTime<Utc>) -> Result<bool, DbError> {
    let waiting = onboarding_plans::table
        .find(id)
        .filter(onboarding_plans::status.eq(PlanStatus::Applying.as_str()))
        .filter(onboarding_plans::due_at.eq(Ts(since)));
    Ok(change(waiting).set(onboarding_plans::due_at.eq(Ts(until))).execute(conn)? == 1)
}

/// Leaves a plan alone until then.
pub fn leave(conn: &mut Conn, id: &str, until: DateTime<Utc>) -> Result<(), DbError> {
    change(onboarding_plans::table.find(id)).set(onboarding_plans::due_at.eq(Ts(until))).execute(conn)?;
    Ok(())
}

/// The plan, held until the transaction ends, if it is being applied.
pub fn hold_applying(conn: &mut Conn, id: &OnboardingPlanId) -> Result<Option<Plan>, DbError> {
    let applying =
        onboarding_plans::table.find(id.as_str()).filter(onboarding_plans::status.eq(PlanStatus::Applying.as_str()));
    let held = diesel::update(applying)
        .set(onboarding_plans::version.eq(onboarding_plans::version))
        .returning(onboarding_plans::all_columns)
        .get_result::<Row>(conn)
        .optional()?;
    held.map(Plan::try_from).transpose()
}

/// The next rows of which nothing has become, after that line.
pub fn pending(conn: &mut Conn, id: &OnboardingPlanId, after: i32, most: i64) -> Result<Vec<i32>, DbError> {
    let rows = onboarding_plan_rows::table
        .filter(onboarding_plan_rows::plan_id.eq(id.as_str()))
        .filter(onboarding_plan_rows::outcome.eq(RowOutcome::Pending.as_str()))
        .filter(onboarding_plan_rows::line.gt(after))
        .order(onboarding_plan_rows::line)
        .limit(most);
    Ok(rows.select(onboarding_plan_rows::line).load(conn)?)
}

/// How many rows of a plan are done, have failed, and wait.
pub fn count(conn: &mut Conn, id: &OnboardingPlanId) -> Result<(i32, i32, i32), DbError> {
    let counts = onboarding_plan_rows::table
        .filter(onboarding_plan_rows::plan_id.eq(id.as_str()))
        .group_by(onboarding_plan_rows::outcome)
        .select((onboarding_plan_rows::outcome, count_star()))
        .load::<(String, i64)>(conn)?;
    let of = |outcome: RowOutcome| {
        let found = counts.iter().find(|(name, _)| name == outcome.as_str());
        found.map_or(0, |(_, count)| i32::try_from(*count).unwrap_or(i32::MAX))
    };
    Ok((of(RowOutcome::Done), of(RowOutcome::Failed), of(RowOutcome::Pending)))
}

/// Fails rows of which nothing has become, all or one, though they cannot be read.
pub fn fail(conn: &mut Conn, id: &OnboardingPlanId, line: Option<i32>, problem: &ToldProblem) -> Result<(), DbError> {
    let values = (
        onboarding_plan_rows::outcome.eq(RowOutcome::Failed.as_str()),
        onboarding_plan_rows::problem.eq(serde_json::to_string(problem).unwrap_or_default()),
    );
    let (first, last) = line.map_or((i32::MIN, i32::MAX), |line| (line, line));
    let pending = onboarding_plan_rows::table
        .filter(onboarding_plan_rows::plan_id.eq(id.as_str()))
        .filter(onboarding_plan_rows::line.between(first, last))
        .filter(onboarding_plan_rows::outcome.eq(RowOutcome::Pending.as_str()));
    change(pending).set(values).execute(conn)?;
    Ok(())
}

/// The plans of which something is due in this state, those first that have waited longest.
fn due(conn: &mut Conn, status: PlanStatus, now: DateTime<Utc>, most: i64) -> Result<Vec<String>, DbError> {
    let due = onboarding_plans::table
        .filter(onboarding_plans::status.eq(status.as_str()))
        .filter(onboarding_plans::due_at.le(Ts(now)))
        .order(onboarding_plans::due_at)
        .limit(most);
    Ok(due.select(onboarding_plans::id).load(conn)?)
}

/// The plans that nobody applied in time.
pub fn lapsed(conn: &mut Conn, now: DateTime<Utc>, most: i64) -> Result<Vec<String>, DbError> {
    due(conn, PlanStatus::Planned, now, most)
}

/// A plan that is not kept any longer.
pub fn outlived(conn: &mut Conn, now: DateTime<Utc>) -> Result<Option<String>, DbError> {
    for status in [PlanStatus::Applied, PlanStatus::Discarded, PlanStatus::Expired] {
        if let Some(id) = due(conn, status, now, 1)?.pop() {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Removes some rows of a plan; how many.
pub fn remove_rows(conn: &mut Conn, id: &str, most: i64) -> Result<usize, DbError> {
    let some = onboarding_plan_rows::table.filter(onboarding_plan_rows::plan_id.eq(id));
    let lines: Vec<i32> =
        some.order(onboarding_plan_rows::line).limit(most).select(onboarding_plan_rows::line).load(conn)?;
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Ok(0) };
    Ok(diesel::delete(some.filter(onboarding_plan_rows::line.between(first, last))).execute(conn)?)
}

/// Removes a plan without rows; whose it was, and how many rows it had.
pub fn remove(conn: &mut Conn, id: &str) -> Result<Option<(String, i64)>, DbError> {
    let columns = (
        onboarding_plans::reseller_id,
        onboarding_plans::rows_create
            + onboarding_plans::rows_update
            + onboarding_plans::rows_none
            + onboarding_plans::rows_refused,
    );
    let found = onboarding_plans::table.find(id).select(columns).get_result::<(String, i32)>(conn).optional()?;
    let Some((reseller, rows)) = found else { return Ok(None) };
    if diesel::delete(onboarding_plans::table.find(id)).execute(conn)? == 0 {
        return Ok(None);
    }
    Ok(Some((reseller, i64::from(rows))))
}
