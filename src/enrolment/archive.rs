//! Clients with whom the work has ended.

use crate::auth::Caller;
use crate::clients;
use crate::clients::model::ClientStatus;
use crate::credentials;
use crate::domain::{Code, Expected};
use crate::events::{self, EventKind};
use crate::fault::{DbError, Fault};
use crate::id::ClientId;
use crate::quotas;
use crate::quotas::model::Quota;
use crate::tx::Tx;

/// Archives a client without live accounts, and begins to revoke its customers' credentials, which are refused at once;
/// one that is archived already stays as it is.
pub fn archive(tx: &mut Tx<'_, &Caller>, id: &ClientId, expected: &Expected) -> Result<(), Fault> {
    let client = clients::ops::get(tx, id)?;
    expected.check(client.version)?;
    if client.status == ClientStatus::Archived {
        return Ok(());
    }
    if !clients::store::lock_active(tx.conn, id)? {
        // Somebody archived it since it was read: decide again on what is there now.
        return Err(DbError::Stale.into());
    }
    if clients::store::has_live_accounts(tx.conn, id)? {
        return Err(Code::ClientHasLiveAccounts.into());
    }
    let archived = client.archived(tx.now);
    clients::store::update(tx.conn, &archived)?;
    events::append(tx, EventKind::ClientArchived, &archived.subject())?;
    credentials::archived::REVOKING.begin(tx, id)?;
    quotas::ops::release(tx.conn, &archived.reseller_id, Quota::Clients, 1)
}
