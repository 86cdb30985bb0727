//! Which tokens are refused before their end: those of revoked credentials, of archived clients and of suspended resellers,
//! and those from before a rotation that says so.
//!
//! Each replica keeps the list in memory, so that a request needs no query for it, and once a second reads what has come
//! since, so that a long list costs no more than a short one. What is refused anew has the time at which its transaction
//! began; it may commit later, and clocks differ, so that each read goes back for [`OVERLAP`]. A replica that could not
//! read for five seconds answers 503 rather than trust a token that may be revoked.

use std::collections::{HashMap, HashSet};
use std::sync::RwLock;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::caller::Caller;
use super::ring::LIFETIME_SECONDS;
use crate::db::schema::{clients, credentials, resellers};
use crate::db::types::Ts;
use crate::db::{Conn, Db, Share};
use crate::domain::Code;
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::{ClientId, CredentialId};

/// How often the list is read.
pub const INTERVAL: Duration = Duration::from_secs(1);

/// The age at which the list is no longer trusted.
const MAX_AGE: Duration = Duration::from_secs(5);

/// How long what is refused may wait for its commit, and how much clocks may differ, together: longer than a request waits
/// for its turn and a transaction with all its tries takes.
pub const OVERLAP: TimeDelta = TimeDelta::minutes(2);

/// How long something is kept: twice the life of a token, because clocks of replicas may differ.
const KEPT: TimeDelta = TimeDelta::seconds(2 * LIFETIME_SECONDS);

/// Rows of each kind that one transaction reads at most.
const PAGE: usize = 10_000;

/// The least generation of a credential that is revoked: no token has one so high.
const REVOKED: i32 = i32::MAX;

/// The list in memory.
#[derive(Debug, Default)]
pub struct Revocations(RwLock<State>);

#[derive(Debug, Default)]
struct State {
    /// The least generation of a credential whose tokens are taken, and since when.
    credentials: HashMap<String, (i32, DateTime<Utc>)>,
    /// Clients that were archived, and when.
    clients: HashMap<String, DateTime<Utc>>,
    /// All suspended resellers.
    resellers: HashSet<String>,
    /// When the last read was begun that came to its end.
    read_at: Option<(Instant, DateTime<Utc>)>,
    /// When what is too old was forgotten last.
    forgotten_at: Option<Instant>,
}

impl State {
    fn refuse(&mut self, id: String, least: i32, at: DateTime<Utc>) {
        let known = self.credentials.entry(id).or_insert((least, at));
        *known = (known.0.max(least), known.1.max(at));
    }

    fn take(&mut self, page: Page, begun: Instant) {
        for (id, least, at) in page.credentials.into_iter().chain(page.generations) {
            self.refuse(id, least, at.into());
        }
        self.clients.extend(page.clients.into_iter().map(|(id, _, at)| (id, at.into())));
        // These come back as well: what a later read has seen holds.
        if self.read_at.is_none_or(|(last, _)| last <= begun) {
            self.resellers = page.resellers.into_iter().collect();
        }
    }

    /// Forgets what refuses no token that lives, once a minute.
    fn forget(&mut self, now: DateTime<Utc>) {
        if self.forgotten_at.is_none_or(|last| last.elapsed() >= Duration::from_secs(60)) {
            self.forgotten_at = Some(Instant::now());
            self.credentials.retain(|_, (_, at)| *at > now - KEPT);
            self.clients.retain(|_, at| *at > now - KEPT);
        }
    }
}

impl Revocations {
    /// Refuses the tokens of revoked credentials, archived clients and suspended resellers.
    pub fn check(&self, caller: &Caller) -> Result<(), Fault> {
        const TOO_OLD: &str = "the list of refused tokens is too old to let a token pass";
        let unknown = || Fault::from(DbError::Unavailable(TOO_OLD.to_owned()));
        let state = self.0.read().map_err(|_| unknown())?;
        let (begun, _) = state.read_at.ok_or_else(unknown)?;
        let least = state.credentials.get(caller.credential_id.as_str());
        if least.is_some_and(|(least, _)| caller.generation < *least)
            || caller.tenant.client_id().is_some_and(|id| state.clients.contains_key(id.as_str()))
            || caller.reseller_id().is_some_and(|id| state.resellers.contains(id.as_str()))
        {
            return Err(Code::Unauthenticated.into());
        }
        if begun.elapsed() > MAX_AGE { Err(unknown()) } else { Ok(()) }
    }

    /// Reads the whole list, for the start: what may still refuse a token that lives.
    pub fn begin(&self, db: &Db, now: DateTime<Utc>) -> Result<(), Fault> {
        let (begun, mut from) = (Instant::now(), Some(From::the(now - KEPT)));
        while let Some(next) = from {
            from = self.take(db.write_blocking(|conn| read(conn, &next, now))?, begun);
        }
        self.conclude(begun, now);
        Ok(())
    }

