//! The database: pools, and the two ways in, [`Db::read`] and [`Db::write`]. Each is one hop to a blocking thread and
//! one transaction. No query lives here; those are in each resource's `store.rs`.

pub mod conn;
mod deadline;
mod errand;
mod error;
pub mod live;
pub mod migrate;
pub mod row;
#[expect(missing_docs, reason = "made by diesel's command line; the migrations explain the columns")]
pub mod schema;
pub mod turns;
pub mod types;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

pub use conn::{Conn, Target};
use diesel::Connection;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::r2d2::Pool;
pub use turns::Share;

use crate::fault::{DbError, Fault};
use crate::metrics;
use turns::Turns;

/// How long nobody tries after no connection was to be had.
const UNREACHABLE_FOR: Duration = Duration::from_secs(1);

/// How often a transaction is tried when others change the same rows at the same moment.
const MAX_TRIES: u32 = 8;

/// How long a look may hold up the thread that others' requests are answered on.
const HERE_LIMIT: Duration = Duration::from_millis(2);

/// Connections to PostgreSQL that are the server's own, besides the pool that requests share.
const OWN: u32 = 2;

/// Handle to the database; clones share the pools.
#[derive(Clone)]
pub struct Db {
    readers: Lane,
    writers: Lane,
    /// The server's own, so that readiness, revocations and leases wait behind nobody.
    own_readers: Lane,
    own_writers: Lane,
    /// Set when a write failed because the database could not be reached or its disk is full.
    refused: Arc<AtomicBool>,
}

/// A pool, and as many turns as it has connections.
#[derive(Clone)]
struct Lane {
    pool: Pool<conn::Manager>,
    turns: Turns,
    /// Whether looks are so short that they are done where they are asked for.
    answers_here: bool,
    /// When no connection was to be had, last.
    failed_at: Arc<Mutex<Option<Instant>>>,
    metrics: metrics::Lane,
}

impl Lane {
    fn new(target: &Target, size: u32, metrics: metrics::Lane) -> Result<Self, DbError> {
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(Duration::from_secs(5))
            .build(conn::Manager(target.clone()))
            .map_err(|error| DbError::Unavailable(error.to_string()))?;
        let answers_here = matches!(target, Target::Sqlite { .. });
        Ok(Self { pool, turns: Turns::new(size), answers_here, failed_at: Arc::default(), metrics })
    }
}

