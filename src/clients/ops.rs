//! Use cases of clients.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::dto::{CreateClient, UpdateClient};
use super::model::{Client, ClientStatus, Language, check_postal_code};
use super::store;
use crate::auth::Actor;
use crate::auth::Caller;
use crate::db::Conn;
use crate::domain::{Code, Expected, FieldError, Refusal, Violation, all_or_invalid, trimmed};
use crate::events::{self, Kind, News};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::{ClientId, ResellerId};
use crate::quotas::model::{Quota, Quotas};
use crate::{quotas, resellers};

/// Creates a client (C1).
pub fn create(
    conn: &mut Conn,
    caller: &Caller,
    body: &CreateClient,
    id: &ClientId,
    quotas: &Quotas,
    now: DateTime<Utc>,
) -> Result<Client, Fault> {
    let client = Client {
        id: id.clone(),
        reseller_id: owner(conn, caller, body.reseller_id.as_ref())?,
        name: trimmed(&body.name),
        external_ref: body.external_ref.as_deref().map(trimmed),
        contact: (&body.contact).into(),
        address: (&body.address).into(),
        domain: body.domain.clone(),
        language: body.language.unwrap_or(Language::En),
        status: ClientStatus::Active,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    store::insert(conn, &client).map_err(taken)?;
    tell(conn, caller, Kind::ClientCreated, &client, now)?;
    quotas::ops::take(conn, quotas, &client.reseller_id, Quota::Clients, 1)?;
    Ok(client)
}

/// The reseller that a new client belongs to: the named one if the caller sees it, or else the caller's own.
fn owner(conn: &mut Conn, caller: &Caller, named: Option<&ResellerId>) -> Result<ResellerId, Fault> {
    let Some(id) = named.or(caller.reseller_id()) else {
        return Err(Refusal::invalid(vec![Violation::at("/resellerId", FieldError::new("required"))]).into());
    };
    match resellers::store::get(conn, &caller.tenant, id)? {
        Some(reseller) => Ok(reseller.id),
        None => Err(Refusal::invalid(vec![Violation::not_found("/resellerId")]).into()),
    }
}

/// The client with this id.
pub fn get(conn: &mut Conn, caller: &Caller, id: &ClientId) -> Result<Client, Fault> {
    Ok(store::get(conn, &caller.tenant, id)?.ok_or(Code::ClientNotFound)?)
}

/// Changes a client, archived or not.
pub fn update(
    conn: &mut Conn,
    caller: &Caller,
    id: &ClientId,
    expected: &Expected,
    body: &UpdateClient,
    now: DateTime<Utc>,
) -> Result<Client, Fault> {
    let before = get(conn, caller, id)?;
    expected.check(before.version)?;
    let mut after = before.clone();
    body.apply(&mut after);
    if after.address != before.address {
        let missing = check_postal_code(after.address.country, after.address.postal_code.is_some());
        all_or_invalid(missing.into_iter().collect())?;
    }
    if after != before {
        after.version += 1;
        after.updated_at = now;
        store::update(conn, &after).map_err(taken)?;
        tell(conn, caller, Kind::ClientUpdated, &after, now)?;
    }
    Ok(after)
}

/// Writes down what happened to a client.
pub fn tell(conn: &mut Conn, caller: &Caller, kind: Kind, client: &Client, now: DateTime<Utc>) -> Result<(), Fault> {
    let news = News {
        kind,
        actor: Actor::Caller(caller),
        reseller_id: Some(client.reseller_id.as_str()),
        client_id: Some(client.id.as_str()),
        resource_id: client.id.as_str(),
        version: client.version,
        data: json!({ "status": client.status }),
    };
    Ok(events::append(conn, &news, now)?)
}

fn taken(error: DbError) -> Fault {
    if error.violates("clients_external_ref", "clients.external_ref") {
        Code::ExternalRefTaken.into()
    } else {
        error.into()
    }
}
