//! Pricebooks in the database.

use diesel::prelude::*;

use super::dto::ListPricebooks;
use super::model::{Pricebook, PricebookStatus};
use crate::db::row::{exactly_one, parse, parse_optional};
use crate::db::schema::{cloud_accounts, cloud_providers, pricebooks};
use crate::db::types::Ts;
use crate::db::{Conn, DbError};
use crate::id::{PricebookId, ResellerId};
use crate::page::Page;
use crate::tenant::Tenant;

const TABLE: &str = "pricebooks";

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = pricebooks, treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: String,
    reseller_id: Option<String>,
    provider: String,
    kind: String,
    name: String,
    currency: String,
    based_on: Option<String>,
    status: String,
    version: i32,
    created_at: Ts,
    updated_at: Ts,
}

impl From<&Pricebook> for Row {
    fn from(pricebook: &Pricebook) -> Self {
        Self {
            id: pricebook.id.to_string(),
            reseller_id: pricebook.reseller_id.as_ref().map(ToString::to_string),
            provider: pricebook.provider.as_str().to_owned(),
            kind: pricebook.kind.as_str().to_owned(),
            name: pricebook.name.clone(),
            currency: pricebook.currency.to_string(),
            based_on: pricebook.based_on.as_ref().map(ToString::to_string),
            status: pricebook.status.as_str().to_owned(),
            version: pricebook.version,
            created_at: pricebook.created_at.into(),
            updated_at: pricebook.updated_at.into(),
        }
    }
}

impl TryFrom<Row> for Pricebook {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: parse(TABLE, "id", &row.id)?,
            reseller_id: parse_optional(TABLE, "reseller_id", row.reseller_id.as_deref())?,
            provider: parse(TABLE, "provider", &row.provider)?,
            kind: parse(TABLE, "kind", &row.kind)?,
            name: row.name,
            currency: parse(TABLE, "currency", &row.currency)?,
            based_on: parse_optional(TABLE, "based_on", row.based_on.as_deref())?,
            status: parse(TABLE, "status", &row.status)?,
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

/// The pricebook, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &PricebookId) -> Result<Option<Pricebook>, DbError> {
    let row = pricebooks::table.find(id.as_str()).get_result::<Row>(conn).optional()?;
    let pricebook = row.map(Pricebook::try_from).transpose()?;
    Ok(pricebook.filter(|pricebook| pricebook.is_visible_to(tenant)))
}

/// Whose pricebooks a query reads.
enum Owner<'a> {
    Anyone,
    Platform,
    Reseller(&'a ResellerId),
}

/// A page of the pricebooks that the tenant may see, newest first. A reseller's own and the masters are read one after
/// the other and merged, because an index answers each of the two and none answers "one or the other".
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListPricebooks,
    page: &Page,
) -> Result<Vec<Pricebook>, DbError> {
    let own = match tenant {
        Tenant::Platform => return rows(conn, &Owner::Anyone, filters, page),
        Tenant::Client(..) => return Ok(Vec::new()),
        Tenant::Reseller(own) => own,
    };
    let mut found = rows(conn, &Owner::Reseller(own), filters, page)?;
    found.extend(rows(conn, &Owner::Platform, filters, page)?);
    found.sort_unstable_by(|a, b| b.id.cmp(&a.id));
    found.truncate(usize::try_from(page.rows()).unwrap_or(usize::MAX));
    Ok(found)
}

fn rows(conn: &mut Conn, owner: &Owner<'_>, filters: &ListPricebooks, page: &Page) -> Result<Vec<Pricebook>, DbError> {
    let status = filters.status.unwrap_or(PricebookStatus::Active);
    let mut query = pricebooks::table.filter(pricebooks::status.eq(status.as_str())).into_boxed();
    match owner {
        Owner::Anyone => {}
        Owner::Platform => query = query.filter(pricebooks::reseller_id.is_null()),
        Owner::Reseller(id) => query = query.filter(pricebooks::reseller_id.eq(id.as_str())),
    }
    if let Some(kind) = filters.kind {
        query = query.filter(pricebooks::kind.eq(kind.as_str()));
    }
    if let Some(currency) = &filters.currency {
        query = query.filter(pricebooks::currency.eq(currency.as_str()));
    }
    if let Some(id) = &filters.based_on {
        query = query.filter(pricebooks::based_on.eq(id));
    }
    if let Some(after) = &page.after {
        query = query.filter(pricebooks::id.lt(after));
    }
    let rows = query.order(pricebooks::id.desc()).limit(page.rows()).load::<Row>(conn)?;
    rows.into_iter().map(Pricebook::try_from).collect()
}

/// Names of these pricebooks by id, of whatever tenant: for the view of something that the caller may see already.
pub fn names(conn: &mut Conn, ids: &[String]) -> Result<Vec<(String, String)>, DbError> {
    let wanted = pricebooks::table.filter(pricebooks::id.eq_any(ids));
    Ok(wanted.select((pricebooks::id, pricebooks::name)).load(conn)?)
}

/// Whether there is a master pricebook, active or retired.
pub fn master_exists(conn: &mut Conn) -> Result<bool, DbError> {
    let masters = pricebooks::table.filter(pricebooks::reseller_id.is_null());
    Ok(masters.select(pricebooks::id).limit(1).load::<String>(conn)?.pop().is_some())
}

/// Locks the pricebook until the transaction ends, so that it is not retired while something starts to refer to it, nor
/// the other way round; false when it is not active.
pub fn lock_active(conn: &mut Conn, id: &PricebookId) -> Result<bool, DbError> {
    let active = pricebooks::table.find(id.as_str()).filter(pricebooks::status.eq(PricebookStatus::Active.as_str()));
    Ok(diesel::update(active).set(pricebooks::version.eq(pricebooks::version)).execute(conn)? == 1)
}

/// Whether a client, a live account or an active pricebook refers to it; ask under [`lock_active`].
pub fn is_in_use(conn: &mut Conn, id: &PricebookId) -> Result<bool, DbError> {
    let clients = cloud_providers::table.filter(cloud_providers::pricebook_id.eq(id.as_str()));
    if clients.select(cloud_providers::client_id).limit(1).load::<String>(conn)?.pop().is_some() {
        return Ok(true);
    }
    let live = cloud_accounts::table
        .filter(cloud_accounts::pricebook_id.eq(id.as_str()))
        .filter(cloud_accounts::status.ne("unlinked"))
        .filter(cloud_accounts::status.ne("closed"));
    if live.select(cloud_accounts::id).limit(1).load::<String>(conn)?.pop().is_some() {
        return Ok(true);
    }
    let based = pricebooks::table
        .filter(pricebooks::based_on.eq(id.as_str()))
        .filter(pricebooks::status.eq(PricebookStatus::Active.as_str()));
    Ok(based.select(pricebooks::id).limit(1).load::<String>(conn)?.pop().is_some())
}

/// Stores a new pricebook.
pub fn insert(conn: &mut Conn, pricebook: &Pricebook) -> Result<(), DbError> {
    diesel::insert_into(pricebooks::table).values(Row::from(pricebook)).execute(conn)?;
    Ok(())
}

/// Stores a changed pricebook in place of the version before it.
pub fn update(conn: &mut Conn, pricebook: &Pricebook) -> Result<(), DbError> {
    let old = pricebooks::table.find(pricebook.id.as_str()).filter(pricebooks::version.eq(pricebook.version - 1));
    exactly_one(diesel::update(old).set(Row::from(pricebook)).execute(conn)?)
}
