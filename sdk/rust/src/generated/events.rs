// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::Event;
use super::enums::EventType;
use crate::request::Request;
use crate::{Call, Gangway, Page};
use reqwest::Method;

/// What happened, as a list and as a feed that misses nothing.
#[derive(Debug, Clone)]
pub struct EventsApi(pub(crate) Gangway);

impl EventsApi {
    /// List events.
    ///
    /// Newest first. With `since` a feed: oldest first, after that event, and `nextCursor` is always there. A
    /// consumer that remembers the last id and sends it as `since`, or the last `nextCursor` and sends it as
    /// `cursor`, misses no event and sees none twice, also while others write. A feed's cursor goes on with the
    /// feed, with `since` or without it.
    ///
    /// `GET /events`, scope `events:read`.
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

    /// Makes the list a feed: oldest first, after this event. `evt_00000000000000000000000000` starts at the
    /// beginning.
    pub fn since(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("since", &value.as_ref());
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
