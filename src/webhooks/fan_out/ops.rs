//! The steps of handing events out. Whoever takes one holds the row of what was announced, so that one is taken at a time over
//! all replicas.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Utc};

use super::store::{self, PlacedEvent};
use crate::auth::Actor;
use crate::db::Conn;
use crate::events::EventKind;
use crate::events::store::last_place;
use crate::fault::Fault;
use crate::id::WebhookEndpointId;
use crate::tx::{Tx, Who};
use crate::webhooks::deliveries::model::{Delivery, DeliveryStatus};
use crate::webhooks::deliveries::{due, store as deliveries};
use crate::webhooks::model::{EndpointStatus, WebhookEndpoint};
use crate::webhooks::store as endpoints;

/// Deliveries to an endpoint that wait at most. Further events stay in the feed until so few wait that a look is worth it.
pub const WINDOW: i64 = 500;

/// When so few wait, the endpoint is handed further events.
pub const REFILLED_AT: i64 = 250;

/// Events of which one step tells.
const ANNOUNCED_AT_ONCE: i64 = 1000;

/// Deliveries that an endpoint gets in one turn.
const HANDED_OUT_AT_ONCE: i64 = 100;

/// What there is to do.
#[derive(Debug)]
pub struct Look {
    /// Whether there are events of which no endpoint was told.
    pub is_news: bool,
    /// Endpoints whose turn it is, those first that have waited longest: one of each reseller, so that nobody's many
    /// endpoints, however much there is for them, keep another's waiting.
    pub turns: Vec<String>,
}

/// Looks what there is to do. While nobody has endpoints, nothing is.
pub fn look(conn: &mut Conn, now: DateTime<Utc>) -> Result<Look, Fault> {
    let is_behind = last_place(conn)? > store::announced(conn)?;
    Ok(Look { is_news: is_behind && store::is_anybody_there(conn)?, turns: store::turns(conn, now)? })
}

/// Tells endpoints of the next events: who takes any of them and has room gets a turn. Others are not touched. Whether there
/// are more events to tell of.
pub fn announce(tx: &mut Tx<'_, Actor<'_>>) -> Result<bool, Fault> {
    let announced = store::hold_announced(tx.conn)?;
    let last = last_place(tx.conn)?;
    // While nobody had endpoints it stood still, and nobody wants what happened then.
    let from = if last - announced > ANNOUNCED_AT_ONCE { announced.max(store::earliest(tx.conn)?) } else { announced };
    let until = last.min(from + ANNOUNCED_AT_ONCE);
    if until <= announced {
        return Ok(false);
    }
    let happened = store::happened(tx.conn, from, until)?;
    let resellers: BTreeSet<&str> = happened.iter().filter_map(|(reseller, _)| reseller.as_deref()).collect();
    let takers = store::takers(tx.conn, &resellers.into_iter().collect::<Vec<_>>())?;
    let wanting = takers.iter().filter(|taker| taker.has_until < until);
    let wanting =
        wanting.filter(|taker| happened.iter().any(|(reseller, kind)| taker.takes(reseller.as_deref(), kind)));
    let ids: Vec<&str> = wanting.map(|taker| taker.id.as_str()).collect();
    let mut with_room = Vec::new();
    for id in ids {
        if store::pending(tx.conn, id, WINDOW)? < WINDOW {
            with_room.push(id);
        }
    }
    store::give_turn(tx.conn, &with_room, tx.real)?;
    store::move_announced(tx.conn, until)?;
    Ok(until < last)
}

