//! Owners' links in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::model::{NOTED_AGAIN_AFTER, OwnerLink};
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse};
use crate::db::schema::{owner_links, resellers};
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::{CloudAccountId, OwnerLinkId};
use crate::resellers::model::ResellerStatus;
use crate::tenant::Tenant;

const TABLE: &str = "owner_links";

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = owner_links, treat_none_as_default_value = false)]
struct Row {
    id: String,
    reseller_id: String,
    client_id: String,
    cloud_account_id: String,
    token_hash: String,
    language: String,
    expires_at: Ts,
    last_opened_at: Option<Ts>,
    checking_since: Option<Ts>,
    revoked_at: Option<Ts>,
    done_at: Option<Ts>,
    version: i32,
    created_at: Ts,
}

impl TryFrom<Row> for OwnerLink {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: parse(TABLE, "id", &row.id)?,
            reseller_id: parse(TABLE, "reseller_id", &row.reseller_id)?,
            client_id: parse(TABLE, "client_id", &row.client_id)?,
            cloud_account_id: parse(TABLE, "cloud_account_id", &row.cloud_account_id)?,
            language: parse(TABLE, "language", &row.language)?,
            expires_at: row.expires_at.into(),
            last_opened_at: row.last_opened_at.map(Into::into),
            checking_since: row.checking_since.map(Into::into),
            revoked_at: row.revoked_at.map(Into::into),
            done_at: row.done_at.map(Into::into),
            version: row.version,
            created_at: row.created_at.into(),
        })
    }
}

/// Stores a new link with the hash of its token.
pub fn insert(conn: &mut Conn, link: &OwnerLink, token_hash: String) -> Result<(), DbError> {
    let row = Row {
        id: link.id.to_string(),
        reseller_id: link.reseller_id.to_string(),
        client_id: link.client_id.to_string(),
        cloud_account_id: link.cloud_account_id.to_string(),
        token_hash,
        language: link.language.as_str().to_owned(),
        expires_at: link.expires_at.into(),
        last_opened_at: link.last_opened_at.map(Ts),
        checking_since: link.checking_since.map(Ts),
        revoked_at: link.revoked_at.map(Ts),
        done_at: link.done_at.map(Ts),
        version: link.version,
        created_at: link.created_at.into(),
    };
    diesel::insert_into(owner_links::table).values(row).execute(conn)?;
    Ok(())
}

/// The link with this id, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &OwnerLinkId) -> Result<Option<OwnerLink>, DbError> {
    let query = owner_links::table.filter(owner_links::id.eq(id.as_str())).into_boxed();
    let query = crate::scoped!(query, tenant, owner_links::reseller_id, owner_links::client_id);
    query.get_result::<Row>(conn).optional()?.map(OwnerLink::try_from).transpose()
}

/// The link whose token has this hash, whoever's it is, unless its reseller is suspended: the token is all that a stranger
/// can show.
pub fn with_token(conn: &mut Conn, token_hash: &str) -> Result<Option<OwnerLink>, DbError> {
    let row = owner_links::table
        .inner_join(resellers::table)
        .filter(owner_links::token_hash.eq(token_hash))
        .filter(resellers::status.eq(ResellerStatus::Active.as_str()))
        .select(Row::as_select())
        .get_result::<Row>(conn);
    row.optional()?.map(OwnerLink::try_from).transpose()
}

/// A page of the links of an account, newest first.
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    account: &CloudAccountId,
    page: &Page,
) -> Result<Vec<OwnerLink>, DbError> {
    let query = owner_links::table.filter(owner_links::cloud_account_id.eq(account.as_str())).into_boxed();
    let mut query = crate::scoped!(query, tenant, owner_links::reseller_id, owner_links::client_id);
    if let Some(after) = &page.after {
        query = query.filter(owner_links::id.lt(after));
    }
    let rows = query.order(owner_links::id.desc()).limit(page.rows()).load::<Row>(conn)?;
    rows.into_iter().map(OwnerLink::try_from).collect()
}

