//! A pool with its turns. When the database stops answering, those who asked it hang, with their connections: others take the
//! pool's place then, so that a database that answers elsewhere, or again, is found by new connections.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use diesel::r2d2::{CustomizeConnection, Pool, PooledConnection};

use super::conn::{self, ConnectError, Held, Manager, Target};
use super::gathering::Gathering;
use super::pulse::{Pulse, Sign};
use super::turns::{HeldBack, Turns};
use super::{address, asked};
use crate::fault::DbError;

/// How long a request waits for a database that is down: five seconds with all that comes before and after.
pub const DOWN_LIMIT: Duration = Duration::from_secs(4);

/// How long a start waits for its first connection.
const START_LIMIT: Duration = Duration::from_secs(10);

/// Twice as long as a failed attempt to connect is followed by the next one, at most.
const PAUSES: Duration = Duration::from_secs(1);

/// How many that read are asked at once at a PostgreSQL on the same machine, as long as they are quick: it takes the same
/// processor cores, and what is more than keeps them busy has only to be woken up, and waits for the others anyway, by itself
/// where it could be asked [together](super::question) with them. What takes longer waits for a disk or is long, and nobody has
/// to wait for it in turn. None for a pool that is no larger.
fn beside(size: u32) -> Option<HeldBack> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let held = HeldBack { at_once: cores, quick: Duration::from_millis(5) };
    usize::try_from(size).is_ok_and(|size| held.at_once < size).then_some(held)
}

/// What is done with a new connection.
#[derive(Debug)]
struct Made {
    pulse: Pulse,
    turns: Turns,
    /// How readers are held back where its server is on this machine, as its address may say.
    beside: Option<HeldBack>,
}

impl CustomizeConnection<Held, ConnectError> for Made {
    fn on_acquire(&self, held: &mut Held) -> Result<(), ConnectError> {
        self.pulse.back();
        if let Some(beside) = self.beside
            && conn::is_on_this_machine(&mut held.conn)
        {
            self.turns.hold_back(beside);
        }
        asked::count(&mut held.conn);
        Ok(())
    }
}

/// Connections, and as many turns.
pub struct Connections {
    pool: Pool<Manager>,
    pub turns: Turns,
    /// Those who wait to be stored with others.
    pub gathering: Gathering,
    /// When something was answered by one of these last, or began.
    pub sign: Sign,
    /// Whether there ever was a connection.
    was_reached: AtomicBool,
    is_left: AtomicBool,
}

impl Connections {
    /// A pool that makes its first connection by itself.
    pub fn new(target: &Target, size: u32, pulse: &Pulse) -> Self {
        let turns = Turns::new(size);
        let is_local = matches!(target, Target::Postgres(url) if address::is_local(url));
        let beside = is_local.then(|| beside(size)).flatten();
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(PAUSES)
            .error_handler(Box::new(pulse.clone()))
            .connection_customizer(Box::new(Made { pulse: pulse.clone(), turns: turns.clone(), beside }))
            .build_unchecked(Manager(target.clone()));
        let (gathering, sign, was_reached, is_left) = Default::default();
        Self { pool, turns, gathering, sign, was_reached, is_left }
    }

    /// Waits for the first connection.
    pub fn begin(&self) -> Result<(), DbError> {
        self.get(START_LIMIT).map(drop)
    }

    /// A connection; whoever has a turn has a place in the pool: what can lack is the database.
    pub fn get(&self, limit: Duration) -> Result<PooledConnection<Manager>, DbError> {
        let conn = self.pool.get_timeout(limit).map_err(|error| DbError::Unavailable(error.to_string()))?;
        self.was_reached.store(true, Ordering::Relaxed);
        self.sign.note();
        Ok(conn)
    }

    /// A connection that is there.
    pub fn try_get(&self) -> Option<PooledConnection<Manager>> {
        self.pool.try_get()
    }

    /// How many connections there are, and how many of them nobody uses.
    pub fn count(&self) -> (u32, u32) {
        let state = self.pool.state();
        (state.connections, state.idle_connections)
    }

    /// Whether leaving them to themselves would help: those that were never reached are being made anew already.
    pub fn may_hang(&self) -> bool {
        self.was_reached.load(Ordering::Relaxed)
    }

    /// Leaves them to themselves.
    pub fn leave(&self) {
        self.is_left.store(true, Ordering::Release);
    }

    /// Whether others have taken their place: whoever asked by them was answered that the database is down, and nothing is
    /// committed any more.
    pub fn is_left(&self) -> bool {
        self.is_left.load(Ordering::Acquire)
    }
}
