//! Background jobs. Every replica runs them; leases keep two from doing the same work at once, and every step is a
//! compare-and-swap, so that nothing breaks when they do. A job isolates what it works on: one item that fails is left
//! for later, and the others go on.

pub mod lease;
mod link_requests;

use std::time::{Duration, Instant};

use actix_web::web::Data;

use crate::app::App;
use crate::auth::revocations;
use crate::credentials;
use crate::fault::Fault;
use crate::idempotency::store as keys;

/// How often AWS is asked about open invitations and what is due is looked for.
const INTERVAL: Duration = Duration::from_millis(500);

/// How often expired idempotency keys are deleted.
const FORGET_EVERY: Duration = Duration::from_secs(60);

/// How often operations is told of what was refused.
const REFUSALS_TOLD_EVERY: Duration = Duration::from_secs(1);

/// Runs all jobs until the server stops.
pub fn start(app: &Data<App>) {
    every(app, "idempotency_keys", FORGET_EVERY, async |app: Data<App>| {
        let now = app.clock.now();
        app.db.write(move |conn| Ok(keys::delete_expired(conn, now).map(drop)?)).await
    });
    every(app, "revocations", revocations::INTERVAL, async |app: Data<App>| {
        app.rate_limits.forget_idle();
        app.refresh_revocations().await
    });
    every(app, "refusals", REFUSALS_TOLD_EVERY, async |app: Data<App>| tell_refusals(&app).await);
    let holder = uuid::Uuid::now_v7().to_string();
    every(app, "link_requests", INTERVAL, move |app: Data<App>| link_requests::round(app, holder.clone()));
}

async fn tell_refusals(app: &App) -> Result<(), Fault> {
    let due = app.refusals.due(Instant::now());
    if due.is_empty() {
        return Ok(());
    }
    let (now, told) = (app.clock.now(), due.clone());
    let written = app.db.write(move |conn| credentials::ops::tell_refused(conn, &told, now)).await;
    if written.is_err() {
        app.refusals.put_back(due);
    }
    written
}

/// Runs a round after each pause, measures it and logs its failure. A round that panics fails, and the next one comes.
fn every<R: Future<Output = Result<(), Fault>> + 'static>(
    app: &Data<App>,
    job: &'static str,
    pause: Duration,
    round: impl Fn(Data<App>) -> R + 'static,
) {
    let app = app.clone();
    actix_web::rt::spawn(async move {
        loop {
            actix_web::rt::time::sleep(pause).await;
            let round = isolated(round(app.clone()));
            if let Err(error) = app.metrics.jobs.round(job, || app.clock.now().timestamp(), round).await {
                tracing::warn!(job, %error, "a round of a background job failed; the next one comes");
            }
        }
    });
}

/// Runs work as a task of its own, so that its panic is a failure like others.
async fn isolated<T: 'static>(work: impl Future<Output = Result<T, Fault>> + 'static) -> Result<T, Fault> {
    actix_web::rt::spawn(work).await.map_err(|_| Fault::Internal("the work panicked"))?
}
