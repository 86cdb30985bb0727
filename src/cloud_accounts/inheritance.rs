//! Accounts that inherit their client's pricebook (P3) have a new version when it changes, because another pricebook prices
//! them.

use super::{news, store};
use crate::auth::Actor;
use crate::fault::Fault;
use crate::id::ClientId;
use crate::steps::Work;
use crate::tx::Tx;

/// Tells the accounts of a client, in steps.
pub static TELLING: Work = Work { kind: "inherited_pricebooks", step: tell };

fn tell(tx: &mut Tx<'_, Actor<'_>>, client_id: &ClientId, after: &str) -> Result<Option<String>, Fault> {
    let step = store::touch_inheriting(tx.conn, client_id, after, tx.now)?;
    news::tell_all_changed(tx, &step.changed)?;
    Ok(step.done_to)
}
