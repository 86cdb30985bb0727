//! Webhook endpoints in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::dto::ListWebhookEndpoints;
use super::model::{EndpointStatus, WebhookEndpoint};
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse, parse_optional};
use crate::db::schema::webhook_endpoints;
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::WebhookEndpointId;
use crate::tenant::Tenant;

const TABLE: &str = "webhook_endpoints";

#[derive(Queryable, Insertable)]
#[diesel(table_name = webhook_endpoints, treat_none_as_default_value = false)]
struct Row {
    id: String,
    reseller_id: Option<String>,
    url: String,
    event_types: String,
    description: Option<String>,
    status: String,
    secret: String,
    old_secret: Option<String>,
    old_secret_until: Option<Ts>,
    due_at: Option<Ts>,
    places: i32,
    begins_after: i64,
    deleted_at: Option<Ts>,
    version: i32,
    created_at: Ts,
    updated_at: Ts,
    handed_out: i64,
    stops_at: Option<i64>,
    hand_out_at: Option<Ts>,
}

/// What changes of an endpoint; when it is due, and what was handed out to it, is another's.
#[derive(AsChangeset)]
#[diesel(table_name = webhook_endpoints, treat_none_as_null = true)]
struct Changed {
    url: String,
    event_types: String,
    description: Option<String>,
    status: String,
    secret: String,
    old_secret: Option<String>,
    old_secret_until: Option<Ts>,
    places: i32,
    begins_after: i64,
    stops_at: Option<i64>,
    version: i32,
    updated_at: Ts,
}

impl From<&WebhookEndpoint> for Row {
    fn from(endpoint: &WebhookEndpoint) -> Self {
        let changed = Changed::from(endpoint);
        Self {
            id: endpoint.id.to_string(),
            reseller_id: endpoint.reseller_id.as_ref().map(ToString::to_string),
            url: changed.url,
            event_types: changed.event_types,
            description: changed.description,
            status: changed.status,
            secret: changed.secret,
            old_secret: changed.old_secret,
            old_secret_until: changed.old_secret_until,
            due_at: None,
            places: changed.places,
            begins_after: changed.begins_after,
            deleted_at: None,
            version: changed.version,
            created_at: endpoint.created_at.into(),
            updated_at: changed.updated_at,
            handed_out: endpoint.handed_out,
            stops_at: changed.stops_at,
            // Whatever comes as it is made is looked for once.
            hand_out_at: (endpoint.status != EndpointStatus::Disabled).then_some(endpoint.created_at.into()),
        }
    }
}

impl From<&WebhookEndpoint> for Changed {
    fn from(endpoint: &WebhookEndpoint) -> Self {
        let (old_secret, old_secret_until) = endpoint.old_secret.clone().unzip();
        Self {
            url: endpoint.url.to_string(),
            event_types: endpoint.event_types.to_string(),
            description: endpoint.description.clone(),
            status: endpoint.status.as_str().to_owned(),
            secret: endpoint.secret.clone(),
            old_secret,
            old_secret_until: old_secret_until.map(Ts),
            places: endpoint.places,
            begins_after: endpoint.begins_after,
            stops_at: endpoint.stops_at,
            version: endpoint.version,
            updated_at: endpoint.updated_at.into(),
        }
    }
}

impl TryFrom<Row> for WebhookEndpoint {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: parse(TABLE, "id", &row.id)?,
            reseller_id: parse_optional(TABLE, "reseller_id", row.reseller_id.as_deref())?,
            url: parse(TABLE, "url", &row.url)?,
            event_types: parse(TABLE, "event_types", &row.event_types)?,
            description: row.description,
            status: parse(TABLE, "status", &row.status)?,
            secret: row.secret,
            old_secret: row.old_secret.zip(row.old_secret_until.map(DateTime::from)),
            places: row.places,
            begins_after: row.begins_after,
            handed_out: row.handed_out,
            stops_at: row.stops_at,
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

/// Endpoints that the tenant may see: all, or a reseller's own; a client has none. A macro because the type of such a query
/// has no name.
macro_rules! visible {
    ($tenant:expr) => {{
        let mut query = webhook_endpoints::table.filter(webhook_endpoints::deleted_at.is_null()).into_boxed();
        match $tenant {
            Tenant::Platform => {}
            Tenant::Reseller(id) => query = query.filter(webhook_endpoints::reseller_id.eq(id.as_str())),
            Tenant::Client(..) => query = query.filter(webhook_endpoints::id.eq("")),
        }
        query
    }};
}

/// The endpoint, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &WebhookEndpointId) -> Result<Option<WebhookEndpoint>, DbError> {
    let query = visible!(tenant).filter(webhook_endpoints::id.eq(id.as_str()));
    query.get_result::<Row>(conn).optional()?.map(WebhookEndpoint::try_from).transpose()
}

