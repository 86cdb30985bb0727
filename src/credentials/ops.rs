//! Use cases of credentials.

use std::collections::BTreeMap;

use serde_json::json;

use super::dto::CreateCredential;
use super::model::{self, Credential, Owner, Rotation};
use super::store;
use crate::auth::Actor;
use crate::auth::Caller;
use crate::auth::endpoint::{Entry, insufficient};
use crate::auth::refusals::{RefusalTally, RefusedCall};
use crate::auth::scope::{Role, Scope};
use crate::domain::{Code, Expected, FieldError, Refusal, Violation, trimmed};
use crate::events::{self, EventKind, Subject};
use crate::fault::Fault;
use crate::id::CredentialId;
use crate::quotas::model::Quota;
use crate::tx::{Tx, Who};
use crate::{clients, quotas, resellers};

/// Refuses what [`create`] refuses, before its secret is hashed. Nothing is held: it decides again.
pub fn check_create(tx: &mut Tx<'_, &Caller>, body: &CreateCredential) -> Result<(), Fault> {
    model::check_role(tx.caller, body.role)?;
    let owner = owner(tx, body)?;
    if let Owner::Customer(_, client) = &owner
        && !clients::store::is_active(tx.conn, client)?
    {
        return Err(Code::ClientArchived.into());
    }
    model::grant(body.role, body.scopes.clone(), &tx.caller.scopes)?;
    match owner {
        Owner::Operations => Ok(()),
        Owner::Reseller(reseller) | Owner::Customer(reseller, _) => {
            quotas::ops::check_room(tx.conn, &tx.terms.quotas, reseller.as_str(), &[Quota::Credentials])
        }
    }
}

/// Creates a credential with the hash of a secret that was just made.
pub fn create(tx: &mut Tx<'_, &Caller>, body: &CreateCredential, secret_hash: &str) -> Result<Credential, Fault> {
    model::check_role(tx.caller, body.role)?;
    let owner = owner(tx, body)?;
    // Held until the credential is stored: it cannot be archived meanwhile.
    if let Owner::Customer(_, client) = &owner
        && !clients::store::lock_active(tx.conn, client)?
    {
        return Err(Code::ClientArchived.into());
    }
    let id = tx.id();
    let credential = Credential {
        scopes: model::grant(body.role, body.scopes.clone(), &tx.caller.scopes)?,
        expires_at: body.expires_at,
        ..Credential::new(id, trimmed(&body.name), owner, secret_hash.to_owned(), tx.real)
    };
    store(tx, &credential)?;
    if let Some(reseller) = &credential.reseller_id {
        quotas::ops::take(tx.conn, &tx.terms.quotas, reseller, Quota::Credentials, 1)?;
    }
    Ok(credential)
}

/// Stores a credential that is made on the server itself, whatever quota its reseller has.
pub fn issue(tx: &mut Tx<'_, Actor<'_>>, credential: &Credential) -> Result<(), Fault> {
    store(tx, credential)?;
    if let Some(reseller) = &credential.reseller_id {
        quotas::store::add(tx.conn, reseller.as_str(), Quota::Credentials, 1)?;
    }
    Ok(())
}

fn store(tx: &mut Tx<'_, impl Who>, credential: &Credential) -> Result<(), Fault> {
    store::insert(tx.conn, credential)?;
    Ok(events::append(tx, EventKind::CredentialCreated, &credential.subject())?)
}

/// Whom the credential is for, from what its role needs; everything that does not fit is refused at once.
fn owner(tx: &mut Tx<'_, &Caller>, body: &CreateCredential) -> Result<Owner, Fault> {
    let mut errors: Vec<_> = model::check_expiry(body.expires_at, tx.real).into_iter().collect();
    errors.extend(model::check_owner(body.role, body.reseller_id.is_some(), body.client_id.is_some()));
    let mut owner = Owner::Operations;
    match body.role {
        Role::Operations => {}
        Role::Reseller => match body.reseller_id.as_ref().or(tx.caller.reseller_id()) {
            None => errors.push(Violation::at("/resellerId", FieldError::new("required"))),
            Some(id) => match resellers::store::get(tx.conn, &tx.caller.tenant, id)? {
                None => errors.push(Violation::not_found("/resellerId")),
                Some(reseller) => owner = Owner::Reseller(reseller.id),
            },
        },
        Role::Customer => match &body.client_id {
            None => {}
            Some(id) => match clients::store::get(tx.conn, &tx.caller.tenant, id)? {
                None => errors.push(Violation::not_found("/clientId")),
                Some(client) if body.reseller_id.as_ref().is_some_and(|given| *given != client.reseller_id) => {
                    errors.push(Violation::not_found("/resellerId"));
                }
                Some(client) => owner = Owner::Customer(client.reseller_id, client.id),
            },
        },
    }
    crate::domain::all_or_invalid(errors)?;
    Ok(owner)
}

