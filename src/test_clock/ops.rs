//! Use cases of the test clock. Replicas read it from the database.

use super::model::{Advance, TestClock};
use super::store;
use crate::auth::Caller;
use crate::fault::Fault;
use crate::tx::Tx;

/// The clock.
pub fn get(tx: &mut Tx<'_, &Caller>) -> Result<TestClock, Fault> {
    Ok(store::get(tx.conn)?)
}

/// Moves it forward.
pub fn advance(tx: &mut Tx<'_, &Caller>, by: Advance) -> Result<TestClock, Fault> {
    let clock = store::get(tx.conn)?.advanced(by, tx.real)?;
    store::put(tx.conn, clock)?;
    Ok(clock)
}

/// Goes back to real time.
pub fn reset(tx: &mut Tx<'_, &Caller>) -> Result<(), Fault> {
    let clock = store::get(tx.conn)?;
    if clock.offset_seconds == 0 {
        return Ok(());
    }
    Ok(store::put(tx.conn, clock.reset())?)
}
