//! What the platform has to do with link requests, and what it could not do, in the database. Reads of a row what it needs
//! and no more: it may be one that cannot be read otherwise.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::dto::ListLinkRequests;
use super::model::Status;
use super::model::{BROKEN_OFF_AFTER, Stuck};
use crate::aws::SentInvitation;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::parse;
use crate::db::schema::link_requests;
use crate::db::types::Ts;
use crate::domain::HandshakeId;
use crate::fault::DbError;
use crate::id::{ClientId, CloudAccountId, LinkRequestId};
use crate::tenant::Tenant;

/// The requests that an answer depends on; by default all that the tenant may see.
#[derive(Debug, Clone, Default)]
pub struct Lapsed {
    /// Only this one.
    pub id: Option<String>,
    /// Only those of this account.
    pub cloud_account_id: Option<String>,
    /// Only those of this client.
    pub client_id: Option<String>,
    /// Only those of this reseller.
    pub reseller_id: Option<String>,
}

impl Lapsed {
    /// This request.
    pub fn of(id: &LinkRequestId) -> Self {
        Self { id: Some(id.to_string()), ..Self::default() }
    }

    /// Those that a list with these filters may show.
    pub fn shown_by(filters: &ListLinkRequests) -> Self {
        Self {
            id: None,
            cloud_account_id: filters.cloud_account_id.clone(),
            client_id: filters.client_id.clone(),
            reseller_id: filters.reseller_id.clone(),
        }
    }

    /// Those of this account.
    pub fn of_account(id: &CloudAccountId) -> Self {
        Self { cloud_account_id: Some(id.to_string()), ..Self::default() }
    }

    /// Those of this client.
    pub fn of_client(id: &ClientId) -> Self {
        Self { client_id: Some(id.to_string()), ..Self::default() }
    }
}

const TABLE: &str = "link_requests";

/// The ids of the tenant's requests, of these, whose two weeks are over while they count as sent; the oldest first, so many
/// at most, from an index. What could not be expired waits for its next try, unless it is named: then it is tried now.
pub fn lapsed(
    conn: &mut Conn,
    tenant: &Tenant,
    these: &Lapsed,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<LinkRequestId>, DbError> {
    let query = link_requests::table
        // As the indexes say it, so that they serve it.
        .filter(sql::<Bool>("link_requests.status = 'sent'"))
        .filter(link_requests::expires_at.le(Ts(now)))
        .order(link_requests::expires_at)
        .limit(most)
        .select(link_requests::id)
        .into_boxed();
    let mut query = crate::scoped!(query, tenant, link_requests::reseller_id, link_requests::client_id);
    if let Some(id) = &these.id {
        query = query.filter(link_requests::id.eq(id));
    }
    if let Some(id) = &these.cloud_account_id {
        query = query.filter(link_requests::cloud_account_id.eq(id));
    }
    if these.id.is_none() && these.cloud_account_id.is_none() {
        // What AWS did not answer for keeps nothing from lapsing.
        let is_free = link_requests::stuck_since.is_null();
        query = query.filter(is_free.or(link_requests::retry_at.is_null()).or(link_requests::retry_at.le(Ts(now))));
    }
    if let Some(id) = &these.client_id {
        query = query.filter(link_requests::client_id.eq(id));
    }
    if let Some(id) = &these.reseller_id {
        query = query.filter(link_requests::reseller_id.eq(id));
    }
    ids(query.load::<String>(conn)?)
}

/// The requests whose end AWS has yet to report, after this one.
pub fn open_at_aws(
    conn: &mut Conn,
    after: Option<&LinkRequestId>,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<Followed>, DbError> {
    let query = link_requests::table
        .filter(link_requests::aws_open.eq(true))
        .filter(link_requests::retry_at.is_null().or(link_requests::retry_at.le(Ts(now))))
        .filter(link_requests::id.gt(after.map_or("", LinkRequestId::as_str)))
        .order(link_requests::id)
        .limit(most)
        .select((
            link_requests::id,
            link_requests::stuck_since,
            link_requests::status,
            link_requests::handshake_id,
            link_requests::sent_at,
        ));
    query.load::<FollowedRow>(conn)?.into_iter().map(followed).collect()
}

type FollowedRow = (String, Option<Ts>, String, Option<String>, Option<Ts>);

/// A request that AWS has yet to report the end of.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The request.
    pub pending: Pending,
    /// Whether it waits for the owner's answer, for us too.
    pub is_sent: bool,
    /// Its invitation; none for a creation, and where it cannot be read.
    pub invitation: Option<SentInvitation>,
}

fn followed((id, stuck_since, status, handshake, sent_at): FollowedRow) -> Result<Followed, DbError> {
    let invitation = |handshake: &str, sent_at: Ts| {
        let handshake_id = HandshakeId::parse(handshake).ok()?;
        Some(SentInvitation { handshake_id, sent_at: sent_at.into() })
    };
    Ok(Followed {
        pending: Pending { id: parse(TABLE, "id", &id)?, is_stuck: stuck_since.is_some() },
        is_sent: status == Status::Sent.as_str(),
        invitation: handshake.zip(sent_at).and_then(|(handshake, sent_at)| invitation(&handshake, sent_at)),
    })
}

/// The ids of requests whose call to AWS was begun so long ago that it broke off.
pub fn broken_off(conn: &mut Conn, now: DateTime<Utc>, most: i64) -> Result<Vec<Pending>, DbError> {
    // The index finds both statuses; two conditions joined by OR would be found by none.
    let begun = link_requests::status.eq_any([Status::Sending.as_str(), Status::Creating.as_str()]);
    let is_unasked = link_requests::status.eq(Status::Sending.as_str()).or(link_requests::create_request_id.is_null());
    let query = link_requests::table
        .filter(begun)
        .filter(is_unasked)
        .filter(link_requests::sending_since.lt(Ts(now - BROKEN_OFF_AFTER)))
        .filter(link_requests::retry_at.is_null().or(link_requests::retry_at.le(Ts(now))))
        .order(link_requests::sending_since)
        .limit(most);
    pending(query.select((link_requests::id, link_requests::stuck_since)).load(conn)?)
}

/// A request that the platform has something to do with at AWS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The request.
    pub id: LinkRequestId,
    /// Whether it was noted as stuck.
    pub is_stuck: bool,
}

