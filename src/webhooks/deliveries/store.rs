//! Deliveries in the database.

use chrono::DateTime;
use diesel::prelude::*;

use super::dto::ListWebhookDeliveries;
use super::model::{Attempt, Delivery};
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse};
use crate::db::schema::webhook_deliveries;
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::{WebhookDeliveryId, WebhookEndpointId};

const TABLE: &str = "webhook_deliveries";

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = webhook_deliveries, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) id: String,
    endpoint_id: String,
    event_id: String,
    event_type: String,
    chain: String,
    position: i64,
    body: Option<String>,
    status: String,
    attempts: String,
    tries: i32,
    begun_at: Ts,
    due_at: Option<Ts>,
    claim: Option<String>,
    created_at: Ts,
}

/// Attempts as they are kept: numbers, moments and names, which JSON always holds.
pub(super) fn written(attempts: &[Attempt]) -> String {
    serde_json::to_string(attempts).unwrap_or_else(|_| "[]".to_owned())
}

impl From<&Delivery> for Row {
    fn from(delivery: &Delivery) -> Self {
        Self {
            id: delivery.id.to_string(),
            endpoint_id: delivery.endpoint_id.to_string(),
            event_id: delivery.event_id.to_string(),
            event_type: delivery.event_type.clone(),
            chain: delivery.chain.clone(),
            position: delivery.position,
            body: delivery.body.clone(),
            status: delivery.status.as_str().to_owned(),
            attempts: written(&delivery.attempts),
            tries: delivery.tries,
            begun_at: delivery.begun_at.into(),
            due_at: delivery.due_at.map(Ts),
            claim: delivery.claim.clone(),
            created_at: delivery.created_at.into(),
        }
    }
}

impl TryFrom<Row> for Delivery {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let corrupt = |_| DbError::Corrupt { table: TABLE, detail: format!("attempts of {} do not fit", row.id) };
        Ok(Self {
            attempts: serde_json::from_str(&row.attempts).map_err(corrupt)?,
            id: parse(TABLE, "id", &row.id)?,
            endpoint_id: parse(TABLE, "endpoint_id", &row.endpoint_id)?,
            event_id: parse(TABLE, "event_id", &row.event_id)?,
            event_type: row.event_type,
            chain: row.chain,
            position: row.position,
            body: row.body,
            status: parse(TABLE, "status", &row.status)?,
            tries: row.tries,
            begun_at: row.begun_at.into(),
            due_at: row.due_at.map(DateTime::from),
            claim: row.claim,
            created_at: row.created_at.into(),
        })
    }
}

/// The delivery to this endpoint.
pub fn get(
    conn: &mut Conn,
    endpoint_id: &WebhookEndpointId,
    id: &WebhookDeliveryId,
) -> Result<Option<Delivery>, DbError> {
    let query =
        webhook_deliveries::table.find(id.as_str()).filter(webhook_deliveries::endpoint_id.eq(endpoint_id.as_str()));
    query.get_result::<Row>(conn).optional()?.map(Delivery::try_from).transpose()
}

/// A page of the deliveries to an endpoint, newest first.
pub fn list(
    conn: &mut Conn,
    endpoint_id: &WebhookEndpointId,
    filters: &ListWebhookDeliveries,
    page: &Page,
) -> Result<Vec<Delivery>, DbError> {
    let mut query =
        webhook_deliveries::table.filter(webhook_deliveries::endpoint_id.eq(endpoint_id.as_str())).into_boxed();
    if let Some(status) = filters.status {
        query = query.filter(webhook_deliveries::status.eq(status.as_str()));
    }
    if let Some(after) = &page.after {
        query = query.filter(webhook_deliveries::id.lt(after));
    }
    let rows = query.order(webhook_deliveries::id.desc()).limit(page.rows()).load::<Row>(conn)?;
    rows.into_iter().map(Delivery::try_from).collect()
}

/// Deliveries that one statement stores at most: PostgreSQL takes 65,535 values in one.
const INSERTED_AT_ONCE: usize = 500;

/// Stores new deliveries.
pub fn insert_all(conn: &mut Conn, deliveries: &[Delivery]) -> Result<(), DbError> {
    for some in deliveries.chunks(INSERTED_AT_ONCE) {
        let rows: Vec<Row> = some.iter().map(Row::from).collect();
        let insertion = diesel::insert_into(webhook_deliveries::table).values(&rows);
        // How many rows go into one statement differs, so that diesel asks for the database here.
        match conn {
            Conn::Pg(conn) => insertion.execute(conn)?,
            Conn::Sqlite(conn) => insertion.execute(conn)?,
        };
    }
    Ok(())
}

/// Stores a changed delivery. Whoever does holds its endpoint.
pub fn update(conn: &mut Conn, delivery: &Delivery) -> Result<(), DbError> {
    let row = webhook_deliveries::table.find(delivery.id.as_str());
    exactly_one(change(row).set(Row::from(delivery)).execute(conn)?)
}
