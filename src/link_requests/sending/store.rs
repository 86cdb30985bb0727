//! What waits for AWS, what AWS counts, and what it said of handshakes, in the database.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::model::DAY;
use crate::aws::Evidence;
use crate::db::Conn;
use crate::db::change;
use crate::db::conn::MultiBackend;
use crate::db::row::{exactly_one, parse};
use crate::db::schema::{handshakes, invitations, link_requests};
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::LinkRequestId;
use crate::link_requests::machine::{Kind, Status};
use crate::link_requests::model::LinkRequest;

/// The request of the row that is held while somebody counts.
const NOBODY: &str = "";

/// Keeps others from counting until the transaction ends, and says until when nothing is sent.
pub fn hold(conn: &mut Conn) -> Result<DateTime<Utc>, DbError> {
    let row = invitations::table.filter(invitations::link_request_id.eq(NOBODY));
    let held = diesel::update(row).set(invitations::invited_at.eq(invitations::invited_at));
    Ok(held.returning(invitations::invited_at).get_result::<Ts>(conn)?.into())
}

/// Until when nothing is sent, because AWS said that the day's invitations are used up; a moment in the past when it did not.
pub fn paused_until(conn: &mut Conn) -> Result<DateTime<Utc>, DbError> {
    let row = invitations::table.filter(invitations::link_request_id.eq(NOBODY));
    Ok(row.select(invitations::invited_at).get_result::<Ts>(conn)?.into())
}

/// Sends nothing until then.
pub fn pause(conn: &mut Conn, until: DateTime<Utc>) -> Result<(), DbError> {
    let row = invitations::table.filter(invitations::link_request_id.eq(NOBODY));
    exactly_one(change(row).set(invitations::invited_at.eq(Ts(until))).execute(conn)?)
}

/// Forgets the invitations that AWS counts no longer.
pub fn forget_old(conn: &mut Conn, now: DateTime<Utc>) -> Result<(), DbError> {
    let old = invitations::table.filter(invitations::invited_at.le(Ts(now - DAY)));
    diesel::delete(old.filter(invitations::link_request_id.ne(NOBODY))).execute(conn)?;
    Ok(())
}

/// When the invitations that AWS counts were sent, the oldest first. The organization has one budget for everybody.
pub fn counted(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<DateTime<Utc>>, DbError> {
    let of_requests = invitations::table.filter(invitations::link_request_id.ne(NOBODY));
    let query = of_requests.filter(invitations::invited_at.gt(Ts(now - DAY))).order(invitations::invited_at);
    Ok(query.select(invitations::invited_at).load::<Ts>(conn)?.into_iter().map(Into::into).collect())
}

/// Counts an invitation that is about to go out.
pub fn count(conn: &mut Conn, id: &LinkRequestId, now: DateTime<Utc>) -> Result<(), DbError> {
    let row = (invitations::link_request_id.eq(id.as_str()), invitations::invited_at.eq(Ts(now)));
    diesel::insert_into(invitations::table).values(row).execute(conn)?;
    Ok(())
}

/// Counts a request's invitations no longer: its owner accepted, or AWS was never asked.
pub fn uncount(conn: &mut Conn, id: &LinkRequestId) -> Result<(), DbError> {
    diesel::delete(invitations::table.filter(invitations::link_request_id.eq(id.as_str()))).execute(conn)?;
    Ok(())
}

/// The requests of this kind that wait for their turn.
fn line(kind: Kind) -> link_requests::BoxedQuery<'static, MultiBackend> {
    link_requests::table
        .filter(link_requests::send_scheduled_at.is_not_null())
        .filter(link_requests::status.eq(Status::Approved.as_str()))
        .filter(link_requests::kind.eq(kind.as_str()))
        .into_boxed()
}

/// Those of them that are not put off because something failed.
fn ready_line(kind: Kind, now: DateTime<Utc>) -> link_requests::BoxedQuery<'static, MultiBackend> {
    line(kind).filter(link_requests::retry_at.is_null().or(link_requests::retry_at.le(Ts(now))))
}

/// How many requests of this kind wait for their turn, without this one.
pub fn waiting(conn: &mut Conn, kind: Kind, except: Option<&LinkRequestId>) -> Result<i64, DbError> {
    let others = line(kind).filter(link_requests::id.ne(except.map_or("", LinkRequestId::as_str).to_owned()));
    Ok(others.count().get_result(conn)?)
}

/// The last moment that a waiting request of this kind has; none when none waits.
pub fn end_of_line(conn: &mut Conn, kind: Kind) -> Result<Option<DateTime<Utc>>, DbError> {
    let last =
        line(kind).order(link_requests::send_scheduled_at.desc()).select(link_requests::send_scheduled_at).limit(1);
    Ok(last.get_result::<Option<Ts>>(conn).optional()?.flatten().map(Into::into))
}

/// How many requests of its kind go before this one that waits for that moment: those behind which it came, but for those
/// that are put off because something failed.
pub fn ready_before(
    conn: &mut Conn,
    request: &LinkRequest,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<i64, DbError> {
    let moment = link_requests::send_scheduled_at;
    let before = moment.lt(Ts(at)).or(moment.eq(Ts(at)).and(link_requests::id.lt(request.id.to_string())));
    Ok(ready_line(request.kind, now).filter(before).count().get_result(conn)?)
}

/// How many accounts AWS is asked to make just now.
pub fn creating(conn: &mut Conn) -> Result<i64, DbError> {
    // As the index says it, so that it serves it.
    let all = link_requests::table.filter(sql::<Bool>("link_requests.status = 'creating'"));
    Ok(all.count().get_result(conn)?)
}

/// The requests of this kind that wait for their turn, those that have waited longest first.
pub fn ready(conn: &mut Conn, kind: Kind, now: DateTime<Utc>, most: i64) -> Result<Vec<LinkRequestId>, DbError> {
    let waiting = ready_line(kind, now).order((link_requests::send_scheduled_at, link_requests::id)).limit(most);
    let ids = waiting.select(link_requests::id).load::<String>(conn)?;
    ids.iter().map(|id| parse("link_requests", "id", id)).collect()
}

/// Keeps what AWS says of a request's handshake, in place of what it said before.
pub fn note_evidence(
    conn: &mut Conn,
    id: &LinkRequestId,
    evidence: &Evidence,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let text = serde_json::to_string(evidence).unwrap_or_default();
    let said = (handshakes::evidence.eq(&text), handshakes::noted_at.eq(Ts(now)));
    if change(handshakes::table.find(id.as_str())).set(said).execute(conn)? == 0 {
        let row = (handshakes::link_request_id.eq(id.as_str()), said.0, said.1);
        diesel::insert_into(handshakes::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// What AWS said last of a request's handshake.
pub fn evidence(conn: &mut Conn, id: &LinkRequestId) -> Result<Option<Evidence>, DbError> {
    let row = handshakes::table.find(id.as_str()).select(handshakes::evidence);
    let text = row.get_result::<String>(conn).optional()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}
