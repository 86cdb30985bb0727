//! A pool with its turns, and the transactions on its connections.

use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

use diesel::Connection;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::r2d2::{Builder, Pool};

use super::asked;
use super::conn::{self, Conn, Target};
use super::deadline;
use super::group::Guests;
use super::turns::{Share, Turns};
use crate::fault::{DbError, Fault};
use crate::metrics;

/// How long nobody tries after no connection was to be had.
const UNREACHABLE_FOR: Duration = Duration::from_secs(1);

/// How often a transaction is tried when others change the same rows at the same moment.
const MAX_TRIES: u32 = 8;

/// How long a look may hold up the thread that others' requests are answered on.
const HERE_LIMIT: Duration = Duration::from_millis(2);

/// What is done in a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// One statement that reads, without a transaction around it.
    Look,
    /// Any number of statements that read, of one snapshot.
    Read,
    /// Any number of statements.
    Write,
}

impl Access {
    /// How long a statement may take; on SQLite, which does not tell statements apart here, the transaction that it belongs
    /// to. It is asked for inside long statements: many short ones come to their end, and what bounds them is that work that
    /// grows is done in steps. Whoever reads waits for the answer; what is written is more, and has more time.
    const fn limit(self) -> Duration {
        match self {
            Self::Look | Self::Read => conn::READ_LIMIT,
            Self::Write => conn::WRITE_LIMIT,
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

/// A pool, and as many turns as it has connections.
#[derive(Clone)]
pub struct Lane {
    pub pool: Pool<conn::Manager>,
    pub turns: Turns,
    /// Whether it is SQLite's: looks are so short then that they are done where they are asked for, and writes that wait for
    /// each other are committed together.
    pub is_embedded: bool,
    /// When no connection was to be had, last.
    failed_at: Arc<Mutex<Option<Instant>>>,
    pub metrics: metrics::Lane,
}

impl Lane {
    pub fn new(target: &Target, size: u32, metrics: metrics::Lane) -> Result<Self, DbError> {
        let pool = builder(size, Duration::from_secs(5)).min_idle(Some(1)).build(conn::Manager(target.clone()));
        let pool = pool.map_err(|error| DbError::Unavailable(error.to_string()))?;
        let is_embedded = matches!(target, Target::Sqlite { .. });
        Ok(Self { pool, turns: Turns::new(size), is_embedded, failed_at: Arc::default(), metrics })
    }

    /// The same to a server on PostgreSQL that need not be there yet, and is not waited for as long.
    pub fn optional(target: &Target, size: u32, metrics: metrics::Lane) -> Self {
        let builder = builder(size, Duration::from_secs(1)).min_idle(Some(0));
        let pool = builder.build_unchecked(conn::Manager(target.clone()));
        Self { pool, turns: Turns::new(size), is_embedded: false, failed_at: Arc::default(), metrics }
    }

    /// Refuses at once for a moment after no connection was to be had: whoever waited would wait for nothing, and hold up
    /// those behind.
    pub fn check_reachable(&self) -> Result<(), DbError> {
        let failed_at = self.failed_at.lock().map_or(None, |failed_at| *failed_at);
        match failed_at {
            Some(at) if at.elapsed() < UNREACHABLE_FOR => {
                Err(DbError::Unavailable("no connection was to be had a moment ago".to_owned()))
            }
            _ => Ok(()),
        }
    }

    fn note_reached(&self, reached: bool) {
        if let Ok(mut failed_at) = self.failed_at.lock() {
            *failed_at = (!reached).then(Instant::now);
        }
    }

    /// Runs a look on the calling thread, if nobody has to wait for that: a hop to another thread costs more than the look.
    /// None when there is no turn or no connection at once, and when it takes so long that others would be held up.
    pub fn here<T>(&self, share: &Share, work: impl Fn(&mut Conn) -> Result<T, Fault>) -> Option<Result<T, Fault>> {
        let _turn = self.turns.free(share)?;
        let mut conn = self.pool.try_get()?;
        let _deadline = deadline::Deadline::within(HERE_LIMIT);
        match asked::once(|| work(&mut conn)) {
            Err(Fault::Db(error)) if error.is_passing() => None,
            answer => {
                self.note(Access::Look, &answer);
                Some(answer)
            }
        }
    }

    /// Runs work, again when others change the same rows at the same moment. `guests` join a transaction that writes.
    pub fn run<T>(
        &self,
        access: Access,
        work: impl Fn(&mut Conn) -> Result<T, Fault>,
        guests: Option<&mut Guests<'_, '_>>,
    ) -> Result<T, Fault> {
        let begun = Instant::now();
        let answer = self.try_often(access, work, guests);
        self.note(access, &answer);
        let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(access = access.as_str(), result = outcome(&answer), millis, "transaction");
        answer
    }

    /// Tells the metrics how a transaction ended.
    pub fn note<T>(&self, access: Access, answer: &Result<T, Fault>) {
        self.metrics.transaction(access.as_str(), outcome(answer));
    }

    fn try_often<T>(
        &self,
        access: Access,
        work: impl Fn(&mut Conn) -> Result<T, Fault>,
        mut guests: Option<&mut Guests<'_, '_>>,
    ) -> Result<T, Fault> {
        // Others may have found out while this one waited.
        self.check_reachable()?;
        // Whoever has a turn has a place in the pool: what can lack is the database.
        let found = self.pool.get();
        self.note_reached(found.is_ok());
        let mut conn = found.map_err(|error| DbError::Unavailable(error.to_string()))?;
        let mut tries = 1;
        loop {
            match transact(&mut conn, access, &work, guests.as_deref_mut()) {
                Err(Fault::Db(error)) if error.is_retryable() && tries < MAX_TRIES => {
                    std::thread::sleep(Duration::from_millis(u64::from(tries)));
                    tries += 1;
                    self.metrics.retry(access.as_str());
                    tracing::debug!(access = access.as_str(), tries, "the transaction is run again");
                }
                Err(Fault::Db(error)) if error.is_retryable() => {
                    return Err(DbError::Busy("too many concurrent changes to the same rows".to_owned()).into());
                }
                answer => return answer,
            }
        }
    }
}

fn builder(size: u32, patience: Duration) -> Builder<conn::Manager> {
    let builder = Pool::builder().max_size(size).test_on_check_out(false).connection_timeout(patience);
    builder.connection_customizer(Box::new(asked::Counted))
}

/// How a transaction ended, for the metrics.
const fn outcome<T>(answer: &Result<T, Fault>) -> &'static str {
    match answer {
        Ok(_) => "committed",
        Err(Fault::Refused(_)) => "refused",
        Err(_) => "failed",
    }
}

fn transact<T>(
    conn: &mut Conn,
    access: Access,
    work: impl Fn(&mut Conn) -> Result<T, Fault>,
    guests: Option<&mut Guests<'_, '_>>,
) -> Result<T, Fault> {
    type Manager = <Conn as Connection>::TransactionManager;
    if access == Access::Look {
        let _deadline = deadline::Deadline::within(access.limit());
        return asked::once(|| work(conn));
    }
    begin(conn, access).map_err(DbError::from)?;
    let _deadline = deadline::Deadline::within(access.limit());
    let done = work(conn).and_then(|value| match guests {
        Some(guests) => guests.let_in(conn).map(|()| value).map_err(Fault::from),
        None => Ok(value),
    });
    match done {
        Ok(value) => {
            Manager::commit_transaction(conn).map_err(DbError::from)?;
            Ok(value)
        }
        Err(fault) => {
            // The first error is the one worth telling; a connection that cannot roll back is thrown away by the pool.
            if let Err(error) = conn.undo() {
                tracing::warn!(%error, "rollback failed");
            }
            Err(fault)
        }
    }
}

const READ_PG: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// A connection's statements have the time of readers.
static WRITE_PG: LazyLock<String> = LazyLock::new(|| {
    let limit = conn::WRITE_LIMIT.as_millis();
    format!("BEGIN; SET LOCAL statement_timeout = {limit}")
});

/// SQLite: a transaction that reads first and writes later fails at once when another one wrote in between, so writers
/// take the lock at the start. PostgreSQL: readers get one snapshot, writers compare and swap under READ COMMITTED.
fn begin(conn: &mut Conn, access: Access) -> diesel::QueryResult<()> {
    match (conn, access) {
        (Conn::Pg(inner), Access::Write) => AnsiTransactionManager::begin_transaction_sql(inner, &WRITE_PG),
        (Conn::Pg(inner), _) => AnsiTransactionManager::begin_transaction_sql(inner, READ_PG),
        (Conn::Sqlite(inner), Access::Write) => AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN IMMEDIATE"),
        (Conn::Sqlite(inner), _) => AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN"),
    }
}
