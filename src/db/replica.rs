//! A streaming replica of PostgreSQL, at which is read what may be some seconds old.
//!
//! How far behind it is, is measured by places in the primary's log: what the primary had written at a moment is noted, and once
//! the replica has replayed as far, it shows all that was committed by then. So an idle primary makes no replica look old,
//! and one that replays nothing looks as old as it is, whether or not it is connected.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::conn::{Conn, Target};
use super::errand::run;
use super::lane::{Access, Lane};
use super::pulse::Pulse;
use super::turns::Share;
use crate::fault::{DbError, Fault};
use crate::metrics;

/// How far behind it may be. The contract's document says so.
pub const MOST_BEHIND: Duration = Duration::from_secs(5);

/// How long it is waited for, before the primary is asked instead.
const PATIENCE: Duration = Duration::from_secs(2);

/// Moments that are noted at most: those of the time that it may be behind, and some more.
const MOST_NOTED: usize = 10;

/// Which cluster and database a server has, and how far its log is written, or replayed.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Place {
    #[diesel(sql_type = Text)]
    pub whose: String,
    /// None of a server that replays nothing.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub lsn: Option<i64>,
}

const PRIMARY: &str = "SELECT system_identifier || ' ' || current_database() AS whose, \
     pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint AS lsn FROM pg_control_system()";

const REPLICA: &str = "SELECT system_identifier || ' ' || current_database() AS whose, CASE WHEN pg_is_in_recovery() \
     THEN pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint END AS lsn FROM pg_control_system()";

/// Where the primary is.
pub fn primary_place(conn: &mut Conn) -> Result<Place, Fault> {
    Ok(sql_query(PRIMARY).get_result(conn)?)
}

/// How far a replica has replayed.
pub fn replica_place(conn: &mut Conn) -> Result<Place, Fault> {
    Ok(sql_query(REPLICA).get_result(conn)?)
}

/// What was named as a replica is one of another database, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("GANGWAY_DATABASE_READ_URL names another database than a replica of GANGWAY_DATABASE_URL's")]
pub struct NotOurs;

/// Why a replica is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It has not been reached yet, or not any more.
    Unreachable,
    /// It is another database's.
    Foreign,
    /// It replays no log.
    NoReplica,
    /// It is too far behind.
    Behind,
}

impl Unfit {
    /// Why, in words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreachable => "it does not answer",
            Self::Foreign => "it is a replica of another database",
            Self::NoReplica => "it is not in recovery, so it follows nobody",
            Self::Behind => "it is too far behind",
        }
    }
}

/// What is known of it.
#[derive(Debug, Default)]
struct Known {
    /// Moments, and how far the primary's log was written by then; the oldest first.
    written: VecDeque<(Instant, i64)>,
    /// All that was committed by then is shown.
    shows: Option<Instant>,
    /// What was told of it last: none that it is read.
    told: Option<Option<Unfit>>,
}

impl Known {
    /// Notes how far the primary's log was written at a moment.
    fn note(&mut self, at: Instant, lsn: i64) {
        self.written.push_back((at, lsn));
        if self.written.len() > MOST_NOTED {
            self.written.pop_front();
        }
    }

    /// Notes how far it has replayed.
    fn replayed(&mut self, lsn: i64) {
        while let Some((at, _)) = self.written.pop_front_if(|(_, written)| *written <= lsn) {
            self.shows = Some(at);
        }
    }

    fn is_fit(&self, now: Instant) -> bool {
        self.shows.is_some_and(|shows| now.saturating_duration_since(shows) <= MOST_BEHIND)
    }
}

/// The replica; clones share it.
#[derive(Clone)]
pub struct Replica {
    lane: Lane,
    known: Arc<Mutex<Known>>,
    metrics: metrics::Database,
}

impl Replica {
    /// A replica that is not read before it was measured. It need not be there yet.
    pub fn new(target: &Target, size: u32, metrics: &metrics::Database) -> Self {
        // A replica that is away says nothing of the primary.
        let lane = Lane::new(target, size, &Pulse::default(), metrics.lane("replica", size));
        Self { lane, known: Arc::default(), metrics: metrics.clone() }
    }

