//! Use cases of events.

use super::dto::ListEvents;
use super::model::Event;
use super::store;
use crate::auth::Caller;
use crate::contract::page::Page;
use crate::domain::Code;
use crate::fault::Fault;
use crate::tx::Tx;

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
fn place(tx: &mut Tx<'_, &Caller>, id: &str) -> Result<i64, Fault> {
    if id == BEGINNING {
        return Ok(0);
    }
    let id = id.parse().map_err(|_| Code::CursorInvalid)?;
    Ok(store::position(tx.conn, &tx.caller.tenant, &id)?.ok_or(Code::CursorInvalid)?)
}

fn from(tx: &mut Tx<'_, &Caller>, filters: &ListEvents, page: &Page) -> Result<From, Fault> {
    match (page.after.as_deref(), filters.since.as_deref()) {
        (Some(cursor), since) => match (cursor.strip_prefix(FEED), since) {
            (Some(id), _) => feed(tx, id),
            (None, None) => Ok(From::List(Some(place(tx, cursor)?))),
            (None, Some(_)) => Err(Code::CursorMismatch.into()),
        },
        (None, Some(id)) => feed(tx, id),
        (None, None) => Ok(From::List(None)),
    }
}

fn feed(tx: &mut Tx<'_, &Caller>, id: &str) -> Result<From, Fault> {
    Ok(From::Feed(id.to_owned(), place(tx, id)?))
}

/// A page of events, and the id after which the feed goes on when nothing follows.
pub fn list(
    tx: &mut Tx<'_, &Caller>,
    filters: &ListEvents,
    page: &Page,
) -> Result<(Vec<Event>, Option<String>), Fault> {
    Ok(match from(tx, filters, page)? {
        From::List(before) => (store::list(tx.conn, &tx.caller.tenant, filters, before, page.rows())?, None),
        From::Feed(id, after) => (store::feed(tx.conn, &tx.caller.tenant, filters, after, page.rows())?, Some(id)),
    })
}
