//! Use cases of clients' cloud providers. The client's row lock keeps them apart from each other and from new accounts.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::auth::Actor;
use crate::auth::Caller;
use crate::clients;
use crate::clients::model::Client;
use crate::clients::providers::dto::PutCloudProvider;
use crate::clients::providers::model::{self, CloudProvider, Provider};
use crate::clients::providers::store;
use crate::cloud_accounts;
use crate::db::Conn;
use crate::domain::{Code, Currency, Expected, Refusal, Violation};
use crate::events::{self, Kind, News};
use crate::fault::Fault;
use crate::id::{ClientId, PricebookId, ResellerId};
use crate::pricebooks;
use crate::tenant::Tenant;

/// All cloud providers of the client.
pub fn list(conn: &mut Conn, caller: &Caller, client_id: &ClientId) -> Result<Vec<CloudProvider>, Fault> {
    clients::ops::get(conn, caller, client_id)?;
    Ok(store::get(conn, client_id)?.into_iter().collect())
}

/// The client's settings for AWS.
pub fn get(conn: &mut Conn, caller: &Caller, client_id: &ClientId) -> Result<CloudProvider, Fault> {
    clients::ops::get(conn, caller, client_id)?;
    Ok(store::get(conn, client_id)?.ok_or(Code::CloudProviderNotFound)?)
}

/// Sets the client's pricebook for AWS (C2, C3) and whether its portal is on (C4); true when there was none before.
pub fn put(
    conn: &mut Conn,
    caller: &Caller,
    client_id: &ClientId,
    expected: &Expected,
    body: &PutCloudProvider,
    now: DateTime<Utc>,
) -> Result<(bool, CloudProvider), Fault> {
    let client = clients::ops::get(conn, caller, client_id)?;
    let active = clients::store::lock_active(conn, client_id)?;
    let before = store::get(conn, client_id)?;
    // Version 0 is that of settings which do not exist.
    expected.check(before.as_ref().map_or(0, |before| before.version))?;
    if !active {
        return Err(Code::ClientArchived.into());
    }
    let pricebook_currency = assignable(conn, &client, &body.pricebook_id)?;
    let currency = model::billing_currency(body.currency, pricebook_currency)?;
    // C3: the accounts' own pricebooks have the client's currency as well.
    if let Some(other) = store::other_currency(conn, &client.id, currency)? {
        model::billing_currency(Some(currency), other)?;
    }
    let wanted = CloudProvider {
        client_id: client.id.clone(),
        provider: Provider::Aws,
        pricebook_id: body.pricebook_id.clone(),
        currency,
        enabled_in_customer_portal: body.enabled_in_customer_portal.unwrap_or(false),
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let unchanged = before.as_ref().map(|before| before.version);
    let (created, provider) = match before {
        None => (true, create(conn, caller, wanted)?),
        Some(before) => (false, replace(conn, caller, before, wanted)?),
    };
    if unchanged != Some(provider.version) {
        tell(conn, caller, Kind::CloudProviderSet, (&client.reseller_id, &provider), now)?;
    }
    Ok((created, provider))
}

fn tell(
    conn: &mut Conn,
    caller: &Caller,
    kind: Kind,
    (reseller_id, provider): (&ResellerId, &CloudProvider),
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let news = News {
        kind,
        actor: Actor::Caller(caller),
        reseller_id: Some(reseller_id.as_str()),
        client_id: Some(provider.client_id.as_str()),
        resource_id: provider.client_id.as_str(),
        version: provider.version,
        data: json!({
            "provider": provider.provider,
            "pricebookId": provider.pricebook_id,
            "currency": provider.currency,
            "enabledInCustomerPortal": provider.enabled_in_customer_portal,
        }),
    };
    Ok(events::append(conn, &news, now)?)
}

fn create(conn: &mut Conn, caller: &Caller, wanted: CloudProvider) -> Result<CloudProvider, Fault> {
    store::insert(conn, &wanted)?;
    cloud_accounts::inheritance::TELLING.begin(conn, caller, &wanted.client_id, wanted.updated_at)?;
    Ok(wanted)
}

fn replace(
    conn: &mut Conn,
    caller: &Caller,
    before: CloudProvider,
    wanted: CloudProvider,
) -> Result<CloudProvider, Fault> {
    let same = CloudProvider {
        version: before.version,
        created_at: before.created_at,
        updated_at: before.updated_at,
        ..wanted.clone()
    };
    if same == before {
        return Ok(before);
    }
    let after = CloudProvider { version: before.version + 1, created_at: before.created_at, ..wanted };
    store::update(conn, &after)?;
    if after.pricebook_id != before.pricebook_id {
        cloud_accounts::inheritance::TELLING.begin(conn, caller, &after.client_id, after.updated_at)?;
    }
    Ok(after)
}

/// The currency of a pricebook that may be assigned to the client: one that its reseller sees, not retired. It cannot
/// be retired before the transaction ends. Operations see other resellers' pricebooks too, but cannot mix them up here.
fn assignable(conn: &mut Conn, client: &Client, id: &PricebookId) -> Result<Currency, Fault> {
    let reseller = Tenant::Reseller(client.reseller_id.clone());
    let Some(pricebook) = pricebooks::store::get(conn, &reseller, id)? else {
        return Err(Refusal::invalid(vec![Violation::not_found("/pricebookId")]).into());
    };
    if !pricebooks::store::hold_active(conn, id)? {
        return Err(Code::PricebookRetired.into());
    }
    Ok(pricebook.currency)
}

/// Removes the client's settings for AWS; refused while a live account inherits the pricebook (P3).
pub fn delete(
    conn: &mut Conn,
    caller: &Caller,
    client_id: &ClientId,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let client = clients::ops::get(conn, caller, client_id)?;
    clients::store::lock(conn, client_id)?;
    let provider = store::get(conn, client_id)?.ok_or(Code::CloudProviderNotFound)?;
    expected.check(provider.version)?;
    if store::has_inheriting_accounts(conn, client_id)? {
        return Err(Code::CloudProviderInUse.into());
    }
    store::delete(conn, &provider)?;
    cloud_accounts::inheritance::TELLING.begin(conn, caller, client_id, now)?;
    tell(conn, caller, Kind::CloudProviderRemoved, (&client.reseller_id, &provider), now)
}