    /// Its pool.
    pub const fn lane(&self) -> &Lane {
        &self.lane
    }

    /// Whether it is near enough.
    pub fn is_fit(&self) -> bool {
        self.known().is_fit(Instant::now())
    }

    /// What it answers; none when it is not to be had, does not answer in time or fails, and also when it refuses: what it
    /// does not find may be too new for it.
    pub async fn ask<T, F>(&self, share: &Share, access: Access, work: F) -> Option<T>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T, Fault> + Send + 'static,
    {
        if !self.is_fit() {
            return None;
        }
        match tokio::time::timeout(PATIENCE, run(&self.lane, share, access, work)).await {
            Ok(Ok(value)) => Some(value),
            Ok(Err(fault)) if !matches!(fault, Fault::Db(DbError::Unavailable(_))) => None,
            // Who waited too long may have waited for a turn.
            Err(_) if !self.lane.pulse.is_out() => None,
            // Whoever comes next need not find it out; it is measured again in a moment.
            Ok(Err(_)) | Err(_) => {
                self.known().shows = None;
                None
            }
        }
    }

    /// Refuses what is reached and is no replica of the database whose primary is at this place.
    pub fn check(&self, primary: &Place) -> Result<(), NotOurs> {
        match self.lane.run_blocking(Access::Look, replica_place) {
            Ok(found) if found.whose != primary.whose => Err(NotOurs),
            // What is not there at the start may come later.
            _ => Ok(()),
        }
    }

    /// Finds out how far behind it is, when the primary was at this place at this moment.
    pub async fn measure(&self, at: Instant, primary: Place) {
        let asked = run(&self.lane, &Share::Server, Access::Look, replica_place);
        let found = tokio::time::timeout(PATIENCE, asked).await;
        let mut known = self.known();
        known.note(at, primary.lsn.unwrap_or_default());
        let unfit = match found {
            Ok(Ok(found)) if found.whose != primary.whose => Some(Unfit::Foreign),
            Ok(Ok(Place { lsn: None, .. })) => Some(Unfit::NoReplica),
            Ok(Ok(Place { lsn: Some(lsn), .. })) => {
                known.replayed(lsn);
                (!known.is_fit(Instant::now())).then_some(Unfit::Behind)
            }
            Ok(Err(_)) | Err(_) => Some(Unfit::Unreachable),
        };
        if unfit.is_some() {
            known.shows = None;
        }
        self.tell(&mut known, unfit);
    }

    /// Tells what has changed, once.
    fn tell(&self, known: &mut Known, unfit: Option<Unfit>) {
        self.metrics.replica_read(unfit.is_none());
        if known.told == Some(unfit) {
            return;
        }
        known.told = Some(unfit);
        match unfit {
            None => tracing::info!("lists and events are read at the replica"),
            Some(why) => tracing::warn!(why = why.as_str(), "the replica is not read, but the primary in its place"),
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // Nothing in here can panic half way.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn it_shows_what_was_written_by_the_last_moment_that_it_has_replayed() {
        let (mut known, begun) = (Known::default(), Instant::now());
        assert!(!known.is_fit(begun), "nothing is known of it");
        for second in 0..6 {
            known.note(begun + SECOND * second, 100 + i64::from(second));
        }
        known.replayed(99);
        assert_eq!(known.shows, None);
        known.replayed(102);
        assert_eq!(known.shows, Some(begun + SECOND * 2));
        assert!(known.is_fit(begun + SECOND * 7) && !known.is_fit(begun + SECOND * 8));
        // It replays nothing any more.
        known.replayed(102);
        assert_eq!(known.shows, Some(begun + SECOND * 2));
        known.replayed(500);
        assert_eq!(known.shows, Some(begun + SECOND * 5));
    }

    #[test]
    fn an_idle_primary_makes_no_replica_look_old_and_little_is_remembered() {
        let (mut known, begun) = (Known::default(), Instant::now());
        for second in 0..100 {
            known.note(begun + SECOND * second, 100);
            known.replayed(100);
        }
        assert!(known.is_fit(begun + SECOND * 100));
        for second in 0..100 {
            known.note(begun + SECOND * second, 200);
        }
        assert_eq!(known.written.len(), MOST_NOTED);
    }
}
