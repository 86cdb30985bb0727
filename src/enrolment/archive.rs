//! Clients with whom the work has ended.

use chrono::{DateTime, Utc};

use crate::auth::Caller;
use crate::clients;
use crate::clients::model::ClientStatus;
use crate::credentials;
use crate::db::Conn;
use crate::domain::{Code, Expected};
use crate::events::Kind;
use crate::fault::{DbError, Fault};
use crate::id::ClientId;
use crate::quotas;
use crate::quotas::model::Quota;

/// Archives a client without live accounts, and begins to revoke its customers' credentials, which are refused at once;
/// one that is archived already stays as it is.
pub fn archive(
    conn: &mut Conn,
    caller: &Caller,
    id: &ClientId,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let client = clients::ops::get(conn, caller, id)?;
    expected.check(client.version)?;
    if client.status == ClientStatus::Archived {
        return Ok(());
    }
    if !clients::store::lock_active(conn, id)? {
        // Somebody archived it since it was read: decide again on what is there now.
        return Err(DbError::Stale.into());
    }
    if clients::store::has_live_accounts(conn, id)? {
        return Err(Code::ClientHasLiveAccounts.into());
    }
    let archived = client.archived(now);
    clients::store::update(conn, &archived)?;
    clients::ops::tell(conn, caller, Kind::ClientArchived, &archived, now)?;
    credentials::archived::REVOKING.begin(conn, caller, id, now)?;
    quotas::ops::release(conn, &archived.reseller_id, Quota::Clients, 1)
}
