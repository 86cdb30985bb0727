//! Work at the database that waits for its turn, as the queue and whoever does it see it.

use super::conn::Conn;
use crate::fault::Fault;

/// Work that is done in a turn, on a thread that may wait.
pub trait Work: Send {
    /// Whether nobody wants it any more.
    fn has_left(&self) -> bool;

    /// Whether it may be done in a transaction with others.
    fn joins(&self) -> bool {
        false
    }

    /// Whether it may wait for others that are as short, though there is a connection.
    fn may_be_held_back(&self) -> bool {
        false
    }

    /// Does it; those who wait behind it may join it.
    fn run(self: Box<Self>, others: &mut Others<'_>);

    /// Itself, to be done in a transaction with others; none if it has left, or does not join.
    fn into_guest(self: Box<Self>) -> Option<Box<dyn Guest>> {
        None
    }
}

/// Takes the next one who waits into the turn, if it joins.
pub type Others<'a> = dyn FnMut() -> Option<Box<dyn Guest>> + 'a;

/// A write in a transaction that another one has begun.
pub trait Guest: Send {
    /// Does it in a savepoint of its own, and keeps what it answers. What it is refused with is told too, so that the
    /// savepoint undoes what it stored.
    fn attempt(&mut self, conn: &mut Conn) -> Result<(), Fault>;

    /// Keeps this as its answer.
    fn refuse(&mut self, fault: Fault);

    /// Gives the answer that it keeps.
    fn answer(self: Box<Self>);

    /// Waits for a turn of its own.
    fn wait_again(self: Box<Self>);
}
