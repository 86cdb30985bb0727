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

/// Where a cursor of events goes on: in the list, or in the feed. A feed's cursor goes on with the feed by itself.
enum From {
    List(Option<i64>),
    Feed(i64),
}

/// A mark before the place in a feed's cursor.
const FEED: char = 'f';

/// The cursor of a feed that has been read up to this place.
pub fn feed_cursor(position: i64) -> String {
    format!("{FEED}{position}")
}

fn from(conn: &mut Conn, caller: &Caller, filters: &ListEvents, page: &Page) -> Result<From, Fault> {
    if let Some(cursor) = &page.after {
        let (is_feed, position) = cursor.strip_prefix(FEED).map_or((false, cursor.as_str()), |rest| (true, rest));
        let position = position.parse().map_err(|_| Code::CursorInvalid)?;
        return match (is_feed, &filters.since) {
            (true, _) => Ok(From::Feed(position)),
            (false, None) => Ok(From::List(Some(position))),
            (false, Some(_)) => Err(Code::CursorMismatch.into()),
        };
    }
    match filters.since.as_deref() {
        None => Ok(From::List(None)),
        Some(BEGINNING) => Ok(From::Feed(0)),
        Some(id) => {
            let id = id.parse().map_err(|_| Code::CursorInvalid)?;
            Ok(From::Feed(store::position(conn, &caller.tenant, &id)?.ok_or(Code::CursorInvalid)?))
        }
    }
}

/// A page of events, and from where the feed goes on when nothing follows.
pub fn list(
    conn: &mut Conn,
    caller: &Caller,
    filters: &ListEvents,
    page: &Page,
) -> Result<(Vec<Row>, Option<i64>), Fault> {
    Ok(match from(conn, caller, filters, page)? {
        From::List(before) => (store::list(conn, &caller.tenant, filters, before, page.rows())?, None),
        From::Feed(after) => (store::feed(conn, &caller.tenant, filters, after, page.rows())?, Some(after)),
    })
}
