//! Accounts that inherit their client's pricebook (P3) have a new version when it changes, because another pricebook prices
//! them.

use chrono::{DateTime, Utc};

use super::{news, store};
use crate::auth::Actor;
use crate::db::Conn;
use crate::fault::Fault;
use crate::id::ClientId;
use crate::steps::Work;

/// Tells the accounts of a client, in steps.
pub static TELLING: Work = Work { kind: "inherited_pricebooks", step: tell };

fn tell(
    conn: &mut Conn,
    actor: Actor<'_>,
    client_id: &ClientId,
    after: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>, Fault> {
    let step = store::touch_inheriting(conn, client_id, after, now)?;
    news::tell_all_changed(conn, actor, &step.changed, now)?;
    Ok(step.done_to)
}