/// The credential with this id.
pub fn get(tx: &mut Tx<'_, &Caller>, id: &CredentialId) -> Result<Credential, Fault> {
    Ok(store::get(tx.conn, &tx.caller.tenant, id)?.ok_or(Code::CredentialNotFound)?)
}

/// Revokes a credential; one that is revoked already stays as it is.
pub fn revoke(tx: &mut Tx<'_, &Caller>, id: &CredentialId, expected: &Expected) -> Result<(), Fault> {
    let credential = get(tx, id)?;
    expected.check(credential.version)?;
    if credential.revoked_at.is_none() {
        // Without one nobody could make another (the command line apart).
        if credential.role == Role::Operations
            && credential.is_usable(tx.real)
            && !store::other_operations_exist(tx.conn, &credential.id, tx.real)?
        {
            return Err(Code::LastOperationsCredential.into());
        }
        let revoked = credential.revoked(tx.real);
        store::update(tx.conn, &revoked)?;
        events::append(tx, EventKind::CredentialRevoked, &revoked.subject())?;
        if let Some(reseller) = &revoked.reseller_id {
            quotas::ops::release(tx.conn, reseller, Quota::Credentials, 1)?;
        }
    }
    Ok(())
}

/// The credential, if the caller may rotate it now; to be asked before the new secret is hashed, and again with the hash.
pub fn rotatable(tx: &mut Tx<'_, &Caller>, id: &CredentialId, expected: &Expected) -> Result<Credential, Fault> {
    let credential = get(tx, id)?;
    expected.check(credential.version)?;
    // Whoever sees a secret has all that it opens: a token that was narrowed does not get more by it.
    if let Some(missing) = credential.scopes.beyond(&tx.caller.scopes).first() {
        return Err(insufficient(*missing).into());
    }
    credential.check_rotation()?;
    Ok(credential)
}

/// Gives a credential a new secret.
pub fn rotate(
    tx: &mut Tx<'_, &Caller>,
    id: &CredentialId,
    expected: &Expected,
    secret_hash: &str,
    rotation: Rotation,
) -> Result<Credential, Fault> {
    let credential = rotatable(tx, id, expected)?;
    let rotated = credential.rotated(secret_hash.to_owned(), rotation, tx.real)?;
    store::update(tx.conn, &rotated)?;
    events::append(tx, EventKind::CredentialRotated, &rotated.subject())?;
    Ok(rotated)
}

/// Whether the caller may rotate this credential at all: itself always, others with the scope and not as a customer.
/// A malformed id is none, and that of another.
pub fn may_rotate(caller: &Caller, id: Option<&CredentialId>) -> Result<(), Refusal> {
    if Some(&caller.credential_id) == id { Ok(()) } else { Entry::of(Scope::CredentialsWrite).check(caller) }
}

/// Tells of credentials that were revoked with their client, and gives them back to their resellers' quotas.
pub fn tell_revoked(tx: &mut Tx<'_, impl Who>, revoked: &[Credential]) -> Result<(), Fault> {
    let subjects: Vec<_> = revoked.iter().map(Credential::subject).collect();
    events::append_all(tx, EventKind::CredentialRevoked, &subjects)?;
    let mut given_back = BTreeMap::new();
    for reseller in revoked.iter().filter_map(|credential| credential.reseller_id.as_ref()) {
        *given_back.entry(reseller).or_insert(0) += 1;
    }
    let mut counts = given_back.into_iter();
    counts.try_for_each(|(reseller, count)| quotas::ops::release(tx.conn, reseller, Quota::Credentials, count))
}

/// Tells operations of refusals, each with how often it happened. No new versions: nothing has changed.
pub fn tell_refused(tx: &mut Tx<'_, Actor<'_>>, refused: &[RefusalTally]) -> Result<(), Fault> {
    for told in refused {
        let (kind, id, data) = match told {
            RefusalTally::Credential(RefusedCall::Login(id), count) => {
                (EventKind::CredentialLoginRefused, Some(id), json!({ "count": count }))
            }
            RefusalTally::Strangers(count, networks) => {
                (EventKind::CredentialLoginRefused, None, json!({ "count": count, "networks": networks.len() }))
            }
            RefusalTally::Credential(RefusedCall::Scope(id, scope), count) => {
                (EventKind::CredentialScopeRefused, Some(id), json!({ "count": count, "requiredScope": scope }))
            }
        };
        let version = match id {
            Some(id) => store::version(tx.conn, id)?.unwrap_or(0),
            None => 0,
        };
        let resource_id = id.map_or("unknown", CredentialId::as_str);
        let subject = Subject { reseller_id: None, client_id: None, resource_id, version, data };
        events::append(tx, kind, &subject)?;
    }
    Ok(())
}
