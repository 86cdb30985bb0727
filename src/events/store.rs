//! Events in the database.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};
use uuid::Uuid;

use super::dto::ListEvents;
use super::model::{Event, EventKind, Subject};
use crate::db::Conn;
use crate::db::change;
use crate::db::natively;
use crate::db::row::exactly_one;
use crate::db::schema::{event_sequence, events};
use crate::db::types::{Timestamptz, Ts};
use crate::fault::DbError;
use crate::id::EventId;
use crate::tenant::Tenant;
use crate::tx::{Tx, Who};

/// An event in the database.
#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct Row {
    /// Its id.
    id: String,
    /// Its place in the feed.
    position: Option<i64>,
    /// What happened.
    kind: String,
    /// When.
    at: Ts,
    /// The credential that did it.
    actor_credential_id: Option<String>,
    /// Its role.
    actor_role: String,
    /// Whose it is.
    reseller_id: Option<String>,
    /// The client that it concerns.
    client_id: Option<String>,
    /// The resource's id.
    resource_id: String,
    /// The resource's version after it.
    resource_version: i32,
    /// JSON: what a consumer wants to know.
    data: String,
    /// From where it was asked for.
    origin: Option<String>,
}

impl From<Row> for Event {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            at: row.at.into(),
            actor_credential_id: row.actor_credential_id,
            actor_role: row.actor_role,
            resource_id: row.resource_id,
            resource_version: row.resource_version,
            data: row.data,
            origin: row.origin,
        }
    }
}

/// Events that one statement stores at most: PostgreSQL takes 65,535 values in one.
const APPENDED_AT_ONCE: usize = 500;

/// Appends what just happened to a resource, in the transaction that did it.
pub fn append(tx: &mut Tx<'_, impl Who>, kind: EventKind, subject: &Subject<'_>) -> Result<(), DbError> {
    append_all(tx, kind, std::slice::from_ref(subject))
}

/// The same for many resources to which the same happened at once. SQLite has one writer, whose order is that of the
/// commits: there they get their places at once.
pub fn append_all(tx: &mut Tx<'_, impl Who>, kind: EventKind, subjects: &[Subject<'_>]) -> Result<(), DbError> {
    for some in subjects.chunks(APPENDED_AT_ONCE) {
        let mut rows: Vec<Row> = some.iter().map(|subject| row(tx, kind, subject)).collect();
        if matches!(tx.conn, Conn::Sqlite(_)) {
            let mut places = Places::load(tx.conn)?;
            for row in &mut rows {
                let (id, at) = (std::mem::take(&mut row.id), row.at);
                let placed = places.next(id, at);
                (row.id, row.at, row.position) = (placed.id, placed.at, Some(placed.position));
            }
            places.store(tx.conn)?;
        }
        insert(tx.conn, &rows)?;
    }
    Ok(())
}

/// The statement for one is made and prepared once; how many rows go into one for many differs, so that diesel asks for the
/// database there.
fn insert(conn: &mut Conn, rows: &[Row]) -> Result<(), DbError> {
    let into = diesel::insert_into(events::table);
    match rows {
        [one] => natively!(conn, |conn| into.values(one).execute(conn))?,
        many => natively!(conn, |conn| into.values(many).execute(conn))?,
    };
    Ok(())
}

fn row(tx: &mut Tx<'_, impl Who>, kind: EventKind, subject: &Subject<'_>) -> Row {
    Row {
        id: tx.id::<EventId>().to_string(),
        position: None,
        kind: kind.as_str().to_owned(),
        at: tx.real.into(),
        actor_credential_id: tx.caller.actor().credential_id(),
        actor_role: tx.caller.actor().role().to_owned(),
        reseller_id: subject.reseller_id.map(str::to_owned),
        client_id: subject.client_id.map(str::to_owned),
        resource_id: subject.resource_id.to_owned(),
        resource_version: subject.version,
        data: subject.data.to_string(),
        origin: tx.origin.map(ToString::to_string),
    }
}

/// How many committed events have no place in the feed yet, of this many at most; a look into an index.
pub fn waiting(conn: &mut Conn, most: i64) -> Result<i64, DbError> {
    Ok(i64::try_from(first_waiting(conn, most)?.len()).unwrap_or(most))
}

fn first_waiting(conn: &mut Conn, most: i64) -> Result<Vec<(String, Ts)>, DbError> {
    let query = events::table.filter(events::position.is_null()).order(events::id).limit(most);
    Ok(query.select((events::id, events::at)).load(conn)?)
}

/// The place of the next event; those before it are given.
pub fn next_place(conn: &mut Conn) -> Result<i64, DbError> {
    Ok(event_sequence::table.find("events").select(event_sequence::next).get_result(conn)?)
}

/// The place of the last event that has one: all before it are there.
pub fn last_place(conn: &mut Conn) -> Result<i64, DbError> {
    Ok(next_place(conn)? - 1)
}

/// The event with this id, whoever's it is: for the platform's own work.
pub fn find(conn: &mut Conn, id: &EventId) -> Result<Option<Event>, DbError> {
    Ok(events::table.find(id.as_str()).get_result::<Row>(conn).optional()?.map(Event::from))
}

/// An event that gets its place.
struct Placed {
    id: String,
    at: Ts,
    position: i64,
}

/// The places that are given, in the order of the commits.
///
/// Places, ids and times agree. Transactions commit in another order than they begin, so an event can come to its place
/// after one with a later id: then it gets a new id, which nobody has seen yet, and a time that is not before the other's.
struct Places {
    next: i64,
    last: Option<(String, Ts)>,
}

