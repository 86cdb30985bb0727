//! Work at the database that waits for its turn, as the queue and whoever does it see it.

use std::any::{Any, TypeId};

use super::conn::Conn;
use crate::fault::Fault;

/// Work that is done in a turn, on a thread that may wait.
pub trait Work: Send {
    /// Whether nobody wants it any more.
    fn has_left(&self) -> bool;

    /// What it may be done as in somebody else's turn, if it may: the type behind the box of [`Work::into_guest`].
    fn joins_as(&self) -> Option<TypeId> {
        None
    }

    /// Whether it may wait for others that are as short, though there is a connection.
    fn may_be_held_back(&self) -> bool {
        false
    }

    /// Does it; those who wait behind it may join it.
    fn run(self: Box<Self>, others: &mut dyn Others);

    /// Itself, to be done in somebody else's turn, in one more box; none if it has left, or does not join.
    fn into_guest(self: Box<Self>) -> Option<Box<dyn Any + Send>> {
        None
    }
}

/// Those who wait for a turn, as who has one sees them.
pub trait Others {
    /// How many wait, whatever for.
    fn waiting(&self) -> usize;

    /// Takes the next one into the turn, if it joins as this: the turn is its then.
    fn join(&mut self, guest: TypeId) -> Option<Box<dyn Any + Send>>;

    /// Takes the next one along, if it joins as this: the turn stays whose it is.
    fn take_along(&mut self, guest: TypeId) -> Option<Box<dyn Any + Send>>;
}

/// A guest out of its second box.
pub fn unboxed<G: ?Sized + 'static>(guest: Box<dyn Any + Send>) -> Option<Box<G>>
where
    Box<G>: Send,
{
    guest.downcast::<Box<G>>().ok().map(|guest| *guest)
}

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