/// The active links of an account. A macro because the type of such a query has no name.
macro_rules! active {
    ($account:expr, $now:expr) => {
        owner_links::table
            .filter(owner_links::cloud_account_id.eq($account.as_str()))
            .filter(owner_links::revoked_at.is_null())
            .filter(owner_links::done_at.is_null())
            .filter(owner_links::expires_at.gt(Ts($now)))
    };
}

/// How many active links an account has. Hold the account's row while it matters.
pub fn count_active(conn: &mut Conn, account: &CloudAccountId, now: DateTime<Utc>) -> Result<i64, DbError> {
    Ok(active!(account, now).count().get_result(conn)?)
}

/// Marks a link of this version as revoked.
pub fn revoke(conn: &mut Conn, link: &OwnerLink, now: DateTime<Utc>) -> Result<(), DbError> {
    let old = owner_links::table.find(link.id.as_str()).filter(owner_links::version.eq(link.version));
    let values = (owner_links::revoked_at.eq(Some(Ts(now))), owner_links::version.eq(owner_links::version + 1));
    exactly_one(change(old).set(values).execute(conn)?)
}

/// Marks the links of an account that have a page as revoked; they are returned as they are now.
pub fn revoke_all(conn: &mut Conn, account: &CloudAccountId, now: DateTime<Utc>) -> Result<Vec<OwnerLink>, DbError> {
    let values = (owner_links::revoked_at.eq(Some(Ts(now))), owner_links::version.eq(owner_links::version + 1));
    let with_page = owner_links::table
        .filter(owner_links::cloud_account_id.eq(account.as_str()))
        .filter(owner_links::revoked_at.is_null())
        .filter(owner_links::expires_at.gt(Ts(now)));
    let rows = diesel::update(with_page).set(values).returning(owner_links::all_columns);
    rows.get_results::<Row>(conn)?.into_iter().map(OwnerLink::try_from).collect()
}

/// Marks the active links of an account as done, ten at most; they are returned as they are now.
pub fn complete_active(
    conn: &mut Conn,
    account: &CloudAccountId,
    now: DateTime<Utc>,
) -> Result<Vec<OwnerLink>, DbError> {
    let values = (owner_links::done_at.eq(Some(Ts(now))), owner_links::version.eq(owner_links::version + 1));
    let rows = diesel::update(active!(account, now)).set(values).returning(owner_links::all_columns);
    rows.get_results::<Row>(conn)?.into_iter().map(OwnerLink::try_from).collect()
}

/// Notes that a link's page was fetched, unless another request has just noted it. No version: nothing but this moment is
/// another.
pub fn note_opened(conn: &mut Conn, id: &OwnerLinkId, now: DateTime<Utc>) -> Result<(), DbError> {
    let last = owner_links::last_opened_at;
    let is_old = last.is_null().or(last.le(Ts(now - NOTED_AGAIN_AFTER))).or(last.gt(Ts(now)));
    change(owner_links::table.find(id.as_str()).filter(is_old))
        .set(owner_links::last_opened_at.eq(Some(Ts(now))))
        .execute(conn)?;
    Ok(())
}

/// Notes that no check is under way that is of any use, whoever began one.
pub fn forget_checking(conn: &mut Conn, id: &OwnerLinkId) -> Result<(), DbError> {
    let none: Option<Ts> = None;
    change(owner_links::table.find(id.as_str())).set(owner_links::checking_since.eq(none)).execute(conn)?;
    Ok(())
}

/// Notes since when AWS has been asked for the owner, or that it is not any more. No version: no answer shows it. False when
/// another request has noted something else since the link was read.
pub fn note_checking(
    conn: &mut Conn,
    id: &OwnerLinkId,
    before: Option<DateTime<Utc>>,
    since: Option<DateTime<Utc>>,
) -> Result<bool, DbError> {
    let row = owner_links::table.find(id.as_str());
    let values = owner_links::checking_since.eq(since.map(Ts));
    let changed = match before {
        Some(before) => {
            change(row.filter(owner_links::checking_since.eq(Some(Ts(before))))).set(values).execute(conn)?
        }
        None => change(row.filter(owner_links::checking_since.is_null())).set(values).execute(conn)?,
    };
    Ok(changed == 1)
}
