//! The test clock in the database: one row for all replicas, none before it is moved.

use diesel::prelude::*;

use super::model::TestClock;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::exactly_one;
use crate::db::schema::test_clock;
use crate::fault::DbError;

const NAME: &str = "test_clock";

/// The clock.
pub fn get(conn: &mut Conn) -> Result<TestClock, DbError> {
    let row = test_clock::table.find(NAME).select((test_clock::offset_seconds, test_clock::version));
    let found = row.get_result::<(i64, i32)>(conn).optional()?;
    Ok(found.map_or_else(TestClock::default, |(offset_seconds, version)| TestClock { offset_seconds, version }))
}

/// Stores the clock in place of the version before it.
pub fn put(conn: &mut Conn, clock: TestClock) -> Result<(), DbError> {
    let values = (test_clock::offset_seconds.eq(clock.offset_seconds), test_clock::version.eq(clock.version));
    let old = test_clock::table.find(NAME).filter(test_clock::version.eq(clock.version - 1));
    let changed = change(old).set(values).execute(conn)?;
    if changed == 1 || clock.version > 1 {
        return exactly_one(changed);
    }
    match diesel::insert_into(test_clock::table).values((test_clock::name.eq(NAME), values)).execute(conn) {
        // Somebody else moved it first: the transaction is tried again and sees it.
        Err(error) => match DbError::from(error) {
            DbError::Unique(_) => Err(DbError::Stale),
            other => Err(other),
        },
        Ok(_) => Ok(()),
    }
}
