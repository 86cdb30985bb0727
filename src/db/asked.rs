//! How often the database is asked: a look once, because more would be of several moments and more round trips than it is
//! there to save; and for callers altogether, so that tests see what grows with the data. Counted in builds for tests only.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use diesel::Connection;
use diesel::connection::InstrumentationEvent;

use super::conn::Conn;
use super::turns::Share;

thread_local! {
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// Counts what a connection is asked from now on.
pub fn count(conn: &mut Conn) {
    if cfg!(debug_assertions) {
        conn.set_instrumentation(|event: InstrumentationEvent<'_>| {
            if matches!(event, InstrumentationEvent::StartQuery { .. }) {
                ASKED.set(ASKED.get() + 1);
            }
        });
    }
}

/// Runs a look on this thread, which panics in such a build when it asks more than once.
pub fn once<T>(look: impl FnOnce() -> T) -> T {
    ASKED.set(0);
    let answer = look();
    debug_assert!(ASKED.get() <= 1, "a look has asked the database {} times", ASKED.get());
    answer
}

/// Counts what work asks that is done for a caller.
pub fn counting<T, F: Fn(&mut Conn) -> T>(
    total: &Arc<AtomicU64>,
    share: &Share,
    work: F,
) -> impl Fn(&mut Conn) -> T + use<T, F> {
    let is_callers = matches!(share, Share::Operations | Share::Reseller(_));
    let total = (cfg!(debug_assertions) && is_callers).then(|| Arc::clone(total));
    move |conn| {
        let before = ASKED.get();
        let answer = work(conn);
        if let Some(total) = &total {
            total.fetch_add(u64::from(ASKED.get() - before), Ordering::Relaxed);
        }
        answer
    }
}
