//! What is to be handed to endpoints, in the database: each look is one into an index, however much there is.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse};
use crate::db::schema::{events, webhook_announced, webhook_deliveries, webhook_endpoints};
use crate::db::types::Ts;
use crate::events::store as events_store;
use crate::fault::DbError;
use crate::id::WebhookEndpointId;
use crate::webhooks::deliveries::model::DeliveryStatus;
use crate::webhooks::model::{EndpointStatus, EventTypes, WebhookEndpoint};

/// The one row of what was announced.
const EVENTS: &str = "events";

/// Endpoints among which those are chosen whose turn it is.
const LOOKED_AT: i64 = 1000;

/// Turns of one round.
const TURNS: usize = 50;

/// Events that get their places at once before an endpoint begins; more are the job's, and may come to the endpoint although
/// they are older.
const PLACED_AT_ONCE: usize = 500;

/// The place up to which endpoints were told that there is something for them.
pub fn announced(conn: &mut Conn) -> Result<i64, DbError> {
    Ok(webhook_announced::table.find(EVENTS).select(webhook_announced::position).get_result(conn)?)
}

/// The same, held until the transaction ends.
pub fn hold_announced(conn: &mut Conn) -> Result<i64, DbError> {
    let row = webhook_announced::table.find(EVENTS);
    exactly_one(change(row).set(webhook_announced::position.eq(webhook_announced::position)).execute(conn)?)?;
    announced(conn)
}

/// Notes that endpoints were told of what there is up to this place.
pub fn move_announced(conn: &mut Conn, position: i64) -> Result<(), DbError> {
    let row = webhook_announced::table.find(EVENTS);
    exactly_one(change(row).set(webhook_announced::position.eq(position)).execute(conn)?)
}

/// The place in the feed of the last event that is committed now. What has none gets it first, so that what comes later has a
/// later one.
pub fn last_event(conn: &mut Conn) -> Result<i64, DbError> {
    if events_store::waiting(conn, 1)? > 0 {
        events_store::place(conn, PLACED_AT_ONCE)?;
    }
    events_store::last_place(conn)
}

/// Endpoints that get events. A macro because the type of such a query has no name.
macro_rules! enabled {
    () => {
        webhook_endpoints::table
            .filter(webhook_endpoints::deleted_at.is_null())
            .filter(webhook_endpoints::status.ne(EndpointStatus::Disabled.as_str()))
    };
}

/// Whether any endpoint gets events.
pub fn is_anybody_there(conn: &mut Conn) -> Result<bool, DbError> {
    Ok(enabled!().select(webhook_endpoints::id).limit(1).get_result::<String>(conn).optional()?.is_some())
}

/// A place before which no endpoint waits for anything.
pub fn earliest(conn: &mut Conn) -> Result<i64, DbError> {
    use diesel::dsl::min;
    let lowest = (min(webhook_endpoints::handed_out), min(webhook_endpoints::begins_after));
    let (handed_out, begins_after) = enabled!().select(lowest).get_result::<(Option<i64>, Option<i64>)>(conn)?;
    Ok(handed_out.max(begins_after).unwrap_or(0))
}

/// What happened between two places, and whose it was, each once.
pub fn happened(conn: &mut Conn, after: i64, until: i64) -> Result<Vec<(Option<String>, String)>, DbError> {
    let some = events::table.filter(events::position.gt(after)).filter(events::position.le(until));
    Ok(some.select((events::reseller_id, events::kind)).distinct().load(conn)?)
}

/// Who may get events.
#[derive(Debug)]
pub struct Taker {
    /// The endpoint.
    pub id: String,
    /// The place up to which it has all that it gets.
    pub has_until: i64,
    reseller_id: Option<String>,
    types: EventTypes,
}

impl Taker {
    /// Whether it takes what happened to something of this reseller.
    pub fn takes(&self, reseller_id: Option<&str>, kind: &str) -> bool {
        (self.reseller_id.is_none() || self.reseller_id.as_deref() == reseller_id) && self.types.take(kind)
    }
}

/// The endpoints that get anything of these resellers: operations' and their own.
pub fn takers(conn: &mut Conn, of: &[&str]) -> Result<Vec<Taker>, DbError> {
    let columns = (
        webhook_endpoints::id,
        webhook_endpoints::begins_after,
        webhook_endpoints::handed_out,
        webhook_endpoints::reseller_id,
        webhook_endpoints::event_types,
    );
    let there = || enabled!().select(columns);
    let mut rows: Vec<(String, i64, i64, Option<String>, String)> =
        there().filter(webhook_endpoints::reseller_id.is_null()).load(conn)?;
    rows.extend(there().filter(webhook_endpoints::reseller_id.eq_any(of)).load::<(_, _, _, _, String)>(conn)?);
    let read = |(id, begins_after, handed_out, reseller_id, types): (String, i64, i64, _, String)| {
        let types = parse("webhook_endpoints", "event_types", &types)?;
        Ok(Taker { id, has_until: handed_out.max(begins_after), reseller_id, types })
    };
    rows.into_iter().map(read).collect()
}

