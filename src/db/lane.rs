//! A pool with its turns, and the transactions on its connections.

use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use diesel::Connection;
use diesel::connection::{AnsiTransactionManager, TransactionManager};

use super::address::Address;
use super::asked;
use super::conn::{self, Conn, Target};
use super::connections::{Connections, DOWN_LIMIT};
use super::deadline;
use super::group::Guests;
use super::progress::Progress;
use super::pulse::Pulse;
use super::turns::Share;
use crate::fault::{DbError, Fault};
use crate::metrics;
use crate::traces::Transaction;

/// How long nobody tries after no connection was to be had.
const UNREACHABLE_FOR: Duration = Duration::from_secs(1);

/// After how long without any answer the database is taken for down. Something asks it every second.
const SILENT_FOR: Duration = Duration::from_secs(3);

/// After how long another connection is tried in the place of one that had died.
const ANOTHER_AFTER: Duration = Duration::from_millis(20);

/// How long after its last answer a connection is taken to be alive.
const ALIVE_FOR: Duration = Duration::from_secs(1);

/// How often a transaction is tried when others change the same rows at the same moment.
const MAX_TRIES: u32 = 8;

/// How long a look may hold up the thread that others' requests are answered on.
const HERE_LIMIT: Duration = Duration::from_millis(2);

/// What is done, in a transaction or without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// One statement that reads, without a transaction around it.
    Look,
    /// Any number of statements that read, of one snapshot.
    Read,
    /// Work of which one statement mostly stores all, without a transaction around it. When it cannot, it is [`DbError::Stale`] and
    /// run again in a transaction.
    Store,
    /// Any number of statements.
    Write,
}

impl Access {
    /// How long a statement may take; on SQLite, which does not tell statements apart here, the transaction that it belongs
    /// to. It is asked for inside long statements: many short ones come to their end, and what bounds them is that work that
    /// grows is done in steps. Whoever reads waits for the answer; what is written is more, and has more time.
    const fn limit(self) -> Duration {
        match self {
            Self::Look | Self::Read | Self::Store => conn::READ_LIMIT,
            Self::Write => conn::WRITE_LIMIT,
        }
    }

    /// The same with a transaction around it.
    pub const fn in_transaction(self) -> Self {
        match self {
            Self::Look | Self::Read => Self::Read,
            Self::Store | Self::Write => Self::Write,
        }
    }

    /// Whether it changes anything.
    pub const fn writes(self) -> bool {
        matches!(self, Self::Store | Self::Write)
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Read => "read",
            Self::Store => "store",
            Self::Write => "write",
        }
    }
}

/// A pool with its turns, and what is told of it.
#[derive(Clone)]
pub struct Lane {
    target: Target,
    size: u32,
    current: Arc<RwLock<Arc<Connections>>>,
    /// Whether it is SQLite's: looks are so short then that they are done where they are asked for, and writes that wait for
    /// each other are committed together.
    pub is_embedded: bool,
    /// What begins transactions of readers and of writers, where each may get another connection of the server.
    pub pooled: Option<Arc<(String, String)>>,
    /// When no connection was to be had, last.
    failed_at: Arc<Mutex<Option<Instant>>>,
    pub pulse: Pulse,
    pub metrics: metrics::Lane,
}

impl Lane {
    /// One that makes its first connection by itself: the database need not be there yet.
    pub fn new(target: &Target, size: u32, pulse: &Pulse, metrics: metrics::Lane) -> Self {
        let connections = Connections::new(target, size, pulse);
        let (is_embedded, pooled) = match target {
            Target::Sqlite { .. } => (true, None),
            Target::Postgres(url) => (false, pooled(&Address::new(url))),
        };
        let (target, current) = (target.clone(), Arc::new(RwLock::new(Arc::new(connections))));
        let (failed_at, pulse) = (Arc::default(), pulse.clone());
        Self { target, size, current, is_embedded, pooled, failed_at, pulse, metrics }
    }

    /// Waits for the first connection.
    pub fn begin(&self) -> Result<(), DbError> {
        self.connections().begin()
    }