/// An endpoint's turn: hands it the next of its events, as many as it has room for. Where more wait, it gets another turn
/// after the others. Events that retention has removed by now are passed over: who reads the feed is told of them there.
pub fn hand_out(tx: &mut Tx<'_, Actor<'_>>, id: &WebhookEndpointId) -> Result<(), Fault> {
    store::hold_announced(tx.conn)?;
    let Some(endpoint) = endpoints::hold(tx.conn, id)? else {
        return Ok(store::note_turn(tx.conn, id.as_str(), None)?);
    };
    let room = WINDOW - store::pending(tx.conn, id.as_str(), WINDOW)?;
    if endpoint.status == EndpointStatus::Disabled || room <= 0 {
        return Ok(store::note_turn(tx.conn, id.as_str(), None)?);
    }
    let last = last_place(tx.conn)?;
    let (after, until) = endpoint.stretch(last);
    let most = room.min(HANDED_OUT_AT_ONCE);
    let events = store::events(tx.conn, &endpoint, (after, until), most)?;
    let count = i64::try_from(events.len()).unwrap_or(most);
    let reached = events.last().filter(|_| count == most).map_or(until, |event| event.position);
    store_deliveries(tx, &endpoint, &events)?;
    let goes_on = reached < last && count < room;
    Ok(store::note_handed_out(tx.conn, id, reached, goes_on.then_some(tx.real))?)
}

/// Moves an endpoint's place to right before the first event that it takes and has yet to get, or to the end: other types
/// that it takes from now on bring it nothing older. The endpoint there; whoever calls holds it.
pub fn skip(tx: &mut Tx<'_, impl Who>, endpoint: &WebhookEndpoint) -> Result<WebhookEndpoint, Fault> {
    let last = store::last_event(tx.conn)?;
    let mut there = endpoint.clone();
    loop {
        let (after, until) = there.stretch(last);
        let first = store::events(tx.conn, &there, (after, until), 1)?.pop();
        there.handed_out = first.as_ref().map_or(until, |event| event.position - 1);
        // What it had yet to get as it was disabled may be followed by what came after it was enabled.
        if first.is_some() || until >= last {
            break;
        }
    }
    store::move_handed_out(tx.conn, &there.id, there.handed_out)?;
    Ok(there)
}

/// The place at which an endpoint stops that is disabled now; what it has yet to get of what came before, it gets when it is
/// enabled again. Whoever calls holds it.
pub fn stop(tx: &mut Tx<'_, impl Who>, endpoint: &WebhookEndpoint) -> Result<i64, Fault> {
    let last = store::last_event(tx.conn)?;
    let (after, _) = endpoint.stretch(last);
    store::move_handed_out(tx.conn, &endpoint.id, after)?;
    Ok(last)
}

/// Stores a delivery of each. Of each chain one is due, and the others wait for it.
fn store_deliveries(
    tx: &mut Tx<'_, Actor<'_>>,
    endpoint: &WebhookEndpoint,
    events: &[PlacedEvent],
) -> Result<(), Fault> {
    let chains: BTreeSet<String> = events.iter().map(chain).collect();
    let chains: Vec<&str> = chains.iter().map(String::as_str).collect();
    let mut heads: HashSet<String> = store::heads(tx.conn, &endpoint.id, &chains)?.into_iter().collect();
    let (mut stored, mut is_any_due) = (Vec::new(), false);
    for event in events {
        let Ok(event_id) = event.id.parse() else {
            // It stops nobody else's events.
            tracing::error!(event_id = event.id, "an event whose id does not fit cannot be delivered");
            continue;
        };
        let chain = chain(event);
        let is_head = heads.insert(chain.clone());
        is_any_due |= is_head;
        stored.push(Delivery {
            id: tx.id(),
            endpoint_id: endpoint.id.clone(),
            event_id,
            event_type: event.kind.clone(),
            chain,
            position: event.position,
            body: None,
            status: DeliveryStatus::Pending,
            attempts: Vec::new(),
            tries: 0,
            begun_at: tx.real,
            due_at: is_head.then_some(tx.real),
            claim: None,
            created_at: tx.real,
        });
    }
    deliveries::insert_all(tx.conn, &stored)?;
    if is_any_due {
        due::note_due(tx.conn, &endpoint.id, tx.real)?;
    }
    Ok(())
}

/// What must come in order: type and id of the event's resource.
fn chain(event: &PlacedEvent) -> String {
    let known = event.kind.parse::<EventKind>().ok();
    let resource = known.map_or(event.kind.as_str(), |kind| kind.resource());
    format!("{resource}/{}", event.resource_id)
}