impl Lane {
    /// Refuses at once for a moment after no connection was to be had: whoever waited would wait for nothing, and hold up
    /// those behind.
    fn check_reachable(&self) -> Result<(), DbError> {
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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    /// One statement that reads, without a transaction around it.
    Look,
    Read,
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

impl Db {
    /// Opens the pools: on SQLite many readers and one writer, because it writes one transaction at a time anyway and
    /// writers that queue here do not fail on its lock; on PostgreSQL one pool for both. The server's own reads have
    /// connections beside them, and its own writes too, or on SQLite the next turn.
    pub fn open(target: &Target, size: u32, metrics: &metrics::Database) -> Result<Self, DbError> {
        target.close_to_others();
        let lane = |name, size| Lane::new(target, size, metrics.lane(name, size));
        if matches!(target, Target::Sqlite { .. }) {
            let writers = lane("write", 1)?;
            let (readers, own_readers) = (lane("read", size)?, lane("own", 1)?);
            return Ok(Self { readers, own_writers: writers.clone(), writers, own_readers, refused: Arc::default() });
        }
        let (shared, own) = (lane("shared", size)?, lane("own", OWN)?);
        let (own_readers, own_writers) = (own.clone(), own);
        Ok(Self { readers: shared.clone(), writers: shared, own_readers, own_writers, refused: Arc::default() })
    }

    /// Threads that all lanes together can keep busy, for a pool of this size.
    pub const fn most_threads(size: u32) -> u32 {
        size + OWN
    }

    fn lane(&self, share: &Share, access: Access) -> &Lane {
        match (share, access) {
            (Share::Server, Access::Write) => &self.own_writers,
            (Share::Server, _) => &self.own_readers,
            (_, Access::Write) => &self.writers,
            (_, _) => &self.readers,
        }
    }

    /// Tells the metrics how the pools stand.
    pub fn observe(&self) {
        for lane in [&self.readers, &self.writers, &self.own_readers] {
            let state = lane.pool.state();
            lane.metrics.pool(state.connections, state.idle_connections);
        }
    }

    /// Runs `work` when it is this share's turn, without a transaction around it: for work that asks the database once, which
    /// then is one round trip.
    pub async fn look<T, F>(&self, share: &Share, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
    {
        let lane = self.lane(share, Access::Look);
        if lane.answers_here
            && let Some(answer) = here(lane, share, &work)
        {
            return answer;
        }
        run(lane, share, Access::Look, work).await
    }

    /// Runs `work` in a read-only transaction when it is this share's turn: every query in it sees the same state.
    pub async fn read<T, F>(&self, share: &Share, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
    {
        run(self.lane(share, Access::Read), share, Access::Read, work).await
    }

    /// Runs `work` in a transaction when it is this share's turn, and commits it before the answer. `work` may run several
    /// times when other transactions touch the same rows, so it must depend on nothing but its arguments and the database.
    pub async fn write<T, F>(&self, share: &Share, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
    {
        let answer = run(self.lane(share, Access::Write), share, Access::Write, work).await;
        if let Err(Fault::Db(DbError::Unavailable(_))) = answer {
            self.refused.store(true, Ordering::Relaxed);
        }
        answer
    }

    /// Whether a write failed because the database could not be reached or its disk is full, and nobody has seen one
    /// succeed since.
    pub fn refused_a_write(&self) -> bool {
        self.refused.load(Ordering::Relaxed)
    }

    /// Notes that the database takes writes again.
    pub fn note_written(&self) {
        self.refused.store(false, Ordering::Relaxed);
    }

    /// The same as [`Db::write`] on the calling thread, for start-up and the command line.
    pub fn write_blocking<T>(&self, work: impl Fn(&mut Conn) -> Result<T, Fault>) -> Result<T, Fault> {
        retrying(&self.own_writers, Access::Write, work)
    }
}

/// Runs a look on the calling thread, if nobody has to wait for that: a hop to another thread costs more than the look. None
/// when there is no turn or no connection at once, and when it takes so long that others would be held up.
fn here<T>(lane: &Lane, share: &Share, work: impl Fn(&mut Conn) -> Result<T, Fault>) -> Option<Result<T, Fault>> {
    let _turn = lane.turns.free(share)?;
    let mut conn = lane.pool.try_get()?;
    let _deadline = deadline::Deadline::within(HERE_LIMIT);
    match work(&mut conn) {
        Err(Fault::Db(error)) if error.is_passing() => None,
        answer => {
            lane.metrics.transaction(Access::Look.as_str(), outcome(&answer));
            Some(answer)
        }
    }
}

async fn run<T, F>(lane: &Lane, share: &Share, access: Access, work: F) -> Result<T, Fault>
where
    T: Send + 'static,
    F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
{
    lane.check_reachable()?;
    // What is logged on the other thread belongs to the request as well.
    let (at, span, waits) = (lane.clone(), tracing::Span::current(), lane.metrics.waits());
    let answer = errand::run(&lane.turns, share, move || {
        waits.end();
        span.in_scope(|| retrying(&at, access, work))
    });
    answer.await.inspect_err(|fault| {
        if matches!(fault, Fault::Db(DbError::Crowded)) {
            lane.metrics.refused();
        }
    })
}

/// How a transaction ended, for the metrics.
const fn outcome<T>(answer: &Result<T, Fault>) -> &'static str {
    match answer {
        Ok(_) => "committed",
        Err(Fault::Refused(_)) => "refused",
        Err(_) => "failed",
    }
}

fn retrying<T>(lane: &Lane, access: Access, work: impl Fn(&mut Conn) -> Result<T, Fault>) -> Result<T, Fault> {
    let begun = Instant::now();
    let answer = try_often(lane, access, work);
    let result = outcome(&answer);
    lane.metrics.transaction(access.as_str(), result);
    let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::debug!(access = access.as_str(), result, millis, "transaction");
    answer
}

fn try_often<T>(lane: &Lane, access: Access, work: impl Fn(&mut Conn) -> Result<T, Fault>) -> Result<T, Fault> {
    // Others may have found out while this one waited.
    lane.check_reachable()?;
    // Whoever has a turn has a place in the pool: what can lack is the database.
    let found = lane.pool.get();
    lane.note_reached(found.is_ok());
    let mut conn = found.map_err(|error| DbError::Unavailable(error.to_string()))?;
    let mut tries = 1;
    loop {
        match transact(&mut conn, access, &work) {
            Err(Fault::Db(error)) if error.is_retryable() && tries < MAX_TRIES => {
                std::thread::sleep(Duration::from_millis(u64::from(tries)));
                tries += 1;
                lane.metrics.retry(access.as_str());
                tracing::debug!(access = access.as_str(), tries, "the transaction is run again");
            }
            Err(Fault::Db(error)) if error.is_retryable() => {
                return Err(DbError::Busy("too many concurrent changes to the same rows".to_owned()).into());
            }
            answer => return answer,
        }
    }
}

fn transact<T>(conn: &mut Conn, access: Access, work: impl Fn(&mut Conn) -> Result<T, Fault>) -> Result<T, Fault> {
    type Manager = <Conn as Connection>::TransactionManager;
    if access == Access::Look {
        let _deadline = deadline::Deadline::within(access.limit());
        return work(conn);
    }
    begin(conn, access).map_err(DbError::from)?;
    let _deadline = deadline::Deadline::within(access.limit());
    match work(conn) {
        Ok(value) => {
            Manager::commit_transaction(conn).map_err(DbError::from)?;
            Ok(value)
        }
        Err(fault) => {
            // The first error is the one worth telling; a connection that cannot roll back is thrown away by the pool.
            if let Err(error) = Manager::rollback_transaction(conn) {
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