impl Places {
    /// What is free next, and what came last.
    fn load(conn: &mut Conn) -> Result<Self, DbError> {
        let is_last = events::position.eq((event_sequence::next - 1).nullable());
        let places =
            event_sequence::table.left_join(events::table.on(is_last)).filter(event_sequence::name.eq("events"));
        let last = (events::id, events::at).nullable();
        let (next, last) = places.select((event_sequence::next, last)).get_result(conn)?;
        Ok(Self { next, last })
    }

    fn next(&mut self, old: String, at: Ts) -> Placed {
        let (id, at) = match self.last.take() {
            Some((id, before)) if id >= old => (later_than(&id), at.max(before)),
            Some((_, before)) => (old, at.max(before)),
            None => (old, at),
        };
        self.last = Some((id.clone(), at));
        self.next += 1;
        Placed { id, at, position: self.next - 1 }
    }

    fn store(&self, conn: &mut Conn) -> Result<(), DbError> {
        let sequence = event_sequence::table.find("events");
        exactly_one(change(sequence).set(event_sequence::next.eq(self.next)).execute(conn)?)
    }
}

/// Gives committed events their places, this many at most, and tells how many got one. One transaction at a time does so,
/// because it holds the sequence's row: what commits later gets a later place.
pub fn place(conn: &mut Conn, most: i64) -> Result<usize, DbError> {
    let sequence = event_sequence::table.find("events");
    exactly_one(change(sequence).set(event_sequence::next.eq(event_sequence::next)).execute(conn)?)?;
    let mut places = Places::load(conn)?;
    let waiting = first_waiting(conn, most)?;
    let placed: Vec<_> = waiting.into_iter().map(|(old, at)| (old.clone(), places.next(old, at))).collect();
    if !placed.is_empty() {
        store_places(conn, &placed)?;
        places.store(conn)?;
    }
    Ok(placed.len())
}

/// Stores the places of all of them: on PostgreSQL with one statement, whose text is the same for any number. On SQLite, whose
/// events have their places from the beginning, there are some only after a release in which they had not.
fn store_places(conn: &mut Conn, placed: &[(String, Placed)]) -> Result<(), DbError> {
    const ALL: &str = "UPDATE events SET id = new_id, at = new_at, position = place \
        FROM unnest($1, $2, $3, $4) AS placed (old_id, new_id, new_at, place) WHERE events.id = placed.old_id";
    let stored = match conn {
        Conn::Pg(conn) => diesel::sql_query(ALL)
            .bind::<Array<Text>, _>(placed.iter().map(|(old, _)| old).collect::<Vec<_>>())
            .bind::<Array<Text>, _>(placed.iter().map(|(_, one)| &one.id).collect::<Vec<_>>())
            .bind::<Array<Timestamptz>, _>(placed.iter().map(|(_, one)| one.at).collect::<Vec<_>>())
            .bind::<Array<BigInt>, _>(placed.iter().map(|(_, one)| one.position).collect::<Vec<_>>())
            .execute(conn)?,
        Conn::Sqlite(conn) => placed.iter().try_fold(0, |stored, (old, one)| {
            let place = (events::id.eq(&one.id), events::at.eq(one.at), events::position.eq(one.position));
            change(events::table.find(old)).set(place).execute(conn).map(|more| stored + more)
        })?,
    };
    if stored == placed.len() { Ok(()) } else { Err(DbError::Stale) }
}

/// A new id after this one, also when another replica's clock was ahead of ours as it made it.
fn later_than(id: &str) -> String {
    let made = EventId::from_uuid(Uuid::now_v7()).to_string();
    if made.as_str() > id {
        return made;
    }
    let next = id.parse::<EventId>().ok().and_then(|id| id.next());
    next.map_or(made, |id| id.to_string())
}

/// The events that have a place and that the tenant and the filters let through. A macro because the type of such a query
/// has no name.
macro_rules! filtered {
    ($tenant:expr, $filters:expr) => {{
        let query = events::table.filter(events::position.is_not_null()).into_boxed();
        let mut query = crate::scoped!(query, $tenant, events::reseller_id, events::client_id);
        if let Some(kind) = $filters.r#type {
            query = query.filter(events::kind.eq(kind.as_str()));
        }
        if let Some(id) = &$filters.resource_id {
            query = query.filter(events::resource_id.eq(id));
        }
        query
    }};
}

/// The place of an event that the tenant may see.
pub fn position(conn: &mut Conn, tenant: &Tenant, id: &EventId) -> Result<Option<i64>, DbError> {
    let query = events::table.filter(events::id.eq(id.as_str())).select(events::position).into_boxed();
    let query = crate::scoped!(query, tenant, events::reseller_id, events::client_id);
    Ok(query.get_result::<Option<i64>>(conn).optional()?.flatten())
}

/// A page of events, newest first, before that place.
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListEvents,
    before: Option<i64>,
    rows: i64,
) -> Result<Vec<Event>, DbError> {
    let query = filtered!(tenant, filters).filter(events::position.lt(before.unwrap_or(i64::MAX)));
    let rows = query.order(events::position.desc()).limit(rows).load::<Row>(conn)?;
    Ok(rows.into_iter().map(Event::from).collect())
}

/// A page of the feed, oldest first, after that place.
pub fn feed(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListEvents,
    after: i64,
    rows: i64,
) -> Result<Vec<Event>, DbError> {
    let query = filtered!(tenant, filters).filter(events::position.gt(after));
    let rows = query.order(events::position).limit(rows).load::<Row>(conn)?;
    Ok(rows.into_iter().map(Event::from).collect())
}
