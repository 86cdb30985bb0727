//! Writes that wait for the one writer of SQLite and are committed together. A commit waits for the disk, and for many it
//! waits as long as for one.
//!
//! Whoever has the turn does its own work first, and lets in those who wait: each works in a savepoint, so that what one is
//! refused with undoes nothing of another, and nobody is answered before the commit. When one takes long, panics, finds the
//! database busy or ends the transaction, it has to leave, and the others work a second time: what they were given is the same,
//! and nobody has seen what they made of it.

use std::any::TypeId;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::conn::Conn;
use super::deadline::Deadline;
use super::work::{Guest, Others, unboxed};
use crate::fault::{DbError, Fault};

/// Guests of one transaction at most.
const MOST: usize = 31;

/// Nobody is let in any more after this time, so that those who are done wait for their answers no longer than that and the
/// last one's time.
const OPEN_FOR: Duration = Duration::from_millis(3);

/// How long a statement of a guest may take; the whole work of most takes a tenth of a millisecond.
const LIMIT: Duration = Duration::from_millis(20);

/// How often those who are done work again because one has to leave.
const BREAKS: u32 = 2;

/// Those who join a transaction.
pub struct Guests<'a> {
    others: &'a mut dyn Others,
    begun: Instant,
    /// Done, if the transaction is committed.
    done: Vec<Box<dyn Guest>>,
    /// They were done as one after them had to leave.
    again: VecDeque<Box<dyn Guest>>,
    /// Those who had to leave.
    left: Vec<Box<dyn Guest>>,
    breaks: u32,
}

impl<'a> Guests<'a> {
    /// Those who wait are let in for a moment.
    pub fn new(others: &'a mut dyn Others) -> Self {
        let (done, again, left) = Default::default();
        Self { others, begun: Instant::now(), done, again, left, breaks: 0 }
    }

    /// Does the work of those who wait, in the transaction that `conn` has begun. [`DbError::Stale`] when that has to be undone
    /// and run again.
    pub fn let_in(&mut self, conn: &mut Conn) -> Result<(), DbError> {
        while let Some(mut guest) = self.next() {
            match attempt(conn, &mut *guest) {
                Ok(()) => self.done.push(guest),
                Err(fault) if !fault.is_passing() && !is_lost(&fault) => {
                    guest.refuse(fault);
                    self.done.push(guest);
                }
                // The transaction may have ended with it, or be in the middle of a savepoint.
                Err(fault) => {
                    self.breaks += 1;
                    let done = std::mem::take(&mut self.done);
                    self.again = done.into_iter().chain(self.again.drain(..)).collect();
                    if self.breaks >= BREAKS {
                        self.left.extend(self.again.drain(..));
                    }
                    // Of who panics nobody answers the caller, who is told so by that.
                    if !is_lost(&fault) {
                        self.left.push(guest);
                    }
                    return Err(DbError::Stale);
                }
            }
        }
        Ok(())
    }

    fn next(&mut self) -> Option<Box<dyn Guest>> {
        let is_open = self.breaks == 0 && self.done.len() < MOST && self.begun.elapsed() < OPEN_FOR;
        self.again
            .pop_front()
            .or_else(|| if is_open { self.others.join(TypeId::of::<dyn Guest>()).and_then(unboxed) } else { None })
    }

    /// Answers those who are done; the others wait for turns of their own.
    pub fn part(self, is_committed: bool) {
        let (done, undone) = if is_committed { (self.done, Vec::new()) } else { (Vec::new(), self.done) };
        done.into_iter().for_each(|guest| guest.answer());
        undone.into_iter().chain(self.again).chain(self.left).for_each(|guest| guest.wait_again());
    }
}

const fn is_lost(fault: &Fault) -> bool {
    matches!(fault, Fault::Db(DbError::Lost))
}

/// Does a guest's work in a savepoint. [`DbError::Lost`] when it panics.
fn attempt(conn: &mut Conn, guest: &mut dyn Guest) -> Result<(), Fault> {
    let _deadline = Deadline::within(LIMIT);
    conn.savepoint(|conn| {
        let caught = catch_unwind(AssertUnwindSafe(|| guest.attempt(conn)));
        caught.unwrap_or_else(|_| Err(DbError::Lost.into()))
    })
}
