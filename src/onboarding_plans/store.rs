//! Onboarding plans and their rows in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::dto::{ListOnboardingPlanRows, ListOnboardingPlans};
use super::model::{Applicant, Counts, Invitations, Plan, PlanRow, PlanStatus, RowAction, RowOutcome};
use crate::auth::Scopes;
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse, parse_optional};
use crate::db::schema::{onboarding_plan_rows, onboarding_plans};
use crate::db::types::Ts;
use crate::domain::AwsAccountId;
use crate::fault::DbError;
use crate::id::OnboardingPlanId;
use crate::tenant::Tenant;

const TABLE: &str = "onboarding_plans";
const ROWS: &str = "onboarding_plan_rows";

/// Rows that one statement stores at most.
const STORED_AT_ONCE: usize = 500;

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = onboarding_plans, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    id: String,
    reseller_id: String,
    client_id: String,
    status: String,
    rows_create: i32,
    rows_update: i32,
    rows_none: i32,
    rows_refused: i32,
    rows_done: i32,
    rows_failed: i32,
    invitations_needed: i32,
    invitations_per_day: i32,
    last_sent_about: Option<Ts>,
    applied_by: Option<String>,
    applied_role: Option<String>,
    applied_scopes: Option<String>,
    applied_generation: Option<i32>,
    due_at: Ts,
    expires_at: Ts,
    version: i32,
    created_at: Ts,
    updated_at: Ts,
}

impl Row {
    fn new(plan: &Plan, real: DateTime<Utc>) -> Self {
        let (counts, applicant) = (plan.counts, plan.applicant.as_ref());
        Self {
            id: plan.id.to_string(),
            reseller_id: plan.reseller_id.to_string(),
            client_id: plan.client_id.to_string(),
            status: plan.status.as_str().to_owned(),
            rows_create: counts.create,
            rows_update: counts.update,
            rows_none: counts.none,
            rows_refused: counts.refused,
            rows_done: counts.done,
            rows_failed: counts.failed,
            invitations_needed: plan.invitations.needed,
            invitations_per_day: plan.invitations.per_day,
            last_sent_about: plan.invitations.last_sent_about.map(Ts),
            applied_by: applicant.map(|by| by.credential_id.to_string()),
            applied_role: applicant.map(|by| by.role.as_str().to_owned()),
            applied_scopes: applicant.map(|by| by.scopes.to_string()),
            applied_generation: applicant.map(|by| by.generation),
            due_at: plan.due_at(real).into(),
            expires_at: plan.expires_at.into(),
            version: plan.version,
            created_at: plan.created_at.into(),
            updated_at: plan.updated_at.into(),
        }
    }

    fn applicant(&self) -> Result<Option<Applicant>, DbError> {
        let Some(by) = &self.applied_by else { return Ok(None) };
        let scopes = self.applied_scopes.as_deref().unwrap_or_default();
        Ok(Some(Applicant {
            credential_id: parse(TABLE, "applied_by", by)?,
            role: parse(TABLE, "applied_role", self.applied_role.as_deref().unwrap_or_default())?,
            // A scope that this release no longer knows grants nothing.
            scopes: scopes.split(' ').filter_map(|name| name.parse().ok()).collect::<Scopes>(),
            generation: self.applied_generation.unwrap_or_default(),
        }))
    }
}

impl TryFrom<Row> for Plan {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: parse(TABLE, "id", &row.id)?,
            reseller_id: parse(TABLE, "reseller_id", &row.reseller_id)?,
            client_id: parse(TABLE, "client_id", &row.client_id)?,
            status: parse(TABLE, "status", &row.status)?,
            counts: Counts {
                create: row.rows_create,
                update: row.rows_update,
                none: row.rows_none,
                refused: row.rows_refused,
                done: row.rows_done,
                failed: row.rows_failed,
            },
            invitations: Invitations {
                needed: row.invitations_needed,
                per_day: row.invitations_per_day,
                last_sent_about: row.last_sent_about.map(Into::into),
            },
            applicant: row.applicant()?,
            expires_at: row.expires_at.into(),
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = onboarding_plan_rows, treat_none_as_default_value = false)]
struct PlanRowRow {
    plan_id: String,
    line: i32,
    aws_account_id: Option<String>,
    content: Option<String>,
    action: String,
    findings: String,
    outcome: String,
    cloud_account_id: Option<String>,
    link_request_id: Option<String>,
    problem: Option<String>,
}

