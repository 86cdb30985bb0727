//! Pricebooks in the database.

use diesel::prelude::*;

use super::dto::ListPricebooks;
use super::model::{Pricebook, PricebookStatus};
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::live::is_live;
use crate::db::row::{exactly_one, parse, parse_optional};
use crate::db::schema::{cloud_accounts, cloud_providers, pricebook_rule_sets, pricebooks};
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::{PricebookId, ResellerId};
use crate::pricebooks::rules;
use crate::pricebooks::rules::model::RuleCount;
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
    rules_version: Option<i32>,
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
            rules_version: pricebook.rules_version,
        }
    }
}

impl Row {
    fn with<R>(self, rules: R) -> Result<Pricebook<R>, DbError> {
        Ok(Pricebook {
            id: parse(TABLE, "id", &self.id)?,
            reseller_id: parse_optional(TABLE, "reseller_id", self.reseller_id.as_deref())?,
            provider: parse(TABLE, "provider", &self.provider)?,
            kind: parse(TABLE, "kind", &self.kind)?,
            name: self.name,
            currency: parse(TABLE, "currency", &self.currency)?,
            based_on: parse_optional(TABLE, "based_on", self.based_on.as_deref())?,
            rules,
            rules_version: self.rules_version,
            status: parse(TABLE, "status", &self.status)?,
            version: self.version,
            created_at: self.created_at.into(),
            updated_at: self.updated_at.into(),
        })
    }
}

/// The pricebooks with their present sets of rules; a master has none.
macro_rules! with_rules {
    () => {{
        let is_present = pricebook_rule_sets::pricebook_id
            .eq(pricebooks::id)
            .and(pricebook_rule_sets::version.nullable().eq(pricebooks::rules_version));
        pricebooks::table.left_join(pricebook_rule_sets::table.on(is_present))
    }};
}

/// Narrows a boxed query to what the tenant may see: the platform all, a reseller the masters and its own, a client none.
macro_rules! visible {
    ($query:expr, $tenant:expr) => {
        match $tenant {
            Tenant::Platform => $query,
            Tenant::Reseller(own) => {
                $query.filter(pricebooks::reseller_id.is_null().or(pricebooks::reseller_id.eq(own.as_str())))
            }
            Tenant::Client(..) => $query.filter(pricebooks::id.eq("")),
        }
    };
}

/// The pricebook, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &PricebookId) -> Result<Option<Pricebook>, DbError> {
    Ok(of_ids(conn, tenant, &[id.to_string()])?.pop())
}

/// Whether the tenant may see this pricebook.
pub fn exists(conn: &mut Conn, tenant: &Tenant, id: &PricebookId) -> Result<bool, DbError> {
    let query = pricebooks::table.filter(pricebooks::id.eq(id.as_str())).select(pricebooks::id).into_boxed();
    Ok(visible!(query, tenant).get_result::<String>(conn).optional()?.is_some())
}

/// Those of these pricebooks that the tenant may see, in no particular order.
pub fn of_ids(conn: &mut Conn, tenant: &Tenant, ids: &[String]) -> Result<Vec<Pricebook>, DbError> {
    let query = with_rules!().filter(pricebooks::id.eq_any(ids)).into_boxed();
    let query = visible!(query, tenant).select((pricebooks::all_columns, pricebook_rule_sets::rules.nullable()));
    let found = query.load::<(Row, Option<String>)>(conn)?.into_iter();
    found
        .map(|(row, text)| row.with(text.as_deref().map(rules::store::parse).transpose()?.unwrap_or_default()))
        .collect()
}

/// The same without their rules.
pub fn heads(conn: &mut Conn, tenant: &Tenant, ids: &[String]) -> Result<Vec<Pricebook<()>>, DbError> {
    let query = pricebooks::table.filter(pricebooks::id.eq_any(ids)).into_boxed();
    let found = visible!(query, tenant).select(pricebooks::all_columns).load::<Row>(conn)?.into_iter();
    found.map(|row| row.with(())).collect()
}

/// Whose pricebooks a query reads.
enum Owner<'a> {
    Anyone,
    Platform,
    Reseller(&'a ResellerId),
}

