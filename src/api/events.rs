//! Endpoint of events.

use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header::{HeaderValue, VARY};
use actix_web::{HttpRequest, HttpResponse, Responder, get, web::Data};

use super::endpoints;
use super::following::Follower;
use crate::app::App;
use crate::auth::endpoint::Allow;
use crate::domain::{FieldError, Refusal, Violation};
use crate::events::dto::{EventPage, EventView, ListEvents};
use crate::http::accept;
use crate::http::admission::Ticket;
use crate::http::event_stream::{EVENT_STREAM, last_event_id};
use crate::http::extract::Query;
use crate::http::problem::ApiResult;
use crate::http::respond::Listed;

const TAG: &str = "Events";

/// List events
///
/// Newest first. With `since` a feed: oldest first, after that event, and `nextCursor` is always there. A consumer that
/// remembers the last id and sends it as `since`, or the last `nextCursor` and sends it as `cursor`, misses no event and
/// sees none twice, also while others write. A feed's cursor goes on with the feed, with `since` or without it. `atEnd` says
/// whether this was all; with `wait` an empty page is held open until something happens.
///
/// With `Accept: text/event-stream` it follows for ever (server-sent events), from where `since`, `cursor` or the header
/// `Last-Event-ID` says, else from now on. A message has the event's `id`, its type as `event`, and the event as JSON in one
/// line of `data`. About every 15 seconds without an event a comment comes. The stream ends when its token does: go on with a
/// new one and the last id. Of one reseller and its clients 50 streams may be open at once, of one credential 25.
#[utoipa::path(tag = TAG, params(Query::<ListEvents>), responses((status = 200, description = "A page of events, or the stream", content(
    (EventPage = "application/json"),
    (String = "text/event-stream"),
))))]
#[get("/events")]
pub async fn list_events(
    caller: Allow<endpoints::ListEvents>,
    Query { filters, page }: Query<ListEvents>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<HttpResponse> {
    let wait = filters.wait;
    if wait.is_some() && filters.since.is_none() {
        let alone = FieldError::new("not_allowed").with_text("reason", "reason-feed-only");
        return Err(Refusal::invalid(vec![Violation::at("wait", alone)]).into());
    }
    let asked = page.clone();
    let reader = Arc::clone(&caller.0);
    let mut follower = Follower { app, caller: caller.0, filters, page, looked_to: None, ticket: Ticket::of(&req)? };
    if accept::preferred(&req, &["application/json", EVENT_STREAM]) == Some(EVENT_STREAM) {
        if let Some(last) = last_event_id(&req)? {
            follower.filters.since = Some(last);
            follower.page.after = None;
        }
        follower.filters.since.get_or_insert_with(|| "now".to_owned());
        return follower.stream().await;
    }
    let found = match wait.and_then(|seconds| u64::try_from(seconds).ok()) {
        Some(seconds) => follower.read_within(Duration::from_secs(seconds)).await?,
        None => follower.read().await?,
    };
    let cursor = found.next.map(|next| asked.cursor_after(&next));
    let data = found.events.into_iter().map(|event| EventView::of(event, &reader)).collect();
    let body = EventPage { data, next_cursor: cursor.clone(), at_end: found.at_end };
    let mut answer = Listed::of(&body, &asked, cursor.as_deref()).respond_to(&req);
    answer.headers_mut().append(VARY, HeaderValue::from_static("Accept"));
    Ok(answer)
}
