//! Events in the database.

use diesel::connection::Connection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Text};
use uuid::Uuid;

use super::dto::ListEvents;
use super::model::{Event, EventKind, Subject};
use crate::db::conn::MultiBackend;
use crate::db::row::exactly_one;
use crate::db::schema::{event_sequence, events, unplaced_events};
use crate::db::types::{Timestamptz, Ts};
use crate::db::{Conn, Rows, Statement, Values, carry_out, change, insertion, insertions, natively};
use crate::fault::DbError;
use crate::id::EventId;
use crate::tenant::Tenant;
use crate::tx::{Draft, Tx, Who};

/// An event in the database.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = events)]
struct Row {
    id: String,
    kind: String,
    at: Ts,
    actor_credential_id: Option<String>,
    actor_role: String,
    resource_id: String,
    resource_version: i32,
    data: String,
    origin: Option<String>,
}

fn columns() -> <Row as Selectable<MultiBackend>>::SelectExpression {
    <Row as Selectable<MultiBackend>>::construct_selection()
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

/// What happens to a resource in this transaction. Its place in the feed is not given yet.
#[derive(Debug, Clone)]
pub struct News {
    /// The event's id.
    id: String,
    /// What happened.
    kind: &'static str,
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

/// What `$insertion` stores of news, with or without a place.
macro_rules! storing {
    ($insertion:ident!($($of:tt)*), $news:ident $(, $column:ident: $value:expr)?) => {
        $insertion!($($of)* {
            id: $news.id.as_str(),
            $($column: $value,)?
            kind: $news.kind,
            at: $news.at,
            actor_credential_id: $news.actor_credential_id.as_deref(),
            actor_role: $news.actor_role.as_str(),
            reseller_id: $news.reseller_id.as_deref(),
            client_id: $news.client_id.as_deref(),
            resource_id: $news.resource_id.as_str(),
            resource_version: $news.resource_version,
            data: $news.data.as_str(),
            origin: $news.origin.as_deref(),
        })
    };
}

impl News {
    /// What happens to a resource in a transaction.
    pub fn of(draft: &mut Draft<'_, impl Who>, kind: EventKind, subject: &Subject<'_>) -> Self {
        let (caller, origin) = (draft.caller, draft.origin);
        Self {
            id: draft.id::<EventId>().to_string(),
            kind: kind.as_str(),
            at: draft.real.into(),
            actor_credential_id: caller.actor().credential_id(),
            actor_role: caller.actor().role().to_owned(),
            reseller_id: subject.reseller_id.map(str::to_owned),
            client_id: subject.client_id.map(str::to_owned),
            resource_id: subject.resource_id.to_owned(),
            resource_version: subject.version,
            data: subject.data.to_string(),
            origin: origin.map(ToString::to_string),
        }
    }

    /// The statement that stores it where its place is given after the commit.
    pub fn insertion(&self) -> impl Statement {
        storing!(insertion!(unplaced_events), self)
    }

    /// The same of several.
    pub fn insertions<'a>(news: &[&'a Self]) -> Rows<impl Values + use<'a>> {
        storing!(insertions!(unplaced_events of news, |one|), one)
    }
}

/// Events that one statement stores at most, so that what is held for it is little.
const APPENDED_AT_ONCE: usize = 500;

/// Appends what just happened to a resource, in the transaction that did it.
pub fn append(tx: &mut Tx<'_, impl Who>, kind: EventKind, subject: &Subject<'_>) -> Result<(), DbError> {
    append_all(tx, kind, std::slice::from_ref(subject))
}

/// The same for many resources to which the same happened at once. SQLite has one writer, whose order is that of the
/// commits: there they get their places at once.
pub fn append_all(tx: &mut Tx<'_, impl Who>, kind: EventKind, subjects: &[Subject<'_>]) -> Result<(), DbError> {
    for some in subjects.chunks(APPENDED_AT_ONCE) {
        let mut draft = tx.draft();
        let news: Vec<News> = some.iter().map(|subject| News::of(&mut draft, kind, subject)).collect();
        store(tx.conn, news)?;
    }
    Ok(())
}

/// Stores what happens in a transaction, in it.
pub fn store(conn: &mut Conn, news: Vec<News>) -> Result<(), DbError> {
    match (conn, news.as_slice()) {
        (conn @ Conn::Sqlite(_), _) => append_placed(conn, news)?,
        (Conn::Pg(conn), [one]) => drop(conn.execute_returning_count(&one.insertion())?),
        (Conn::Pg(conn), many) => {
            let many: Vec<_> = many.iter().collect();
            conn.execute_returning_count(&News::insertions(&many))?;
        }
    }
    Ok(())
}

fn append_placed(conn: &mut Conn, news: Vec<News>) -> Result<(), DbError> {
    let mut places = Places::load(conn)?;
    for mut one in news {
        let placed = places.next(std::mem::take(&mut one.id), one.at);
        (one.id, one.at) = (placed.id, placed.at);
        carry_out(conn, &storing!(insertion!(events), one, position: Some(placed.position)))?;
    }
    places.store(conn)
}