/// How many deliveries to an endpoint wait, of this many at most.
pub fn pending(conn: &mut Conn, id: &str, most: i64) -> Result<i64, DbError> {
    let pending = webhook_deliveries::table
        .filter(webhook_deliveries::endpoint_id.eq(id))
        .filter(webhook_deliveries::status.eq(DeliveryStatus::Pending.as_str()));
    let ids: Vec<String> = pending.limit(most).select(webhook_deliveries::id).load(conn)?;
    Ok(i64::try_from(ids.len()).unwrap_or(most))
}

/// Gives these endpoints a turn; who has one keeps its place among those that wait.
pub fn give_turn(conn: &mut Conn, ids: &[&str], now: DateTime<Utc>) -> Result<(), DbError> {
    if ids.is_empty() {
        return Ok(());
    }
    let without = webhook_endpoints::table
        .filter(webhook_endpoints::id.eq_any(ids))
        .filter(webhook_endpoints::deleted_at.is_null())
        .filter(webhook_endpoints::hand_out_at.is_null());
    diesel::update(without).set(webhook_endpoints::hand_out_at.eq(Ts(now))).execute(conn)?;
    Ok(())
}

/// Notes when an endpoint has its next turn.
pub fn note_turn(conn: &mut Conn, id: &str, at: Option<DateTime<Utc>>) -> Result<(), DbError> {
    let row = webhook_endpoints::table.find(id);
    change(row).set(webhook_endpoints::hand_out_at.eq(at.map(Ts))).execute(conn)?;
    Ok(())
}

/// Endpoints whose turn it is: of each reseller, and of operations, the one that has waited longest.
pub fn turns(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<String>, DbError> {
    let waiting = webhook_endpoints::table
        .filter(webhook_endpoints::hand_out_at.is_not_null())
        .filter(webhook_endpoints::hand_out_at.le(Ts(now)))
        .order(webhook_endpoints::hand_out_at)
        .limit(LOOKED_AT)
        .select((webhook_endpoints::id, webhook_endpoints::reseller_id));
    let mut served = HashSet::new();
    let waiting: Vec<(String, Option<String>)> = waiting.load(conn)?;
    let first = waiting.into_iter().filter(|(_, reseller)| served.insert(reseller.clone()));
    Ok(first.take(TURNS).map(|(id, _)| id).collect())
}

/// An event that is handed to an endpoint.
#[derive(Debug, Clone, Queryable)]
pub struct PlacedEvent {
    /// Its id.
    pub id: String,
    /// Its place in the feed.
    pub position: i64,
    /// What happened.
    pub kind: String,
    /// The resource that it happened to.
    pub resource_id: String,
}

/// The first of the events that an endpoint takes, after one place and up to another. Each type is looked for by itself, so
/// that what lies between costs nothing.
pub fn events(
    conn: &mut Conn,
    endpoint: &WebhookEndpoint,
    (after, until): (i64, i64),
    most: i64,
) -> Result<Vec<PlacedEvent>, DbError> {
    let mut found = BTreeMap::new();
    for kind in endpoint.event_types.each() {
        let mut query = events::table
            .filter(events::position.is_not_null())
            .filter(events::position.gt(after))
            .filter(events::position.le(until))
            .order(events::position)
            .limit(most)
            .select((events::id, events::position.assume_not_null(), events::kind, events::resource_id))
            .into_boxed();
        if let Some(reseller) = &endpoint.reseller_id {
            query = query.filter(events::reseller_id.eq(reseller.as_str()));
        }
        if let Some(kind) = kind {
            query = query.filter(events::kind.eq(kind));
        }
        found.extend(query.load::<PlacedEvent>(conn)?.into_iter().map(|event| (event.position, event)));
    }
    Ok(found.into_values().take(usize::try_from(most).unwrap_or(0)).collect())
}

/// Notes up to which place an endpoint's events were handed out, and when it has its next turn.
pub fn note_handed_out(
    conn: &mut Conn,
    id: &WebhookEndpointId,
    position: i64,
    next: Option<DateTime<Utc>>,
) -> Result<(), DbError> {
    move_handed_out(conn, id, position)?;
    note_turn(conn, id.as_str(), next)
}

/// Notes up to which place an endpoint's events were handed out.
pub fn move_handed_out(conn: &mut Conn, id: &WebhookEndpointId, position: i64) -> Result<(), DbError> {
    let row = webhook_endpoints::table.find(id.as_str());
    change(row).set(webhook_endpoints::handed_out.eq(position)).execute(conn)?;
    Ok(())
}

/// The heads of these chains of an endpoint.
pub fn heads(conn: &mut Conn, id: &WebhookEndpointId, chains: &[&str]) -> Result<Vec<String>, DbError> {
    let query = webhook_deliveries::table
        .filter(webhook_deliveries::due_at.is_not_null())
        .filter(webhook_deliveries::endpoint_id.eq(id.as_str()))
        .filter(webhook_deliveries::chain.eq_any(chains));
    Ok(query.select(webhook_deliveries::chain).load(conn)?)
}
