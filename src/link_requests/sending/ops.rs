//! Finding out whether a request's turn has come, in the transaction that begins to send it.

use chrono::{DateTime, Utc};

use super::model::{CREATIONS_AT_ONCE, next_place};
use super::store;
use crate::events;
use crate::fault::Fault;
use crate::link_requests::found::RequestWithAccount;
use crate::link_requests::model::{Kind, LinkRequest};
use crate::link_requests::store as requests;
use crate::tx::{Tx, Who};

/// When the request's turn is; none when it is now, and then it is counted. One that waited already goes before those that
/// wait still; another one goes behind them.
pub fn turn(tx: &mut Tx<'_, impl Who>, request: &LinkRequest) -> Result<Option<DateTime<Utc>>, Fault> {
    let Some(limit) = tx.terms.invitations_per_day else { return Ok(None) };
    store::hold(tx.conn)?;
    let waiting = match request.send_scheduled_at {
        // Nobody is sent before its turn.
        Some(at) if at > tx.now => return Ok(Some(at)),
        Some(_) => 0,
        None => store::waiting(tx.conn, request.kind, Some(&request.id))?,
    };
    if request.kind == Kind::CreateAccount {
        let is_full = waiting > 0 || store::creating(tx.conn)? >= CREATIONS_AT_ONCE;
        // Nobody knows when AWS has made one of the others.
        return Ok(is_full.then(|| request.send_scheduled_at.unwrap_or(tx.now)));
    }
    store::forget_old(tx.conn, tx.now)?;
    let counted = store::counted(tx.conn, tx.now)?;
    let place = next_place(limit, &counted, usize::try_from(waiting).unwrap_or(usize::MAX));
    if place.is_none() {
        store::count(tx.conn, &request.id, tx.now)?;
    }
    Ok(place)
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
