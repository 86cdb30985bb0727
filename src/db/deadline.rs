//! The time limit of statements on SQLite, which has none of its own: its progress handler asks now and then whether to go
//! on. On PostgreSQL the server has the limit.
//!
//! diesel does not hand out the handle that a handler is set on, so SQLite itself is asked to set it on every connection
//! that it opens. The limit belongs to the thread: a connection is used by one thread at a time.

use std::cell::Cell;
use std::time::{Duration, Instant};

thread_local! {
    static ENDS: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// A limit for what this thread asks SQLite, as long as it lives. A statement that is at work then ends with
/// `interrupted`.
#[must_use]
pub struct Deadline(());

impl Deadline {
    /// A limit that ends after this time.
    pub fn within(limit: Duration) -> Self {
        ENDS.set(Instant::now().checked_add(limit));
        Self(())
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        ENDS.set(None);
    }
}

fn is_over() -> bool {
    ENDS.get().is_some_and(|ends| Instant::now() >= ends)
}

/// Lets SQLite ask on every connection that is opened from now on. Called before a connection is made; once is enough.
#[expect(unsafe_code, reason = "diesel 2.3 has no safe way to set a progress handler")]
pub fn install() {
    use std::ffi::{c_char, c_int, c_void};
    use std::ptr::null_mut;
    use std::sync::Once;

    use libsqlite3_sys as sqlite;

    /// Instructions of SQLite's machine between two questions: about a tenth of a millisecond.
    const EVERY: c_int = 10_000;

    extern "C" fn ask(_: *mut c_void) -> c_int {
        c_int::from(is_over())
    }

    extern "C" fn opened(
        db: *mut sqlite::sqlite3,
        _: *mut *mut c_char,
        _: *const sqlite::sqlite3_api_routines,
    ) -> c_int {
        // SAFETY: SQLite calls this with the connection that it has just opened. `ask` takes no argument, cannot panic
        // and uses no connection.
        unsafe { sqlite::sqlite3_progress_handler(db, EVERY, Some(ask), null_mut()) };
        sqlite::SQLITE_OK
    }

    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: `opened` has the form that SQLite calls, and lives as long as the process.
        let done = unsafe { sqlite::sqlite3_auto_extension(Some(opened)) };
        if done != sqlite::SQLITE_OK {
            tracing::warn!(code = done, "statements on SQLite have no time limit");
        }
    });
}

#[cfg(test)]
mod tests {
    use diesel::prelude::*;
    use diesel::sql_query;

    use super::*;

    const FOR_EVER: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    #[test]
    fn a_statement_ends_with_its_limit_and_the_connection_goes_on() {
        install();
        let mut conn = SqliteConnection::establish(":memory:").unwrap();
        let limit = Deadline::within(Duration::from_millis(50));
        let error = sql_query(FOR_EVER).execute(&mut conn).unwrap_err();
        drop(limit);
        assert_eq!(error.to_string(), "interrupted");
        sql_query("SELECT 1").execute(&mut conn).unwrap();
    }
}
