//! Use cases of clients' cloud providers. The client's row lock keeps them apart from each other and from new accounts.

use crate::auth::Caller;
use crate::clients;
use crate::clients::model::Client;
use crate::clients::providers::dto::PutCloudProvider;
use crate::clients::providers::model::{self, CloudProvider, Provider};
use crate::clients::providers::store;
use crate::cloud_accounts;
use crate::domain::{Code, Currency, Expected, Refusal, Violation};
use crate::events::{self, EventKind};
use crate::fault::Fault;
use crate::id::{ClientId, PricebookId};
use crate::pricebooks;
use crate::tenant::Tenant;
use crate::tx::{Tx, Who};

/// All cloud providers of the client.
pub fn list(tx: &mut Tx<'_, &Caller>, client_id: &ClientId) -> Result<Vec<CloudProvider>, Fault> {
    clients::ops::get(tx, client_id)?;
    Ok(store::get(tx.conn, client_id)?.into_iter().collect())
}

/// The client's settings for AWS.
pub fn get(tx: &mut Tx<'_, &Caller>, client_id: &ClientId) -> Result<CloudProvider, Fault> {
    clients::ops::get(tx, client_id)?;
    Ok(store::get(tx.conn, client_id)?.ok_or(Code::CloudProviderNotFound)?)
}

/// Sets the client's pricebook for AWS (C2, C3) and whether its portal is on (C4); true when there was none before.
pub fn put(
    tx: &mut Tx<'_, &Caller>,
    client_id: &ClientId,
    expected: &Expected,
    body: &PutCloudProvider,
) -> Result<(bool, CloudProvider), Fault> {
    let client = clients::ops::get(tx, client_id)?;
    let active = clients::store::lock_active(tx.conn, client_id)?;
    let before = store::get(tx.conn, client_id)?;
    // Version 0 is that of settings which do not exist.
    expected.check(before.as_ref().map_or(0, |before| before.version))?;
    if !active {
        return Err(Code::ClientArchived.into());
    }
    let pricebook_currency = assignable(tx, &client, &body.pricebook_id)?;
    let currency = model::billing_currency(body.currency, pricebook_currency)?;
    // C3: the accounts' own pricebooks have the client's currency as well.
    if let Some(other) = store::other_currency(tx.conn, &client.id, currency)? {
        model::billing_currency(Some(currency), other)?;
    }
    let wanted = CloudProvider {
        client_id: client.id.clone(),
        provider: Provider::Aws,
        pricebook_id: body.pricebook_id.clone(),
        currency,
        enabled_in_customer_portal: body.enabled_in_customer_portal.unwrap_or(false),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    let unchanged = before.as_ref().map(|before| before.version);
    let (created, provider) = match before {
        None => (true, create(tx, wanted)?),
        Some(before) => (false, replace(tx, before, wanted)?),
    };
    if unchanged != Some(provider.version) {
        events::append(tx, EventKind::CloudProviderSet, &provider.subject(&client.reseller_id))?;
    }
    Ok((created, provider))
}

fn create(tx: &mut Tx<'_, &Caller>, wanted: CloudProvider) -> Result<CloudProvider, Fault> {
    store::insert(tx.conn, &wanted)?;
    cloud_accounts::inheritance::TELLING.begin(tx, &wanted.client_id)?;
    Ok(wanted)
}

fn replace(tx: &mut Tx<'_, &Caller>, before: CloudProvider, wanted: CloudProvider) -> Result<CloudProvider, Fault> {
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
    store::update(tx.conn, &after)?;
    if after.pricebook_id != before.pricebook_id {
        cloud_accounts::inheritance::TELLING.begin(tx, &after.client_id)?;
    }
    Ok(after)
}

/// The currency of a pricebook that may be assigned to the client: one that its reseller sees, not retired. It cannot
/// be retired before the transaction ends. Operations see other resellers' pricebooks too, but cannot mix them up here.
fn assignable(tx: &mut Tx<'_, impl Who>, client: &Client, id: &PricebookId) -> Result<Currency, Fault> {
    let reseller = Tenant::Reseller(client.reseller_id.clone());
    let Some(pricebook) = pricebooks::store::get(tx.conn, &reseller, id)? else {
        return Err(Refusal::invalid(vec![Violation::not_found("/pricebookId")]).into());
    };
    if !pricebooks::store::hold_active(tx.conn, id)? {
        return Err(Code::PricebookRetired.into());
    }
    Ok(pricebook.currency)
}

/// Removes the client's settings for AWS; refused while a live account inherits the pricebook (P3).
pub fn delete(tx: &mut Tx<'_, &Caller>, client_id: &ClientId, expected: &Expected) -> Result<(), Fault> {
    let client = clients::ops::get(tx, client_id)?;
    clients::store::lock(tx.conn, client_id)?;
    let provider = store::get(tx.conn, client_id)?.ok_or(Code::CloudProviderNotFound)?;
    expected.check(provider.version)?;
    if store::has_inheriting_accounts(tx.conn, client_id)? {
        return Err(Code::CloudProviderInUse.into());
    }
    store::delete(tx.conn, &provider)?;
    cloud_accounts::inheritance::TELLING.begin(tx, client_id)?;
    Ok(events::append(tx, EventKind::CloudProviderRemoved, &provider.subject(&client.reseller_id))?)
}
