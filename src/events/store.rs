//! Events in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::dto::ListEvents;
use super::model::News;
use crate::db::row::exactly_one;
use crate::db::schema::{event_sequence, events};
use crate::db::types::Ts;
use crate::db::{Conn, DbError};
use crate::id::EventId;
use crate::page::Page;
use crate::tenant::Tenant;

/// Events that one transaction gives places at most.
const PLACED_AT_ONCE: i64 = 500;

/// An event in the database.
#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its place in the feed.
    pub position: Option<i64>,
    /// What happened.
    pub kind: String,
    /// When.
    pub at: Ts,
    /// The credential that did it.
    pub actor_credential_id: Option<String>,
    /// Its role.
    pub actor_role: String,
    /// Whose it is.
    pub reseller_id: Option<String>,
    /// The client that it concerns.
    pub client_id: Option<String>,
    /// The resource's id.
    pub resource_id: String,
    /// The resource's version after it.
    pub resource_version: i32,
    /// JSON: what a consumer wants to know.
    pub data: String,
}

/// Appends what just happened, in the transaction that did it.
pub fn append(conn: &mut Conn, news: &News<'_>, now: DateTime<Utc>) -> Result<(), DbError> {
    let row = Row {
        id: EventId::from_uuid(Uuid::now_v7()).to_string(),
        position: None,
        kind: news.kind.as_str().to_owned(),
        at: now.into(),
        actor_credential_id: news.actor.credential_id(),
        actor_role: news.actor.role().to_owned(),
        reseller_id: news.reseller_id.map(str::to_owned),
        client_id: news.client_id.map(str::to_owned),
        resource_id: news.resource_id.to_owned(),
        resource_version: news.version,
        data: news.data.to_string(),
    };
    diesel::insert_into(events::table).values(row).execute(conn)?;
    Ok(())
}

/// Whether a committed event has no place in the feed yet; one look into an index.
pub fn any_waiting(conn: &mut Conn) -> Result<bool, DbError> {
    Ok(!waiting(conn, 1)?.is_empty())
}

fn waiting(conn: &mut Conn, most: i64) -> Result<Vec<String>, DbError> {
    let query = events::table.filter(events::position.is_null()).order(events::id).limit(most);
    Ok(query.select(events::id).load::<String>(conn)?)
}

/// Gives every committed event its place. One transaction at a time does so, because it holds the sequence's row: what
/// commits later gets a later place.
pub fn place(conn: &mut Conn) -> Result<(), DbError> {
    let sequence = event_sequence::table.find("events");
    exactly_one(diesel::update(sequence).set(event_sequence::next.eq(event_sequence::next)).execute(conn)?)?;
    let mut next = sequence.select(event_sequence::next).get_result::<i64>(conn)?;
    loop {
        let ids = waiting(conn, PLACED_AT_ONCE)?;
        if ids.is_empty() {
            break;
        }
        for id in ids {
            diesel::update(events::table.find(id)).set(events::position.eq(next)).execute(conn)?;
            next += 1;
        }
    }
    diesel::update(sequence).set(event_sequence::next.eq(next)).execute(conn)?;
    Ok(())
}

/// The place of an event that the tenant may see.
pub fn position(conn: &mut Conn, tenant: &Tenant, id: &EventId) -> Result<Option<i64>, DbError> {
    let query = events::table.filter(events::id.eq(id.as_str())).select(events::position).into_boxed();
    let query = crate::scoped!(query, tenant, events::reseller_id, events::client_id);
    Ok(query.get_result::<Option<i64>>(conn).optional()?.flatten())
}

/// A page of events: newest first, or with `since` oldest first after that place.
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListEvents,
    since: Option<i64>,
    page: &Page,
) -> Result<Vec<Row>, DbError> {
    let query = events::table.filter(events::position.is_not_null()).into_boxed();
    let mut query = crate::scoped!(query, tenant, events::reseller_id, events::client_id);
    if let Some(kind) = filters.r#type {
        query = query.filter(events::kind.eq(kind.as_str()));
    }
    if let Some(id) = &filters.resource_id {
        query = query.filter(events::resource_id.eq(id));
    }
    let cursor = page.after.as_deref().and_then(|position| position.parse::<i64>().ok());
    query = match since {
        Some(since) => query.filter(events::position.gt(cursor.unwrap_or(since))).order(events::position),
        None => match cursor {
            Some(cursor) => query.filter(events::position.lt(cursor)).order(events::position.desc()),
            None => query.order(events::position.desc()),
        },
    };
    Ok(query.limit(page.rows()).load::<Row>(conn)?)
}
