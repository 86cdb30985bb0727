//! Requests that the platform cannot go on with.

use chrono::{DateTime, Utc};

use super::due;
use super::model::{ASK_AGAIN_AFTER, RETRY_AFTER, Stuck};
use super::moves::touch;
use crate::auth::Actor;
use crate::db::Conn;
use crate::fault::Fault;
use crate::id::LinkRequestId;

/// Notes that the platform cannot go on with a request, and why; it tries again later. Operations may end it meanwhile.
pub fn note_stuck(conn: &mut Conn, id: &LinkRequestId, cause: &Fault, now: DateTime<Utc>) -> Result<(), Fault> {
    tracing::error!(link_request_id = %id, error = %cause, "the platform cannot go on with a link request");
    let stuck = Stuck { since: now, cause: cause.to_string(), retry_at: now + RETRY_AFTER };
    if due::note_stuck(conn, id, &stuck)? { touch(conn, Actor::Platform, id, now) } else { Ok(()) }
}

/// Notes that the work on a request failed: what passes is tried again in a moment, what lies in the request later.
pub fn note_failure(conn: &mut Conn, id: &LinkRequestId, cause: &Fault, now: DateTime<Utc>) -> Result<(), Fault> {
    if cause.is_passing() {
        Ok(due::postpone(conn, id, now + ASK_AGAIN_AFTER)?)
    } else {
        note_stuck(conn, id, cause, now)
    }
}

/// Notes that the platform goes on with a request after all.
pub fn note_unstuck(conn: &mut Conn, id: &LinkRequestId, now: DateTime<Utc>) -> Result<(), Fault> {
    if due::note_unstuck(conn, id)? { touch(conn, Actor::Platform, id, now) } else { Ok(()) }
}
