//! L3: a request whose two weeks are over is expired, by the job and before every answer that depends on it, whether or not
//! the job ran. Nobody pays for what others have let lapse: a caller's requests are those of its tenant, a step is one
//! short transaction, and a reader takes a few steps at most. What a write needs to know of the requests that it addresses
//! it expires itself, in its own transaction.

use chrono::{DateTime, Utc};

use super::due::{self, Lapsed};
use super::model::{Command, Status};
use super::moves::{Step, advance};
use super::{store, stuck};
use crate::app::Settle;
use crate::auth::Actor;
use crate::db::Conn;
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::tenant::Tenant;

/// Requests that one transaction expires at most.
const STEP: i64 = 100;

impl Settle for Lapsed {
    const STEPS: usize = 10;

    fn is_due(&self, conn: &mut Conn, tenant: &Tenant, now: DateTime<Utc>) -> Result<bool, Fault> {
        Ok(!due::lapsed(conn, tenant, self, now, 1)?.is_empty())
    }

    fn settle(&self, conn: &mut Conn, tenant: &Tenant, now: DateTime<Utc>) -> Result<(), Fault> {
        expire_due(conn, tenant, self, now).map(drop)
    }
}

/// Expires some of these requests whose two weeks are over, the oldest first; true when others may be left. One that
/// cannot be expired holds up no other: it is noted as stuck and tried again later.
pub fn expire_due(conn: &mut Conn, tenant: &Tenant, these: &Lapsed, now: DateTime<Utc>) -> Result<bool, Fault> {
    let lapsed = due::lapsed(conn, tenant, these, now, STEP)?;
    for id in &lapsed {
        match conn.savepoint(|conn| expire(conn, id, now)) {
            Err(fault) if fault.is_passing() => return Err(fault),
            Err(fault) => stuck::note_stuck(conn, id, &fault, now)?,
            Ok(()) => {}
        }
    }
    Ok(i64::try_from(lapsed.len()).is_ok_and(|count| count >= STEP))
}

fn expire(conn: &mut Conn, id: &LinkRequestId, now: DateTime<Utc>) -> Result<(), Fault> {
    // Others who expire it at the same moment are waited for here, instead of being met when it is stored.
    if !store::hold(conn, id, Status::Sent)? {
        return Ok(());
    }
    let found = store::get(conn, &Tenant::Platform, id)?.ok_or(Fault::Internal("a link request has no account"))?;
    if !found.request.is_due(now) {
        return Ok(());
    }
    // Lapsing is possible in every mode.
    let after = found.request.decide(Command::Lapse, false, now)?;
    let at = after.closed_at.unwrap_or(now);
    advance(conn, &found.request, &after, Step { actor: Actor::Platform, note: None, at, number: None })
}
