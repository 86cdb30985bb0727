//! Use cases of webhook endpoints.

use chrono::TimeDelta;

use super::deliveries::schedule::schedule;
use super::dto::{CreateWebhookEndpoint, UpdateWebhookEndpoint};
use super::fan_out::ops as fan_out;
use super::fan_out::store as feed;
use super::model::{EndpointStatus, EventTypes, OPERATIONS, PLACES, WebhookEndpoint};
use super::secret::SigningSecret;
use super::store;
use crate::auth::Caller;
use crate::auth::seal::{Anew, KeptTally, Sealer, Tally};
use crate::db::Conn;
use crate::domain::{Code, Expected, Refusal, WebhookUrl, trimmed};
use crate::fault::Fault;
use crate::id::{ResellerId, WebhookEndpointId};
use crate::quotas;
use crate::quotas::model::Quota;
use crate::tx::{Tx, Who};

const NOT_SEALED: Fault = Fault::Internal("the secret of a webhook cannot be sealed");

/// Refuses an address that must not be spoken to. `leads_inside` says what its name led to a moment ago.
pub fn check_address(tx: &Tx<'_, impl Who>, url: &WebhookUrl, leads_inside: bool) -> Result<(), Fault> {
    url.check_allowed(tx.terms.webhook_allow_private)?;
    if leads_inside {
        return Err(Refusal::new(Code::WebhookAddressNotAllowed).with("reason", "address").into());
    }
    Ok(())
}

/// Creates an endpoint of the caller, with a secret of its own, which is shown once.
pub fn create(
    tx: &mut Tx<'_, &Caller>,
    body: &CreateWebhookEndpoint,
    leads_inside: bool,
) -> Result<(WebhookEndpoint, SigningSecret), Fault> {
    check_address(tx, &body.url, leads_inside)?;
    let begins_after = feed::last_event(tx.conn)?;
    let id = tx.id();
    let (secret, kept) = new_secret(tx, &id)?;
    let endpoint = WebhookEndpoint {
        id,
        reseller_id: tx.caller.reseller_id().cloned(),
        url: body.url.clone(),
        event_types: EventTypes::of(&body.event_types),
        description: body.description.as_deref().map(trimmed),
        status: if body.enabled.unwrap_or(true) { EndpointStatus::Enabled } else { EndpointStatus::Disabled },
        secret: kept,
        old_secret: None,
        places: PLACES,
        begins_after,
        handed_out: begins_after,
        stops_at: None,
        version: 1,
        created_at: tx.real,
        updated_at: tx.real,
    };
    store::insert(tx.conn, &endpoint)?;
    let limit = tx.terms.quotas.limit(Quota::WebhookEndpoints);
    if !quotas::store::take(tx.conn, holder(endpoint.reseller_id.as_ref()), Quota::WebhookEndpoints, 1, limit)? {
        return Err(tx.terms.quotas.exceeded(Quota::WebhookEndpoints).into());
    }
    Ok((endpoint, secret))
}

/// For whom endpoints are counted.
fn holder(reseller_id: Option<&ResellerId>) -> &str {
    reseller_id.map_or(OPERATIONS, ResellerId::as_str)
}

/// A new secret, and how it is kept. The same when the transaction runs again.
fn new_secret(tx: &mut Tx<'_, impl Who>, id: &WebhookEndpointId) -> Result<(SigningSecret, String), Fault> {
    let secret = SigningSecret::of(tx.random());
    let nonce = tx.random();
    let kept = tx.terms.sealer.close(&secret.reveal(), &WebhookEndpoint::seal_purpose(id), nonce);
    Ok((secret, kept.ok_or(NOT_SEALED)?))
}

/// The endpoint with this id.
pub fn get(tx: &mut Tx<'_, &Caller>, id: &WebhookEndpointId) -> Result<WebhookEndpoint, Fault> {
    Ok(store::get(tx.conn, &tx.caller.tenant, id)?.ok_or(Code::WebhookEndpointNotFound)?)
}

/// The endpoint, if it has the version that was asked for.
pub fn get_expected(
    tx: &mut Tx<'_, &Caller>,
    id: &WebhookEndpointId,
    expected: &Expected,
) -> Result<WebhookEndpoint, Fault> {
    let endpoint = get(tx, id)?;
    expected.check(endpoint.version)?;
    Ok(endpoint)
}