fn written(value: &impl Serialize) -> Result<String, DbError> {
    let unwritable = |_| DbError::Corrupt { table: ROWS, detail: "a row cannot be written".to_owned() };
    serde_json::to_string(value).map_err(unwritable)
}

fn read<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, DbError> {
    serde_json::from_str(text).map_err(|_| DbError::Corrupt { table: ROWS, detail: format!("{column} does not fit") })
}

impl PlanRowRow {
    fn new(plan_id: &OnboardingPlanId, row: &PlanRow) -> Result<Self, DbError> {
        Ok(Self {
            plan_id: plan_id.to_string(),
            line: row.line,
            aws_account_id: row.aws_account_id.as_ref().map(ToString::to_string),
            content: row.content.clone(),
            action: row.action.as_str().to_owned(),
            findings: written(&row.findings)?,
            outcome: row.outcome.as_str().to_owned(),
            cloud_account_id: row.cloud_account_id.as_ref().map(ToString::to_string),
            link_request_id: row.link_request_id.as_ref().map(ToString::to_string),
            problem: row.problem.as_ref().map(written).transpose()?,
        })
    }
}

impl TryFrom<PlanRowRow> for PlanRow {
    type Error = DbError;

    fn try_from(row: PlanRowRow) -> Result<Self, DbError> {
        Ok(Self {
            line: row.line,
            aws_account_id: row.aws_account_id.map(AwsAccountId::stored),
            content: row.content,
            action: parse(ROWS, "action", &row.action)?,
            findings: read("findings", &row.findings)?,
            outcome: parse(ROWS, "outcome", &row.outcome)?,
            cloud_account_id: parse_optional(ROWS, "cloud_account_id", row.cloud_account_id.as_deref())?,
            link_request_id: parse_optional(ROWS, "link_request_id", row.link_request_id.as_deref())?,
            problem: row.problem.as_deref().map(|text| read("problem", text)).transpose()?,
        })
    }
}

/// The plan as it is stored, if the tenant may see it.
pub fn find(conn: &mut Conn, tenant: &Tenant, id: &OnboardingPlanId) -> Result<Option<Plan>, DbError> {
    let query = onboarding_plans::table.filter(onboarding_plans::id.eq(id.as_str())).into_boxed();
    let query = crate::scoped!(query, tenant, onboarding_plans::reseller_id, onboarding_plans::client_id);
    query.get_result::<Row>(conn).optional()?.map(Plan::try_from).transpose()
}

/// A page of plans as they are at this moment, newest first.
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListOnboardingPlans,
    page: &Page,
    now: DateTime<Utc>,
) -> Result<Vec<Plan>, DbError> {
    let query = onboarding_plans::table.into_boxed();
    let mut query = crate::scoped!(query, tenant, onboarding_plans::reseller_id, onboarding_plans::client_id);
    if let Some(id) = &filters.client_id {
        query = query.filter(onboarding_plans::client_id.eq(id));
    }
    if let Some(id) = &filters.reseller_id {
        query = query.filter(onboarding_plans::reseller_id.eq(id));
    }
    let stored = |status: PlanStatus| onboarding_plans::status.eq(status.as_str());
    // As `Plan::as_of` has it.
    query = match filters.status {
        None => query,
        Some(PlanStatus::Planned) => {
            query.filter(stored(PlanStatus::Planned).and(onboarding_plans::expires_at.gt(Ts(now))))
        }
        Some(PlanStatus::Expired) => {
            let lapsed = stored(PlanStatus::Planned).and(onboarding_plans::expires_at.le(Ts(now)));
            query.filter(stored(PlanStatus::Expired).or(lapsed))
        }
        Some(status) => query.filter(stored(status)),
    };
    if let Some(after) = &page.after {
        query = query.filter(onboarding_plans::id.lt(after));
    }
    let rows = query.order(onboarding_plans::id.desc()).limit(page.rows()).load::<Row>(conn)?;
    rows.into_iter().map(|row| Ok(Plan::try_from(row)?.as_of(now))).collect()
}

