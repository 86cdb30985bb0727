//! The jobs that remove what is old: events, and the answers that were kept for keys. In small steps with a rest after each,
//! so that whoever writes waits for one step at most and has half of the time for itself.

use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use actix_web::web::Data;

use super::is_leased;
use crate::app::App;
use crate::db::{Conn, Share};
use crate::events::retention::store as events;
use crate::fault::Fault;
use crate::idempotency::store as keys;

/// The job of events.
pub const EVENTS: &str = "events_retention";

/// The job of the answers that are kept for keys.
pub const KEYS: &str = "idempotency_keys";

/// How often what is old is looked for.
pub const EVERY: Duration = Duration::from_secs(60);

/// Rows that one transaction removes at most.
pub const STEP: usize = 200;

/// How long a round goes on at most; what is left then is the next one's.
const ROUND: Duration = Duration::from_secs(45);

/// How long a job goes on with a lease before it renews it: less than the lease holds. Two that remove at once are slow, and
/// do nothing wrong.
const RENEWED_AFTER: Duration = Duration::from_secs(3);

/// Removes the events that are older than events are kept.
pub async fn events(app: Data<App>, holder: String) -> Result<(), Fault> {
    let Some(kept) = app.settings.events_retention() else { return Ok(()) };
    let before = app.clock.real() - kept;
    remove(&app, EVENTS, &holder, move |conn| Ok(events::remove(conn, before, STEP)?)).await
}

/// Removes the keys whose answers are not kept any longer.
pub async fn keys(app: Data<App>, holder: String) -> Result<(), Fault> {
    let now = app.clock.real();
    remove(&app, KEYS, &holder, move |conn| Ok(keys::delete_expired(conn, now, STEP)?)).await
}

/// Removes step by step until one finds less than a step's worth, if no other replica is at it.
pub async fn remove<F>(app: &App, job: &'static str, holder: &str, step: F) -> Result<(), Fault>
where
    F: Fn(&mut Conn) -> Result<usize, Fault> + Clone + Send + 'static,
{
    let begun = Instant::now();
    let mut leased: Option<Instant> = None;
    while begun.elapsed() < ROUND {
        if leased.is_none_or(|at| at.elapsed() >= RENEWED_AFTER) {
            if !is_leased(app, job, holder).await? {
                break;
            }
            leased = Some(Instant::now());
        }
        let asked = Instant::now();
        if app.db.write(&Share::Jobs, step.clone()).await? < STEP {
            break;
        }
        sleep(asked.elapsed()).await;
    }
    Ok(())
}
