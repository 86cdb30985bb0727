//! Endpoint of events.

use actix_web::{get, web::Data};

use super::endpoints;
use crate::app::{App, Settle};
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::events::dto::{EventPage, EventView, ListEvents};
use crate::events::{ops, store};
use crate::fault::Fault;
use crate::http::extract::Query;
use crate::http::problem::ApiResult;
use crate::http::respond::Listed;
use crate::tx::{Tx, Who};

const TAG: &str = "Events";

/// Events that a reader gives places at most.
const READERS_SHARE: i64 = 200;

/// What is committed has a place in the feed before anybody reads it, as long as little waits: so whoever writes and then
/// reads finds what it did. A reader does no more than that; where more waits, the job is at it.
struct Places;

impl Settle for Places {
    const STEPS: usize = 1;

    fn is_due(&self, tx: &mut Tx<'_, impl Who>) -> Result<bool, Fault> {
        Ok((1..=READERS_SHARE).contains(&store::waiting(tx.conn, READERS_SHARE + 1)?))
    }

    fn settle(&self, tx: &mut Tx<'_, impl Who>) -> Result<(), Fault> {
        Ok(store::place(tx.conn, READERS_SHARE).map(drop)?)
    }
}

/// List events
///
/// Newest first. With `since` a feed: oldest first, after that event, and `nextCursor` is always there. A consumer that
/// remembers the last id and sends it as `since`, or the last `nextCursor` and sends it as `cursor`, misses no event and
/// sees none twice, also while others write. A feed's cursor goes on with the feed, with `since` or without it.
#[utoipa::path(tag = TAG, params(Query::<ListEvents>), responses((status = 200, description = "A page of events", body = EventPage)))]
#[get("/events")]
pub async fn list_events(
    caller: Allow<endpoints::ListEvents>,
    Query { filters, page }: Query<ListEvents>,
    app: Data<App>,
) -> ApiResult<Listed<EventPage>> {
    let wanted = page.clone();
    let work = move |tx: &mut Tx<'_, &Caller>| ops::list(tx, &filters, &wanted);
    let (mut rows, since) = app.read_after(Places, &caller, work).await?;
    let more = page.cut(&mut rows);
    let last = rows.last().map(|row| row.id.clone());
    // A feed that has been read to its end goes on from where it is.
    let cursor = match since {
        Some(since) => Some(ops::feed_cursor(&last.unwrap_or(since))),
        None => last.filter(|_| more),
    };
    let cursor = cursor.map(|cursor| page.cursor_after(&cursor));
    let body = EventPage { data: rows.into_iter().map(EventView::from).collect(), next_cursor: cursor.clone() };
    Ok(Listed::of(body, &page, cursor.as_deref()))
}
