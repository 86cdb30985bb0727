//! One connection type for both databases, and how a connection is made ready.

#![expect(missing_docs, reason = "diesel's derive makes undocumented items")]

use std::time::Duration;

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

/// The switch of a fresh database needs it alone, and SQLite does not wait for that as it waits for its other locks:
/// replicas that start together take turns by trying again, for five seconds at most.
fn switch_to_wal(conn: &mut SqliteConnection) -> diesel::QueryResult<()> {
    const TRIES: u32 = 100;
    for _ in 1..TRIES {
        match conn.batch_execute("PRAGMA journal_mode = WAL") {
            Err(error) if error.to_string().contains("locked") => std::thread::sleep(Duration::from_millis(50)),
            done => return done,
        }
    }
    conn.batch_execute("PRAGMA journal_mode = WAL")
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
                conn.batch_execute("PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON")?;
                switch_to_wal(&mut conn)?;
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
