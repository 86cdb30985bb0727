//! Everything moves from SQLite to PostgreSQL, and goes on there.

mod full;
mod goes_on;
mod refused;

use std::path::Path;
use std::process::Output;

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use tempfile::TempDir;

use crate::support::TestApp;
use crate::support::app::TestDatabase;
use crate::support::process::{gangway, said};

/// A copy of a SQLite database that nobody has open.
struct BackUp {
    path: String,
    _folder: TempDir,
}

impl BackUp {
    fn of(app: &TestApp) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("back up.db").to_str().unwrap().to_owned();
        app.database.execute(&format!("VACUUM INTO '{path}'"));
        Self { path, _folder: folder }
    }

    fn url(&self) -> String {
        format!("sqlite://{}", self.path)
    }

    /// Runs statements, past all rules.
    fn execute(&self, statements: &str) {
        let mut conn = SqliteConnection::establish(&self.path).unwrap();
        conn.batch_execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").unwrap();
        conn.batch_execute(statements).unwrap_or_else(|error| panic!("{statements}: {error}"));
    }
}

/// The command, with these options besides the two addresses.
fn copy(from: &str, to: &str, more: &[&str]) -> Output {
    let arguments = [&["copy", "--from", from, "--to", to], more].concat();
    gangway(&std::env::temp_dir(), &arguments, &[]).output().unwrap()
}

#[track_caller]
fn copied(from: &str, to: &str, more: &[&str]) -> String {
    let output = copy(from, to, more);
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

#[track_caller]
fn refused(from: &str, to: &str, more: &[&str]) -> String {
    let output = copy(from, to, more);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    said(&output)
}

/// Rows of a table, past the server.
fn count(database: &TestDatabase, table: &str) -> String {
    database.lines(&format!("SELECT CAST(count(*) AS TEXT) AS line FROM {table}")).remove(0)
}

/// Names of all tables that diesel knows.
fn tables() -> Vec<String> {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/db/schema.rs");
    let text = std::fs::read_to_string(schema).unwrap();
    let named = text.lines().filter_map(|line| line.strip_suffix(") {")?.trim().split_once(" ("));
    let mut tables: Vec<_> = named.map(|(name, _)| name.to_owned()).collect();
    tables.sort();
    assert!(tables.len() > 25, "{tables:?}");
    tables
}
