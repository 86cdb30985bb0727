//! What is used of each quota, in the database.
//!
//! A count is spread over several rows, its slots: whoever counts holds a row until its transaction ends, and with one row a
//! reseller's transactions would wait for each other's commits. How much is used is their sum.

use std::sync::atomic::{AtomicI32, Ordering};

use diesel::prelude::*;

use super::model::Quota;
use crate::db::question::TOGETHER;
use crate::db::schema::quota_usage;
use crate::db::{Conn, Statement, carry_out, change};
use crate::fault::DbError;

/// Slots of a count: about as many as a replica has transactions at a time.
const SLOTS: i32 = 16;

/// What is counted with one row held, one transaction after another.
const EXACT: i32 = 0;

/// Transactions that may be under way at a time and do not see each other's counts.
const UNSEEN: i64 = 1000;

/// How much each of those counts, if that may be more than one at a time: what is stored [together](crate::creation).
fn each(quota: Quota) -> i64 {
    if quota == Quota::Clients { i64::from(TOGETHER) } else { 1 }
}

mod sql {
    use diesel::sql_types::BigInt;

    use crate::db::schema::quota_usage;

    diesel::alias!(quota_usage as counted: Counted);

    #[diesel::declare_sql_function]
    extern "SQL" {
        #[aggregate]
        #[sql_name = "sum"]
        fn total(used: BigInt) -> BigInt;
    }
}
use sql::{counted, total};

/// A transaction has a thread for itself, and a thread the same slot always.
fn own_slot() -> i32 {
    static NEXT: AtomicI32 = AtomicI32::new(0);
    thread_local! {
        static SLOT: i32 = NEXT.fetch_add(1, Ordering::Relaxed).rem_euclid(SLOTS);
    }
    SLOT.with(|slot| *slot)
}

/// SQLite has one writer at a time.
fn slot(conn: &Conn) -> i32 {
    match conn {
        Conn::Pg(_) => own_slot(),
        Conn::Sqlite(_) => EXACT,
    }
}

/// Up to how much used those that are under way cannot reach the limit, when each counts so much more.
fn far(quota: Quota, more: i64, limit: i64) -> i64 {
    limit.saturating_sub(more).saturating_sub(more.max(each(quota)).saturating_mul(UNSEEN))
}

/// Whether transactions count side by side at all, far enough from this limit.
pub fn counts_side_by_side(quota: Quota, limit: i64) -> bool {
    far(quota, each(quota), limit) >= 0
}

/// Counts so much more far from the limit, where PostgreSQL's transactions count side by side: changes one row then, and none nearer
/// to it. The row is held until the transaction ends.
pub fn counting(holder: &str, quota: Quota, more: i64, limit: i64) -> impl Statement + use<'_> {
    counting_in(own_slot(), holder, quota, more, limit)
}

fn counting_in(slot: i32, holder: &str, quota: Quota, more: i64, limit: i64) -> impl Statement + use<'_> {
    let far = far(quota, more, limit);
    let all = counted.filter(counted.field(quota_usage::holder).eq(holder));
    let all = all.filter(counted.field(quota_usage::quota).eq(quota.as_str()));
    let sum = all.select(total(counted.field(quota_usage::used))).single_value();
    let row = quota_usage::table.find((holder, quota.as_str(), slot)).filter(sum.le(far));
    change(row).set(quota_usage::used.eq(quota_usage::used + more))
}

/// Counts so much more, unless that were more than `limit`; whether it was counted. Rows are held until the transaction ends.
/// [`DbError::Stale`] when another transaction makes the row at the same moment.
///
/// Where those that are under way might reach the limit, transactions count one after another.
pub fn take(conn: &mut Conn, holder: &str, quota: Quota, more: i64, limit: i64) -> Result<bool, DbError> {
    let counting = counting_in(slot(conn), holder, quota, more, limit);
    if carry_out(conn, &counting)? == 1 {
        return Ok(true);
    }
    if used(conn, holder, quota)? <= far(quota, more, limit) {
        let slot = slot(conn);
        return insert(conn, holder, quota, slot, more).map(|()| true);
    }
    let row = || quota_usage::table.find((holder, quota.as_str(), EXACT));
    if change(row()).set(quota_usage::used.eq(quota_usage::used)).execute(conn)? == 0 {
        insert(conn, holder, quota, EXACT, 0)?;
    }
    if used(conn, holder, quota)? > limit.saturating_sub(more) {
        return Ok(false);
    }
    change(row()).set(quota_usage::used.eq(quota_usage::used + more)).execute(conn)?;
    Ok(true)
}

fn insert(conn: &mut Conn, holder: &str, quota: Quota, slot: i32, used: i64) -> Result<(), DbError> {
    let row = (
        quota_usage::holder.eq(holder),
        quota_usage::quota.eq(quota.as_str()),
        quota_usage::slot.eq(slot),
        quota_usage::used.eq(used),
    );
    match diesel::insert_into(quota_usage::table).values(row).execute(conn).map_err(DbError::from) {
        Err(DbError::Unique(_)) => Err(DbError::Stale),
        done => done.map(drop),
    }
}

/// Counts so much more, whatever the limit.
pub fn add(conn: &mut Conn, holder: &str, quota: Quota, more: i64) -> Result<(), DbError> {
    let slot = slot(conn);
    let row = quota_usage::table.find((holder, quota.as_str(), slot));
    if change(row).set(quota_usage::used.eq(quota_usage::used + more)).execute(conn)? == 0 {
        insert(conn, holder, quota, slot, more)?;
    }
    Ok(())
}

/// Counts so much less. A row is held until the transaction ends.
pub fn release(conn: &mut Conn, holder: &str, quota: Quota, less: i64) -> Result<(), DbError> {
    add(conn, holder, quota, -less)
}

/// How much is used.
pub fn used(conn: &mut Conn, holder: &str, quota: Quota) -> Result<i64, DbError> {
    let slots = quota_usage::table.filter(quota_usage::holder.eq(holder)).filter(quota_usage::quota.eq(quota.as_str()));
    Ok(slots.select(quota_usage::used).load::<i64>(conn)?.into_iter().sum())
}
