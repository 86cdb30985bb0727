//! Background jobs. Every replica runs them; leases keep two from doing the same work at once, and every step is a
//! compare-and-swap, so that nothing breaks when they do.

pub mod lease;

use std::time::Duration;

use actix_web::web::Data;

use crate::app::App;
use crate::auth::revocations;
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::idempotency::store as keys;
use crate::link_requests::{ops, send, store};

/// How often AWS is asked about open invitations and what is due is looked for.
const INTERVAL: Duration = Duration::from_millis(500);

/// How often expired idempotency keys are deleted.
const FORGET_EVERY: Duration = Duration::from_secs(60);

/// Requests that are looked at in one query.
const BATCH: i64 = 100;

/// Runs all jobs until the server stops.
pub fn start(app: &Data<App>) {
    let (refresher, worker, forgetter) = (app.clone(), app.clone(), app.clone());
    actix_web::rt::spawn(async move {
        loop {
            actix_web::rt::time::sleep(FORGET_EVERY).await;
            let now = forgetter.clock.now();
            let forgotten = forgetter.db.write(move |conn| Ok(keys::delete_expired(conn, now)?));
            if let Err(error) = observed(&forgetter, "idempotency_keys", forgotten).await {
                tracing::warn!(%error, "expired idempotency keys could not be deleted");
            }
        }
    });
    actix_web::rt::spawn(async move {
        loop {
            actix_web::rt::time::sleep(revocations::INTERVAL).await;
            refresher.rate_limits.forget_idle();
            if let Err(error) = observed(&refresher, "revocations", refresher.refresh_revocations()).await {
                tracing::warn!(%error, "the list of refused tokens could not be read");
            }
        }
    });
    let holder = uuid::Uuid::now_v7().to_string();
    actix_web::rt::spawn(async move {
        loop {
            actix_web::rt::time::sleep(INTERVAL).await;
            if let Err(error) = observed(&worker, "link_requests", work(&worker, &holder)).await {
                tracing::warn!(%error, "a background job failed; it is tried again");
            }
        }
    });
}

/// Runs one round of a job and measures it.
async fn observed<T>(app: &App, job: &'static str, round: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    app.metrics.jobs.round(job, || app.clock.now().timestamp(), round).await
}

/// One round of all work on link requests, if no other replica is at it.
async fn work(app: &Data<App>, holder: &str) -> Result<(), Fault> {
    let (now, holder) = (app.clock.now(), holder.to_owned());
    if !app.db.write(move |conn| Ok(lease::acquire(conn, "link_requests", &holder, now)?)).await? {
        return Ok(());
    }
    app.db.write(move |conn| ops::expire_due(conn, now)).await?;
    if app.aws.is_connected() {
        recover(app).await?;
        synchronise(app).await?;
    }
    Ok(())
}

async fn recover(app: &Data<App>) -> Result<(), Fault> {
    let before = app.clock.now() - send::STUCK_AFTER;
    for id in app.db.read(move |conn| Ok(store::stuck(conn, before, BATCH)?)).await? {
        send::recover(app, id).await?;
    }
    Ok(())
}

/// One failed question does not hold up the others.
async fn synchronise(app: &Data<App>) -> Result<(), Fault> {
    let mut last: Option<LinkRequestId> = None;
    loop {
        let after = last.clone();
        let ids = app.db.read(move |conn| Ok(store::open_at_aws(conn, after.as_ref(), BATCH)?)).await?;
        let Some(end) = ids.last().cloned() else { return Ok(()) };
        last = Some(end);
        for id in ids {
            if let Err(error) = send::synchronise(app, id.clone()).await {
                tracing::warn!(%error, link_request_id = %id, "AWS could not be asked about an invitation");
            }
        }
    }
}
