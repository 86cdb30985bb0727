//! What is used of each quota, in the database.

use diesel::prelude::*;

use super::model::Quota;
use crate::db::Conn;
use crate::db::schema::quota_usage;
use crate::fault::DbError;

/// Counts so much more, unless that were more than `limit`; whether it was counted. The row is held until the transaction
/// ends. [`DbError::Stale`] when another transaction makes or changes the row at the same moment.
pub fn take(conn: &mut Conn, holder: &str, quota: Quota, more: i64, limit: i64) -> Result<bool, DbError> {
    let row = || quota_usage::table.find((holder, quota.as_str()));
    let room = row().filter(quota_usage::used.le(limit.saturating_sub(more)));
    if diesel::update(room).set(quota_usage::used.eq(quota_usage::used + more)).execute(conn)? == 1 {
        return Ok(true);
    }
    match row().select(quota_usage::used).get_result::<i64>(conn).optional()? {
        Some(used) if used > limit.saturating_sub(more) => return Ok(false),
        // It was made, or something was given back, since the row was looked for.
        Some(_) => return Err(DbError::Stale),
        None if more > limit => return Ok(false),
        None => {}
    }
    let first = (quota_usage::holder.eq(holder), quota_usage::quota.eq(quota.as_str()), quota_usage::used.eq(more));
    match diesel::insert_into(quota_usage::table).values(first).execute(conn).map_err(DbError::from) {
        Err(DbError::Unique(_)) => Err(DbError::Stale),
        done => done.map(|_| true),
    }
}

/// Counts so much more, whatever the limit.
pub fn add(conn: &mut Conn, holder: &str, quota: Quota, more: i64) -> Result<(), DbError> {
    take(conn, holder, quota, more, i64::MAX).map(drop)
}

/// Counts so much less. The row is held until the transaction ends.
pub fn release(conn: &mut Conn, holder: &str, quota: Quota, less: i64) -> Result<(), DbError> {
    let row = || quota_usage::table.find((holder, quota.as_str()));
    let enough = diesel::update(row().filter(quota_usage::used.ge(less)));
    if enough.set(quota_usage::used.eq(quota_usage::used - less)).execute(conn)? == 0 {
        // A replica of a release that did not count made some of them.
        diesel::update(row().filter(quota_usage::used.lt(less))).set(quota_usage::used.eq(0)).execute(conn)?;
    }
    Ok(())
}

/// How much is used.
pub fn used(conn: &mut Conn, holder: &str, quota: Quota) -> Result<i64, DbError> {
    let row = quota_usage::table.find((holder, quota.as_str())).select(quota_usage::used);
    Ok(row.get_result(conn).optional()?.unwrap_or_default())
}
