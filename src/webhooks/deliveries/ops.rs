//! Use cases of deliveries. Whoever changes one holds its endpoint, so that a chain has one head and an endpoint no more
//! under way than it has places, over all replicas.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::dto::ListWebhookDeliveries;
use super::model::{Attempt, AttemptError, CLAIMED_FOR, Delivery, DeliveryStatus};
use super::schedule::schedule;
use super::{due, store};
use crate::auth::{ActorView, Caller};
use crate::contract::page::Page;
use crate::domain::{Code, Expected, WebhookUrl};
use crate::events::dto::{EventView, ResourceView};
use crate::events::{self, EventKind};
use crate::fault::Fault;
use crate::id::{EventId, WebhookDeliveryId, WebhookEndpointId};
use crate::tx::{Tx, Who};
use crate::webhooks::fan_out::ops as fan_out;
use crate::webhooks::fan_out::store as feed;
use crate::webhooks::model::{EndpointStatus, PLACES, WebhookEndpoint};
use crate::webhooks::ops as endpoints;
use crate::webhooks::secret::SigningSecret;
use crate::webhooks::store as endpoint_store;

/// How long an endpoint is left alone that could not be served for a reason of our own.
pub const LEFT_ALONE_FOR: TimeDelta = TimeDelta::seconds(30);

/// A delivery that was taken to be sent, and what that needs.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// The delivery; its claim is whoever took it.
    pub delivery: Delivery,
    /// Where to.
    pub url: WebhookUrl,
    /// What to sign with; none when that cannot be read.
    pub secrets: Option<Vec<SigningSecret>>,
    /// The body; none when the event is no longer kept.
    pub body: Option<String>,
}

/// Takes up to `most` of the deliveries to an endpoint that are due, each for a minute.
pub fn claim(tx: &mut Tx<'_, impl Who>, id: &WebhookEndpointId, most: i64) -> Result<Vec<Claimed>, Fault> {
    let Some(endpoint) = endpoint_store::hold(tx.conn, id)? else {
        due::note_next(tx.conn, id.as_str(), None)?;
        return Ok(Vec::new());
    };
    if endpoint.status == EndpointStatus::Disabled {
        due::note_next(tx.conn, id.as_str(), None)?;
        return Ok(Vec::new());
    }
    if let Some(reseller) = &endpoint.reseller_id
        && !due::is_served(tx.conn, reseller)?
    {
        return Ok(Vec::new());
    }
    let free = i64::from(endpoint.places) - due::under_way(tx.conn, id, false, tx.real)?;
    let mut claimed = Vec::new();
    if free > 0 {
        let (due, unreadable) = due::deliveries(tx.conn, id, tx.real, free.min(most))?;
        for one in unreadable {
            give_up(tx, id, &one, AttemptError::Unreadable)?;
        }
        for mut delivery in due {
            take(tx, &mut delivery);
            store::update(tx.conn, &delivery)?;
            claimed.push(prepared(tx, &endpoint, delivery)?);
        }
    }
    schedule(tx, &endpoint)?;
    Ok(claimed)
}

fn take(tx: &mut Tx<'_, impl Who>, delivery: &mut Delivery) {
    delivery.claim = Some(tx.id::<WebhookDeliveryId>().to_string());
    delivery.due_at = Some(tx.real + CLAIMED_FOR);
}

fn prepared(tx: &mut Tx<'_, impl Who>, endpoint: &WebhookEndpoint, delivery: Delivery) -> Result<Claimed, Fault> {
    let purpose = WebhookEndpoint::seal_purpose(&endpoint.id);
    let read = |kept: &str| SigningSecret::parse(&tx.terms.sealer.open(kept, &purpose)?);
    let mut kept = endpoint.signing(tx.real).into_iter();
    // The one before the last rotation may be what could not be read.
    let secrets =
        kept.next().and_then(read).map(|present| [present].into_iter().chain(kept.filter_map(read)).collect());
    let body = match &delivery.body {
        Some(body) => Some(body.clone()),
        None => events::store::find(tx.conn, &delivery.event_id)?
            .and_then(|event| serde_json::to_string(&EventView::from(event)).ok()),
    };
    Ok(Claimed { delivery, url: endpoint.url.clone(), secrets, body })
}

