//! Use cases of events.

use super::dto::ListEvents;
use super::model::Event;
use super::store;
use crate::auth::Caller;
use crate::contract::page::Page;
use crate::db::Conn;
use crate::domain::Code;
use crate::fault::Fault;

/// `since` that means the very beginning: an id that no event has.
pub const BEGINNING: &str = "evt_00000000000000000000000000";

/// Where a list of events goes on.
enum From {
    /// Newest first, before this place.
    List(Option<i64>),
    /// Oldest first, after the place of the event with this id. A feed's cursor goes on with the feed by itself.
    Feed(String, i64),
}

/// A mark before the event's id in a feed's cursor.
const FEED: char = 'f';

/// The cursor of a feed that has been read up to this event. Cursors hold ids, because places are counted over all
/// resellers: nobody learns from them how much happens elsewhere.
pub fn feed_cursor(id: &str) -> String {
    format!("{FEED}{id}")
}

/// The place of an event that the caller may see; the beginning comes before all.
fn place(conn: &mut Conn, caller: &Caller, id: &str) -> Result<i64, Fault> {
    if id == BEGINNING {
        return Ok(0);
    }
    let id = id.parse().map_err(|_| Code::CursorInvalid)?;
    Ok(store::position(conn, &caller.tenant, &id)?.ok_or(Code::CursorInvalid)?)
}

fn from(conn: &mut Conn, caller: &Caller, filters: &ListEvents, page: &Page) -> Result<From, Fault> {
    let feed = |conn: &mut Conn, id: &str| Ok(From::Feed(id.to_owned(), place(conn, caller, id)?));
    match (page.after.as_deref(), filters.since.as_deref()) {
        (Some(cursor), since) => match (cursor.strip_prefix(FEED), since) {
            (Some(id), _) => feed(conn, id),
            (None, None) => Ok(From::List(Some(place(conn, caller, cursor)?))),
            (None, Some(_)) => Err(Code::CursorMismatch.into()),
        },
        (None, Some(id)) => feed(conn, id),
        (None, None) => Ok(From::List(None)),
    }
}

/// A page of events, and the id after which the feed goes on when nothing follows.
pub fn list(
    conn: &mut Conn,
    caller: &Caller,
    filters: &ListEvents,
    page: &Page,
) -> Result<(Vec<Event>, Option<String>), Fault> {
    Ok(match from(conn, caller, filters, page)? {
        From::List(before) => (store::list(conn, &caller.tenant, filters, before, page.rows())?, None),
        From::Feed(id, after) => (store::feed(conn, &caller.tenant, filters, after, page.rows())?, Some(id)),
    })
}
