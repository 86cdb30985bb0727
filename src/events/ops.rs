//! Use cases of events.

use super::dto::ListEvents;
use super::store::{self, Row};
use crate::auth::Caller;
use crate::db::Conn;
use crate::domain::Code;
use crate::fault::Fault;
use crate::page::Page;

/// `since` that means the very beginning: an id that no event has.
pub const BEGINNING: &str = "evt_00000000000000000000000000";

/// A page of events, and from where the feed goes on when nothing follows.
pub fn list(
    conn: &mut Conn,
    caller: &Caller,
    filters: &ListEvents,
    page: &Page,
) -> Result<(Vec<Row>, Option<i64>), Fault> {
    let since = match filters.since.as_deref() {
        None => None,
        Some(BEGINNING) => Some(0),
        Some(id) => {
            let id = id.parse().map_err(|_| Code::CursorInvalid)?;
            Some(store::position(conn, &caller.tenant, &id)?.ok_or(Code::CursorInvalid)?)
        }
    };
    Ok((store::list(conn, &caller.tenant, filters, since, page)?, since))
}
