//! Use cases of events.

use super::dto::ListEvents;
use super::feed::model::{BEGINNING, Mark, Since};
use super::feed::store as places;
use super::model::Event;
use super::{retention, store};
use crate::auth::Caller;
use crate::contract::page::Page;
use crate::domain::Code;
use crate::fault::Fault;
use crate::tx::Tx;

/// A page of events.
#[derive(Debug)]
pub struct FeedPage {
    /// The events on it.
    pub events: Vec<Event>,
    /// What its cursor holds; a feed's goes on after the page, also when nothing follows yet.
    pub next: Option<String>,
    /// Whether a feed has been read to its end; none for a list.
    pub at_end: Option<bool>,
    /// The place up to which a feed that was read to its end has been looked through, whether or not it showed anything.
    pub looked_to: Option<i64>,
}

/// Where a page begins.
enum From {
    /// Newest first, before this place.
    List(Option<i64>),
    /// Oldest first, after this place, up to which the mark says that the consumer has read. A feed's cursor goes on with the
    /// feed by itself.
    Feed(Mark, i64),
}

fn from(tx: &mut Tx<'_, &Caller>, filters: &ListEvents, page: &Page) -> Result<From, Fault> {
    let since = filters.since.as_deref().map(Since::read);
    match (page.after.as_deref(), since) {
        (Some(cursor), since) => match (Mark::of_cursor(cursor), since) {
            (Some(mark), _) => feed(tx, mark),
            (None, None) => Ok(From::List(Some(before(tx, cursor)?))),
            (None, Some(_)) => Err(Code::CursorMismatch.into()),
        },
        (None, Some(Since::Beginning)) => feed(tx, Mark::after(BEGINNING)),
        (None, Some(Since::Event(id))) => feed(tx, Mark::after(id)),
        (None, Some(Since::Now)) => {
            let last = store::last_place(tx.conn)?;
            let newest = places::newest(tx.conn, &tx.caller.tenant)?;
            Ok(From::Feed(Mark::after(newest.unwrap_or_else(|| BEGINNING.to_owned())), last))
        }
        (None, None) => Ok(From::List(None)),
    }
}

/// The place of an event that the caller may see.
fn place(tx: &mut Tx<'_, &Caller>, id: &str) -> Result<Option<i64>, Fault> {
    let id = id.parse().map_err(|_| Code::CursorInvalid)?;
    Ok(store::position(tx.conn, &tx.caller.tenant, &id)?)
}

fn feed(tx: &mut Tx<'_, &Caller>, mark: Mark) -> Result<From, Fault> {
    if mark.id != BEGINNING
        && let Some(place) = place(tx, &mark.id)?
    {
        return Ok(From::Feed(mark, place));
    }
    mark.check_missing(retention::store::horizon(tx.conn)?.as_ref())?;
    Ok(From::Feed(mark, 0))
}

/// The place before which a list goes on. Nothing is kept that is older than an event that is gone.
fn before(tx: &mut Tx<'_, &Caller>, id: &str) -> Result<i64, Fault> {
    if let Some(place) = place(tx, id)? {
        return Ok(place);
    }
    let removed = retention::store::horizon(tx.conn)?;
    if removed.is_some_and(|removed| id <= removed.id.as_str()) { Ok(0) } else { Err(Code::CursorInvalid.into()) }
}

/// A page of events: of the list, or with `since` or a feed's cursor of the feed. Whoever has `looked` through the feed up to
/// a place, with the same filters, does not do so again: what they do not let through would be read anew each time.
///
/// Errors: `cursor_invalid`, `cursor_mismatch`, and `events_gone` when retention has removed what came after the consumer's
/// last event, or may have.
pub fn list(
    tx: &mut Tx<'_, &Caller>,
    filters: &ListEvents,
    page: &Page,
    looked: Option<i64>,
) -> Result<FeedPage, Fault> {
    match from(tx, filters, page)? {
        From::List(before) => {
            let mut events = store::list(tx.conn, &tx.caller.tenant, filters, before, page.rows())?;
            let more = page.cut(&mut events);
            let next = events.last().filter(|_| more).map(|event| event.id.clone());
            Ok(FeedPage { events, next, at_end: None, looked_to: None })
        }
        From::Feed(mark, after) => {
            // What comes to its place after this moment is not among what was looked through.
            let last = store::last_place(tx.conn)?;
            let after = after.max(looked.unwrap_or(0));
            let mut events = store::feed(tx.conn, &tx.caller.tenant, filters, after, page.rows())?;
            let at_end = !page.cut(&mut events);
            let id = events.last().map_or(mark.id, |event| event.id.clone());
            let next = Mark { id, read_at: at_end.then_some(tx.real) };
            let looked_to = if at_end { Some(last) } else { looked };
            Ok(FeedPage { events, next: Some(next.cursor()), at_end: Some(at_end), looked_to })
        }
    }
}