    /// The connections that are in use.
    pub fn connections(&self) -> Arc<Connections> {
        // Nothing can panic while it is held.
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Refuses at once for a moment after no connection was to be had: whoever waited would wait for nothing, and hold up
    /// those behind.
    pub fn check_reachable(&self) -> Result<(), DbError> {
        let failed_at = self.failed_at.lock().map_or(None, |failed_at| *failed_at);
        match failed_at {
            Some(at) if at.elapsed() < UNREACHABLE_FOR && !self.pulse.was_back_since(at) => {
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

    /// Why work that was given to these connections so long ago is not to be waited for any more, if the database is down:
    /// it answers nobody, or not what it has no limit for, or nothing by any of them while others wait for their turns.
    pub fn is_down(&self, connections: &Connections, progress: &Progress, waited: Duration) -> Option<DbError> {
        if self.is_embedded || waited < DOWN_LIMIT {
            return None;
        }
        let silent_for = connections.sign.silent_for();
        let why = if self.pulse.sign.silent_for() >= SILENT_FOR {
            self.pulse.gone(&"it answers nobody");
            self.note_reached(false);
            self.replace(connections);
            "it answers nobody"
        } else if progress.asks_for().is_some_and(|time| time >= DOWN_LIMIT) {
            "it does not begin a transaction, or does not answer a commit or what is one statement: then it is not known whether this is stored"
        } else if progress.waits() && silent_for >= DOWN_LIMIT {
            "it answers none of those who have their turn"
        } else {
            return None;
        };
        // Others were connected after these were answered last: there is a database, and these hang at one that was.
        let answered = Instant::now().checked_sub(silent_for);
        if silent_for >= DOWN_LIMIT && answered.is_some_and(|answered| self.pulse.was_back_since(answered)) {
            self.replace(connections);
        }
        Some(DbError::Unavailable(why.to_owned()))
    }

    /// Leaves connections that hang to themselves, and makes others.
    fn replace(&self, connections: &Connections) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if std::ptr::eq(&**current, connections) && connections.may_hang() {
            connections.leave();
            *current = Arc::new(Connections::new(&self.target, self.size, &self.pulse));
        }
    }

    /// Runs a look on the calling thread, if nobody has to wait for that: a hop to another thread costs more than the look.
    /// None when there is no turn or no connection at once, and when it takes so long that others would be held up.
    pub fn here<T>(&self, share: &Share, work: impl Fn(&mut Conn) -> Result<T, Fault>) -> Option<Result<T, Fault>> {
        let connections = self.connections();
        let _turn = connections.turns.free(share)?;
        let mut held = connections.try_get()?;
        let _deadline = deadline::Deadline::within(HERE_LIMIT);
        let traced = self.traced(share, Access::Look);
        match asked::once(|| work(&mut held.conn)) {
            Err(Fault::Db(error)) if error.is_passing() => {
                traced.end("moved");
                None
            }
            answer => {
                self.note(Access::Look, &answer);
                traced.end(outcome(&answer));
                Some(answer)
            }
        }
    }

    /// What traces have of work that asks for its turn now. The platform looks for something to do all the time, and what it only
    /// reads is not told.
    pub fn traced(&self, share: &Share, access: Access) -> Transaction {
        if !access.writes() && matches!(share, Share::Jobs | Share::Server) {
            return Transaction::untold();
        }
        let system = if self.is_embedded { "sqlite" } else { "postgresql" };
        Transaction::ask(system, self.metrics.name, access.as_str())
    }

    /// Runs work, again when others change the same rows at the same moment. `guests` join a transaction that writes.
    pub fn run<T>(
        &self,
        task: Task<'_>,
        work: impl Fn(&mut Conn) -> Result<T, Fault>,
        guests: Option<&mut Guests<'_>>,
    ) -> Result<T, Fault> {
        let (begun, access) = (Instant::now(), task.access);
        let answer = self.try_often(task, work, guests);
        self.note(access, &answer);
        let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(access = access.as_str(), result = outcome(&answer), millis, "transaction");
        answer
    }

    /// The same on a thread that may wait, without a turn: for the start.
    pub fn run_blocking<T>(&self, access: Access, work: impl Fn(&mut Conn) -> Result<T, Fault>) -> Result<T, Fault> {
        let (connections, progress) = (self.connections(), Progress::default());
        self.run(Task { access, connections: &connections, progress: &progress }, work, None)
    }

    /// Tells the metrics how a transaction ended.
    pub fn note<T>(&self, access: Access, answer: &Result<T, Fault>) {
        self.metrics.transaction(access.as_str(), outcome(answer));
    }

    fn try_often<T>(
        &self,
        mut task: Task<'_>,
        work: impl Fn(&mut Conn) -> Result<T, Fault>,
        mut guests: Option<&mut Guests<'_>>,
    ) -> Result<T, Fault> {
        if self.pooled.is_some() {
            task.access = task.access.in_transaction();
        }
        let access = task.access;
        let until = Instant::now() + DOWN_LIMIT;
        let mut tries = 1;
        task.progress.ask();
        loop {
            // Others may have found out while this one waited.
            self.check_reachable()?;
            let found = task.connections.get(until.saturating_duration_since(Instant::now()));
            self.note_reached(found.is_ok());
            let mut held = found?;
            // Of a statement that stores and is not answered nobody knows whether it was carried out. A connection that may have
            // died meanwhile is asked for the beginning of a transaction first; and so is what more than one statement stores.
            let is_alive = held.answered_at.elapsed() < ALIVE_FOR;
            task.access = if access == Access::Store && (!is_alive || tries > 1) { Access::Write } else { access };
            let mut has_begun = false;
            let answer = transact(self, &mut held.conn, &task, &work, guests.as_deref_mut(), &mut has_begun);
            match &answer {
                Err(Fault::Db(DbError::Unavailable(_))) => held.is_spoilt = !self.is_embedded,
                _ => {
                    held.answered_at = Instant::now();
                    self.pulse.sign.note();
                    task.connections.sign.note();
                }
            }
            match answer {
                Err(Fault::Db(error)) if error.is_retryable() && tries < MAX_TRIES => {
                    drop(held);
                    std::thread::sleep(Duration::from_millis(u64::from(tries)));
                    task.progress.ask();
                    tries += 1;
                    self.metrics.retry(access.as_str());
                    tracing::debug!(access = access.as_str(), tries, "the transaction is run again");
                }
                Err(Fault::Db(error)) if error.is_retryable() => {
                    return Err(DbError::Busy("too many concurrent changes to the same rows".to_owned()).into());
                }
                // The connection had died before anything was asked by it: there are others.
                Err(Fault::Db(DbError::Unavailable(_)))
                    if !has_begun && !self.is_embedded && Instant::now() < until =>
                {
                    drop(held);
                    std::thread::sleep(ANOTHER_AFTER);
                }
                answer => return answer,
            }
        }
    }
}

/// Work that has its turn.
pub struct Task<'a> {
    pub access: Access,
    /// Those whose turn it is.
    pub connections: &'a Connections,
    pub progress: &'a Progress,
}

/// How a transaction ended, for the metrics and for traces.
pub const fn outcome<T>(answer: &Result<T, Fault>) -> &'static str {
    match answer {
        Ok(_) => "committed",
        Err(Fault::Refused(_)) => "refused",
        Err(_) => "failed",
    }
}

/// `has_begun` tells whether anything can have been done.
fn transact<T>(
    lane: &Lane,
    conn: &mut Conn,
    task: &Task<'_>,
    work: impl Fn(&mut Conn) -> Result<T, Fault>,
    guests: Option<&mut Guests<'_>>,
    has_begun: &mut bool,
) -> Result<T, Fault> {
    type Manager = <Conn as Connection>::TransactionManager;
    let access = task.access;
    if access == Access::Look {
        task.progress.answered();
        let _deadline = deadline::Deadline::within(access.limit());
        return asked::once(|| work(conn));
    }
    if access == Access::Store {
        *has_begun = true;
        check_awaited(task)?;
        // Its commit is a part of it, which the database does not end by itself.
        return work(conn);
    }
    begin(conn, access, lane.pooled.as_deref()).map_err(DbError::from)?;
    *has_begun = true;
    task.progress.answered();
    task.connections.sign.note();
    let _deadline = deadline::Deadline::within(access.limit());
    let done = work(conn).and_then(|value| match guests {
        Some(guests) => guests.let_in(conn).map(|()| value).map_err(Fault::from),
        None => Ok(value),
    });
    match done.and_then(|value| check_awaited(task).map(|()| value).map_err(Fault::from)) {
        Ok(value) => {
            task.progress.ask();
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

/// Refuses what was answered already: that the database is down.
fn check_awaited(task: &Task<'_>) -> Result<(), DbError> {
    if task.connections.is_left() {
        return Err(DbError::Unavailable("it answered too late, and nothing is stored".to_owned()));
    }
    Ok(())
}

/// What begins a transaction that reads.
pub const READ_PG: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// A connection's statements have the time of readers.
static WRITE_PG: LazyLock<String> = LazyLock::new(|| {
    let limit = conn::WRITE_LIMIT.as_millis();
    format!("BEGIN; SET LOCAL statement_timeout = {limit}")
});

/// The same where a connection keeps nothing.
fn pooled(address: &Address) -> Option<Arc<(String, String)>> {
    let read = address.begin(READ_PG, conn::READ_LIMIT, conn::LOCK_LIMIT);
    let write = address.begin("BEGIN", conn::WRITE_LIMIT, conn::LOCK_LIMIT);
    address.is_pooled.then(|| Arc::new((read, write)))
}

/// SQLite: a transaction that reads first and writes later fails at once when another one wrote in between, so writers
/// take the lock at the start. PostgreSQL: readers get one snapshot, writers compare and swap under READ COMMITTED.
fn begin(conn: &mut Conn, access: Access, pooled: Option<&(String, String)>) -> diesel::QueryResult<()> {
    match (conn, access, pooled) {
        (Conn::Pg(inner), Access::Write, None) => AnsiTransactionManager::begin_transaction_sql(inner, &WRITE_PG),
        (Conn::Pg(inner), _, None) => AnsiTransactionManager::begin_transaction_sql(inner, READ_PG),
        (Conn::Pg(inner), Access::Write, Some((_, sql))) => AnsiTransactionManager::begin_transaction_sql(inner, sql),
        (Conn::Pg(inner), _, Some((sql, _))) => AnsiTransactionManager::begin_transaction_sql(inner, sql),
        (Conn::Sqlite(inner), Access::Write, _) => {
            AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN IMMEDIATE")
        }
        (Conn::Sqlite(inner), _, _) => AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN"),
    }
}