/// Stores how an attempt ended; the delivery as it is then. None when somebody else has it by now, or nobody any more.
pub fn settle(tx: &mut Tx<'_, impl Who>, of: &Delivery, attempt: Attempt) -> Result<Option<Delivery>, Fault> {
    let Some(endpoint) = endpoint_store::hold(tx.conn, &of.endpoint_id)? else { return Ok(None) };
    let Some(delivery) = store::get(tx.conn, &of.endpoint_id, &of.id)? else { return Ok(None) };
    if delivery.claim != of.claim {
        return Ok(None);
    }
    conclude(tx, &endpoint, &delivery, attempt).map(Some)
}

fn conclude(
    tx: &mut Tx<'_, impl Who>,
    endpoint: &WebhookEndpoint,
    delivery: &Delivery,
    attempt: Attempt,
) -> Result<Delivery, Fault> {
    let (after, experience) = delivery.attempted(attempt, tx.random(), tx.real);
    store::update(tx.conn, &after)?;
    if after.status != DeliveryStatus::Pending {
        go_on(tx, &endpoint.id, &after.chain)?;
    }
    let mut seen = endpoint.after(experience, tx.real);
    if seen.status == EndpointStatus::Disabled && endpoint.status != seen.status {
        seen.stops_at = Some(fan_out::stop(tx, endpoint)?);
    }
    if seen != *endpoint {
        endpoint_store::update(tx.conn, endpoint.version, &seen)?;
    }
    schedule(tx, &seen)?;
    Ok(after)
}

/// A delivery of this chain is over: the next one is due. With the one that leaves so few the endpoint may be handed more;
/// the number falls one by one, so that it is met whenever more wait than that.
fn go_on(tx: &mut Tx<'_, impl Who>, id: &WebhookEndpointId, chain: &str) -> Result<(), Fault> {
    due::promote(tx.conn, id, chain, tx.real)?;
    if feed::pending(tx.conn, id.as_str(), fan_out::REFILLED_AT + 1)? == fan_out::REFILLED_AT {
        feed::give_turn(tx.conn, &[id.as_str()], tx.real)?;
    }
    Ok(())
}

/// Notes of what is due of an endpoint that cannot be read, that it could not be sent.
pub fn refuse_unreadable(tx: &mut Tx<'_, impl Who>, id: &WebhookEndpointId) -> Result<(), Fault> {
    due::note_next(tx.conn, id.as_str(), Some(tx.real + LEFT_ALONE_FOR))?;
    for delivery in due::deliveries(tx.conn, id, tx.real, i64::from(PLACES))?.0 {
        let attempt = Attempt::failed(tx.real, AttemptError::Unreadable, 0);
        let (after, _) = delivery.attempted(attempt, tx.random(), tx.real);
        store::update(tx.conn, &after)?;
        if after.status != DeliveryStatus::Pending {
            go_on(tx, id, &after.chain)?;
        }
    }
    Ok(())
}

/// A page of the deliveries to an endpoint.
pub fn list(
    tx: &mut Tx<'_, &Caller>,
    id: &WebhookEndpointId,
    filters: &ListWebhookDeliveries,
    page: &Page,
) -> Result<Vec<Delivery>, Fault> {
    if !endpoint_store::is_there(tx.conn, &tx.caller.tenant, id)? {
        return Err(Code::WebhookEndpointNotFound.into());
    }
    Ok(store::list(tx.conn, id, filters, page)?)
}

