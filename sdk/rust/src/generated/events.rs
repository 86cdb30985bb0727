// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::Event;
use super::enums::EventType;
use crate::request::Request;
use crate::{Call, Gangway, Page};
use reqwest::Method;

/// What happened, as a list, and as a feed that misses nothing, in pages or as a stream.
#[derive(Debug, Clone)]
pub struct EventsApi(pub(crate) Gangway);

impl EventsApi {
    /// List events.
    ///
    /// Newest first. With `since` a feed: oldest first, after that event, and `nextCursor` is always there. A
    /// consumer that remembers the last id and sends it as `since`, or the last `nextCursor` and sends it as
    /// `cursor`, misses no event and sees none twice, also while others write. A feed's cursor goes on with the
    /// feed, with `since` or without it. `atEnd` says whether this was all; with `wait` an empty page is held
    /// open until something happens.
    ///
    /// With `Accept: text/event-stream` it follows for ever (server-sent events), from where `since`, `cursor` or
    /// the header `Last-Event-ID` says, else from now on. A message has the event's `id`, its type as `event`,
    /// and the event as JSON in one line of `data`. About every 15 seconds without an event a comment comes. The
    /// stream ends when its token does: go on with a new one and the last id. Of one reseller and its clients 50
    /// streams may be open at once, of one credential 25.
    ///
    /// Scope: `events:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`, `events_gone`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`, `rate_limited`, `too_many_followers`.
    ///
    /// `GET /events`.
    pub fn list(&self) -> Call<Page<Event>, ListEventsOptions> {
        Call::page(Request::new(&self.0, "listEvents", Method::GET, true, &["events"]))
    }
}

/// What only `listEvents` can be told.
#[derive(Debug)]
pub enum ListEventsOptions {}

impl<T> Call<T, ListEventsOptions> {
    /// Only those of this type.
    pub fn type_(mut self, value: impl Into<EventType>) -> Self {
        self.request = self.request.query("type", &Into::<EventType>::into(value));
        self
    }

    /// Only those of this resource.
    pub fn resource_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("resourceId", &value.as_ref());
        self
    }

    /// Makes the list a feed, oldest first: after the event with this id, from the `beginning` of what is kept,
    /// or from `now` on. An id that nobody has, or another one's, is 422 `cursor_invalid`; one that is older than
    /// what is kept is 410 `events_gone`.
    pub fn since(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("since", &value.as_ref());
        self
    }

    /// Seconds for which an empty page is held open until there is an event that the filters let through; only
    /// with `since`. Of one reseller and its clients 100 requests may wait at once, of one credential 50. A
    /// stream takes no notice of it.
    pub fn wait(mut self, value: i64) -> Self {
        self.request = self.request.query("wait", &value);
        self
    }

    /// Items on a page.
    pub fn limit(mut self, value: i64) -> Self {
        self.request = self.request.query("limit", &value);
        self
    }

    /// `nextCursor` of the page before.
    pub fn cursor(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("cursor", &value.as_ref());
        self
    }
}
