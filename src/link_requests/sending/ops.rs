//! Finding out whether a request's turn has come, in the transaction that begins to send it.

use chrono::{DateTime, Utc};

use super::model::{CREATIONS_AT_ONCE, next_place};
use super::store;
use crate::db::Conn;
use crate::events;
use crate::fault::{DbError, Fault};
use crate::link_requests::found::RequestWithAccount;
use crate::link_requests::model::{Kind, LinkRequest};
use crate::link_requests::store as requests;
use crate::tx::{Tx, Who};

/// When the request's turn is about; none when it is now, and then it is counted. Who waits keeps its place in the line, and
/// another one goes behind all of them.
pub fn turn(tx: &mut Tx<'_, impl Who>, request: &LinkRequest) -> Result<Option<DateTime<Utc>>, Fault> {
    let Some(limit) = tx.terms.invitations_per_day else { return Ok(None) };
    let paused_until = store::hold(tx.conn)?;
    let waits_for = request.send_scheduled_at;
    let ahead = match waits_for {
        Some(at) => store::ready_before(tx.conn, request, at, tx.now)?,
        None => store::waiting(tx.conn, request.kind, Some(&request.id))?,
    };
    if request.kind == Kind::CreateAccount {
        let is_full = ahead > 0 || store::creating(tx.conn)? >= CREATIONS_AT_ONCE;
        // Nobody knows when AWS has made one of the others.
        return Ok(is_full.then(|| waits_for.unwrap_or(tx.now)));
    }
    store::forget_old(tx.conn, tx.now)?;
    let counted = store::counted(tx.conn, tx.now)?;
    let place = next_place(limit, &counted, usize::try_from(ahead).unwrap_or(usize::MAX), tx.now);
    let Some(place) = place.max(Some(paused_until).filter(|until| *until > tx.now)) else {
        store::count(tx.conn, &request.id, tx.now)?;
        return Ok(None);
    };
    if waits_for.is_some() {
        return Ok(waits_for);
    }
    // Its moment is its place in the line.
    Ok(store::end_of_line(tx.conn, request.kind)?.max(Some(place)))
}

/// How many invitations may go out now, so many at most.
pub fn free_places(conn: &mut Conn, limit: Option<u32>, most: i64, now: DateTime<Utc>) -> Result<i64, DbError> {
    let Some(limit) = limit else { return Ok(most) };
    if store::paused_until(conn)? > now {
        return Ok(0);
    }
    let counted = i64::try_from(store::counted(conn, now)?.len()).unwrap_or(i64::MAX);
    Ok(i64::from(limit).saturating_sub(counted).clamp(0, most))
}

/// AWS has counted more than the platform did: nothing is sent until then, and this request waits with the others, in the place
/// that it had.
pub fn pause(
    tx: &mut Tx<'_, impl Who>,
    found: RequestWithAccount,
    until: DateTime<Utc>,
) -> Result<RequestWithAccount, Fault> {
    store::pause(tx.conn, until)?;
    if found.request.send_scheduled_at.is_some() {
        return Ok(found);
    }
    let behind = store::end_of_line(tx.conn, found.request.kind)?.map_or(until, |last| last.max(until));
    schedule(tx, found, behind)
}

/// Lets the request wait until its turn.
pub fn schedule(
    tx: &mut Tx<'_, impl Who>,
    found: RequestWithAccount,
    at: DateTime<Utc>,
) -> Result<RequestWithAccount, Fault> {
    if found.request.send_scheduled_at == Some(at) {
        return Ok(found);
    }
    let version = found.request.version + 1;
    let request = LinkRequest { send_scheduled_at: Some(at), version, updated_at: tx.now, ..found.request };
    requests::update(tx.conn, &request)?;
    events::append(tx, events::EventKind::LinkRequestUpdated, &request.subject())?;
    Ok(RequestWithAccount { request, account: found.account })
}
