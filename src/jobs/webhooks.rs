//! The jobs of webhooks: one hands events to endpoints, one at a time over all replicas; one sends what is due, on every
//! replica; one forgets what is old.

use actix_web::web::Data;
use chrono::{DateTime, Utc};
use tracing::Instrument;

use super::{is_leased, isolated};
use crate::app::App;
use crate::auth::Actor;
use crate::courier::Place;
use crate::db::{Conn, Share};
use crate::fault::{DbError, Fault};
use crate::id::WebhookEndpointId;
use crate::traces;
use crate::tx::Tx;
use crate::webhooks::deliver;
use crate::webhooks::deliveries::model::{AttemptError, DeliveryStatus, KEPT_FOR, OUTDATED_AFTER};
use crate::webhooks::deliveries::ops::Claimed;
use crate::webhooks::deliveries::{due, ops};
use crate::webhooks::fan_out;
use crate::webhooks::model::PLACES;

/// The job that hands events out.
pub const EVENTS: &str = "webhook_events";

/// The job that sends.
pub const DELIVERIES: &str = "webhook_deliveries";

/// The job that forgets.
pub const FORGETTING: &str = "old_webhook_deliveries";

const UNREADABLE_ID: Fault = Fault::Internal("the id of a webhook endpoint does not fit");

/// Steps of one round at most.
const STEPS: u32 = 50;

/// Of so many steps' events endpoints are told before those that were told have their turns: far more than anybody makes in a
/// moment, so that what comes after a flood waits for little of it.
const ANNOUNCEMENTS: u32 = 20;

/// Endpoints that one round looks at.
const ENDPOINTS: i64 = 50;

/// Deliveries that one transaction deletes at most.
const FORGOTTEN_AT_ONCE: i64 = 500;

/// One round of handing events out, if any waits and no other replica is at it. When nothing waits, it writes nothing.
pub async fn hand_out(app: Data<App>, holder: String) -> Result<(), Fault> {
    for _ in 0..STEPS {
        let now = app.clock.real();
        let look = app.db.read(&Share::Jobs, move |conn| fan_out::ops::look(conn, now)).await?;
        let is_idle = !look.is_news && look.turns.is_empty();
        if is_idle || !is_leased(&app, EVENTS, &holder).await? {
            break;
        }
        let mut is_news = look.is_news;
        for _ in 0..ANNOUNCEMENTS {
            is_news = is_news && app.write_as_platform(fan_out::ops::announce).await?;
        }
        for id in look.turns {
            hand_out_to(&app, id).await;
        }
    }
    Ok(())
}

/// An endpoint's turn. One that cannot be served keeps no other waiting: it is left for later.
async fn hand_out_to(app: &Data<App>, id: String) {
    let wanted = id.clone();
    let turn = move |tx: &mut Tx<'_, Actor<'_>>| match wanted.parse() {
        Ok(id) => fan_out::ops::hand_out(tx, &id),
        Err(_) => Err(UNREADABLE_ID),
    };
    let Err(error) = app.write_as_platform(turn).await else { return };
    note_failure(app, EVENTS, &id, &error);
    if error.is_passing() {
        return;
    }
    let later = app.clock.real() + ops::LEFT_ALONE_FOR;
    put_off(app, move |conn| Ok(fan_out::store::note_turn(conn, &id, Some(later))?)).await;
}

async fn put_off(app: &App, work: impl Fn(&mut Conn) -> Result<(), Fault> + Send + 'static) {
    if let Err(error) = app.db.write(&Share::Jobs, work).await {
        tracing::warn!(%error, "a webhook endpoint that cannot be served could not be left for later");
    }
}

/// One round of sending. Endpoints take turns: whoever has waited longest comes first, and has a few places at most, so that
/// one that is slow or dead keeps no other waiting, and neither do many of one reseller.
pub async fn send(app: Data<App>) -> Result<(), Fault> {
    let places_out = &app.courier.places;
    if places_out.free() == 0 {
        return Ok(());
    }
    let (now, full) = (app.clock.real(), places_out.full_holders());
    let due = app.db.read(&Share::Jobs, move |conn| Ok(due::endpoints(conn, &full, now, ENDPOINTS)?)).await?;
    for (id, holder) in due {
        let most = usize::try_from(PLACES).unwrap_or(1);
        let places: Vec<_> = std::iter::from_fn(|| places_out.take(&holder)).take(most).collect();
        if places.is_empty() {
            continue;
        }
        let Ok(id) = id.parse() else {
            note_failure(&app, DELIVERIES, &id, &UNREADABLE_ID);
            let later = app.clock.real() + ops::LEFT_ALONE_FOR;
            put_off(&app, move |conn| Ok(due::note_next(conn, &id, Some(later))?)).await;
            continue;
        };
        let most = i64::try_from(places.len()).unwrap_or(1);
        for (claimed, place) in claim(&app, &id, most).await.into_iter().zip(places) {
            actix_web::rt::spawn(serve(app.clone(), claimed, place));
        }
    }
    Ok(())
}

