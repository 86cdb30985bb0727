//! Link requests and their moves in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::dto::ListLinkRequests;
use super::found::{Move, RequestAccount, RequestWithAccount};
use super::model::{Approved, Failure, LinkRequest, Status, Stuck, event_data};
use crate::clients::discovery;
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse, parse_optional};
use crate::db::schema::{cloud_accounts, discoveries, link_request_moves, link_requests};
use crate::db::types::Ts;
use crate::domain::{AwsAccountId, RootEmail};
use crate::events::Subject;
use crate::fault::DbError;
use crate::id::LinkRequestId;
use crate::tenant::Tenant;

const TABLE: &str = "link_requests";

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = link_requests, treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: String,
    reseller_id: String,
    client_id: String,
    cloud_account_id: String,
    kind: String,
    status: String,
    note: Option<String>,
    supersedes: Option<String>,
    submitted_at: Ts,
    approved_at: Option<Ts>,
    approved_by: Option<String>,
    rejection_reason: Option<String>,
    attempts: i32,
    sending_since: Option<Ts>,
    handshake_id: Option<String>,
    sent_at: Option<Ts>,
    expires_at: Option<Ts>,
    aws_expires_at: Option<Ts>,
    aws_open: bool,
    closed_at: Option<Ts>,
    failure_code: Option<String>,
    failure_reason: Option<String>,
    version: i32,
    updated_at: Ts,
    create_request_id: Option<String>,
    stuck_since: Option<Ts>,
    stuck_cause: Option<String>,
    retry_at: Option<Ts>,
    approved_account_name: Option<String>,
    approved_root_email: Option<String>,
    approved_support_type: Option<String>,
    send_scheduled_at: Option<Ts>,
}

impl From<&LinkRequest> for Row {
    fn from(request: &LinkRequest) -> Self {
        let failure = request.failure.clone();
        Self {
            id: request.id.to_string(),
            reseller_id: request.reseller_id.to_string(),
            client_id: request.client_id.to_string(),
            cloud_account_id: request.cloud_account_id.to_string(),
            kind: request.kind.as_str().to_owned(),
            status: request.status.as_str().to_owned(),
            note: request.note.clone(),
            supersedes: request.supersedes.as_ref().map(ToString::to_string),
            submitted_at: request.submitted_at.into(),
            approved_at: request.approved_at.map(Ts),
            approved_by: request.approved_by.as_ref().map(ToString::to_string),
            rejection_reason: request.rejection_reason.clone(),
            attempts: request.attempts,
            sending_since: request.sending_since.map(Ts),
            create_request_id: request.create_request_id.clone(),
            handshake_id: request.handshake_id.as_ref().map(ToString::to_string),
            sent_at: request.sent_at.map(Ts),
            expires_at: request.expires_at.map(Ts),
            aws_expires_at: request.aws_expires_at.map(Ts),
            aws_open: request.aws_open,
            closed_at: request.closed_at.map(Ts),
            failure_code: failure.as_ref().and_then(|failure| failure.aws_reason.clone()),
            failure_reason: failure.and_then(|failure| failure.note),
            version: request.version,
            updated_at: request.updated_at.into(),
            stuck_since: request.stuck.as_ref().map(|stuck| stuck.since.into()),
            stuck_cause: request.stuck.as_ref().map(|stuck| stuck.cause.clone()),
            retry_at: request.stuck.as_ref().map(|stuck| stuck.retry_at.into()),
            approved_account_name: request.approved.as_ref().map(|approved| approved.account_name.clone()),
            approved_root_email: request.approved.as_ref().map(|approved| approved.root_email.to_string()),
            approved_support_type: request.approved.as_ref().map(|approved| approved.support_type.as_str().to_owned()),
            send_scheduled_at: request.send_scheduled_at.map(Ts),
        }
    }
}

impl TryFrom<Row> for LinkRequest {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let stuck = match (row.stuck_since, row.retry_at) {
            (Some(since), Some(retry_at)) => {
                let cause = row.stuck_cause.unwrap_or_default();
                Some(Stuck { since: since.into(), cause, retry_at: retry_at.into() })
            }
            _ => None,
        };
        let support_type = parse_optional(TABLE, "approved_support_type", row.approved_support_type.as_deref())?;
        let approved = match (row.approved_account_name, row.approved_root_email, support_type) {
            (Some(account_name), Some(root_email), Some(support_type)) => {
                Some(Approved { account_name, root_email: RootEmail::stored(root_email), support_type })
            }
            _ => None,
        };
        let failed = row.failure_code.is_some() || row.failure_reason.is_some();
        Ok(Self {
            id: parse(TABLE, "id", &row.id)?,
            reseller_id: parse(TABLE, "reseller_id", &row.reseller_id)?,
            client_id: parse(TABLE, "client_id", &row.client_id)?,
            cloud_account_id: parse(TABLE, "cloud_account_id", &row.cloud_account_id)?,
            kind: parse(TABLE, "kind", &row.kind)?,
            status: parse(TABLE, "status", &row.status)?,
            note: row.note,
            supersedes: parse_optional(TABLE, "supersedes", row.supersedes.as_deref())?,
            submitted_at: row.submitted_at.into(),
            approved_at: row.approved_at.map(Into::into),
            approved_by: parse_optional(TABLE, "approved_by", row.approved_by.as_deref())?,
            approved,
            rejection_reason: row.rejection_reason,
            attempts: row.attempts,
            sending_since: row.sending_since.map(Into::into),
            create_request_id: row.create_request_id,
            handshake_id: parse_optional(TABLE, "handshake_id", row.handshake_id.as_deref())?,
            sent_at: row.sent_at.map(Into::into),
            expires_at: row.expires_at.map(Into::into),
            aws_expires_at: row.aws_expires_at.map(Into::into),
            aws_open: row.aws_open,
            send_scheduled_at: row.send_scheduled_at.map(Into::into),
            closed_at: row.closed_at.map(Into::into),
            failure: failed.then_some(Failure { aws_reason: row.failure_code, note: row.failure_reason }),
            stuck,
            version: row.version,
            updated_at: row.updated_at.into(),
        })
    }
}

