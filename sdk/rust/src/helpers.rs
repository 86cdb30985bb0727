//! What some resources have beside their operations: waiting, following, creating or finding.

use std::borrow::Borrow;
use std::time::{Duration, Instant};

use crate::models::{
    ClientProfile, CreateClient, Event, EventId, EventType, LinkRequest, LinkRequestId, LinkRequestStatus,
};
use crate::resources::{ClientsApi, EventsApi, LinkRequestsApi};
use crate::{Error, codes, retry};

/// Seconds for which the server holds an empty page of events open.
const HOLD: i64 = 20;

impl LinkRequestsApi {
    /// Asks again and again, after pauses that grow from half a second to eight, until the request has one of these statuses,
    /// and gives it then.
    ///
    /// # Errors
    /// [`Error::Ended`] when the request ended with another status, which never becomes a wanted one; [`Error::StillWaiting`]
    /// when it takes longer than `timeout`; else as for the call itself.
    pub async fn wait_until(
        &self,
        link_request_id: impl Into<LinkRequestId>,
        wanted: impl IntoIterator<Item = LinkRequestStatus>,
        timeout: Duration,
    ) -> Result<LinkRequest, Error> {
        let id = link_request_id.into();
        let wanted: Vec<_> = wanted.into_iter().collect();
        let names = wanted.iter().map(LinkRequestStatus::as_str).collect::<Vec<_>>().join(" or ");
        let begun = Instant::now();
        let left = || timeout.saturating_sub(begun.elapsed());
        let mut late: Option<Error> = None;
        for attempt in 1.. {
            let request = match self.get(&id).timeout(left().min(self.0.0.timeout)).await {
                Ok(request) => request,
                Err(Error::Timeout { .. }) if left().is_zero() && late.is_some() => break,
                Err(error) => return Err(error),
            };
            if wanted.contains(&request.status) {
                return Ok(request);
            }
            // An acceptance that AWS reports wins over the two weeks' end.
            let may_still_become =
                request.status == LinkRequestStatus::Expired && wanted.contains(&LinkRequestStatus::Accepted);
            if request.closed_at.is_some() && !may_still_become {
                return Err(Error::Ended { request: Box::new(request), wanted: names });
            }
            late = Some(Error::StillWaiting { request: Box::new(request), wanted: names.clone(), after: timeout });
            tokio::time::sleep(retry::growing_pause(attempt).min(left())).await;
            if left().is_zero() {
                break;
            }
        }
        Err(late.unwrap_or_else(|| Error::Invalid("no status was waited for".to_owned())))
    }
}

impl ClientsApi {
    /// Creates the client, or gives the reseller's client that has its `external_ref` already, as that one is: an archived
    /// one too, and nothing of it is changed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the body has no `external_ref`; else as for the calls.
    pub async fn create_or_find(&self, body: impl Borrow<CreateClient>) -> Result<ClientProfile, Error> {
        let body = body.borrow();
        let Some(reference) = body.external_ref.as_deref().filter(|text| !text.is_empty()) else {
            return Err(Error::Invalid("create_or_find needs an external_ref".to_owned()));
        };
        let taken = match self.create(body).await {
            Err(error) if error.code() == Some(codes::EXTERNAL_REF_TAKEN) => error,
            result => return result,
        };
        let mut found = self.list().external_ref(reference);
        if let Some(reseller) = &body.reseller_id {
            found = found.reseller_id(reseller);
        }
        // There is none when its reference was changed in between.
        found.await?.data.into_iter().next().ok_or(taken)
    }
}

impl EventsApi {
    /// Every event, oldest first, and for ever: see [`Follow::next`]. `from` is `beginning`, `now`, or the id of the last
    /// event that was seen.
    pub fn follow(&self, from: impl Into<EventId>) -> Follow {
        Follow {
            api: self.clone(),
            from: from.into(),
            event_type: None,
            resource_id: None,
            cursor: None,
            ready: Vec::new().into_iter(),
            failures: 0,
        }
    }
}

/// Follows the feed of events.
#[derive(Debug)]
#[must_use = "events are fetched when they are asked for"]
pub struct Follow {
    api: EventsApi,
    from: EventId,
    event_type: Option<EventType>,
    resource_id: Option<String>,
    cursor: Option<String>,
    ready: std::vec::IntoIter<Event>,
    failures: u32,
}

impl Follow {
    /// Only events of this type.
    pub fn type_(mut self, value: impl Into<EventType>) -> Self {
        self.event_type = Some(value.into());
        self
    }

    /// Only events of this resource.
    pub fn resource_id(mut self, value: impl Into<String>) -> Self {
        self.resource_id = Some(value.into());
        self
    }

    /// The next event, for which it waits at the end of the feed. It goes on by itself after outages of the server or the
    /// network. Remember the last event's id, and follow from there when your program starts again: nothing is missed and
    /// nothing comes twice. What is dropped before it is done is not missed either.
    ///
    /// # Errors
    /// What another attempt does not mend, such as 401 after the credential was revoked, or 410 `events_gone`.
    pub async fn next(&mut self) -> Result<Event, Error> {
        loop {
            if let Some(event) = self.ready.next() {
                return Ok(event);
            }
            match self.page().await {
                Ok(page) => {
                    self.failures = 0;
                    self.cursor = page.next_cursor.or(self.cursor.take());
                    self.ready = page.data.into_iter();
                }
                Err(error) => {
                    self.failures += 1;
                    let pause = retry::outage(&error, self.failures).ok_or(error)?;
                    tokio::time::sleep(pause).await;
                }
            }
        }
    }

    async fn page(&self) -> Result<crate::Page<Event>, Error> {
        let mut call = self.api.list().since(&self.from).limit(100);
        // Whatever the client's settings are, an empty page can be held open.
        call = call.timeout(retry::TIMEOUT).attempt_timeout(retry::ATTEMPT_TIMEOUT);
        if let Some(event_type) = &self.event_type {
            call = call.type_(event_type);
        }
        if let Some(resource_id) = &self.resource_id {
            call = call.resource_id(resource_id);
        }
        // The first page from now on is not held open: it says where that begins.
        match &self.cursor {
            Some(cursor) => call = call.cursor(cursor).wait(HOLD),
            None if self.from == "now" => {}
            None => call = call.wait(HOLD),
        }
        call.await
    }
}