/// A page of the rows of a plan, in their order, after that line.
pub fn rows(
    conn: &mut Conn,
    id: &OnboardingPlanId,
    filters: &ListOnboardingPlanRows,
    after: i32,
    most: i64,
) -> Result<Vec<PlanRow>, DbError> {
    let mut query = onboarding_plan_rows::table
        .filter(onboarding_plan_rows::plan_id.eq(id.as_str()))
        .filter(onboarding_plan_rows::line.gt(after))
        .into_boxed();
    if let Some(outcome) = filters.outcome {
        query = query.filter(onboarding_plan_rows::outcome.eq(outcome.as_str()));
    }
    let rows = query.order(onboarding_plan_rows::line).limit(most).load::<PlanRowRow>(conn)?;
    rows.into_iter().map(PlanRow::try_from).collect()
}

/// Stores a new plan with its rows, at this moment in real time.
pub fn insert(conn: &mut Conn, plan: &Plan, rows: &[PlanRow], real: DateTime<Utc>) -> Result<(), DbError> {
    diesel::insert_into(onboarding_plans::table).values(Row::new(plan, real)).execute(conn)?;
    for some in rows.chunks(STORED_AT_ONCE) {
        let some: Vec<_> = some.iter().map(|row| PlanRowRow::new(&plan.id, row)).collect::<Result<_, _>>()?;
        let into = diesel::insert_into(onboarding_plan_rows::table);
        match conn {
            Conn::Pg(conn) => into.values(&some).execute(conn)?,
            Conn::Sqlite(conn) => into.values(&some).execute(conn)?,
        };
    }
    Ok(())
}

/// Stores a changed plan in place of the version before it, at this moment in real time.
pub fn update(conn: &mut Conn, plan: &Plan, real: DateTime<Utc>) -> Result<(), DbError> {
    let old = onboarding_plans::table.find(plan.id.as_str()).filter(onboarding_plans::version.eq(plan.version - 1));
    exactly_one(change(old).set(Row::new(plan, real)).execute(conn)?)
}

/// Notes that the rows that were refused have failed.
pub fn fail_refused(conn: &mut Conn, id: &OnboardingPlanId) -> Result<(), DbError> {
    let refused = onboarding_plan_rows::table
        .filter(onboarding_plan_rows::plan_id.eq(id.as_str()))
        .filter(onboarding_plan_rows::action.eq(RowAction::Refused.as_str()));
    change(refused).set(onboarding_plan_rows::outcome.eq(RowOutcome::Failed.as_str())).execute(conn)?;
    Ok(())
}

/// The row, held until the transaction ends; none when something has become of it.
pub fn hold(conn: &mut Conn, id: &OnboardingPlanId, line: i32) -> Result<Option<PlanRow>, DbError> {
    let pending = onboarding_plan_rows::table
        .find((line, id.as_str()))
        .filter(onboarding_plan_rows::outcome.eq(RowOutcome::Pending.as_str()));
    let held = diesel::update(pending)
        .set(onboarding_plan_rows::line.eq(onboarding_plan_rows::line))
        .returning(onboarding_plan_rows::all_columns)
        .get_result::<PlanRowRow>(conn)
        .optional()?;
    held.map(PlanRow::try_from).transpose()
}

/// Stores what became of a row of which nothing had.
pub fn conclude(conn: &mut Conn, id: &OnboardingPlanId, row: &PlanRow) -> Result<(), DbError> {
    let problem = row.problem.as_ref().map(written).transpose()?;
    let pending = onboarding_plan_rows::table
        .find((row.line, id.as_str()))
        .filter(onboarding_plan_rows::outcome.eq(RowOutcome::Pending.as_str()));
    let values = (
        onboarding_plan_rows::outcome.eq(row.outcome.as_str()),
        onboarding_plan_rows::cloud_account_id.eq(row.cloud_account_id.as_ref().map(ToString::to_string)),
        onboarding_plan_rows::link_request_id.eq(row.link_request_id.as_ref().map(ToString::to_string)),
        onboarding_plan_rows::problem.eq(problem),
    );
    exactly_one(change(pending).set(values).execute(conn)?)
}
