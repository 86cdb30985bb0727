//! Migrations, embedded in the binary: the same names in `migrations/sqlite` and `migrations/postgres`.

use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::{Conn, ConnectError, Target};
use super::row::Count;
use super::schema::pricebooks;
use crate::fault::DbError;

/// Migrations of SQLite.
pub const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
/// Migrations of PostgreSQL.
pub const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Key of PostgreSQL's advisory lock; any constant that nothing else in the database uses.
const LOCK: i64 = 0x6761_6e67_7761_7901;

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum MigrateError {
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error("the database cannot be brought up to date: {0}")]
    Db(#[from] DbError),
    #[error("the database cannot be brought up to date: a migration failed: {0}")]
    Migration(Box<dyn std::error::Error + Send + Sync>),
    #[error(
        "the database belongs to a newer version of Gangway: this one ({version}) does not know its migration \
         {migration}; run the newer version, or restore a back-up from before the upgrade",
        version = env!("CARGO_PKG_VERSION")
    )]
    Newer { migration: String },
}

impl From<diesel::result::Error> for MigrateError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Db(error.into())
    }
}

/// Applies what is pending, all or nothing. Replicas that start together wait for each other: inside one transaction, which
/// on PostgreSQL holds an advisory lock, and on SQLite is an immediate one.
pub fn run(target: &Target) -> Result<(), MigrateError> {
    match target.connect()? {
        Conn::Pg(mut conn) => {
            // A lock of the transaction, because behind a pooler that of a connection would be held by another's.
            let begin = format!(
                "BEGIN; SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock({LOCK})"
            );
            AnsiTransactionManager::begin_transaction_sql(&mut conn, &begin)?;
            apply(&mut conn, POSTGRES)?;
            AnsiTransactionManager::commit_transaction(&mut conn)?;
        }
        Conn::Sqlite(mut conn) => {
            AnsiTransactionManager::begin_transaction_sql(&mut conn, "BEGIN IMMEDIATE")?;
            apply(&mut conn, SQLITE)?;
            AnsiTransactionManager::commit_transaction(&mut conn)?;
        }
    }
    Ok(())
}

/// Applies what is pending. A schema that this binary does not know is left alone: it may not fit what is stored here.
fn apply<B: Backend>(conn: &mut impl MigrationHarness<B>, source: EmbeddedMigrations) -> Result<(), MigrateError> {
    let known = versions::<B>(&source)?;
    let applied = conn.applied_migrations().map_err(MigrateError::Migration)?;
    let newest = applied.iter().map(ToString::to_string).filter(|version| !known.contains(version)).max();
    if let Some(migration) = newest {
        return Err(MigrateError::Newer { migration });
    }
    let run = conn.run_pending_migrations(source).map_err(MigrateError::Migration)?;
    if !run.is_empty() {
        tracing::info!(count = run.len(), "migrations applied");
    }
    Ok(())
}

/// Diesel's own list of what is applied.
mod bookkeeping {
    diesel::table! {
        #[sql_name = "__diesel_schema_migrations"]
        applied_migrations (version) {
            version -> Text,
        }
    }
}

/// Whether every migration of this binary is applied and the database answers.
pub fn is_current(conn: &mut Conn) -> Result<bool, DbError> {
    pricebooks::table.select(pricebooks::id).limit(1).load::<String>(conn)?;
    let (wanted, applied) = wanted_and_applied(conn)?;
    Ok(wanted.iter().all(|version| applied.contains(version)))
}

/// The versions that this binary knows, and those that the database has had.
fn wanted_and_applied(conn: &mut Conn) -> Result<(Vec<String>, Vec<String>), DbError> {
    use bookkeeping::applied_migrations;
    // Diesel's own check makes this table when it is missing, which a read-only transaction refuses.
    let applied = applied_migrations::table.select(applied_migrations::version).load(conn)?;
    Ok((wanted(conn)?, applied))
}

/// The versions that this binary knows.
fn wanted(conn: &Conn) -> Result<Vec<String>, DbError> {
    let wanted = match conn {
        Conn::Pg(_) => versions::<Pg>(&POSTGRES),
        Conn::Sqlite(_) => versions::<Sqlite>(&SQLITE),
    };
    wanted.map_err(|error| DbError::Corrupt { table: "__diesel_schema_migrations", detail: error.to_string() })
}

/// How a database's schema stands to this binary's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It has had no migration.
    Nothing,
    /// It lacks this migration and those after it.
    Behind(String),
    /// It has had all, and no other.
    Current,
    /// It has had this one, which this binary does not know.
    Ahead(String),
}

/// What a database's schema lacks of this binary's, and what it has had besides, by their versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// How many it has had.
    pub applied: usize,
    /// What it has yet to get, in order.
    pub missing: Vec<String>,
    /// What it has had and this binary does not know.
    pub unknown: Vec<String>,
}

/// How this database's schema stands to this binary's; changes nothing.
pub fn standing(conn: &mut Conn) -> Result<Standing, DbError> {
    let Difference { applied, missing, unknown } = difference(conn)?;
    if applied == 0 {
        return Ok(Standing::Nothing);
    }
    if let Some(newest) = unknown.into_iter().max() {
        return Ok(Standing::Ahead(newest));
    }
    Ok(missing.into_iter().next().map_or(Standing::Current, Standing::Behind))
}

/// By which migrations this database's schema differs from this binary's; changes nothing.
pub fn difference(conn: &mut Conn) -> Result<Difference, DbError> {
    let tables = match conn {
        Conn::Pg(_) => "SELECT count(*) AS count FROM pg_tables WHERE schemaname = current_schema() AND tablename = ",
        Conn::Sqlite(_) => "SELECT count(*) AS count FROM sqlite_master WHERE type = 'table' AND name = ",
    };
    let lists: Count = diesel::sql_query(format!("{tables}'__diesel_schema_migrations'")).get_result(conn)?;
    if lists.count == 0 {
        return Ok(Difference { applied: 0, missing: wanted(conn)?, unknown: Vec::new() });
    }
    let (wanted, applied) = wanted_and_applied(conn)?;
    let unknown = applied.iter().filter(|version| !wanted.contains(version)).cloned().collect();
    let missing = wanted.into_iter().filter(|version| !applied.contains(version)).collect();
    Ok(Difference { applied: applied.len(), missing, unknown })
}

fn versions<B: Backend>(source: &EmbeddedMigrations) -> Result<Vec<String>, MigrateError> {
    let migrations = MigrationSource::<B>::migrations(source).map_err(MigrateError::Migration)?;
    Ok(migrations.iter().map(|migration| migration.name().version().to_string()).collect())
}

/// Names of the embedded migrations, in order, for both databases.
pub fn names() -> Result<(Vec<String>, Vec<String>), MigrateError> {
    fn list<B: Backend>(source: &EmbeddedMigrations) -> Result<Vec<String>, MigrateError> {
        let migrations = MigrationSource::<B>::migrations(source).map_err(MigrateError::Migration)?;
        Ok(migrations.iter().map(|migration| migration.name().to_string()).collect())
    }
    Ok((list::<Sqlite>(&SQLITE)?, list::<Pg>(&POSTGRES)?))
}
