//! One connection type for both databases, and how a connection is made ready.

#![expect(missing_docs, reason = "diesel's derive makes undocumented items")]

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::{Connection, PgConnection, SqliteConnection};

/// A connection to SQLite or PostgreSQL; every query is written once against it.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite, embedded.
    Sqlite(SqliteConnection),
}

/// Where the data lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A file.
    Sqlite {
        /// Path of the database file.
        path: String,
        /// False relaxes `synchronous` to NORMAL: a power cut may then lose the last moments' writes.
        durable: bool,
    },
    /// A server, by its URL.
    Postgres(String),
}

/// Makes pooled connections. The derived `Connection::establish` guesses the database and can create a file by mistake.
#[derive(Debug)]
pub struct Manager(pub Target);

/// Why no connection could be made.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum ConnectError {
    #[error(transparent)]
    Connect(#[from] diesel::ConnectionError),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
    #[error(transparent)]
    Ping(#[from] diesel::r2d2::Error),
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = ConnectError;

    fn connect(&self) -> Result<Conn, ConnectError> {
        match &self.0 {
            Target::Postgres(url) => {
                let mut conn = PgConnection::establish(url)?;
                conn.batch_execute("SET TIME ZONE 'UTC'; SET statement_timeout = '30s'; SET lock_timeout = '10s'")?;
                Ok(Conn::Pg(conn))
            }
            Target::Sqlite { path, durable } => {
                let mut conn = SqliteConnection::establish(path)?;
                // busy_timeout comes first: switching to WAL needs a lock too.
                conn.batch_execute("PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON")?;
                let level = if *durable { "FULL" } else { "NORMAL" };
                conn.batch_execute(&format!("PRAGMA synchronous = {level}"))?;
                Ok(Conn::Sqlite(conn))
            }
        }
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), ConnectError> {
        Ok(conn.ping()?)
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        conn.is_broken()
    }
}
