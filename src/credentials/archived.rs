//! The credentials of a client that is archived are revoked (C1). They are refused from the first moment on, because their
//! client is archived.

use chrono::{DateTime, Utc};

use super::{ops, store};
use crate::auth::Actor;
use crate::db::Conn;
use crate::fault::Fault;
use crate::id::ClientId;
use crate::steps::Work;

/// Revokes the credentials of a client, in steps.
pub static REVOKING: Work = Work { kind: "archived_credentials", step: revoke };

fn revoke(
    conn: &mut Conn,
    actor: Actor<'_>,
    client_id: &ClientId,
    after: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>, Fault> {
    let step = store::revoke_of_client(conn, client_id, after, now)?;
    ops::tell_revoked(conn, actor, &step.changed, now)?;
    Ok(step.done_to)
}
