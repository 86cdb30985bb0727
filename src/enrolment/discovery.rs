//! Use cases of the discovery questions (A10). The client's row lock keeps them apart from each other and from new requests.

use crate::auth::Caller;
use crate::clients;
use crate::clients::discovery::catalogue::CATALOGUE;
use crate::clients::discovery::dto::PutDiscovery;
use crate::clients::discovery::model::{Answers, Discovery, refused, risks, told};
use crate::clients::discovery::store;
use crate::domain::{Code, Expected, all_or_invalid, trimmed};
use crate::events::{self, EventKind};
use crate::fault::Fault;
use crate::id::ClientId;
use crate::link_requests::discovered::WARNING;
use crate::tx::Tx;

/// What the client answered.
pub fn get(tx: &mut Tx<'_, &Caller>, client_id: &ClientId) -> Result<Discovery, Fault> {
    clients::ops::get(tx, client_id)?;
    Ok(store::get(tx.conn, client_id)?.unwrap_or_else(|| Discovery::unasked(client_id.clone())))
}

/// Replaces the client's answers, and begins to tell its open link requests when they warn of something else from now on.
pub fn put(
    tx: &mut Tx<'_, &Caller>,
    client_id: &ClientId,
    expected: &Expected,
    body: &PutDiscovery,
) -> Result<Discovery, Fault> {
    let client = clients::ops::get(tx, client_id)?;
    let active = clients::store::lock_active(tx.conn, client_id)?;
    let stored = store::get(tx.conn, client_id)?;
    let is_new = stored.is_none();
    let before = stored.unwrap_or_else(|| Discovery::unasked(client_id.clone()));
    expected.check(before.version)?;
    let answers = body.answers();
    all_or_invalid(refused(&answers, &before.answers, &CATALOGUE))?;
    if !active {
        return Err(Code::ClientArchived.into());
    }
    let note = body.note.as_deref().map(trimmed);
    if !is_new && answers == before.answers && note == before.note {
        return Ok(before);
    }
    let after =
        Discovery { answers, note, reviewed_at: Some(tx.now), version: before.version + 1, client_id: client.id };
    if is_new {
        store::insert(tx.conn, &after)?;
    } else {
        store::update(tx.conn, &after)?;
    }
    events::append(tx, EventKind::DiscoveryUpdated, &after.subject(&client.reseller_id, &CATALOGUE))?;
    let warned = |answers: &Answers| told(risks(answers, &CATALOGUE, tx.terms.allow_direct_transfer));
    if warned(&after.answers) != warned(&before.answers) {
        WARNING.begin(tx, client_id)?;
    }
    Ok(after)
}