type AccountColumns =
    (Option<String>, Option<String>, Option<String>, String, Option<String>, Option<String>, Option<String>, String);

/// A request, what its account says, and what its client answered.
type Found = (Row, AccountColumns, Option<String>);

fn found((row, account, answers): Found) -> Result<RequestWithAccount, DbError> {
    let (number, nickname, root_email, status, role, plan, latest, support_type) = account;
    let account = RequestAccount {
        aws_account_id: number.map(AwsAccountId::stored),
        nickname,
        root_email: root_email.map(RootEmail::stored),
        status: parse(TABLE, "account status", &status)?,
        organization_role: parse_optional(TABLE, "organization_role", role.as_deref())?,
        support_type: parse(TABLE, "account support_type", &support_type)?,
        in_support_plan: plan.is_some(),
        is_latest: latest.as_deref() == Some(row.id.as_str()),
        discovery: answers.as_deref().map(discovery::store::read).transpose()?.unwrap_or_default(),
    };
    Ok(RequestWithAccount { request: row.try_into()?, account })
}

/// Requests with what their accounts say. A macro because the type of such a query has no name.
macro_rules! with_accounts {
    () => {
        link_requests::table
            .inner_join(cloud_accounts::table)
            .left_join(discoveries::table.on(discoveries::client_id.eq(link_requests::client_id)))
            .select((
                link_requests::all_columns,
                (
                    cloud_accounts::aws_account_id,
                    cloud_accounts::nickname,
                    cloud_accounts::root_email,
                    cloud_accounts::status,
                    cloud_accounts::organization_role,
                    cloud_accounts::support_plan_id,
                    cloud_accounts::link_request_id,
                    cloud_accounts::support_type,
                ),
                discoveries::answers.nullable(),
            ))
            .into_boxed()
    };
}

/// The request, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &LinkRequestId) -> Result<Option<RequestWithAccount>, DbError> {
    let query = with_accounts!().filter(link_requests::id.eq(id.as_str()));
    let query = crate::scoped!(query, tenant, link_requests::reseller_id, link_requests::client_id);
    query.get_result::<Found>(conn).optional()?.map(found).transpose()
}

/// A page of requests, newest first.
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListLinkRequests,
    page: &Page,
) -> Result<Vec<RequestWithAccount>, DbError> {
    let mut query = crate::scoped!(with_accounts!(), tenant, link_requests::reseller_id, link_requests::client_id);
    if let Some(status) = filters.status {
        query = query.filter(link_requests::status.eq(status.as_str()));
    }
    if let Some(kind) = filters.kind {
        query = query.filter(link_requests::kind.eq(kind.as_str()));
    }
    if let Some(id) = &filters.client_id {
        query = query.filter(link_requests::client_id.eq(id));
    }
    if let Some(id) = &filters.cloud_account_id {
        query = query.filter(link_requests::cloud_account_id.eq(id));
    }
    if let Some(id) = &filters.reseller_id {
        query = query.filter(link_requests::reseller_id.eq(id));
    }
    if let Some(after) = &page.after {
        query = query.filter(link_requests::id.lt(after));
    }
    let query = query.order(link_requests::id.desc()).limit(page.rows());
    query.load::<Found>(conn)?.into_iter().map(found).collect()
}

/// Those of these requests that the tenant may see, in no particular order.
pub fn of_ids(conn: &mut Conn, tenant: &Tenant, ids: &[String]) -> Result<Vec<LinkRequest>, DbError> {
    let query = link_requests::table.filter(link_requests::id.eq_any(ids)).into_boxed();
    let query = crate::scoped!(query, tenant, link_requests::reseller_id, link_requests::client_id);
    query.load::<Row>(conn)?.into_iter().map(LinkRequest::try_from).collect()
}

/// Stores a new request; [`DbError::Unique`] when the account has an open one.
pub fn insert(conn: &mut Conn, request: &LinkRequest) -> Result<(), DbError> {
    diesel::insert_into(link_requests::table).values(Row::from(request)).execute(conn)?;
    Ok(())
}

