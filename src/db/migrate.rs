//! Migrations, embedded in the binary: the same names in `migrations/sqlite` and `migrations/postgres`.

use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::{Conn, ConnectError, Target};
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
    use bookkeeping::applied_migrations;
    use diesel::prelude::*;
    pricebooks::table.select(pricebooks::id).limit(1).load::<String>(conn)?;
    // Diesel's own check makes this table when it is missing, which a read-only transaction refuses.
    let applied: Vec<String> = applied_migrations::table.select(applied_migrations::version).load(conn)?;
    let wanted = match conn {
        Conn::Pg(_) => versions::<Pg>(&POSTGRES),
        Conn::Sqlite(_) => versions::<Sqlite>(&SQLITE),
    };
    let wanted =
        wanted.map_err(|error| DbError::Corrupt { table: "__diesel_schema_migrations", detail: error.to_string() })?;
    Ok(wanted.iter().all(|version| applied.contains(version)))
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
