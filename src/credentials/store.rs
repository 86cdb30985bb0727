//! Credentials in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::dto::ListCredentials;
use super::model::Credential;
use crate::auth::Role;
use crate::auth::scope::Scopes;
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse, parse_optional};
use crate::db::schema::{clients, credentials, resellers};
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::{ClientId, CredentialId};
use crate::steps::{ROWS, StepResult};
use crate::tenant::Tenant;

const TABLE: &str = "credentials";

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = credentials, treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: String,
    name: String,
    role: String,
    reseller_id: Option<String>,
    client_id: Option<String>,
    scopes: String,
    secret_hash: String,
    old_secret_hash: Option<String>,
    old_secret_until: Option<Ts>,
    expires_at: Option<Ts>,
    last_used_at: Option<Ts>,
    revoked_at: Option<Ts>,
    version: i32,
    created_at: Ts,
    token_generation: i32,
    tokens_revoked_at: Option<Ts>,
}

impl From<&Credential> for Row {
    fn from(credential: &Credential) -> Self {
        let (old_secret_hash, old_secret_until) = credential.old_secret.clone().unzip();
        Self {
            id: credential.id.to_string(),
            name: credential.name.clone(),
            role: credential.role.as_str().to_owned(),
            reseller_id: credential.reseller_id.as_ref().map(ToString::to_string),
            client_id: credential.client_id.as_ref().map(ToString::to_string),
            scopes: credential.scopes.to_string(),
            secret_hash: credential.secret_hash.clone(),
            old_secret_hash,
            old_secret_until: old_secret_until.map(Ts),
            expires_at: credential.expires_at.map(Ts),
            last_used_at: credential.last_used_at.map(Ts),
            revoked_at: credential.revoked_at.map(Ts),
            version: credential.version,
            created_at: credential.created_at.into(),
            token_generation: credential.token_generation,
            tokens_revoked_at: credential.tokens_revoked_at.map(Ts),
        }
    }
}

impl TryFrom<Row> for Credential {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: parse(TABLE, "id", &row.id)?,
            name: row.name,
            role: parse(TABLE, "role", &row.role)?,
            reseller_id: parse_optional(TABLE, "reseller_id", row.reseller_id.as_deref())?,
            client_id: parse_optional(TABLE, "client_id", row.client_id.as_deref())?,
            // A scope that this release no longer knows grants nothing; the others stay.
            scopes: row.scopes.split(' ').filter_map(|name| name.parse().ok()).collect::<Scopes>(),
            secret_hash: row.secret_hash,
            old_secret: row.old_secret_hash.zip(row.old_secret_until.map(DateTime::from)),
            expires_at: row.expires_at.map(DateTime::from),
            last_used_at: row.last_used_at.map(DateTime::from),
            revoked_at: row.revoked_at.map(DateTime::from),
            version: row.version,
            created_at: row.created_at.into(),
            token_generation: row.token_generation,
            tokens_revoked_at: row.tokens_revoked_at.map(DateTime::from),
        })
    }
}

/// The credential, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &CredentialId) -> Result<Option<Credential>, DbError> {
    let query = credentials::table.filter(credentials::id.eq(id.as_str())).into_boxed();
    let query = crate::scoped!(query, tenant, credentials::reseller_id, credentials::client_id);
    let row = query.get_result::<Row>(conn).optional()?;
    row.map(Credential::try_from).transpose()
}

/// The credential that wants a token, of whatever tenant, and whether its reseller and its client are active.
pub fn find_for_login(conn: &mut Conn, id: &CredentialId) -> Result<Option<(Credential, bool)>, DbError> {
    let row = credentials::table.find(id.as_str()).get_result::<Row>(conn).optional()?;
    let Some(credential) = row.map(Credential::try_from).transpose()? else { return Ok(None) };
    let reseller = match &credential.reseller_id {
        None => None,
        Some(id) => Some(resellers::table.find(id.as_str()).select(resellers::status).get_result::<String>(conn)?),
    };
    let client = match &credential.client_id {
        None => None,
        Some(id) => Some(clients::table.find(id.as_str()).select(clients::status).get_result::<String>(conn)?),
    };
    let active = reseller.iter().chain(&client).all(|status| status == "active");
    Ok(Some((credential, active)))
}

/// A page of credentials, newest first.
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListCredentials,
    page: &Page,
) -> Result<Vec<Credential>, DbError> {
    let query = credentials::table.into_boxed();
    let mut query = crate::scoped!(query, tenant, credentials::reseller_id, credentials::client_id);
    if let Some(role) = filters.role {
        query = query.filter(credentials::role.eq(role.as_str()));
    }
    if let Some(id) = &filters.reseller_id {
        query = query.filter(credentials::reseller_id.eq(id));
    }
    if let Some(id) = &filters.client_id {
        query = query.filter(credentials::client_id.eq(id));
    }
    if let Some(after) = &page.after {
        query = query.filter(credentials::id.lt(after));
    }
    let rows = query.order(credentials::id.desc()).limit(page.rows()).load::<Row>(conn)?;
    rows.into_iter().map(Credential::try_from).collect()
}