/// Changes an endpoint. What waits for one that is enabled again goes out from now on; other types bring nothing older.
pub fn update(
    tx: &mut Tx<'_, &Caller>,
    id: &WebhookEndpointId,
    expected: &Expected,
    body: &UpdateWebhookEndpoint,
    leads_inside: bool,
) -> Result<WebhookEndpoint, Fault> {
    get_expected(tx, id, expected)?;
    let before = store::hold(tx.conn, id)?.ok_or(Code::WebhookEndpointNotFound)?;
    expected.check(before.version)?;
    if let Some(url) = &body.url {
        check_address(tx, url, leads_inside)?;
    }
    let mut after = before.clone();
    body.apply(&mut after);
    if after == before {
        return Ok(after);
    }
    after.version += 1;
    after.updated_at = tx.real;
    if after.url != before.url || after.status != before.status {
        after.places = PLACES;
    }
    let mut there = before.clone();
    if after.event_types != before.event_types {
        there = fan_out::skip(tx, &before)?;
        // Who tells of events did not know of the new types until now.
        feed::give_turn(tx.conn, &[id.as_str()], tx.real)?;
    }
    match (before.status, after.status) {
        (EndpointStatus::Disabled, EndpointStatus::Disabled) => {}
        (EndpointStatus::Disabled, _) => {
            after.begins_after = feed::last_event(tx.conn)?;
            feed::give_turn(tx.conn, &[id.as_str()], tx.real)?;
        }
        (_, EndpointStatus::Disabled) => after.stops_at = Some(fan_out::stop(tx, &there)?),
        _ => {}
    }
    store::update(tx.conn, before.version, &after)?;
    schedule(tx, &after)?;
    Ok(after)
}

/// Deletes an endpoint. What was on its way to it is over.
pub fn delete(tx: &mut Tx<'_, &Caller>, id: &WebhookEndpointId, expected: &Expected) -> Result<(), Fault> {
    let endpoint = get_expected(tx, id, expected)?;
    store::delete(tx.conn, &endpoint, tx.real)?;
    let holder = holder(endpoint.reseller_id.as_ref());
    Ok(quotas::store::release(tx.conn, holder, Quota::WebhookEndpoints, 1)?)
}

/// Gives an endpoint a new secret, which is shown once; the present one signs too for the time of `grace`.
pub fn rotate(
    tx: &mut Tx<'_, &Caller>,
    id: &WebhookEndpointId,
    expected: &Expected,
    grace: TimeDelta,
) -> Result<(WebhookEndpoint, SigningSecret), Fault> {
    get_expected(tx, id, expected)?;
    let before = store::hold(tx.conn, id)?.ok_or(Code::WebhookEndpointNotFound)?;
    expected.check(before.version)?;
    let (secret, kept) = new_secret(tx, id)?;
    let after = before.rotated(kept, grace, tx.real);
    store::update(tx.conn, before.version, &after)?;
    Ok((after, secret))
}

/// Endpoints whose secrets one step seals, or looks at.
const SEALED_AT_ONCE: i64 = 100;

/// How the secrets of some endpoints after this id are kept, and whether they can be opened: adds them to what was counted, and
/// gives the last one's id if there was any. Changes nothing.
pub fn look_at_some(
    conn: &mut Conn,
    sealer: &Sealer,
    after: &str,
    tally: &mut KeptTally,
) -> Result<Option<String>, Fault> {
    let mut last = None;
    for (id, secrets) in store::kept_secrets(conn, after, SEALED_AT_ONCE, false)? {
        if let Ok(endpoint) = id.parse() {
            let purpose = WebhookEndpoint::seal_purpose(&endpoint);
            secrets.iter().for_each(|kept| tally.count(sealer.look(kept, &purpose)));
        }
        last = Some(id);
    }
    Ok(last)
}

/// Seals secrets of some endpoints after this id: those that are kept in the open, or all that are not sealed with the present
/// master key. The last one's id and what was done, if there was any. No new versions: what they sign with stays. One that
/// cannot be read stays as it is: its deliveries tell.
pub fn seal_some(tx: &mut Tx<'_, impl Who>, after: &str, only_open: bool) -> Result<Option<(String, Tally)>, Fault> {
    let (mut last, mut tally) = (None, Tally::default());
    for (id, secrets) in store::kept_secrets(tx.conn, after, SEALED_AT_ONCE, only_open)? {
        if let Ok(endpoint) = id.parse() {
            let purpose = WebhookEndpoint::seal_purpose(&endpoint);
            for kept in secrets {
                let anew = tx.terms.sealer.close_anew(&kept, &purpose, tx.random());
                tally.count(&anew);
                if let Anew::Sealed(anew) = anew {
                    store::replace_secret(tx.conn, &id, &kept, &anew)?;
                }
            }
        }
        last = Some(id);
    }
    Ok(last.map(|last| (last, tally)))
}