fn pending(rows: Vec<(String, Option<Ts>)>) -> Result<Vec<Pending>, DbError> {
    let read = |(id, stuck_since): (String, Option<Ts>)| {
        Ok(Pending { id: parse(TABLE, "id", &id)?, is_stuck: stuck_since.is_some() })
    };
    rows.into_iter().map(read).collect()
}

fn ids(texts: Vec<String>) -> Result<Vec<LinkRequestId>, DbError> {
    texts.iter().map(|text| parse(TABLE, "id", text)).collect()
}

/// Notes that the platform cannot go on with a request; true when that is new. Reads nothing of the row but its id.
pub fn note_stuck(conn: &mut Conn, id: &LinkRequestId, stuck: &Stuck) -> Result<bool, DbError> {
    let row = || link_requests::table.find(id.as_str());
    let fresh = row().filter(link_requests::stuck_since.is_null());
    let since = link_requests::stuck_since.eq(Ts(stuck.since));
    let new = change(fresh).set(since).execute(conn)? == 1;
    let next = (link_requests::stuck_cause.eq(&stuck.cause), link_requests::retry_at.eq(Ts(stuck.retry_at)));
    change(row()).set(next).execute(conn)?;
    Ok(new)
}

/// Notes that the platform goes on with a request; true when it was stuck.
pub fn note_unstuck(conn: &mut Conn, id: &LinkRequestId) -> Result<bool, DbError> {
    let stuck = link_requests::table.find(id.as_str()).filter(link_requests::stuck_since.is_not_null());
    let free = (
        link_requests::stuck_since.eq(None::<Ts>),
        link_requests::stuck_cause.eq(None::<String>),
        link_requests::retry_at.eq(None::<Ts>),
    );
    Ok(change(stuck).set(free).execute(conn)? == 1)
}

/// Lets a request wait until this moment, so that others have their turn.
pub fn postpone(conn: &mut Conn, id: &LinkRequestId, retry_at: DateTime<Utc>) -> Result<(), DbError> {
    let row = link_requests::table.find(id.as_str());
    change(row).set(link_requests::retry_at.eq(Ts(retry_at))).execute(conn)?;
    Ok(())
}
