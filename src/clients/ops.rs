//! Use cases of clients.

use super::dto::{CreateClient, UpdateClient};
use super::model::{Client, ClientStatus, Language, check_postal_code};
use super::store;
use crate::auth::Caller;
use crate::creation::Creation;
use crate::domain::{Code, Expected, FieldError, Refusal, Violation, all_or_invalid, trimmed};
use crate::events::{self, EventKind};
use crate::fault::Fault;
use crate::id::{ClientId, ResellerId};
use crate::quotas::model::Quota;
use crate::resellers;
use crate::tx::Tx;

/// Creates a client (C1); for a reseller's own credential [mostly by one statement](Creation::store).
pub fn create(tx: &mut Tx<'_, &Caller>, body: &CreateClient) -> Result<Client, Fault> {
    let client = Client {
        id: tx.id(),
        reseller_id: owner(tx, body.reseller_id.as_ref())?,
        name: trimmed(&body.name),
        external_ref: body.external_ref.as_deref().map(trimmed),
        contact: (&body.contact).into(),
        address: (&body.address).into(),
        domain: body.domain.clone(),
        language: body.language.unwrap_or(Language::En),
        status: ClientStatus::Active,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    let stored = Creation {
        row: store::insertion(&client),
        kind: EventKind::ClientCreated,
        subject: &client.subject(),
        of: &client.reseller_id,
        quota: Quota::Clients,
    }
    .store(tx);
    stored.map_err(taken)?;
    Ok(client)
}

/// The reseller that a new client belongs to: the named one if the caller sees it, or else the caller's own.
fn owner(tx: &mut Tx<'_, &Caller>, named: Option<&ResellerId>) -> Result<ResellerId, Fault> {
    let Some(id) = named.or(tx.caller.reseller_id()) else {
        return Err(Refusal::invalid(vec![Violation::at("/resellerId", FieldError::new("required"))]).into());
    };
    // A credential of one that is not there cannot be, and the new row would not take it.
    if tx.caller.reseller_id() == Some(id) {
        return Ok(id.clone());
    }
    match resellers::store::get(tx.conn, &tx.caller.tenant, id)? {
        Some(reseller) => Ok(reseller.id),
        None => Err(Refusal::invalid(vec![Violation::not_found("/resellerId")]).into()),
    }
}

/// The client with this id.
pub fn get(tx: &mut Tx<'_, &Caller>, id: &ClientId) -> Result<Client, Fault> {
    found(store::get(tx.conn, &tx.caller.tenant, id)?)
}

/// What was asked for, or `client_not_found`.
pub fn found(client: Option<Client>) -> Result<Client, Fault> {
    Ok(client.ok_or(Code::ClientNotFound)?)
}

/// Changes a client, archived or not.
pub fn update(
    tx: &mut Tx<'_, &Caller>,
    id: &ClientId,
    expected: &Expected,
    body: &UpdateClient,
) -> Result<Client, Fault> {
    let before = get(tx, id)?;
    expected.check(before.version)?;
    let mut after = before.clone();
    body.apply(&mut after);
    if after.address != before.address {
        let missing = check_postal_code(after.address.country, after.address.postal_code.is_some());
        all_or_invalid(missing.into_iter().collect())?;
    }
    if after != before {
        after.version += 1;
        after.updated_at = tx.now;
        store::update(tx.conn, &after).map_err(taken)?;
        events::append(tx, EventKind::ClientUpdated, &after.subject())?;
    }
    Ok(after)
}

fn taken(fault: impl Into<Fault>) -> Fault {
    match fault.into() {
        Fault::Db(error) if error.violates("clients_external_ref", "clients.external_ref") => {
            Code::ExternalRefTaken.into()
        }
        fault => fault,
    }
}
