//! One connection type for both databases, and how a connection is made ready.

#![expect(missing_docs, reason = "diesel's derive makes undocumented items")]

use std::net::IpAddr;
use std::time::{Duration, Instant};

use diesel::connection::{CacheSize, SimpleConnection, TransactionManager};
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::sql_types::{Nullable, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};

use super::address::Address;
use super::deadline;
use crate::fault::{DbError, Fault};

/// How long a statement of a reader may take.
pub const READ_LIMIT: Duration = Duration::from_secs(5);

/// How long a statement of a writer may take: it is waited for by others, and work that grows is done in steps.
pub const WRITE_LIMIT: Duration = Duration::from_secs(10);

/// How long a statement waits for a row that another transaction holds.
pub const LOCK_LIMIT: Duration = Duration::from_secs(5);

/// A prepared statement is planned once. PostgreSQL would plan each page anew, because it takes a limit that it does not know
/// for a tenth of all rows, and so takes longer for planning a page than for reading it. Every list has an index in its
/// order, and what it is filtered by is declared rare by the migrations, so that such an index is the plan for any value. No bitmaps
/// are made of two such indexes: where both values are not rare, they are of all rows.
const PLANS: &str = "SET plan_cache_mode = force_generic_plan; SET enable_bitmapscan = off";

/// A connection to SQLite or PostgreSQL; every query is written once against it.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite, embedded.
    Sqlite(SqliteConnection),
}

impl Conn {
    /// Whether a transaction is open.
    pub fn is_in_transaction(&mut self) -> bool {
        type Manager = <Conn as Connection>::TransactionManager;
        let depth = Manager::transaction_manager_status_mut(self).transaction_depth();
        depth.is_ok_and(|depth| depth.is_some())
    }

    /// Undoes the transaction, and the savepoints in which work has panicked.
    pub fn undo(&mut self) -> diesel::QueryResult<()> {
        type Manager = <Conn as Connection>::TransactionManager;
        while Manager::transaction_manager_status_mut(self).transaction_depth()?.is_some() {
            Manager::rollback_transaction(self)?;
        }
        Ok(())
    }

    /// Runs work in a savepoint of the transaction: when it fails, what it stored is undone, and the transaction goes on.
    /// SQLite undoes a whole transaction when it interrupts a statement that writes: nothing is left to go on with then,
    /// and that is [`DbError::Busy`], whatever the work made of it.
    pub fn savepoint<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        type Manager = <Conn as Connection>::TransactionManager;
        Manager::begin_transaction(self)?;
        match work(self) {
            Ok(value) => Manager::commit_transaction(self).map(|()| value).map_err(Fault::from),
            Err(fault) => match Manager::rollback_transaction(self) {
                Ok(()) => Err(fault),
                // It ends the transaction anyway.
                Err(_) if fault.is_passing() => Err(fault),
                Err(error) => Err(DbError::Busy(format!("{fault}; the transaction has ended: {error}")).into()),
            },
        }
    }
}

/// Whether a PostgreSQL that has an address of this machine is on it, as far as it can tell: behind a proxy of this machine that
/// connects to another one the server sees another address. A tunnel that ends at the other machine's own address looks like
/// this one.
pub fn is_on_this_machine(conn: &mut Conn) -> bool {
    const ADDRESS: &str = "SELECT host(inet_server_addr()) AS address";
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Nullable<Text>)]
        address: Option<String>,
    }
    let is_loopback = |address: String| address.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    sql_query(ADDRESS).get_result(conn).is_ok_and(|Row { address }| address.is_none_or(is_loopback))
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

/// Makes pooled connections.
#[derive(Debug)]
pub struct Manager(pub Target);

/// A connection of a pool.
pub struct Held {
    /// The connection.
    pub conn: Conn,
    /// Whether the pool is to throw it away: nobody knows in what state it is, or it leads to a server that does not take
    /// writes any more.
    pub is_spoilt: bool,
    /// When its server answered last.
    pub answered_at: Instant,
}

/// Why no connection could be made, in one line that says which database is meant.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum ConnectError {
    #[error("the database file {path:?} cannot be opened: {reason}; its folder must exist, and both must be writable")]
    Open { path: String, reason: String },
    #[error("the database file {path:?} cannot be used: {reason}")]
    Sqlite { path: String, reason: String },
    #[error("PostgreSQL cannot be used: {0}")]
    Postgres(String),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
}

impl ConnectError {
    pub(super) fn sqlite(path: &str, reason: &impl ToString) -> Self {
        Self::Sqlite { path: path.to_owned(), reason: reason.to_string() }
    }

    /// Of the client library's messages only those that cannot repeat a part of the URL, which may hold a password.
    fn postgres(error: &diesel::ConnectionError) -> Self {
        // What a server says of a question that it was asked.
        if let diesel::ConnectionError::CouldntSetupConfiguration(error) = error {
            return Self::Postgres(error.to_string());
        }
        let text = error.to_string();
        let harmless = ["connection to server", "could not translate host name", "server closed the connection"];
        Self::Postgres(if harmless.iter().any(|start| text.starts_with(start)) {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            "GANGWAY_DATABASE_URL, or the URL that was given, is not an address that its client library reads"
                .to_owned()
        })
    }
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

/// A new database file is for its owner alone: it holds the signing key and the hashes of secrets. SQLite gives the files
/// beside it the same mode. What cannot be made here is SQLite's to refuse, in its own words.
fn make_private(path: &str) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(path));
}

