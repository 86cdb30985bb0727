//! What is due of deliveries, in the database: each look is one into an index, however much there is.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::model::{Delivery, DeliveryStatus};
use super::store::Row;
use crate::db::Conn;
use crate::db::row::parse;
use crate::db::schema::{resellers, webhook_deliveries, webhook_endpoints};
use crate::db::types::Ts;
use crate::events::EventKind;
use crate::fault::DbError;
use crate::id::{ResellerId, WebhookDeliveryId, WebhookEndpointId};

/// Notes that something of an endpoint is due now.
pub fn note_due(conn: &mut Conn, id: &WebhookEndpointId, now: DateTime<Utc>) -> Result<(), DbError> {
    let later = webhook_endpoints::table
        .find(id.as_str())
        .filter(webhook_endpoints::due_at.is_null().or(webhook_endpoints::due_at.gt(Ts(now))));
    diesel::update(later).set(webhook_endpoints::due_at.eq(Ts(now))).execute(conn)?;
    Ok(())
}

/// Endpoints of which something is due, those first that have waited longest.
pub fn endpoints(conn: &mut Conn, now: DateTime<Utc>, most: i64) -> Result<Vec<WebhookEndpointId>, DbError> {
    let due = webhook_endpoints::table
        .filter(webhook_endpoints::due_at.is_not_null())
        .filter(webhook_endpoints::due_at.le(Ts(now)));
    let ids: Vec<String> = due.order(webhook_endpoints::due_at).limit(most).select(webhook_endpoints::id).load(conn)?;
    ids.iter().map(|id| parse("webhook_endpoints", "id", id)).collect()
}

/// Notes when something of an endpoint is due next.
pub fn note_next(conn: &mut Conn, id: &WebhookEndpointId, due_at: Option<DateTime<Utc>>) -> Result<(), DbError> {
    let row = webhook_endpoints::table.find(id.as_str());
    diesel::update(row).set(webhook_endpoints::due_at.eq(due_at.map(Ts))).execute(conn)?;
    Ok(())
}

/// Whether the reseller's endpoints get anything.
pub fn is_served(conn: &mut Conn, id: &ResellerId) -> Result<bool, DbError> {
    let status = resellers::table.find(id.as_str()).select(resellers::status).get_result::<String>(conn).optional()?;
    Ok(status.is_some_and(|status| status == crate::resellers::model::ResellerStatus::Active.as_str()))
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

/// The deliveries to an endpoint that are due, the longest due first.
pub fn deliveries(
    conn: &mut Conn,
    id: &WebhookEndpointId,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<Delivery>, DbError> {
    let due = webhook_deliveries::table
        .filter(webhook_deliveries::endpoint_id.eq(id.as_str()))
        .filter(webhook_deliveries::due_at.is_not_null())
        .filter(webhook_deliveries::due_at.le(Ts(now)));
    let rows = due.order(webhook_deliveries::due_at).limit(most).load::<Row>(conn)?;
    rows.into_iter().map(Delivery::try_from).collect()
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

/// The delivery of a chain that is due at some time, or is under way.
pub fn head(conn: &mut Conn, of: &Delivery) -> Result<Option<Delivery>, DbError> {
    let query = webhook_deliveries::table
        .filter(webhook_deliveries::endpoint_id.eq(of.endpoint_id.as_str()))
        .filter(webhook_deliveries::chain.eq(&of.chain))
        .filter(webhook_deliveries::due_at.is_not_null());
    query.get_result::<Row>(conn).optional()?.map(Delivery::try_from).transpose()
}

/// The first delivery of a chain that is not over.
pub fn first_pending(conn: &mut Conn, of: &Delivery) -> Result<Option<Delivery>, DbError> {
    let query = webhook_deliveries::table
        .filter(webhook_deliveries::endpoint_id.eq(of.endpoint_id.as_str()))
        .filter(webhook_deliveries::chain.eq(&of.chain))
        .filter(webhook_deliveries::status.eq(DeliveryStatus::Pending.as_str()))
        .order(webhook_deliveries::position)
        .limit(1);
    query.get_result::<Row>(conn).optional()?.map(Delivery::try_from).transpose()
}

/// Deliveries with this status that were created before a moment, the oldest first.
pub fn created_before(
    conn: &mut Conn,
    status: DeliveryStatus,
    before: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(WebhookEndpointId, WebhookDeliveryId)>, DbError> {
    let old = webhook_deliveries::table
        .filter(webhook_deliveries::status.eq(status.as_str()))
        .filter(webhook_deliveries::created_at.lt(Ts(before)))
        .order(webhook_deliveries::created_at)
        .limit(most);
    let rows: Vec<(String, String)> =
        old.select((webhook_deliveries::endpoint_id, webhook_deliveries::id)).load(conn)?;
    let read = |(endpoint, id): &(String, String)| {
        Ok((parse("webhook_deliveries", "endpoint_id", endpoint)?, parse("webhook_deliveries", "id", id)?))
    };
    rows.iter().map(read).collect()
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
