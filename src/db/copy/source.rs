//! The SQLite side: held by nobody else, and read once.

use std::collections::BTreeSet;
use std::path::Path;

use diesel::connection::{AnsiTransactionManager, DefaultLoadingMode, SimpleConnection};
use diesel::{Connection, RunQueryDsl, SqliteConnection, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness};

use super::error::CopyError;
use super::rows::{Row, Summary};
use super::tables::Table;
use crate::db::conn::Conn;
use crate::db::migrate::{self, MigrateError, Standing};

const SIDE: &str = "source";

const ADVICE: &str =
    "bring it up to date with this version (gangway migrate, with GANGWAY_DATABASE_URL), and copy then";

/// Whose columns of which tables there are.
const COLUMNS: &str = "SELECT CAST(t.name AS BLOB) AS t, CAST(c.name AS BLOB) AS c \
     FROM sqlite_master t, pragma_table_info(t.name) c \
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name <> '__diesel_schema_migrations'";

/// A database in SQLite.
pub struct Source {
    conn: SqliteConnection,
    path: String,
}

impl Source {
    /// Opens a file that nobody else has open, and keeps others out until this ends: a server that runs keeps connections, and
    /// SQLite refuses to be alone beside one. So nothing is written that a copy would miss.
    pub fn open(path: &str) -> Result<Self, CopyError> {
        // SQLite would make it.
        if !Path::new(path).is_file() {
            return Err(CopyError::NoSource(path.to_owned()));
        }
        let unreadable = |reason: String| match reason.contains("locked") {
            true => CopyError::InUse(path.to_owned()),
            false => CopyError::Unreadable { path: path.to_owned(), reason },
        };
        let mut conn = SqliteConnection::establish(path).map_err(|error| unreadable(error.to_string()))?;
        conn.batch_execute("PRAGMA busy_timeout = 2000; PRAGMA locking_mode = EXCLUSIVE")
            .and_then(|()| AnsiTransactionManager::begin_transaction_sql(&mut conn, "BEGIN EXCLUSIVE"))
            .map_err(|error| unreadable(error.to_string()))?;
        let mut conn = Conn::Sqlite(conn);
        match migrate::standing(&mut conn).map_err(|error| unreadable(error.to_string()))? {
            Standing::Current => {}
            Standing::Nothing => return Err(CopyError::NotOurs(SIDE)),
            Standing::Behind(migration) => return Err(CopyError::Older { side: SIDE, migration, advice: ADVICE }),
            Standing::Ahead(migration) => return Err(MigrateError::Newer { migration }.into()),
        }
        match conn {
            Conn::Sqlite(conn) => Ok(Self { conn, path: path.to_owned() }),
            Conn::Pg(_) => Err(CopyError::Direction),
        }
    }

    /// A database in memory that holds what migrations put there.
    pub fn fresh(migrations: EmbeddedMigrations) -> Result<Self, CopyError> {
        let path = ":memory:".to_owned();
        let unreadable = |reason: String| CopyError::Unreadable { path: ":memory:".to_owned(), reason };
        let mut conn = SqliteConnection::establish(&path).map_err(|error| unreadable(error.to_string()))?;
        conn.run_pending_migrations(migrations).map_err(MigrateError::Migration)?;
        Ok(Self { conn, path })
    }

    /// Every table with each of its columns.
    pub fn columns(&mut self) -> Result<BTreeSet<(String, String)>, CopyError> {
        let mut columns = BTreeSet::new();
        self.query(COLUMNS, |row| {
            let mut texts = row.into_texts().unwrap_or_default().into_iter().flatten();
            columns.extend(texts.next().zip(texts.next()));
            Ok(())
        })?;
        Ok(columns)
    }

    /// Gives each of a table's rows, by their primary key, one at a time.
    pub fn each(&mut self, table: &Table, row: impl FnMut(Row) -> Result<(), CopyError>) -> Result<(), CopyError> {
        self.query(&table.read_sqlite(), row)
    }

    /// Counts and hashes a table's rows.
    pub fn summary(&mut self, table: &Table) -> Result<Summary, CopyError> {
        let mut summary = Summary::default();
        self.each(table, |row| {
            summary.add(&row);
            Ok(())
        })?;
        Ok(summary)
    }

    fn query(&mut self, query: &str, mut each: impl FnMut(Row) -> Result<(), CopyError>) -> Result<(), CopyError> {
        let Self { conn, path } = self;
        let unreadable =
            |error: diesel::result::Error| CopyError::Unreadable { path: path.clone(), reason: error.to_string() };
        for row in sql_query(query).load_iter::<Row, DefaultLoadingMode>(conn).map_err(unreadable)? {
            each(row.map_err(unreadable)?)?;
        }
        Ok(())
    }
}
