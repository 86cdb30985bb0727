//! Resellers in the database.

use diesel::prelude::*;

use super::dto::ListResellers;
use super::model::Reseller;
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse, parse_optional};
use crate::db::schema::resellers;
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::ResellerId;
use crate::tenant::Tenant;

const TABLE: &str = "resellers";

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = resellers, treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: String,
    name: String,
    external_ref: Option<String>,
    country: Option<String>,
    default_currency: String,
    status: String,
    version: i32,
    created_at: Ts,
    updated_at: Ts,
}

impl From<&Reseller> for Row {
    fn from(reseller: &Reseller) -> Self {
        Self {
            id: reseller.id.to_string(),
            name: reseller.name.clone(),
            external_ref: reseller.external_ref.clone(),
            country: reseller.country.map(|country| country.to_string()),
            default_currency: reseller.default_currency.to_string(),
            status: reseller.status.as_str().to_owned(),
            version: reseller.version,
            created_at: reseller.created_at.into(),
            updated_at: reseller.updated_at.into(),
        }
    }
}

impl TryFrom<Row> for Reseller {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: parse(TABLE, "id", &row.id)?,
            name: row.name,
            external_ref: row.external_ref,
            country: parse_optional(TABLE, "country", row.country.as_deref())?,
            default_currency: parse(TABLE, "default_currency", &row.default_currency)?,
            status: parse(TABLE, "status", &row.status)?,
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

/// The reseller, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &ResellerId) -> Result<Option<Reseller>, DbError> {
    if tenant.reseller_id().is_some_and(|own| own != id) {
        return Ok(None);
    }
    let row = resellers::table.find(id.as_str()).get_result::<Row>(conn).optional()?;
    row.map(Reseller::try_from).transpose()
}

/// A page of resellers, newest first; for operations only.
pub fn list(conn: &mut Conn, filters: &ListResellers, page: &Page) -> Result<Vec<Reseller>, DbError> {
    let mut query = resellers::table.into_boxed();
    if let Some(status) = filters.status {
        query = query.filter(resellers::status.eq(status.as_str()));
    }
    if let Some(external_ref) = &filters.external_ref {
        query = query.filter(resellers::external_ref.eq(external_ref.trim()));
    }
    if let Some(after) = &page.after {
        query = query.filter(resellers::id.lt(after));
    }
    let rows = query.order(resellers::id.desc()).limit(page.rows()).load::<Row>(conn)?;
    rows.into_iter().map(Reseller::try_from).collect()
}

/// Stores a new reseller; [`DbError::Unique`] when its external reference is taken.
pub fn insert(conn: &mut Conn, reseller: &Reseller) -> Result<(), DbError> {
    diesel::insert_into(resellers::table).values(Row::from(reseller)).execute(conn)?;
    Ok(())
}

/// Stores a changed reseller in place of the version before it.
pub fn update(conn: &mut Conn, reseller: &Reseller) -> Result<(), DbError> {
    let old = resellers::table.find(reseller.id.as_str()).filter(resellers::version.eq(reseller.version - 1));
    exactly_one(change(old).set(Row::from(reseller)).execute(conn)?)
}
