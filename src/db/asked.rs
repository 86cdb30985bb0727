//! How often a look asks the database: more than once would be of several moments, and more round trips than it is there to
//! save. Counted in builds for tests only.

use std::cell::Cell;

use diesel::Connection;
use diesel::connection::InstrumentationEvent;
use diesel::r2d2::CustomizeConnection;

use super::conn::{Conn, ConnectError};

thread_local! {
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// Counts what the connections of a pool are asked.
#[derive(Debug)]
pub struct Counted;

impl CustomizeConnection<Conn, ConnectError> for Counted {
    fn on_acquire(&self, conn: &mut Conn) -> Result<(), ConnectError> {
        if cfg!(debug_assertions) {
            conn.set_instrumentation(|event: InstrumentationEvent<'_>| {
                if matches!(event, InstrumentationEvent::StartQuery { .. }) {
                    ASKED.set(ASKED.get() + 1);
                }
            });
        }
        Ok(())
    }
}

/// Runs a look on this thread, which panics in such a build when it asks more than once.
pub fn once<T>(look: impl FnOnce() -> T) -> T {
    ASKED.set(0);
    let answer = look();
    debug_assert!(ASKED.get() <= 1, "a look has asked the database {} times", ASKED.get());
    answer
}