/// Whether the endpoint is there, if the tenant may see it, also when it cannot be read.
pub fn is_there(conn: &mut Conn, tenant: &Tenant, id: &WebhookEndpointId) -> Result<bool, DbError> {
    let query = visible!(tenant).filter(webhook_endpoints::id.eq(id.as_str()));
    Ok(query.select(webhook_endpoints::id).get_result::<String>(conn).optional()?.is_some())
}

/// A page of endpoints, newest first.
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListWebhookEndpoints,
    page: &Page,
) -> Result<Vec<WebhookEndpoint>, DbError> {
    let mut query = visible!(tenant);
    if let Some(id) = &filters.reseller_id {
        query = query.filter(webhook_endpoints::reseller_id.eq(id));
    }
    if let Some(after) = &page.after {
        query = query.filter(webhook_endpoints::id.lt(after));
    }
    let rows = query.order(webhook_endpoints::id.desc()).limit(page.rows()).load::<Row>(conn)?;
    rows.into_iter().map(WebhookEndpoint::try_from).collect()
}

/// Stores a new endpoint.
pub fn insert(conn: &mut Conn, endpoint: &WebhookEndpoint) -> Result<(), DbError> {
    diesel::insert_into(webhook_endpoints::table).values(Row::from(endpoint)).execute(conn)?;
    Ok(())
}

/// Stores a changed endpoint in place of the version before it.
pub fn update(conn: &mut Conn, before: i32, endpoint: &WebhookEndpoint) -> Result<(), DbError> {
    let old = webhook_endpoints::table
        .find(endpoint.id.as_str())
        .filter(webhook_endpoints::version.eq(before))
        .filter(webhook_endpoints::deleted_at.is_null());
    exactly_one(change(old).set(Changed::from(endpoint)).execute(conn)?)
}

/// Takes an endpoint away; its secrets go at once.
pub fn delete(conn: &mut Conn, endpoint: &WebhookEndpoint, now: DateTime<Utc>) -> Result<(), DbError> {
    let old = webhook_endpoints::table
        .find(endpoint.id.as_str())
        .filter(webhook_endpoints::version.eq(endpoint.version))
        .filter(webhook_endpoints::deleted_at.is_null());
    let values = (
        webhook_endpoints::deleted_at.eq(Ts(now)),
        webhook_endpoints::due_at.eq(None::<Ts>),
        webhook_endpoints::hand_out_at.eq(None::<Ts>),
        webhook_endpoints::status.eq(EndpointStatus::Disabled.as_str()),
        webhook_endpoints::secret.eq(""),
        webhook_endpoints::old_secret.eq(None::<String>),
        webhook_endpoints::version.eq(endpoint.version + 1),
    );
    exactly_one(change(old).set(values).execute(conn)?)
}

/// The endpoint, held until the transaction ends: whoever changes what is delivered to it holds it, one at a time.
pub fn hold(conn: &mut Conn, id: &WebhookEndpointId) -> Result<Option<WebhookEndpoint>, DbError> {
    let there = webhook_endpoints::table.find(id.as_str()).filter(webhook_endpoints::deleted_at.is_null());
    let held = diesel::update(there)
        .set(webhook_endpoints::places.eq(webhook_endpoints::places))
        .returning(webhook_endpoints::all_columns)
        .get_result::<Row>(conn)
        .optional()?;
    held.map(WebhookEndpoint::try_from).transpose()
}

/// Ids of endpoints after this one with the secrets that they keep, so many endpoints at most; `only_open` are those that may hold
/// one in the open.
pub fn kept_secrets(
    conn: &mut Conn,
    after: &str,
    most: i64,
    only_open: bool,
) -> Result<Vec<(String, Vec<String>)>, DbError> {
    let mut some = webhook_endpoints::table
        .filter(webhook_endpoints::id.gt(after))
        .filter(webhook_endpoints::deleted_at.is_null())
        .into_boxed();
    if only_open {
        let open = webhook_endpoints::secret.like("whsec%").or(webhook_endpoints::old_secret.like("whsec%"));
        some = some.filter(open.assume_not_null());
    }
    let columns = (webhook_endpoints::id, webhook_endpoints::secret, webhook_endpoints::old_secret);
    let rows = some.select(columns).order(webhook_endpoints::id).limit(most);
    let rows = rows.load::<(String, String, Option<String>)>(conn)?.into_iter();
    Ok(rows.map(|(id, secret, old)| (id, std::iter::once(secret).chain(old).collect())).collect())
}

/// Keeps a secret of an endpoint in another form, wherever it still stands. Whoever changes the endpoint holds its row, so that
/// neither undoes what the other did.
pub fn replace_secret(conn: &mut Conn, id: &str, kept: &str, anew: &str) -> Result<(), DbError> {
    let there = webhook_endpoints::table.find(id);
    let present = there.filter(webhook_endpoints::secret.eq(kept));
    change(present).set(webhook_endpoints::secret.eq(anew)).execute(conn)?;
    let old = there.filter(webhook_endpoints::old_secret.eq(kept));
    change(old).set(webhook_endpoints::old_secret.eq(anew)).execute(conn)?;
    Ok(())
}
