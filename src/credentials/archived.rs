//! The credentials of a client that is archived are revoked (C1). They are refused from the first moment on, because their
//! client is archived.

use super::{ops, store};
use crate::auth::Actor;
use crate::fault::Fault;
use crate::id::ClientId;
use crate::steps::Work;
use crate::tx::Tx;

/// Revokes the credentials of a client, in steps.
pub static REVOKING: Work = Work { kind: "archived_credentials", step: revoke };

fn revoke(tx: &mut Tx<'_, Actor<'_>>, client_id: &ClientId, after: &str) -> Result<Option<String>, Fault> {
    let step = store::revoke_of_client(tx.conn, client_id, after, tx.real)?;
    ops::tell_revoked(tx, &step.changed)?;
    Ok(step.done_to)
}
