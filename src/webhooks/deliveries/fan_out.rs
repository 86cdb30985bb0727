//! Handing events to endpoints: in the feed's order, each exactly once, in steps. Whoever does it holds the cursor's row.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::due::{self, PlacedEvent, Taker};
use super::model::{Delivery, DeliveryStatus};
use super::store;
use crate::auth::Actor;
use crate::events::EventKind;
use crate::fault::Fault;
use crate::id::WebhookEndpointId;
use crate::tx::Tx;

/// Events that one step hands out at most.
const EVENTS: i64 = 200;

/// Deliveries after which a step takes no further event.
const DELIVERIES: usize = 500;

/// One step; whether it found any event.
pub fn step(tx: &mut Tx<'_, Actor<'_>>) -> Result<bool, Fault> {
    let position = due::hold_cursor(tx.conn)?;
    let events = due::events_after(tx.conn, position, EVENTS)?;
    if events.is_empty() {
        return Ok(false);
    }
    let resellers: BTreeSet<&str> = events.iter().filter_map(|event| event.reseller_id.as_deref()).collect();
    let takers = due::takers(tx.conn, &resellers.into_iter().collect::<Vec<_>>())?;
    let (wanted, reached) = wanted(&events, &takers);
    hand_out(tx, &wanted)?;
    due::move_cursor(tx.conn, reached.unwrap_or(position))?;
    Ok(true)
}

/// Which endpoint gets which event, and the place of the last event that was looked at.
fn wanted<'a>(
    events: &'a [PlacedEvent],
    takers: &'a [Taker],
) -> (Vec<(&'a WebhookEndpointId, &'a PlacedEvent)>, Option<i64>) {
    let mut by_reseller: BTreeMap<Option<&str>, Vec<&Taker>> = BTreeMap::new();
    for taker in takers {
        by_reseller.entry(taker.reseller_id.as_deref()).or_default().push(taker);
    }
    let (mut found, mut reached) = (Vec::new(), None);
    for event in events {
        let own = event.reseller_id.as_deref().and_then(|id| by_reseller.get(&Some(id)));
        let all = by_reseller.get(&None).into_iter().chain(own).flatten();
        found.extend(all.filter(|taker| taker.takes(event)).map(|taker| (&taker.id, event)));
        reached = event.position;
        if found.len() >= DELIVERIES {
            break;
        }
    }
    (found, reached)
}

/// Stores a delivery for each. Of each chain one is due, and the others wait for it.
fn hand_out(tx: &mut Tx<'_, Actor<'_>>, wanted: &[(&WebhookEndpointId, &PlacedEvent)]) -> Result<(), Fault> {
    let endpoints: BTreeSet<&str> = wanted.iter().map(|(id, _)| id.as_str()).collect();
    let held = due::hold_all(tx.conn, &endpoints.into_iter().collect::<Vec<_>>())?;
    let held: HashSet<&str> = held.iter().map(String::as_str).collect();
    let wanted: Vec<_> = wanted.iter().filter(|(id, _)| held.contains(id.as_str())).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let chains: BTreeSet<String> = wanted.iter().map(|(_, event)| chain(event)).collect();
    let endpoints: Vec<&str> = held.into_iter().collect();
    let chains: Vec<&str> = chains.iter().map(String::as_str).collect();
    let mut heads: HashSet<(String, String)> = due::heads(tx.conn, &endpoints, &chains)?.into_iter().collect();
    let mut deliveries = Vec::new();
    let mut due: BTreeSet<&str> = BTreeSet::new();
    for (endpoint_id, event) in wanted {
        let Ok(event_id) = event.id.parse() else {
            // It stops nobody else's events.
            tracing::error!(event_id = event.id, "an event whose id does not fit cannot be delivered");
            continue;
        };
        let chain = chain(event);
        let is_head = heads.insert((endpoint_id.to_string(), chain.clone()));
        if is_head {
            due.insert(endpoint_id.as_str());
        }
        deliveries.push(Delivery {
            id: tx.id(),
            endpoint_id: (*endpoint_id).clone(),
            event_id,
            event_type: event.kind.clone(),
            chain,
            position: event.position.unwrap_or_default(),
            body: None,
            status: DeliveryStatus::Pending,
            attempts: Vec::new(),
            tries: 0,
            begun_at: tx.now,
            due_at: is_head.then_some(tx.now),
            claim: None,
            created_at: tx.now,
        });
    }
    store::insert_all(tx.conn, &deliveries)?;
    Ok(due::note_due(tx.conn, &due.into_iter().collect::<Vec<_>>(), tx.now)?)
}

/// What must come in order: type and id of the event's resource.
fn chain(event: &PlacedEvent) -> String {
    let known = event.kind.parse::<EventKind>().ok();
    let resource = known.map_or(event.kind.as_str(), |kind| kind.resource());
    format!("{resource}/{}", event.resource_id)
}
