//! Open link requests warn of the risks that their client's answers to the discovery questions show: when those change, so
//! do the requests' versions.

use super::moves;
use crate::auth::Actor;
use crate::cloud_accounts;
use crate::fault::Fault;
use crate::id::{ClientId, LinkRequestId};
use crate::steps::{StepResult, Work};
use crate::tx::Tx;

/// Tells the open requests of a client, in steps.
pub static WARNING: Work = Work { kind: "discovery_risks", step: warn };

fn warn(tx: &mut Tx<'_, Actor<'_>>, client_id: &ClientId, after: &str) -> Result<Option<String>, Fault> {
    let open = cloud_accounts::store::requested_of_client(tx.conn, client_id, after)?;
    let (accounts, requests): (Vec<String>, Vec<LinkRequestId>) = open.into_iter().unzip();
    moves::touch_all(tx, &requests.iter().collect::<Vec<_>>())?;
    Ok(StepResult::of(accounts, requests).done_to)
}
