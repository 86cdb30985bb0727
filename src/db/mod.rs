//! The database: pools, and the ways in: [`Db::look`] and [`Db::ask`] for one statement, [`Db::read`] and [`Db::write`] for transactions. Each
//! waits for its turn and is then done by a thread that may wait. No query lives here; those are in each resource's `store.rs`.

mod address;
mod asked;
pub mod backup;
pub mod conn;
mod connections;
pub mod copy;
mod counted;
mod deadline;
mod errand;
mod error;
mod gathering;
mod group;
pub mod inspect;
mod lane;
pub mod live;
pub mod migrate;
mod prepared;
mod progress;
mod pulse;
pub mod question;
mod replica;
pub mod row;
mod rows;
#[expect(missing_docs, reason = "made by diesel's command line; the migrations explain the columns")]
pub mod schema;
pub mod turns;
pub mod types;
mod work;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

pub use address::{is_pooled, is_pooler_readable};
pub use conn::{Conn, Target};
pub use counted::{store_all_counted, store_counted};
pub use diesel::PgConnection;
pub use lane::Access;
pub use prepared::{Statement, carry_out, change};
pub(crate) use prepared::{insertion, natively};
pub use replica::{NotOurs, Unfit};
pub(crate) use rows::insertions;
pub use rows::{Rows, Values};
pub use turns::Share;

use crate::fault::{DbError, Fault};
use crate::metrics;
use errand::run;
use lane::Lane;
use pulse::Pulse;
use question::Question;
use replica::Replica;

/// Connections to PostgreSQL that are the server's own, besides the pool that requests share.
pub const OWN: u32 = 2;

/// Handle to the database; clones share the pools.
#[derive(Clone)]
pub struct Db {
    readers: Lane,
    writers: Lane,
    /// The server's own, so that readiness, revocations and leases wait behind nobody.
    own_readers: Lane,
    own_writers: Lane,
    /// Where is read what may be some seconds old, if there is one.
    replica: Option<Replica>,
    /// Set when a write failed because the database could not be reached or its disk is full.
    refused: Arc<AtomicBool>,
    /// Statements for callers, in builds for tests.
    asked: Arc<AtomicU64>,
}

impl Db {
    /// Opens the pools: on SQLite many readers and one writer, because it writes one transaction at a time anyway and
    /// writers that queue here do not fail on its lock; on PostgreSQL one pool for both. The server's own reads have
    /// connections beside them, and its own writes too, or on SQLite the next turn.
    pub fn open(target: &Target, size: u32, metrics: &metrics::Database) -> Result<Self, DbError> {
        target.close_to_others();
        let pulse = Pulse::default();
        let lane = |name, size| Lane::new(target, size, &pulse, metrics.lane(name, size));
        if matches!(target, Target::Sqlite { .. }) {
            let (writers, readers, own_readers) = (lane("write", 1), lane("read", size), lane("own", 1));
            [&writers, &readers, &own_readers].into_iter().try_for_each(Lane::begin)?;
            let (own_writers, refused, asked) = (writers.clone(), Arc::default(), Arc::default());
            return Ok(Self { readers, own_writers, writers, own_readers, replica: None, refused, asked });
        }
        let (shared, own) = (lane("shared", size), lane("own", OWN));
        [&shared, &own].into_iter().try_for_each(Lane::begin)?;
        let (own_readers, own_writers) = (own.clone(), own);
        let (refused, asked) = (Arc::default(), Arc::default());
        Ok(Self { readers: shared.clone(), writers: shared, own_readers, own_writers, replica: None, refused, asked })
    }

    /// The same with a replica, which need not be there yet. [`NotOurs`] when it is there and follows another database.
    pub fn with_replica(
        self,
        target: &Target,
        size: u32,
        metrics: &metrics::Database,
    ) -> Result<Result<Self, NotOurs>, Fault> {
        let replica = Replica::new(target, size, metrics);
        let primary = self.own_readers.run_blocking(Access::Look, replica::primary_place)?;
        Ok(replica.check(&primary).map(|()| Self { replica: Some(replica), ..self }))
    }

    /// Whether there is a replica, fit to be read or not.
    pub const fn has_replica(&self) -> bool {
        self.replica.is_some()
    }

