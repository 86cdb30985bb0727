//! The job that removes old events: in small steps with a rest after each, so that whoever writes waits for one step at most
//! and has half of the time for itself.

use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use actix_web::web::Data;

use super::is_leased;
use crate::app::App;
use crate::db::Share;
use crate::events::retention::store;
use crate::fault::Fault;

/// The job's name.
pub const JOB: &str = "events_retention";

/// How often old events are looked for.
pub const EVERY: Duration = Duration::from_secs(60);

/// Events that one transaction removes at most.
const STEP: usize = 200;

/// How long a round goes on at most; what is left then is the next one's.
const ROUND: Duration = Duration::from_secs(45);

/// How long the job goes on with a lease before it renews it: less than the lease holds. Two that remove at once are slow,
/// and do nothing wrong.
const RENEWED_AFTER: Duration = Duration::from_secs(3);

/// Removes what is older than events are kept, if no other replica is at it.
pub async fn round(app: Data<App>, holder: String) -> Result<(), Fault> {
    let Some(kept) = app.settings.events_retention() else { return Ok(()) };
    let before = app.clock.now() - kept;
    let begun = Instant::now();
    let mut leased: Option<Instant> = None;
    while begun.elapsed() < ROUND {
        if leased.is_none_or(|at| at.elapsed() >= RENEWED_AFTER) {
            if !is_leased(&app, JOB, &holder).await? {
                break;
            }
            leased = Some(Instant::now());
        }
        let step = Instant::now();
        if app.db.write(&Share::Jobs, move |conn| Ok(store::remove(conn, before, STEP)?)).await? < STEP {
            break;
        }
        sleep(step.elapsed()).await;
    }
    Ok(())
}
