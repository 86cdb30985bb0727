//! What is due of deliveries, in the database: each look is one into an index, however much there is.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::model::{Attempt, Delivery, DeliveryStatus};
use super::store::{Row, written};
use crate::db::Conn;
use crate::db::change;
use crate::db::row::exactly_one;
use crate::db::schema::{resellers, webhook_deliveries, webhook_endpoints};
use crate::db::types::Ts;
use crate::events::EventKind;
use crate::fault::DbError;
use crate::id::{ResellerId, WebhookEndpointId};
use crate::resellers::model::ResellerStatus;
use crate::webhooks::model::OPERATIONS;

/// Notes that something of an endpoint is due now.
pub fn note_due(conn: &mut Conn, id: &WebhookEndpointId, now: DateTime<Utc>) -> Result<(), DbError> {
    let later = webhook_endpoints::table
        .find(id.as_str())
        .filter(webhook_endpoints::due_at.is_null().or(webhook_endpoints::due_at.gt(Ts(now))));
    change(later).set(webhook_endpoints::due_at.eq(Ts(now))).execute(conn)?;
    Ok(())
}

/// Endpoints of which something is due, each with whose it is; those first that have waited longest. Those of suspended
/// resellers are left as they are, and so are those of `passed_over`.
pub fn endpoints(
    conn: &mut Conn,
    passed_over: &[String],
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(String, String)>, DbError> {
    let suspended =
        resellers::table.filter(resellers::status.eq(ResellerStatus::Suspended.as_str())).select(resellers::id);
    let reseller = webhook_endpoints::reseller_id.assume_not_null();
    let is_operations = webhook_endpoints::reseller_id.is_null();
    let of_resellers = reseller.ne_all(suspended).and(reseller.ne_all(passed_over));
    let mut due = webhook_endpoints::table
        .filter(webhook_endpoints::due_at.is_not_null())
        .filter(webhook_endpoints::due_at.le(Ts(now)))
        .filter(is_operations.or(of_resellers))
        .order(webhook_endpoints::due_at)
        .limit(most)
        .select((webhook_endpoints::id, webhook_endpoints::reseller_id))
        .into_boxed();
    if passed_over.iter().any(|holder| holder == OPERATIONS) {
        due = due.filter(webhook_endpoints::reseller_id.is_not_null());
    }
    let found: Vec<(String, Option<String>)> = due.load(conn)?;
    Ok(found.into_iter().map(|(id, reseller)| (id, reseller.unwrap_or_else(|| OPERATIONS.to_owned()))).collect())
}

/// Notes when something of an endpoint is due next.
pub fn note_next(conn: &mut Conn, id: &str, due_at: Option<DateTime<Utc>>) -> Result<(), DbError> {
    let row = webhook_endpoints::table.find(id);
    change(row).set(webhook_endpoints::due_at.eq(due_at.map(Ts))).execute(conn)?;
    Ok(())
}

/// Whether the reseller's endpoints get anything.
pub fn is_served(conn: &mut Conn, id: &ResellerId) -> Result<bool, DbError> {
    let status = resellers::table.find(id.as_str()).select(resellers::status).get_result::<String>(conn).optional()?;
    Ok(status.is_some_and(|status| status == ResellerStatus::Active.as_str()))
}

/// How many deliveries to an endpoint are under way: its tests, or all with those, because a test that is demanded again goes
/// the way of the others.
pub fn under_way(
    conn: &mut Conn,
    id: &WebhookEndpointId,
    only_tests: bool,
    now: DateTime<Utc>,
) -> Result<i64, DbError> {
    let claimed = webhook_deliveries::table
        .filter(webhook_deliveries::endpoint_id.eq(id.as_str()))
        .filter(webhook_deliveries::claim.is_not_null())
        .filter(webhook_deliveries::due_at.gt(Ts(now)));
    let kinds: Vec<String> = claimed.select(webhook_deliveries::event_type).load(conn)?;
    let test = EventKind::WebhookTest.as_str();
    Ok(i64::try_from(kinds.iter().filter(|kind| !only_tests || *kind == test).count()).unwrap_or(i64::MAX))
}

/// The deliveries to an endpoint that are due, the longest due first, and besides them the ids of those that cannot be read.
pub fn deliveries(
    conn: &mut Conn,
    id: &WebhookEndpointId,
    now: DateTime<Utc>,
    most: i64,
) -> Result<(Vec<Delivery>, Vec<String>), DbError> {
    let due = webhook_deliveries::table
        .filter(webhook_deliveries::endpoint_id.eq(id.as_str()))
        .filter(webhook_deliveries::due_at.is_not_null())
        .filter(webhook_deliveries::due_at.le(Ts(now)));
    let (mut read, mut unreadable) = (Vec::new(), Vec::new());
    for row in due.order(webhook_deliveries::due_at).limit(most).load::<Row>(conn)? {
        let id = row.id.clone();
        match Delivery::try_from(row) {
            Ok(delivery) => read.push(delivery),
            Err(error) => {
                tracing::error!(%error, delivery_id = id, "a delivery cannot be read, and is given up");
                unreadable.push(id);
            }
        }
    }
    Ok((read, unreadable))
}

/// When the next delivery to an endpoint is due; of those under way only, when their time is up.
pub fn next(conn: &mut Conn, id: &WebhookEndpointId, claimed: bool) -> Result<Option<DateTime<Utc>>, DbError> {
    let mut query = webhook_deliveries::table
        .filter(webhook_deliveries::endpoint_id.eq(id.as_str()))
        .filter(webhook_deliveries::due_at.is_not_null())
        .order(webhook_deliveries::due_at)
        .select(webhook_deliveries::due_at)
        .limit(1)
        .into_boxed();
    if claimed {
        query = query.filter(webhook_deliveries::claim.is_not_null());
    }
    let next = query.get_result::<Option<Ts>>(conn).optional()?;
    Ok(next.flatten().map(DateTime::from))
}

/// Gives up a delivery without reading it, with this as its one attempt; its chain.
pub fn give_up(conn: &mut Conn, id: &str, attempt: &Attempt) -> Result<String, DbError> {
    let given_up = (
        webhook_deliveries::status.eq(DeliveryStatus::Failed.as_str()),
        webhook_deliveries::attempts.eq(written(std::slice::from_ref(attempt))),
        webhook_deliveries::due_at.eq(None::<Ts>),
        webhook_deliveries::claim.eq(None::<String>),
    );
    let row = webhook_deliveries::table.find(id);
    Ok(diesel::update(row).set(given_up).returning(webhook_deliveries::chain).get_result(conn)?)
}

/// The delivery of a chain that is due at some time, or is under way: its id, and who has it.
pub fn head(
    conn: &mut Conn,
    endpoint_id: &WebhookEndpointId,
    chain: &str,
) -> Result<Option<(String, Option<String>)>, DbError> {
    let query = webhook_deliveries::table
        .filter(webhook_deliveries::endpoint_id.eq(endpoint_id.as_str()))
        .filter(webhook_deliveries::chain.eq(chain))
        .filter(webhook_deliveries::due_at.is_not_null());
    Ok(query.select((webhook_deliveries::id, webhook_deliveries::claim)).get_result(conn).optional()?)
}

/// Makes the first delivery of a chain that is not over due, unless one is.
pub fn promote(
    conn: &mut Conn,
    endpoint_id: &WebhookEndpointId,
    chain: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    if head(conn, endpoint_id, chain)?.is_some() {
        return Ok(());
    }
    let first = webhook_deliveries::table
        .filter(webhook_deliveries::endpoint_id.eq(endpoint_id.as_str()))
        .filter(webhook_deliveries::chain.eq(chain))
        .filter(webhook_deliveries::status.eq(DeliveryStatus::Pending.as_str()))
        .order(webhook_deliveries::position)
        .limit(1)
        .select(webhook_deliveries::id);
    if let Some(id) = first.get_result::<String>(conn).optional()? {
        let row = webhook_deliveries::table.find(id);
        exactly_one(change(row).set(webhook_deliveries::due_at.eq(Ts(now))).execute(conn)?)?;
    }
    Ok(())
}

/// Deliveries with this status that were created before a moment, the oldest first: endpoint and id of each.
pub fn created_before(
    conn: &mut Conn,
    status: DeliveryStatus,
    before: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(String, String)>, DbError> {
    let old = webhook_deliveries::table
        .filter(webhook_deliveries::status.eq(status.as_str()))
        .filter(webhook_deliveries::created_at.lt(Ts(before)))
        .order(webhook_deliveries::created_at)
        .limit(most);
    Ok(old.select((webhook_deliveries::endpoint_id, webhook_deliveries::id)).load(conn)?)
}

/// Deliveries that wait since before a moment and were not demanded since, the oldest first: endpoint and id of each.
pub fn outdated(conn: &mut Conn, before: DateTime<Utc>, most: i64) -> Result<Vec<(String, String)>, DbError> {
    let old = webhook_deliveries::table
        .filter(webhook_deliveries::status.eq(DeliveryStatus::Pending.as_str()))
        .filter(webhook_deliveries::created_at.lt(Ts(before)))
        .filter(webhook_deliveries::begun_at.lt(Ts(before)))
        .order(webhook_deliveries::created_at)
        .limit(most);
    Ok(old.select((webhook_deliveries::endpoint_id, webhook_deliveries::id)).load(conn)?)
}

/// Deletes these deliveries, unless they are pending again.
pub fn delete_over(conn: &mut Conn, ids: &[&str]) -> Result<usize, DbError> {
    let over = webhook_deliveries::table
        .filter(webhook_deliveries::id.eq_any(ids))
        .filter(webhook_deliveries::status.ne(DeliveryStatus::Pending.as_str()));
    Ok(diesel::delete(over).execute(conn)?)
}

/// Whether there is an endpoint that is deleted but still there.
pub fn is_any_deleted(conn: &mut Conn) -> Result<bool, DbError> {
    let deleted = webhook_endpoints::table.filter(webhook_endpoints::deleted_at.is_not_null());
    Ok(deleted.select(webhook_endpoints::id).limit(1).get_result::<String>(conn).optional()?.is_some())
}

/// Deletes so many deliveries of endpoints that are deleted, and those without any left.
pub fn delete_of_deleted(conn: &mut Conn, most: i64) -> Result<(), DbError> {
    let deleted = webhook_endpoints::table.filter(webhook_endpoints::deleted_at.is_not_null());
    let id = deleted.order(webhook_endpoints::deleted_at).limit(1).select(webhook_endpoints::id);
    let Some(id) = id.get_result::<String>(conn).optional()? else { return Ok(()) };
    let of_it = webhook_deliveries::table.filter(webhook_deliveries::endpoint_id.eq(&id));
    let some: Vec<String> =
        of_it.order(webhook_deliveries::id).limit(most).select(webhook_deliveries::id).load(conn)?;
    if some.is_empty() {
        diesel::delete(webhook_endpoints::table.find(&id)).execute(conn)?;
    } else {
        diesel::delete(webhook_deliveries::table.filter(webhook_deliveries::id.eq_any(&some))).execute(conn)?;
    }
    Ok(())
}
