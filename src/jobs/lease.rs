//! Leases: which replica runs a job just now. A lease that is not renewed ends by itself.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::change;
use crate::db::schema::job_leases;
use crate::db::types::Ts;
use crate::fault::DbError;

/// How long a lease holds without being renewed.
const HOLDS: TimeDelta = TimeDelta::seconds(10);

/// Takes or renews the lease; false when another replica has it.
pub fn acquire(conn: &mut Conn, name: &str, holder: &str, now: DateTime<Utc>) -> Result<bool, DbError> {
    let free =
        job_leases::table.find(name).filter(job_leases::holder.eq(holder).or(job_leases::held_until.lt(Ts(now))));
    let taken =
        change(free).set((job_leases::holder.eq(holder), job_leases::held_until.eq(Ts(now + HOLDS)))).execute(conn)?;
    if taken == 1 {
        return Ok(true);
    }
    if job_leases::table.find(name).select(job_leases::name).get_result::<String>(conn).optional()?.is_some() {
        return Ok(false);
    }
    let row = (job_leases::name.eq(name), job_leases::holder.eq(holder), job_leases::held_until.eq(Ts(now + HOLDS)));
    match diesel::insert_into(job_leases::table).values(row).execute(conn).map_err(DbError::from) {
        // Another replica made the first row at the same moment; the transaction is tried again and sees it.
        Err(DbError::Unique(_)) => Err(DbError::Stale),
        done => done.map(|_| true),
    }
}
