//! Requests that the platform cannot go on with.

use super::due;
use super::model::{ASK_AGAIN_AFTER, RETRY_AFTER, Stuck};
use super::moves::touch;
use crate::auth::Actor;
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::tx::Tx;

/// Notes that the platform cannot go on with a request, and why; it tries again later. Operations may end it meanwhile.
pub fn note_stuck(tx: &mut Tx<'_, Actor<'_>>, id: &LinkRequestId, cause: &Fault) -> Result<(), Fault> {
    tracing::error!(link_request_id = %id, error = %cause, "the platform cannot go on with a link request");
    let stuck = Stuck { since: tx.now, cause: cause.to_string(), retry_at: tx.now + RETRY_AFTER };
    if due::note_stuck(tx.conn, id, &stuck)? { touch(tx, id) } else { Ok(()) }
}

/// Notes that the work on a request failed: what passes is tried again in a moment, what lies in the request later.
pub fn note_failure(tx: &mut Tx<'_, Actor<'_>>, id: &LinkRequestId, cause: &Fault) -> Result<(), Fault> {
    if cause.is_passing() {
        Ok(due::postpone(tx.conn, id, tx.now + ASK_AGAIN_AFTER)?)
    } else {
        note_stuck(tx, id, cause)
    }
}

/// Notes that the platform goes on with a request after all.
pub fn note_unstuck(tx: &mut Tx<'_, Actor<'_>>, id: &LinkRequestId) -> Result<(), Fault> {
    if due::note_unstuck(tx.conn, id)? { touch(tx, id) } else { Ok(()) }
}