    /// Reads what has come since the last read.
    pub async fn refresh(&self, db: &Db, now: DateTime<Utc>) -> Result<(), Fault> {
        let last = self.0.read().ok().and_then(|state| state.read_at);
        // A clock that was put back leaves no gap either.
        let since = last.map_or(now - KEPT, |(_, last)| last.min(now) - OVERLAP);
        let (begun, mut from) = (Instant::now(), Some(From::the(since)));
        while let Some(next) = from {
            from = self.take(db.read(&Share::Server, move |conn| read(conn, &next, now)).await?, begun);
        }
        self.conclude(begun, now);
        Ok(())
    }

    /// Takes over a page, and tells from where the next one is read, if there may be one.
    fn take(&self, page: Page, begun: Instant) -> Option<From> {
        let next = page.next();
        if let Ok(mut state) = self.0.write() {
            state.take(page, begun);
        }
        next
    }

    fn conclude(&self, begun: Instant, now: DateTime<Utc>) {
        if let Ok(mut state) = self.0.write() {
            state.forget(now);
            if state.read_at.is_none_or(|(last, _)| last < begun) {
                state.read_at = Some((begun, now));
            }
        }
    }

    /// Refuses a credential at once on this replica; the others learn of it within a second.
    pub fn add(&self, id: &CredentialId, now: DateTime<Utc>) {
        if let Ok(mut state) = self.0.write() {
            state.refuse(id.to_string(), REVOKED, now);
        }
    }

    /// The same for all credentials of a client that is archived.
    pub fn add_client(&self, id: &ClientId, now: DateTime<Utc>) {
        if let Ok(mut state) = self.0.write() {
            state.clients.insert(id.to_string(), now);
        }
    }
}

/// A row's place in the order of reading: rows after it come next.
#[derive(Debug, Clone)]
struct Place(DateTime<Utc>, String);

/// From where each kind is read on; none when it has been read to its end.
#[derive(Debug, Clone)]
struct From {
    credentials: Option<Place>,
    generations: Option<Place>,
    clients: Option<Place>,
}

impl From {
    fn the(moment: DateTime<Utc>) -> Self {
        let place = || Some(Place(moment, String::new()));
        Self { credentials: place(), generations: place(), clients: place() }
    }
}

/// Rows of one kind: an id, the least generation of it that is taken, and when it became so.
type Rows = Vec<(String, i32, Ts)>;

/// Where the next page begins, if this one is full.
fn end(rows: &Rows) -> Option<Place> {
    let last = rows.last().filter(|_| rows.len() >= PAGE);
    last.map(|(id, _, at)| Place((*at).into(), id.clone()))
}

#[derive(Debug, Default)]
struct Page {
    credentials: Rows,
    generations: Rows,
    clients: Rows,
    resellers: Vec<String>,
}

impl Page {
    fn next(&self) -> Option<From> {
        let next = From {
            credentials: end(&self.credentials),
            generations: end(&self.generations),
            clients: end(&self.clients),
        };
        let more = next.credentials.is_some() || next.generations.is_some() || next.clients.is_some();
        more.then_some(next)
    }
}

/// The rows of a query that come after a place, in the order of a moment and of their ids. A macro because the types of
/// such queries have no names.
macro_rules! after {
    ($query:expr, $place:expr, $at:expr, $id:expr) => {{
        let Place(at, id) = $place;
        let later = $at.gt(Ts(*at)).or($at.eq(Ts(*at)).and($id.gt(id)));
        let page = i64::try_from(PAGE).unwrap_or(i64::MAX);
        $query.filter($at.ge(Ts(*at))).filter(later).order(($at, $id)).limit(page)
    }};
}

fn read(conn: &mut Conn, from: &From, now: DateTime<Utc>) -> Result<Page, Fault> {
    let mut page = Page::default();
    if let Some(place) = &from.clients {
        let query = clients::table.filter(sql::<Bool>("clients.status = 'archived'"));
        let query = after!(query, place, clients::updated_at, clients::id);
        let rows = query.select((clients::id, clients::updated_at)).load::<(String, Ts)>(conn)?;
        page.clients = rows.into_iter().map(|(id, at)| (id, REVOKED, at)).collect();
    }
    if let Some(place) = &from.credentials {
        // Those of clients that were archived meanwhile are refused with these, however many they are.
        let archived = clients::table
            .filter(sql::<Bool>("clients.status = 'archived'"))
            .filter(clients::updated_at.gt(Ts(now - KEPT)))
            .select(clients::id.nullable());
        let query =
            credentials::table.filter(credentials::client_id.is_null().or(credentials::client_id.ne_all(archived)));
        let query = after!(query, place, credentials::revoked_at, credentials::id);
        let columns = (credentials::id, credentials::revoked_at.assume_not_null());
        let rows = query.select(columns).load::<(String, Ts)>(conn)?;
        page.credentials = rows.into_iter().map(|(id, at)| (id, REVOKED, at)).collect();
    }
    if let Some(place) = &from.generations {
        let query = after!(credentials::table, place, credentials::tokens_revoked_at, credentials::id);
        let at = credentials::tokens_revoked_at.assume_not_null();
        page.generations =
            query.select((credentials::id, credentials::token_generation, at)).load::<(String, i32, Ts)>(conn)?;
    }
    page.resellers =
        resellers::table.filter(resellers::status.eq("suspended")).select(resellers::id).load::<String>(conn)?;
    Ok(page)
}
