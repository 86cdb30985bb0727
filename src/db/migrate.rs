//! Migrations, embedded in the binary: the same names in `migrations/sqlite` and `migrations/postgres`.

use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::r2d2::ManageConnection;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::{Conn, Manager, Target};
use super::error::DbError;
use super::schema::pricebooks;

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
    Db(#[from] DbError),
    #[error("a migration failed: {0}")]
    Migration(Box<dyn std::error::Error + Send + Sync>),
}

impl From<diesel::result::Error> for MigrateError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Db(error.into())
    }
}

/// Applies what is pending. Replicas that start together wait for each other: under an advisory lock on PostgreSQL,
/// inside one immediate transaction on SQLite.
pub fn run(target: &Target) -> Result<(), MigrateError> {
    let conn = Manager(target.clone()).connect().map_err(DbError::from)?;
    match conn {
        Conn::Pg(mut conn) => {
            // Released with the connection, also when this process dies.
            conn.batch_execute(&format!(
                "SET lock_timeout = 0; SET statement_timeout = 0; SELECT pg_advisory_lock({LOCK})"
            ))?;
            conn.run_pending_migrations(POSTGRES).map_err(MigrateError::Migration)?;
        }
        Conn::Sqlite(mut conn) => {
            AnsiTransactionManager::begin_transaction_sql(&mut conn, "BEGIN IMMEDIATE")?;
            conn.run_pending_migrations(SQLITE).map_err(MigrateError::Migration)?;
            AnsiTransactionManager::commit_transaction(&mut conn)?;
        }
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