/// Demands a delivery again: it is due at once, or as soon as those of its resource are over that come before it.
pub fn retry(
    tx: &mut Tx<'_, &Caller>,
    id: &WebhookEndpointId,
    delivery_id: &WebhookDeliveryId,
    expected: &Expected,
) -> Result<Delivery, Fault> {
    endpoints::get(tx, id)?;
    let endpoint = endpoint_store::hold(tx.conn, id)?.ok_or(Code::WebhookEndpointNotFound)?;
    let delivery = store::get(tx.conn, id, delivery_id)?.ok_or(Code::WebhookDeliveryNotFound)?;
    expected.check(endpoint.version)?;
    if endpoint.status == EndpointStatus::Disabled {
        return Err(Code::WebhookEndpointDisabled.into());
    }
    let mut again = delivery.demanded(tx.real);
    match due::head(tx.conn, id, &delivery.chain)? {
        // It is under way just now: what comes of it is known in a moment.
        Some((head, Some(_))) if head == delivery.id.as_str() => return Ok(delivery),
        Some((head, None)) if head == delivery.id.as_str() => again.due_at = Some(tx.real),
        // It waits for its turn.
        Some(_) => {}
        None => again.due_at = Some(tx.real),
    }
    store::update(tx.conn, &again)?;
    schedule(tx, &endpoint)?;
    Ok(again)
}

/// Makes a test and takes it at once. Tests of one endpoint have as many places as deliveries to it, of their own.
pub fn begin_test(tx: &mut Tx<'_, &Caller>, id: &WebhookEndpointId, expected: &Expected) -> Result<Claimed, Fault> {
    let endpoint = endpoints::get_expected(tx, id, expected)?;
    endpoint_store::hold(tx.conn, id)?.ok_or(Code::WebhookEndpointNotFound)?;
    if due::under_way(tx.conn, id, true, tx.real)? >= i64::from(PLACES) {
        return Err(Code::TenantBusy.into());
    }
    let (delivery_id, event_id) = (tx.id::<WebhookDeliveryId>(), tx.id::<EventId>());
    let actor = tx.caller.actor();
    let event = EventView {
        id: event_id.to_string(),
        r#type: EventKind::WebhookTest.as_str().to_owned(),
        at: tx.real,
        actor: ActorView { credential_id: actor.credential_id(), role: actor.role().to_owned() },
        resource: ResourceView {
            r#type: "webhook_endpoint".to_owned(),
            id: endpoint.id.to_string(),
            version: endpoint.version,
        },
        data: json!({}),
        origin: None,
    };
    let body = serde_json::to_string(&event).map_err(|_| Fault::Internal("a test cannot be written down"))?;
    let mut delivery = Delivery {
        chain: format!("test/{delivery_id}"),
        id: delivery_id,
        endpoint_id: endpoint.id.clone(),
        event_id,
        event_type: EventKind::WebhookTest.as_str().to_owned(),
        position: 0,
        body: Some(body),
        status: DeliveryStatus::Pending,
        attempts: Vec::new(),
        tries: 0,
        begun_at: tx.real,
        due_at: None,
        claim: None,
        created_at: tx.real,
    };
    take(tx, &mut delivery);
    store::insert_all(tx.conn, std::slice::from_ref(&delivery))?;
    prepared(tx, &endpoint, delivery)
}

/// Gives up a delivery without reading it or its endpoint.
pub fn give_up(
    tx: &mut Tx<'_, impl Who>,
    id: &WebhookEndpointId,
    delivery_id: &str,
    error: AttemptError,
) -> Result<(), Fault> {
    let chain = due::give_up(tx.conn, delivery_id, &Attempt::failed(tx.real, error, 0))?;
    go_on(tx, id, &chain)
}

/// Gives up a delivery that was made or demanded before a moment and could not be sent since.
pub fn outdate(
    tx: &mut Tx<'_, impl Who>,
    id: &WebhookEndpointId,
    delivery_id: &WebhookDeliveryId,
    before: DateTime<Utc>,
) -> Result<(), Fault> {
    let Some(endpoint) = endpoint_store::hold(tx.conn, id)? else { return Ok(()) };
    let Some(delivery) = store::get(tx.conn, id, delivery_id)? else { return Ok(()) };
    let is_under_way = delivery.claim.is_some() && delivery.due_at.is_some_and(|until| until > tx.real);
    if delivery.status == DeliveryStatus::Pending && delivery.begun_at < before && !is_under_way {
        conclude(tx, &endpoint, &delivery, Attempt::failed(tx.real, AttemptError::Outdated, 0))?;
    }
    Ok(())
}
