//! Clients' cloud providers in the database. The table has no tenant of its own: callers look up the client first.

use diesel::prelude::*;

use super::model::{CloudProvider, Provider};
use crate::db::Conn;
use crate::db::change;
use crate::db::live::is_live;
use crate::db::row::{exactly_one, parse};
use crate::db::schema::{cloud_accounts, cloud_providers, pricebooks};
use crate::db::types::Ts;
use crate::domain::Currency;
use crate::fault::DbError;
use crate::id::ClientId;

const TABLE: &str = "cloud_providers";

const AWS: &str = Provider::Aws.as_str();

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = cloud_providers, primary_key(client_id, provider))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    client_id: String,
    provider: String,
    pricebook_id: String,
    currency: String,
    enabled_in_customer_portal: bool,
    version: i32,
    created_at: Ts,
    updated_at: Ts,
}

impl From<&CloudProvider> for Row {
    fn from(provider: &CloudProvider) -> Self {
        Self {
            client_id: provider.client_id.to_string(),
            provider: provider.provider.as_str().to_owned(),
            pricebook_id: provider.pricebook_id.to_string(),
            currency: provider.currency.to_string(),
            enabled_in_customer_portal: provider.enabled_in_customer_portal,
            version: provider.version,
            created_at: provider.created_at.into(),
            updated_at: provider.updated_at.into(),
        }
    }
}

impl TryFrom<Row> for CloudProvider {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            client_id: parse(TABLE, "client_id", &row.client_id)?,
            provider: parse(TABLE, "provider", &row.provider)?,
            pricebook_id: parse(TABLE, "pricebook_id", &row.pricebook_id)?,
            currency: parse(TABLE, "currency", &row.currency)?,
            enabled_in_customer_portal: row.enabled_in_customer_portal,
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

/// The client's settings for AWS.
pub fn get(conn: &mut Conn, client_id: &ClientId) -> Result<Option<CloudProvider>, DbError> {
    let row = cloud_providers::table.find((client_id.as_str(), AWS)).get_result::<Row>(conn).optional()?;
    row.map(CloudProvider::try_from).transpose()
}

/// The settings for AWS of these clients, in no order; clients without any are left out.
pub fn of_clients(conn: &mut Conn, client_ids: &[String]) -> Result<Vec<CloudProvider>, DbError> {
    let rows = cloud_providers::table
        .filter(cloud_providers::client_id.eq_any(client_ids))
        .filter(cloud_providers::provider.eq(AWS))
        .load::<Row>(conn)?;
    rows.into_iter().map(CloudProvider::try_from).collect()
}

/// Whether the client's own credentials may work with its accounts (C4); false until a provider is set.
pub fn is_enabled_in_portal(conn: &mut Conn, client_id: &ClientId) -> Result<bool, DbError> {
    let row = cloud_providers::table.find((client_id.as_str(), AWS));
    let enabled = row.select(cloud_providers::enabled_in_customer_portal).get_result::<bool>(conn).optional()?;
    Ok(enabled.unwrap_or(false))
}

/// Stores new settings. Needs the client's lock: two at once would be a [`DbError::Unique`].
pub fn insert(conn: &mut Conn, provider: &CloudProvider) -> Result<(), DbError> {
    diesel::insert_into(cloud_providers::table).values(Row::from(provider)).execute(conn)?;
    Ok(())
}

/// Stores changed settings in place of the version before them.
pub fn update(conn: &mut Conn, provider: &CloudProvider) -> Result<(), DbError> {
    let old = cloud_providers::table
        .find((provider.client_id.as_str(), provider.provider.as_str()))
        .filter(cloud_providers::version.eq(provider.version - 1));
    exactly_one(change(old).set(Row::from(provider)).execute(conn)?)
}

/// Removes settings that are still in this version.
pub fn delete(conn: &mut Conn, provider: &CloudProvider) -> Result<(), DbError> {
    let row = cloud_providers::table
        .find((provider.client_id.as_str(), provider.provider.as_str()))
        .filter(cloud_providers::version.eq(provider.version));
    exactly_one(diesel::delete(row).execute(conn)?)
}

/// Whether a live account of the client inherits its pricebook (P3). Hold the client's lock while it matters.
pub fn has_inheriting_accounts(conn: &mut Conn, client_id: &ClientId) -> Result<bool, DbError> {
    let inheriting = cloud_accounts::table
        .filter(cloud_accounts::client_id.eq(client_id.as_str()))
        .filter(cloud_accounts::pricebook_id.is_null())
        .filter(is_live());
    Ok(inheriting.select(cloud_accounts::id).limit(1).load::<String>(conn)?.pop().is_some())
}

/// Another currency than this, in which a live account of the client has a pricebook of its own. Hold the client's lock
/// while it matters.
pub fn other_currency(conn: &mut Conn, client_id: &ClientId, currency: Currency) -> Result<Option<Currency>, DbError> {
    let own = cloud_accounts::table
        .filter(cloud_accounts::client_id.eq(client_id.as_str()))
        .filter(cloud_accounts::pricebook_id.is_not_null())
        .filter(is_live());
    let other = pricebooks::table
        .filter(pricebooks::id.nullable().eq_any(own.select(cloud_accounts::pricebook_id)))
        .filter(pricebooks::currency.ne(currency.as_str()));
    let found = other.select(pricebooks::currency).limit(1).load::<String>(conn)?.pop();
    found.map(|text| parse("pricebooks", "currency", &text)).transpose()
}