/// Takes the other users' rights at a database file that was there before, and at the two that SQLite keeps beside it: it
/// gives those the mode of the first when it makes them. What is not ours to change is told to whoever runs the server.
#[cfg(unix)]
fn close_to_others(path: &str) {
    use std::os::unix::fs::PermissionsExt;
    for file in [path.to_owned(), format!("{path}-wal"), format!("{path}-shm")] {
        let Ok(found) = std::fs::metadata(&file) else { continue };
        let mode = found.permissions().mode();
        if !found.is_file() || mode & 0o077 == 0 {
            continue;
        }
        match std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode & 0o7700)) {
            Ok(()) => tracing::info!(file, "a file of the database was open to other users and is not any more"),
            Err(error) => tracing::warn!(file, %error, "a file of the database is open to other users"),
        }
    }
}

impl Target {
    /// Keeps the files of a database from other users of the machine; once, when the pools are opened.
    pub fn close_to_others(&self) {
        #[cfg(unix)]
        if let Self::Sqlite { path, .. } = self {
            close_to_others(path);
        }
    }
}

impl Target {
    /// Opens a connection. The derived `Connection::establish` guesses the database and can create a file by mistake.
    pub fn connect(&self) -> Result<Conn, ConnectError> {
        match self {
            Self::Postgres(url) => {
                let address = Address::new(url);
                let mut conn = address.connect().map_err(|error| ConnectError::postgres(&error))?;
                if address.is_pooled {
                    // Transactions bring their limits along: what is set here would be somebody else's connection's.
                    conn.set_prepared_statement_cache_size(CacheSize::Disabled);
                    return Ok(Conn::Pg(conn));
                }
                let (statement, lock) = (READ_LIMIT.as_millis(), LOCK_LIMIT.as_millis());
                conn.batch_execute(&format!(
                    "SET TIME ZONE 'UTC'; SET statement_timeout = {statement}; SET lock_timeout = {lock}; {PLANS}"
                ))
                .map_err(|error| ConnectError::Postgres(error.to_string()))?;
                // Some messages are told apart by their words. Whoever may not set their language has to leave the
                // server's at English.
                drop(conn.batch_execute("SET lc_messages = 'C'"));
                Ok(Conn::Pg(conn))
            }
            Self::Sqlite { path, durable } => {
                make_private(path);
                deadline::install();
                let mut conn = SqliteConnection::establish(path)
                    .map_err(|error| ConnectError::Open { path: path.clone(), reason: error.to_string() })?;
                let level = if *durable { "FULL" } else { "NORMAL" };
                conn.batch_execute("PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON")
                    .and_then(|()| switch_to_wal(&mut conn))
                    .and_then(|()| conn.batch_execute(&format!("PRAGMA synchronous = {level}")))
                    .map_err(|error| ConnectError::sqlite(path, &error))?;
                Ok(Conn::Sqlite(conn))
            }
        }
    }
}

impl ManageConnection for Manager {
    type Connection = Held;
    type Error = ConnectError;

    fn connect(&self) -> Result<Held, ConnectError> {
        Ok(Held { conn: self.0.connect()?, is_spoilt: false, answered_at: Instant::now() })
    }

    fn is_valid(&self, held: &mut Held) -> Result<(), ConnectError> {
        Ok(held.conn.ping()?)
    }

    fn has_broken(&self, held: &mut Held) -> bool {
        held.is_spoilt || held.conn.is_broken()
    }
}

#[cfg(test)]
mod tests {
    use diesel::{RunQueryDsl, sql_query};

    use super::*;

    const FOR_EVER: &str =
        "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

    #[test]
    fn a_savepoint_whose_transaction_has_ended_is_busy_whatever_its_work_says() {
        type Manager = <Conn as Connection>::TransactionManager;
        deadline::install();
        let mut conn = Conn::Sqlite(SqliteConnection::establish(":memory:").unwrap());
        sql_query("CREATE TABLE t (i INTEGER)").execute(&mut conn).unwrap();
        Manager::begin_transaction(&mut conn).unwrap();
        let limit = deadline::Deadline::within(Duration::from_millis(50));
        let work = |conn: &mut Conn| sql_query(FOR_EVER).execute(conn).map_err(|_| Fault::Internal("cannot be done"));
        let fault = conn.savepoint(work).unwrap_err();
        drop(limit);
        assert!(fault.is_passing(), "{fault}");
        assert!(fault.to_string().contains("cannot be done"), "{fault}");
    }

    #[test]
    fn what_fails_in_a_savepoint_is_undone_and_the_transaction_goes_on() {
        type Manager = <Conn as Connection>::TransactionManager;
        let mut conn = Conn::Sqlite(SqliteConnection::establish(":memory:").unwrap());
        sql_query("CREATE TABLE t (i INTEGER)").execute(&mut conn).unwrap();
        Manager::begin_transaction(&mut conn).unwrap();
        let refused = conn.savepoint(|conn| {
            sql_query("INSERT INTO t VALUES (1)").execute(conn)?;
            Err::<(), _>(Fault::Internal("no"))
        });
        assert!(matches!(refused, Err(Fault::Internal("no"))));
        conn.savepoint(|conn| Ok(sql_query("INSERT INTO t VALUES (2)").execute(conn)?)).unwrap();
        assert_eq!(sql_query("DELETE FROM t WHERE i > 0").execute(&mut conn).unwrap(), 1);
        Manager::commit_transaction(&mut conn).unwrap();
    }
}