/// Stores a changed request in place of the version before it.
pub fn update(conn: &mut Conn, request: &LinkRequest) -> Result<(), DbError> {
    let old = link_requests::table.find(request.id.as_str()).filter(link_requests::version.eq(request.version - 1));
    exactly_one(change(old).set(Row::from(request)).execute(conn)?)
}

/// Keeps AWS's id of a creation that has begun; its end is still to be asked for.
pub fn note_creation(conn: &mut Conn, id: &LinkRequestId, create_request_id: &str) -> Result<(), DbError> {
    let creating = link_requests::table.find(id.as_str()).filter(link_requests::status.eq(Status::Creating.as_str()));
    change(creating)
        .set((link_requests::create_request_id.eq(create_request_id), link_requests::aws_open.eq(true)))
        .execute(conn)?;
    Ok(())
}

/// The columns of [`Touched`], in its order. A macro because their type would repeat them.
macro_rules! touched {
    () => {
        (
            link_requests::id,
            link_requests::reseller_id,
            link_requests::client_id,
            link_requests::cloud_account_id,
            link_requests::kind,
            link_requests::status,
            link_requests::version,
        )
    };
}

/// A new version of requests whose answers change though they do not move, and what is told of them.
pub fn touch(conn: &mut Conn, ids: &[&LinkRequestId], now: DateTime<Utc>) -> Result<Vec<Touched>, DbError> {
    let some = link_requests::table.filter(link_requests::id.eq_any(ids.iter().map(|id| id.as_str())));
    let next = (link_requests::version.eq(link_requests::version + 1), link_requests::updated_at.eq(Ts(now)));
    Ok(diesel::update(some).set(next).returning(touched!()).get_results(conn)?)
}

/// The same for a request whose version is from before this moment.
pub fn touch_older(
    conn: &mut Conn,
    id: &LinkRequestId,
    than: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Option<Touched>, DbError> {
    let old = link_requests::table.find(id.as_str()).filter(link_requests::updated_at.lt(Ts(than)));
    let next = (link_requests::version.eq(link_requests::version + 1), link_requests::updated_at.eq(Ts(now)));
    Ok(diesel::update(old).set(next).returning(touched!()).get_results(conn)?.pop())
}

/// Keeps a request in this status until the transaction ends; false when it has another one.
pub fn hold(conn: &mut Conn, id: &LinkRequestId, status: Status) -> Result<bool, DbError> {
    let held = link_requests::table.find(id.as_str()).filter(link_requests::status.eq(status.as_str()));
    Ok(change(held).set(link_requests::version.eq(link_requests::version)).execute(conn)? == 1)
}

/// What events tell of a request, as it stands in the database: it may be a row that cannot be read further.
#[derive(Debug, Queryable)]
#[expect(missing_docs, reason = "each is the column of its name")]
pub struct Touched {
    pub id: String,
    pub reseller_id: String,
    pub client_id: String,
    pub cloud_account_id: String,
    pub kind: String,
    pub status: String,
    pub version: i32,
}

impl Touched {
    /// What its event says.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            reseller_id: Some(&self.reseller_id),
            client_id: Some(&self.client_id),
            resource_id: &self.id,
            version: self.version,
            data: event_data(&self.status, &self.kind, &self.cloud_account_id),
        }
    }
}

#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = link_request_moves, treat_none_as_default_value = false)]
struct MoveRow {
    link_request_id: String,
    version: i32,
    at: Ts,
    from_status: Option<String>,
    to_status: String,
    actor_credential_id: Option<String>,
    actor_role: String,
    note: Option<String>,
}

impl From<&Move> for MoveRow {
    fn from(step: &Move) -> Self {
        Self {
            link_request_id: step.link_request_id.clone(),
            version: step.version,
            at: step.at.into(),
            from_status: step.from_status.clone(),
            to_status: step.to_status.clone(),
            actor_credential_id: step.actor_credential_id.clone(),
            actor_role: step.actor_role.clone(),
            note: step.note.clone(),
        }
    }
}

impl From<MoveRow> for Move {
    fn from(row: MoveRow) -> Self {
        Self {
            link_request_id: row.link_request_id,
            version: row.version,
            at: row.at.into(),
            from_status: row.from_status,
            to_status: row.to_status,
            actor_credential_id: row.actor_credential_id,
            actor_role: row.actor_role,
            note: row.note,
        }
    }
}

/// Appends a move to a request's history.
pub fn insert_move(conn: &mut Conn, step: &Move) -> Result<(), DbError> {
    diesel::insert_into(link_request_moves::table).values(MoveRow::from(step)).execute(conn)?;
    Ok(())
}

/// Moves of a request, oldest first, after the one that came with this version.
pub fn history(conn: &mut Conn, id: &LinkRequestId, after: i32, rows: i64) -> Result<Vec<Move>, DbError> {
    let moves = link_request_moves::table
        .filter(link_request_moves::link_request_id.eq(id.as_str()))
        .filter(link_request_moves::version.gt(after));
    let rows = moves.order(link_request_moves::version).limit(rows).load::<MoveRow>(conn)?;
    Ok(rows.into_iter().map(Move::from).collect())
}
