//! Following the feed: pages that are held open until something happens, and streams. Between two looks nothing is held but
//! a seat among those who wait.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::HttpResponse;
use actix_web::web::{Bytes, Data};
use futures_util::stream::unfold;

use crate::app::{App, Settle};
use crate::auth::Caller;
use crate::contract::page::Page;
use crate::events::dto::{EventView, ListEvents};
use crate::events::followers::{Following, Seat, Woken};
use crate::events::ops::{self, FeedPage};
use crate::events::store;
use crate::fault::Fault;
use crate::http::admission::Ticket;
use crate::http::event_stream::{self, HEARTBEAT, message};
use crate::http::problem::ApiResult;
use crate::tx::{Tx, Who};

/// How often whoever waits makes sure that its token is still taken.
const TICK: Duration = Duration::from_secs(1);

/// How long a stream is silent at most. Proxies end connections on which nothing happens, the shortest after half a minute
/// or so, and what is written finds out connections that broke.
const SILENCE: Duration = Duration::from_secs(15);

/// How long a stream waits for one look at the database, before it looks at its token again. With a tick and a second in
/// which revocations are read it stays below the five seconds after which no token is trusted.
const LOOK: Duration = Duration::from_secs(2);

/// Events that a reader gives places at most.
const READERS_SHARE: usize = 500;

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

/// A consumer of the feed, and how far it has read.
pub struct Follower {
    /// The application.
    pub app: Data<App>,
    /// Who it is.
    pub caller: Arc<Caller>,
    /// What it wants to see.
    pub filters: ListEvents,
    /// Where it goes on.
    pub page: Page,
    /// The place up to which it has looked, once it was at the end.
    pub looked_to: Option<i64>,
    /// Its token.
    pub ticket: Ticket,
}

impl Follower {
    /// The next page, from which the follower goes on.
    pub async fn read(&mut self) -> Result<FeedPage, Fault> {
        let (filters, page, looked) = (self.filters.clone(), self.page.clone(), self.looked_to);
        let work = move |tx: &mut Tx<'_, &Caller>| ops::list(tx, &filters, &page, looked);
        // Where the feed ends just now is asked where it is written.
        let begins_now = self.page.after.is_none() && self.filters.since.as_deref() == Some("now");
        let found = match begins_now {
            true => self.app.read_after(Places, &self.caller, work).await?,
            false => self.app.read_feed(Places, &self.caller, work).await?,
        };
        self.looked_to = found.looked_to;
        if found.at_end.is_some() {
            self.page.after.clone_from(&found.next);
        }
        Ok(found)
    }

    fn sit(&self, following: Following) -> ApiResult<Seat> {
        Ok(self.app.followers.sit(&self.caller, following)?)
    }

    /// A page with something on it, or the empty page when the time is over or the server stops. Errors: those of a page,
    /// `too_many_followers`, and those of the token when it ends meanwhile.
    pub async fn read_within(mut self, time: Duration) -> ApiResult<FeedPage> {
        let ends = Instant::now() + time;
        let found = self.read().await?;
        if !found.events.is_empty() {
            return Ok(found);
        }
        let mut seat = self.sit(Following::Wait)?;
        // What came before the seat was taken woke nobody.
        let mut woken = Woken::News;
        let mut found = found;
        loop {
            if woken == Woken::News {
                seat.look();
                found = self.read().await?;
                self.ticket.check(&self.app)?;
            }
            let left = ends.saturating_duration_since(Instant::now());
            if !found.events.is_empty() || left.is_zero() {
                return Ok(found);
            }
            woken = seat.wait(left.min(TICK)).await;
            match woken {
                Woken::Stopping => return Ok(found),
                Woken::News => {}
                Woken::Late => self.ticket.check(&self.app)?,
            }
        }
    }

    /// A stream that goes on until its token ends, the server stops, or its reader leaves. Errors, all of them before it
    /// begins: those of a page, and `too_many_followers`.
    pub async fn stream(mut self) -> ApiResult<HttpResponse> {
        let mut seat = self.sit(Following::Stream)?;
        seat.look();
        let first = self.read().await?;
        let due = first.at_end == Some(false);
        let following = Stream { follower: self, seat, ready: first, due, told_at: None };
        Ok(event_stream::answer(unfold(following, Stream::next)))
    }
}

/// A stream on its way. It holds one page at most that its reader has not taken yet.
struct Stream {
    follower: Follower,
    seat: Seat,
    /// What has been read and not been told.
    ready: FeedPage,
    /// Whether there may be more by now.
    due: bool,
    /// When it told something last.
    told_at: Option<Instant>,
}

impl Stream {
    /// The next part; none at the end. It is asked for when the one before has been taken.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        // So that the reader knows at once that the stream has begun.
        let Some(told_at) = self.told_at else { return Some(self.tell(HEARTBEAT)) };
        loop {
            if self.seat.is_stopping() || self.follower.ticket.check(&self.follower.app).is_err() {
                return None;
            }
            let events = std::mem::take(&mut self.ready.events);
            if !events.is_empty() {
                let views = events.into_iter().map(|event| EventView::of(event, &self.follower.caller));
                let told: String = views.map(|event| message(&event.id, &event.r#type, &event)).collect();
                return Some(self.tell(told.into()));
            }
            if self.due {
                self.seat.look();
                match tokio::time::timeout(LOOK, self.follower.read()).await {
                    Ok(Ok(found)) => {
                        self.due = found.at_end == Some(false);
                        self.ready = found;
                    }
                    // It is due still, after a moment.
                    Ok(Err(fault)) if fault.is_passing() => tracing::debug!(%fault, "a stream of events waits"),
                    Err(_) => tracing::debug!("a stream of events waits for its turn"),
                    Ok(Err(fault)) => {
                        tracing::debug!(%fault, "a stream of events ends");
                        return None;
                    }
                }
                if !self.ready.events.is_empty() {
                    continue;
                }
            }
            if told_at.elapsed() >= SILENCE {
                return Some(self.tell(HEARTBEAT));
            }
            match self.seat.wait(TICK).await {
                Woken::News => self.due = true,
                Woken::Late => {}
                Woken::Stopping => return None,
            }
        }
    }

    fn tell(mut self, part: Bytes) -> (Result<Bytes, Infallible>, Self) {
        self.told_at = Some(Instant::now());
        (Ok(part), self)
    }
}
