//! A primary of PostgreSQL with a streaming replica, for one test.

use std::time::{Duration, Instant};

use super::cluster::Cluster;
use super::process::PATIENCE;

/// The two.
pub struct Pair {
    pub primary: Cluster,
    pub replica: Cluster,
}

impl Pair {
    pub fn start() -> Self {
        let primary = Cluster::start(&["fsync=off"]);
        let replica = primary.standby("replica");
        Self { primary, replica }
    }

    /// Waits until the replica has replayed what the primary has written by now.
    pub fn catch_up(&self) {
        let written = self.primary.lines("postgres", "SELECT pg_current_wal_flush_lsn()::text AS line").remove(0);
        let shown = format!("SELECT (pg_last_wal_replay_lsn() >= '{written}')::text AS line");
        let begun = Instant::now();
        while self.replica.lines("postgres", &shown) != ["true"] {
            assert!(begun.elapsed() < PATIENCE, "the replica does not catch up");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
