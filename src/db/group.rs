//! Writes that wait for the one writer of SQLite and are committed together. A commit waits for the disk, and for many it
//! waits as long as for one.
//!
//! Whoever has the turn does its own work first, and lets in those who wait: each works in a savepoint, so that what one is
//! refused with undoes nothing of another, and nobody is answered before the commit. Whoever takes long, finds the database
//! busy or ends the transaction costs the others a second run: all that they were given is what their work makes of the same
//! ids, and nobody has seen it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::conn::Conn;
use super::deadline::Deadline;
use super::work::{Guest, Others};
use crate::fault::{DbError, Fault};

/// Guests of one transaction at most.
const MOST: usize = 31;

/// Nobody is let in any more after this time, so that those who are done wait for their answers no longer than that and the
/// last one's time.
const OPEN_FOR: Duration = Duration::from_millis(3);

/// How long a guest may take; the work of most takes a tenth of a millisecond. Whoever needs more does so alone.
const LIMIT: Duration = Duration::from_millis(20);

/// Those who join a transaction.
pub struct Guests<'a, 'o> {
    others: &'a mut Others<'o>,
    begun: Instant,
    /// Done, if the transaction is committed.
    done: Vec<Box<dyn Guest>>,
    /// Each in a transaction of its own, after this one.
    alone: Vec<Box<dyn Guest>>,
}

impl<'a, 'o> Guests<'a, 'o> {
    /// Those who wait are let in for a moment.
    pub fn new(others: &'a mut Others<'o>) -> Self {
        Self { others, begun: Instant::now(), done: Vec::new(), alone: Vec::new() }
    }

    /// Does the work of those who wait, in the transaction that `conn` has begun. [`DbError::Stale`] when that has to be undone
    /// and run again; nobody joins it then.
    pub fn let_in(&mut self, conn: &mut Conn) -> Result<(), DbError> {
        while self.alone.is_empty() && self.done.len() < MOST && self.begun.elapsed() < OPEN_FOR {
            let Some(mut guest) = (self.others)() else { break };
            match attempt(conn, &mut *guest) {
                Ok(()) => self.done.push(guest),
                // Its caller is told that by nobody answering.
                Err(Fault::Db(DbError::Lost)) => drop(guest),
                Err(fault) if !fault.is_passing() => {
                    guest.refuse(fault);
                    self.done.push(guest);
                }
                // The transaction may have ended with it.
                Err(_) => {
                    self.alone.append(&mut self.done);
                    self.alone.push(guest);
                    return Err(DbError::Stale);
                }
            }
        }
        Ok(())
    }

    /// Answers those who are done, and does the others' work.
    pub fn part(self, is_committed: bool) {
        let (done, again) = if is_committed { (self.done, Vec::new()) } else { (Vec::new(), self.done) };
        done.into_iter().for_each(|guest| guest.answer());
        again.into_iter().chain(self.alone).for_each(|guest| guest.alone());
    }
}

/// Does a guest's work in a savepoint. [`DbError::Lost`] when it panics.
fn attempt(conn: &mut Conn, guest: &mut dyn Guest) -> Result<(), Fault> {
    let _deadline = Deadline::within(LIMIT);
    conn.savepoint(|conn| {
        let caught = catch_unwind(AssertUnwindSafe(|| guest.attempt(conn)));
        caught.unwrap_or_else(|_| Err(DbError::Lost.into()))
    })
}