    /// Finds out how far behind the replica is.
    pub async fn measure_replica(&self) -> Result<(), Fault> {
        let Some(replica) = &self.replica else { return Ok(()) };
        let at = Instant::now();
        let primary = self.look(&Share::Server, replica::primary_place).await?;
        replica.measure(at, primary).await;
        Ok(())
    }

    /// Runs `work` at the replica when it is this share's turn there; none when there is no replica, when it is too far behind
    /// or fails, and when `work` refuses: whoever asks then asks the primary.
    pub async fn at_replica<T, F>(&self, share: &Share, access: Access, work: F) -> Option<T>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
    {
        self.replica.as_ref()?.ask(share, access, work).await
    }

    /// Threads that all lanes together can keep busy, for a pool of this size; and as many that hang at a database which
    /// does not answer.
    pub const fn most_threads(&self, size: u32) -> u32 {
        let lanes = if self.replica.is_some() { 2 * size + OWN } else { size + OWN };
        2 * lanes
    }

    fn lane(&self, share: &Share, access: Access) -> &Lane {
        match (share, access.writes()) {
            (Share::Server, true) => &self.own_writers,
            (Share::Server, false) => &self.own_readers,
            (_, true) => &self.writers,
            (_, false) => &self.readers,
        }
    }

    /// Tells the metrics how the pools stand.
    pub fn observe(&self) {
        let replica = self.replica.iter().map(Replica::lane);
        for lane in [&self.readers, &self.writers, &self.own_readers].into_iter().chain(replica) {
            let (connections, idle) = lane.connections().count();
            lane.metrics.pool(connections, idle);
        }
    }

    /// Runs `work` when it is this share's turn, without a transaction around it: for work that asks the database once, which
    /// then is one round trip.
    pub async fn look<T, F>(&self, share: &Share, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
    {
        let (lane, work) = (self.lane(share, Access::Look), asked::counting(&self.asked, share, work));
        if lane.is_embedded
            && let Some(answer) = lane.here(share, &work)
        {
            return answer;
        }
        run(lane, share, Access::Look, work).await
    }

    /// Asks a question when it is this share's turn, with others' questions of its kind in one statement where many wait. What is
    /// answered is made on the thread that reads. What [stores](Access::Store) is answered after its commit, and mostly needs no
    /// transaction around it: on PostgreSQL it is one round trip then.
    pub async fn ask<Q, T, F>(&self, share: &Share, question: Arc<Q>, finish: F) -> Result<T, Fault>
    where
        Q: Question,
        T: Send + 'static,
        F: Fn(Q::Answer) -> Result<T, Fault> + Send + 'static,
    {
        if self.readers.is_embedded {
            let work = move |conn: &mut Conn| finish(question.ask(conn)?);
            return if Q::ACCESS.writes() { self.write(share, work).await } else { self.look(share, work).await };
        }
        let answer = question::ask(self.lane(share, Q::ACCESS), share, question, finish, &self.asked).await;
        self.note_refused(Q::ACCESS, &answer);
        answer
    }

    /// Runs `work` in a read-only transaction when it is this share's turn: every query in it sees the same state.
    pub async fn read<T, F>(&self, share: &Share, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
    {
        let work = asked::counting(&self.asked, share, work);
        run(self.lane(share, Access::Read), share, Access::Read, work).await
    }

    /// Runs `work` in a transaction when it is this share's turn, and commits it before the answer. `work` may run several
    /// times when other transactions touch the same rows, so it must depend on nothing but its arguments and the database.
    pub async fn write<T, F>(&self, share: &Share, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
    {
        let work = asked::counting(&self.asked, share, work);
        let answer = run(self.lane(share, Access::Write), share, Access::Write, work).await;
        self.note_refused(Access::Write, &answer);
        answer
    }

    fn note_refused<T>(&self, access: Access, answer: &Result<T, Fault>) {
        if access.writes()
            && let Err(Fault::Db(DbError::Unavailable(_))) = answer
        {
            self.refused.store(true, Ordering::Relaxed);
        }
    }

    /// Statements that callers' work has asked so far; in builds for tests only.
    pub fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    /// Whether it was told that the database is away, and not that it is back.
    pub fn is_out(&self) -> bool {
        self.own_readers.pulse.is_out()
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
        self.own_writers.run_blocking(Access::Write, work)
    }
}
