//! Which roles the platform checks by itself, and when, in the database. Reads of a row its id and that moment and no more: it
//! may be one that cannot be read otherwise.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::db::Conn;
use crate::db::change;
use crate::db::row::parse;
use crate::db::schema::role_arns;
use crate::db::types::Ts;
use crate::domain::RoleStatus;
use crate::fault::DbError;
use crate::id::CloudAccountId;

const TABLE: &str = "role_arns";

/// A role whose moment has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRole {
    /// Its account.
    pub id: CloudAccountId,
    /// The moment.
    pub check_at: DateTime<Utc>,
}

/// Roles in this state whose moment has come, those that wait the longest first, so many at most, from an index.
pub fn due(conn: &mut Conn, status: RoleStatus, now: DateTime<Utc>, most: i64) -> Result<Vec<DueRole>, DbError> {
    let rows = role_arns::table
        // As the index says it, so that it serves the query.
        .filter(sql::<Bool>("role_arns.check_at IS NOT NULL"))
        .filter(role_arns::status.eq(status.as_str()))
        .filter(role_arns::check_at.le(Ts(now)))
        .order(role_arns::check_at)
        .limit(most)
        .select((role_arns::cloud_account_id, role_arns::check_at))
        .load::<(String, Option<Ts>)>(conn)?;
    let read = |(id, at): (String, Option<Ts>)| at.map(|at| Ok((parse(TABLE, "cloud_account_id", &id)?, at.into())));
    rows.into_iter().filter_map(read).map(|row| row.map(|(id, check_at)| DueRole { id, check_at })).collect()
}

/// Puts the moment of a due role off, unless another replica has done so or somebody's check came first: true for the one
/// that works on it now. A crash leaves it due again then.
pub fn claim(conn: &mut Conn, role: &DueRole, until: DateTime<Utc>) -> Result<bool, DbError> {
    let row = role_arns::table.find(role.id.as_str()).filter(role_arns::check_at.eq(Ts(role.check_at)));
    Ok(change(row).set(role_arns::check_at.eq(Ts(until))).execute(conn)? == 1)
}

/// Sets when a role is checked next without anybody asking. No answer shows it, so that its version stays.
pub fn schedule(conn: &mut Conn, id: &CloudAccountId, at: Option<DateTime<Utc>>) -> Result<(), DbError> {
    change(role_arns::table.find(id.as_str())).set(role_arns::check_at.eq(at.map(Ts))).execute(conn)?;
    Ok(())
}

/// Verified roles that have no moment: from before roles were checked again, or from a time when they were not.
pub fn unscheduled(conn: &mut Conn, most: i64) -> Result<Vec<CloudAccountId>, DbError> {
    let rows = role_arns::table
        .filter(sql::<Bool>("role_arns.status = 'verified' AND role_arns.check_at IS NULL"))
        .order(role_arns::cloud_account_id)
        .limit(most)
        .select(role_arns::cloud_account_id)
        .load::<String>(conn)?;
    rows.iter().map(|id| parse(TABLE, "cloud_account_id", id)).collect()
}