/// Whether there is an operations credential that works.
pub fn operations_exist(conn: &mut Conn, now: DateTime<Utc>) -> Result<bool, DbError> {
    let usable = credentials::table
        .filter(credentials::role.eq(Role::Operations.as_str()))
        .filter(credentials::revoked_at.is_null())
        .filter(credentials::expires_at.is_null().or(credentials::expires_at.gt(Ts(now))));
    Ok(usable.select(credentials::id).limit(1).load::<String>(conn)?.pop().is_some())
}

/// Whether an operations credential but this one works. Holds those that do until the transaction ends, so that two of them
/// are not revoked at the same moment.
pub fn other_operations_exist(conn: &mut Conn, id: &CredentialId, now: DateTime<Utc>) -> Result<bool, DbError> {
    let usable = credentials::table
        .filter(credentials::role.eq(Role::Operations.as_str()))
        .filter(credentials::revoked_at.is_null())
        .filter(credentials::expires_at.is_null().or(credentials::expires_at.gt(Ts(now))));
    change(usable).set(credentials::version.eq(credentials::version)).execute(conn)?;
    let others = usable.filter(credentials::id.ne(id.as_str()));
    Ok(others.select(credentials::id).limit(1).load::<String>(conn)?.pop().is_some())
}

/// Whether a credential has this id, whatever became of it.
pub fn exists(conn: &mut Conn, id: &CredentialId) -> Result<bool, DbError> {
    let found = credentials::table.find(id.as_str()).select(credentials::id);
    Ok(found.get_result::<String>(conn).optional()?.is_some())
}

/// The version that a credential has.
pub fn version(conn: &mut Conn, id: &CredentialId) -> Result<Option<i32>, DbError> {
    let found = credentials::table.find(id.as_str()).select(credentials::version);
    Ok(found.get_result::<i32>(conn).optional()?)
}

/// Whether the client has a credential for the customer portal that works.
pub fn customer_exists(conn: &mut Conn, client_id: &str, now: DateTime<Utc>) -> Result<bool, DbError> {
    let usable = credentials::table
        .filter(credentials::client_id.eq(client_id))
        .filter(credentials::revoked_at.is_null())
        .filter(credentials::expires_at.is_null().or(credentials::expires_at.gt(Ts(now))));
    Ok(usable.select(credentials::id).limit(1).load::<String>(conn)?.pop().is_some())
}

/// Revokes credentials of a client: one step, after that id.
pub fn revoke_of_client(
    conn: &mut Conn,
    client_id: &ClientId,
    after: &str,
    now: DateTime<Utc>,
) -> Result<StepResult<Credential>, DbError> {
    let next = credentials::table
        .filter(credentials::client_id.eq(client_id.as_str()))
        .filter(credentials::id.gt(after))
        .filter(credentials::revoked_at.is_null())
        .order(credentials::id)
        .limit(ROWS);
    let ids: Vec<String> = next.select(credentials::id).load(conn)?;
    let change = (
        credentials::revoked_at.eq(Ts(now)),
        credentials::old_secret_hash.eq(None::<String>),
        credentials::old_secret_until.eq(None::<Ts>),
        credentials::version.eq(credentials::version + 1),
    );
    let some = credentials::table.filter(credentials::id.eq_any(&ids)).filter(credentials::revoked_at.is_null());
    let rows = diesel::update(some).set(change).returning(credentials::all_columns).get_results::<Row>(conn)?;
    Ok(StepResult::of(ids, rows.into_iter().map(Credential::try_from).collect::<Result<_, _>>()?))
}

/// Stores a new credential.
pub fn insert(conn: &mut Conn, credential: &Credential) -> Result<(), DbError> {
    diesel::insert_into(credentials::table).values(Row::from(credential)).execute(conn)?;
    Ok(())
}

/// Stores a changed credential in place of the version before it.
pub fn update(conn: &mut Conn, credential: &Credential) -> Result<(), DbError> {
    let old = credentials::table.find(credential.id.as_str()).filter(credentials::version.eq(credential.version - 1));
    exactly_one(change(old).set(Row::from(credential)).execute(conn)?)
}

/// Notes that a token was issued. No new version: logging in changes nothing that `If-Match` should protect.
pub fn note_use(conn: &mut Conn, id: &CredentialId, now: DateTime<Utc>) -> Result<(), DbError> {
    let row = credentials::table.find(id.as_str());
    change(row).set(credentials::last_used_at.eq(Ts(now))).execute(conn)?;
    Ok(())
}

/// Replicas that start together take turns; SQLite's writers do anyway.
pub fn lock(conn: &mut Conn) -> Result<(), DbError> {
    if let Conn::Pg(conn) = conn {
        diesel::sql_query("LOCK TABLE credentials IN SHARE ROW EXCLUSIVE MODE").execute(conn)?;
    }
    Ok(())
}