/// Takes what is due of an endpoint. An endpoint that cannot be served keeps no other waiting: it is left for later.
async fn claim(app: &Data<App>, id: &WebhookEndpointId, most: i64) -> Vec<Claimed> {
    let wanted = id.clone();
    match app.write_as_platform(move |tx| ops::claim(tx, &wanted, most)).await {
        Ok(claimed) => claimed,
        Err(error) => {
            note_failure(app, DELIVERIES, id.as_str(), &error);
            if error.is_passing() {
                return Vec::new();
            }
            let (unserved, later) = (id.clone(), app.clock.real() + ops::LEFT_ALONE_FOR);
            if matches!(error, Fault::Db(DbError::Corrupt { .. })) {
                let refused = app.write_as_platform(move |tx| ops::refuse_unreadable(tx, &unserved)).await;
                if let Err(error) = refused {
                    note_failure(app, DELIVERIES, id.as_str(), &error);
                }
            } else {
                put_off(app, move |conn| Ok(due::note_next(conn, unserved.as_str(), Some(later))?)).await;
            }
            Vec::new()
        }
    }
}

/// Sends one delivery, and goes on with the next one of its endpoint while there is room for others.
async fn serve(app: Data<App>, mut claimed: Claimed, place: Place) {
    loop {
        let (worker, id) = (app.clone(), claimed.delivery.endpoint_id.clone());
        let traced = traces::job(DELIVERIES);
        let delivered = async move { deliver::deliver(&worker, claimed).await }.instrument(traced.clone());
        if let Err(error) = isolated(delivered).await {
            traces::failed(&traced);
            // Its time runs out, and it is sent again.
            note_failure(&app, DELIVERIES, id.as_str(), &error);
            return;
        }
        if place.is_crowded() {
            return;
        }
        match claim(&app, &id, 1).instrument(traced).await.pop() {
            Some(next) => claimed = next,
            None => return,
        }
    }
}

fn note_failure(app: &App, job: &'static str, id: &str, error: &Fault) {
    app.metrics.jobs.item_failed(job);
    tracing::warn!(%error, webhook_endpoint_id = id, "a webhook endpoint could not be served");
}

/// One round of forgetting: what could not be sent for twenty-nine days is given up, what is thirty days old is deleted, in
/// steps, and so is all of endpoints that are deleted.
pub async fn forget(app: Data<App>, holder: String) -> Result<(), Fault> {
    let now = app.clock.real();
    let (kept, sent) = (now - KEPT_FOR, now - OUTDATED_AFTER);
    for _ in 0..STEPS {
        let any = app.db.read(&Share::Jobs, move |conn| is_anything_old(conn, kept, sent)).await?;
        if !any || !is_leased(&app, FORGETTING, &holder).await? {
            break;
        }
        app.db.write(&Share::Jobs, move |conn| forget_some(conn, kept)).await?;
        let outdated = app.db.read(&Share::Jobs, move |conn| Ok(due::outdated(conn, sent, FORGOTTEN_AT_ONCE)?)).await?;
        let (count, mut failed) = (outdated.len(), 0);
        for (endpoint, delivery) in outdated {
            if let Err(error) = outdate(&app, endpoint.clone(), delivery, sent).await {
                note_failure(&app, FORGETTING, &endpoint, &error);
                failed += 1;
            }
        }
        if failed > 0 && failed == count {
            break;
        }
    }
    Ok(())
}

/// Gives up a delivery that is old, also when its endpoint or itself cannot be read.
async fn outdate(app: &App, endpoint: String, delivery: String, before: DateTime<Utc>) -> Result<(), Fault> {
    let Ok(endpoint) = endpoint.parse::<WebhookEndpointId>() else { return Err(UNREADABLE_ID) };
    if let Ok(id) = delivery.parse() {
        let held = endpoint.clone();
        match app.write_as_platform(move |tx| ops::outdate(tx, &held, &id, before)).await {
            Err(Fault::Db(DbError::Corrupt { .. })) => {}
            done => return done,
        }
    }
    app.write_as_platform(move |tx| ops::give_up(tx, &endpoint, &delivery, AttemptError::Outdated)).await
}

/// How a delivery is over.
const OVER: [DeliveryStatus; 2] = [DeliveryStatus::Succeeded, DeliveryStatus::Failed];

fn is_anything_old(conn: &mut Conn, kept: DateTime<Utc>, sent: DateTime<Utc>) -> Result<bool, Fault> {
    for status in OVER {
        if !due::created_before(conn, status, kept, 1)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(!due::outdated(conn, sent, 1)?.is_empty() || due::is_any_deleted(conn)?)
}

fn forget_some(conn: &mut Conn, before: DateTime<Utc>) -> Result<(), Fault> {
    for status in OVER {
        let old = due::created_before(conn, status, before, FORGOTTEN_AT_ONCE)?;
        let ids: Vec<_> = old.iter().map(|(_, id)| id.as_str()).collect();
        due::delete_over(conn, &ids)?;
    }
    due::delete_of_deleted(conn, FORGOTTEN_AT_ONCE)?;
    Ok(())
}