/// How many committed events have no place in the feed yet, of this many at most; a look into two indexes.
pub fn waiting(conn: &mut Conn, most: usize) -> Result<usize, DbError> {
    let rows = i64::try_from(most).unwrap_or(i64::MAX);
    let here = unplaced_events::table.select(unplaced_events::id).order(unplaced_events::id).limit(rows);
    let of_before = events::table.filter(events::position.is_null()).select(events::id).order(events::id).limit(rows);
    Ok(natively!(conn, |conn| here.union_all(of_before).load::<String>(conn))?.len().min(most))
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
    Ok(events::table.find(id.as_str()).select(columns()).get_result::<Row>(conn).optional()?.map(Event::from))
}

/// An event that gets its place.
struct Placed {
    old_id: String,
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

    fn next(&mut self, old_id: String, at: Ts) -> Placed {
        let (id, at) = match self.last.take() {
            Some((id, before)) if id >= old_id => (later_than(&id), at.max(before)),
            Some((_, before)) => (old_id.clone(), at.max(before)),
            None => (old_id.clone(), at),
        };
        self.last = Some((id.clone(), at));
        self.next += 1;
        Placed { old_id, id, at, position: self.next - 1 }
    }

    fn store(&self, conn: &mut Conn) -> Result<(), DbError> {
        let sequence = event_sequence::table.find("events");
        exactly_one(change(sequence).set(event_sequence::next.eq(self.next)).execute(conn)?)
    }
}

/// Gives committed events their places, this many at most, and tells how many got one. One transaction at a time does so,
/// because it holds the sequence's row: what commits later gets a later place.
pub fn place(conn: &mut Conn, most: usize) -> Result<usize, DbError> {
    let rows = i64::try_from(most).unwrap_or(i64::MAX);
    let sequence = event_sequence::table.find("events");
    exactly_one(change(sequence).set(event_sequence::next.eq(event_sequence::next)).execute(conn)?)?;
    let mut places = Places::load(conn)?;
    let here = unplaced_events::table.order(unplaced_events::id).limit(rows);
    let here = here.select((unplaced_events::id, unplaced_events::at, true.into_sql::<Bool>()));
    let of_before = events::table.filter(events::position.is_null()).order(events::id).limit(rows);
    let of_before = of_before.select((events::id, events::at, false.into_sql::<Bool>()));
    // One statement, so that what follows from another one is not seen without it.
    let mut waiting = natively!(conn, |conn| here.union_all(of_before).load::<(String, Ts, bool)>(conn))?;
    waiting.sort_unstable();
    waiting.truncate(most);
    let placed = waiting.into_iter().map(|(id, at, is_here)| (is_here, places.next(id, at)));
    let (here, of_before): (Vec<_>, Vec<_>) = placed.partition(|(is_here, _)| *is_here);
    store_places(conn, &of_before)?;
    move_to_places(conn, &here)?;
    let placed = here.len() + of_before.len();
    if placed > 0 {
        places.store(conn)?;
    }
    Ok(placed)
}

/// Stores the places of events that the version before this one stored without them.
fn store_places(conn: &mut Conn, placed: &[(bool, Placed)]) -> Result<(), DbError> {
    for (_, one) in placed {
        let place = (events::id.eq(&one.id), events::at.eq(one.at), events::position.eq(one.position));
        exactly_one(change(events::table.find(&one.old_id)).set(place).execute(conn)?)?;
    }
    Ok(())
}

/// Moves events to their places: one statement, whose text is the same for any number.
fn move_to_places(conn: &mut Conn, placed: &[(bool, Placed)]) -> Result<(), DbError> {
    const ALL: &str = "WITH placed AS (SELECT * FROM unnest($1, $2, $3, $4) AS placed (old_id, new_id, new_at, place)), \
        moved AS (DELETE FROM unplaced_events USING placed WHERE unplaced_events.id = placed.old_id \
            RETURNING placed.*, unplaced_events.*) \
        INSERT INTO events (id, position, at, kind, actor_credential_id, actor_role, reseller_id, client_id, resource_id, \
            resource_version, data, origin) \
        SELECT new_id, place, new_at, kind, actor_credential_id, actor_role, reseller_id, client_id, resource_id, \
            resource_version, data, origin FROM moved ORDER BY place";
    if placed.is_empty() {
        return Ok(());
    }
    let Conn::Pg(conn) = conn else {
        return Err(DbError::Failed("events wait for their places, which SQLite gives them at once".to_owned()));
    };
    let moved = diesel::sql_query(ALL)
        .bind::<Array<Text>, _>(placed.iter().map(|(_, one)| &one.old_id).collect::<Vec<_>>())
        .bind::<Array<Text>, _>(placed.iter().map(|(_, one)| &one.id).collect::<Vec<_>>())
        .bind::<Array<Timestamptz>, _>(placed.iter().map(|(_, one)| one.at).collect::<Vec<_>>())
        .bind::<Array<BigInt>, _>(placed.iter().map(|(_, one)| one.position).collect::<Vec<_>>())
        .execute(conn)?;
    if moved == placed.len() { Ok(()) } else { Err(DbError::Stale) }
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
    let rows = query.order(events::position.desc()).limit(rows).select(columns()).load::<Row>(conn)?;
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
    let rows = query.order(events::position).limit(rows).select(columns()).load::<Row>(conn)?;
    Ok(rows.into_iter().map(Event::from).collect())
}
