//! Use cases of clients.

use super::dto::{CreateClient, UpdateClient};
use super::model::{Client, ClientStatus, Language, check_postal_code};
use super::store;
use crate::auth::Caller;
use crate::creation::{Creation, Resource};
use crate::db::{Rows, Statement, Values};
use crate::domain::{Code, Expected, FieldError, Refusal, Violation, all_or_invalid, trimmed};
use crate::events::{self, EventKind, Subject};
use crate::fault::{DbError, Fault};
use crate::id::{ClientId, ResellerId};
use crate::quotas::model::Quota;
use crate::resellers;
use crate::tx::{Draft, Tx};

/// Creates a client (C1) in a transaction.
pub fn create(tx: &mut Tx<'_, &Caller>, body: &CreateClient) -> Result<Client, Fault> {
    let owner = owner(tx.caller, body.reseller_id.as_ref())?;
    // A credential of a reseller that is not there cannot be.
    if tx.caller.reseller_id() != Some(&owner) && resellers::store::get(tx.conn, &tx.caller.tenant, &owner)?.is_none() {
        return Err(no_reseller().into());
    }
    let creation = creation(&mut tx.draft(), owner, body);
    creation.store(tx.conn)?;
    Ok(creation.resource)
}

/// A new client of the caller's own reseller.
pub fn create_own(draft: &mut Draft<'_, &Caller>, body: &CreateClient) -> Result<Creation<Client>, Refusal> {
    let owner = owner(draft.caller, body.reseller_id.as_ref())?;
    Ok(creation(draft, owner, body))
}

fn creation(draft: &mut Draft<'_, &Caller>, owner: ResellerId, body: &CreateClient) -> Creation<Client> {
    let client = Client {
        id: draft.id(),
        reseller_id: owner,
        name: trimmed(&body.name),
        external_ref: body.external_ref.as_deref().map(trimmed),
        contact: (&body.contact).into(),
        address: (&body.address).into(),
        domain: body.domain.clone(),
        language: body.language.unwrap_or(Language::En),
        status: ClientStatus::Active,
        version: 1,
        created_at: draft.now,
        updated_at: draft.now,
    };
    Creation::new(draft, client)
}

/// The reseller that a new client belongs to: the named one, which has to be the caller's own if it has one; or else that.
fn owner(caller: &Caller, named: Option<&ResellerId>) -> Result<ResellerId, Refusal> {
    match (named, caller.reseller_id()) {
        (Some(named), Some(own)) if named != own => Err(no_reseller()),
        (Some(id), _) | (None, Some(id)) => Ok(id.clone()),
        (None, None) => Err(Refusal::invalid(vec![Violation::at("/resellerId", FieldError::new("required"))])),
    }
}

fn no_reseller() -> Refusal {
    Refusal::invalid(vec![Violation::not_found("/resellerId")])
}

impl Resource for Client {
    const CREATED: EventKind = EventKind::ClientCreated;
    const QUOTA: Quota = Quota::Clients;

    fn reseller_id(&self) -> &ResellerId {
        &self.reseller_id
    }

    fn subject(&self) -> Subject<'_> {
        Self::subject(self)
    }

    fn unique(&self) -> Option<&str> {
        self.external_ref.as_deref()
    }

    fn insertion(&self) -> impl Statement {
        store::insertion(self)
    }

    fn insertions<'a>(new: &[&'a Self]) -> Rows<impl Values + use<'a>> {
        store::insertions(new)
    }

    fn refused(error: DbError) -> Fault {
        taken(error)
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
