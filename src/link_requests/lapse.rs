//! L3: a request whose two weeks are over is expired, by the job and before every answer that depends on it, whether or not
//! the job ran. Nobody pays for what others have let lapse: a caller's requests are those of its tenant, a step is one
//! short transaction, and a reader takes a few steps at most. What a write needs to know of the requests that it addresses
//! it expires itself, in its own transaction.

use super::due::{self, Lapsed};
use super::model::{Command, Status};
use super::moves::{Step, advance};
use super::{store, stuck};
use crate::app::Settle;
use crate::auth::Actor;
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::tenant::Tenant;
use crate::tx::{Tx, Who};

/// Requests that one transaction expires at most.
const STEP: i64 = 100;

impl Settle for Lapsed {
    const STEPS: usize = 10;

    fn is_due(&self, tx: &mut Tx<'_, impl Who>) -> Result<bool, Fault> {
        Ok(!due::lapsed(tx.conn, tx.caller.tenant(), self, tx.now, 1)?.is_empty())
    }

    fn settle(&self, tx: &mut Tx<'_, impl Who>) -> Result<(), Fault> {
        expire_due(tx, self).map(drop)
    }
}

/// Expires some of these requests whose two weeks are over, the oldest first; true when others may be left. One that
/// cannot be expired holds up no other: it is noted as stuck and tried again later.
pub fn expire_due(tx: &mut Tx<'_, impl Who>, these: &Lapsed) -> Result<bool, Fault> {
    let lapsed = due::lapsed(tx.conn, tx.caller.tenant(), these, tx.now, STEP)?;
    let mut tx = tx.platform();
    for id in &lapsed {
        match tx.savepoint(|tx| expire(tx, id)) {
            Err(fault) if fault.is_passing() => return Err(fault),
            Err(fault) => stuck::note_stuck(&mut tx, id, &fault)?,
            Ok(()) => {}
        }
    }
    Ok(i64::try_from(lapsed.len()).is_ok_and(|count| count >= STEP))
}

fn expire(tx: &mut Tx<'_, Actor<'_>>, id: &LinkRequestId) -> Result<(), Fault> {
    // Others who expire it at the same moment are waited for here, instead of being met when it is stored.
    if !store::hold(tx.conn, id, Status::Sent)? {
        return Ok(());
    }
    let found = store::get(tx.conn, &Tenant::Platform, id)?.ok_or(Fault::Internal("a link request has no account"))?;
    if !found.request.is_due(tx.now) {
        return Ok(());
    }
    // Lapsing is possible in every mode.
    let after = found.request.decide(Command::Lapse, false, tx.now)?;
    // It happened when the two weeks were over, whenever that was noticed.
    tx.back_to(after.closed_at.unwrap_or(tx.now));
    advance(tx, found, after, Step::default()).map(drop)
}