/// A page of the pricebooks that the tenant may see, newest first, without their rules. A reseller's own and the masters are read one after
/// the other and merged, because an index answers each of the two and none answers "one or the other".
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListPricebooks,
    page: &Page,
) -> Result<Vec<Pricebook<RuleCount>>, DbError> {
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

fn rows(
    conn: &mut Conn,
    owner: &Owner<'_>,
    filters: &ListPricebooks,
    page: &Page,
) -> Result<Vec<Pricebook<RuleCount>>, DbError> {
    let status = filters.status.unwrap_or(PricebookStatus::Active);
    let mut query = with_rules!().filter(pricebooks::status.eq(status.as_str())).into_boxed();
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
    let query = query.select((pricebooks::all_columns, pricebook_rule_sets::rule_count.nullable()));
    let found = query.order(pricebooks::id.desc()).limit(page.rows()).load::<(Row, Option<i32>)>(conn)?.into_iter();
    found.map(|(row, count)| row.with(RuleCount(count.unwrap_or_default()))).collect()
}

/// Whether there is a master pricebook, active or retired.
pub fn master_exists(conn: &mut Conn) -> Result<bool, DbError> {
    let masters = pricebooks::table.filter(pricebooks::reseller_id.is_null());
    Ok(masters.select(pricebooks::id).limit(1).load::<String>(conn)?.pop().is_some())
}

/// Sees to it that the pricebook is not retired before the transaction ends, in which something starts to refer to it;
/// false when it is not active. Others may do the same at the same time: all resellers share the masters.
pub fn hold_active(conn: &mut Conn, id: &PricebookId) -> Result<bool, DbError> {
    let active = pricebooks::table.find(id.as_str()).filter(pricebooks::status.eq(PricebookStatus::Active.as_str()));
    let active = active.select(pricebooks::id);
    let found = match conn {
        Conn::Pg(conn) => active.for_share().get_result::<String>(conn).optional()?,
        // Whoever writes is alone there.
        Conn::Sqlite(conn) => active.get_result::<String>(conn).optional()?,
    };
    Ok(found.is_some())
}

/// Locks the pricebook until the transaction ends, so that nothing starts to refer to it while it is retired; false when
/// it is not active.
pub fn lock_active(conn: &mut Conn, id: &PricebookId) -> Result<bool, DbError> {
    let active = pricebooks::table.find(id.as_str()).filter(pricebooks::status.eq(PricebookStatus::Active.as_str()));
    Ok(change(active).set(pricebooks::version.eq(pricebooks::version)).execute(conn)? == 1)
}

/// Whether a client, a live account or an active pricebook refers to it; ask under [`lock_active`].
pub fn is_in_use(conn: &mut Conn, id: &PricebookId) -> Result<bool, DbError> {
    let clients = cloud_providers::table.filter(cloud_providers::pricebook_id.eq(id.as_str()));
    if clients.select(cloud_providers::client_id).limit(1).load::<String>(conn)?.pop().is_some() {
        return Ok(true);
    }
    let live = cloud_accounts::table.filter(cloud_accounts::pricebook_id.eq(id.as_str())).filter(is_live());
    if live.select(cloud_accounts::id).limit(1).load::<String>(conn)?.pop().is_some() {
        return Ok(true);
    }
    let based = pricebooks::table
        .filter(pricebooks::based_on.eq(id.as_str()))
        .filter(pricebooks::status.eq(PricebookStatus::Active.as_str()));
    Ok(based.select(pricebooks::id).limit(1).load::<String>(conn)?.pop().is_some())
}

/// Stores a new pricebook, without its rules.
pub fn insert(conn: &mut Conn, pricebook: &Pricebook) -> Result<(), DbError> {
    diesel::insert_into(pricebooks::table).values(Row::from(pricebook)).execute(conn)?;
    Ok(())
}

/// Stores a changed pricebook, without its rules, in place of the version before it.
pub fn update(conn: &mut Conn, pricebook: &Pricebook) -> Result<(), DbError> {
    let old = pricebooks::table.find(pricebook.id.as_str()).filter(pricebooks::version.eq(pricebook.version - 1));
    exactly_one(change(old).set(Row::from(pricebook)).execute(conn)?)
}
