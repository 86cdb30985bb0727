//! When an endpoint is looked at next.

use super::due;
use crate::fault::Fault;
use crate::tx::{Tx, Who};
use crate::webhooks::model::{EndpointStatus, WebhookEndpoint};

/// Notes when something of an endpoint is due next, which nobody finds before that. One that has all its places taken comes
/// when one of them is given up or free again; else whoever was served comes after those that wait.
pub fn schedule(tx: &mut Tx<'_, impl Who>, endpoint: &WebhookEndpoint) -> Result<(), Fault> {
    let next = if endpoint.status == EndpointStatus::Disabled {
        None
    } else {
        let is_full = due::under_way(tx.conn, &endpoint.id, false, tx.real)? >= i64::from(endpoint.places);
        due::next(tx.conn, &endpoint.id, is_full)?.map(|at| at.max(tx.real))
    };
    Ok(due::note_next(tx.conn, endpoint.id.as_str(), next)?)
}
