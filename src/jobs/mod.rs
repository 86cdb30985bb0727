//! Background jobs. Every replica runs them; leases keep two from doing the same work at once, and every step is a
//! compare-and-swap, so that nothing breaks when they do. A job isolates what it works on: one item that fails is left
//! for later, and the others go on.

mod accounts;
mod events;
mod followers;
mod lapsed;
pub mod lease;
mod link_requests;
pub mod onboarding_plans;
pub mod retention;
mod roles;
mod steps;
mod sunset;
mod webhooks;

use std::time::{Duration, Instant};

use actix_web::web::Data;
use tracing::Instrument;

use crate::app::App;
use crate::auth::key_store::{self, KeyError};
use crate::auth::revocations;
use crate::credentials;
use crate::db::Share;
use crate::fault::{DbError, Fault};
use crate::traces;

/// How often AWS is asked about open invitations and what is due is looked for.
const INTERVAL: Duration = Duration::from_millis(500);

/// How often committed events that wait for their place in the feed are looked for.
const PLACES_EVERY: Duration = Duration::from_millis(100);

/// How often the test clock is read, so that all replicas go by it within a second.
const TEST_CLOCK_EVERY: Duration = Duration::from_millis(400);

/// How often it is measured how far behind the replica is.
const REPLICA_EVERY: Duration = Duration::from_secs(1);

/// How often work is looked for of which steps are left.
const STEPS_EVERY: Duration = Duration::from_secs(2);

/// How often roles are looked for whose moment has come.
const ROLES_EVERY: Duration = Duration::from_secs(1);

/// How often it is looked for events that wait for webhooks, and for what is due of them.
const WEBHOOKS_EVERY: Duration = Duration::from_millis(200);

/// How often plans are looked for that were applied.
const PLANS_EVERY: Duration = Duration::from_millis(200);

/// How often operations is told of what was refused.
const REFUSALS_TOLD_EVERY: Duration = Duration::from_secs(1);

/// Runs all jobs until the server stops.
pub fn start(app: &Data<App>) {
    every(app, "revocations", revocations::INTERVAL, async |app: Data<App>| {
        app.rate_limits.forget_idle();
        app.owner_rates.forget_idle();
        app.refresh_revocations().await
    });
    every(app, "signing_keys", key_store::INTERVAL, async |app: Data<App>| signing_keys(&app).await);
    if app.db.has_replica() {
        every(app, "replica", REPLICA_EVERY, async |app: Data<App>| app.db.measure_replica().await);
    }
    every(app, "test_clock", TEST_CLOCK_EVERY, async |app: Data<App>| app.read_test_clock().await);
    for work in steps::ALL {
        every(app, work.kind, STEPS_EVERY, move |app: Data<App>| steps::round(app, work));
    }
    every(app, "refusals", REFUSALS_TOLD_EVERY, async |app: Data<App>| tell_refusals(&app).await);
    every(app, followers::JOB, followers::REST, followers::round);
    let holder = uuid::Uuid::now_v7().to_string();
    let (sequencer, expiring) = (holder.clone(), holder.clone());
    every(app, "events", PLACES_EVERY, move |app: Data<App>| events::round(app, sequencer.clone()));
    let (remover, forgetter) = (holder.clone(), holder.clone());
    every(app, retention::EVENTS, retention::EVERY, move |app: Data<App>| retention::events(app, remover.clone()));
    every(app, retention::KEYS, retention::EVERY, move |app: Data<App>| retention::keys(app, forgetter.clone()));
    every(app, lapsed::JOB, INTERVAL, move |app: Data<App>| lapsed::round(app, expiring.clone()));
    let teller = holder.clone();
    every(app, sunset::JOB, STEPS_EVERY, move |app: Data<App>| sunset::round(app, teller.clone()));
    let (follower, sender) = (holder.clone(), holder.clone());
    every(app, link_requests::JOB, INTERVAL, move |app: Data<App>| link_requests::round(app, sender.clone()));
    let pause = link_requests::pause(app.settings.aws_mode);
    every(app, link_requests::FOLLOWING, pause, move |app: Data<App>| link_requests::follow(app, follower.clone()));
    let closer = holder.clone();
    every(app, accounts::JOB, accounts::pause(), move |app: Data<App>| accounts::round(app, closer.clone()));
    let (distributor, forgetter) = (holder.clone(), holder.clone());
    every(app, webhooks::EVENTS, WEBHOOKS_EVERY, move |app: Data<App>| webhooks::hand_out(app, distributor.clone()));
    every(app, webhooks::DELIVERIES, WEBHOOKS_EVERY, webhooks::send);
    every(app, webhooks::FORGETTING, retention::EVERY, move |app: Data<App>| webhooks::forget(app, forgetter.clone()));
    every(app, onboarding_plans::APPLYING, PLANS_EVERY, onboarding_plans::round);
    let (expirer, forgetter) = (holder.clone(), holder.clone());
    let expire = move |app: Data<App>| onboarding_plans::expire(app, expirer.clone());
    every(app, onboarding_plans::EXPIRING, INTERVAL, expire);
    let forget = move |app: Data<App>| onboarding_plans::forget(app, forgetter.clone());
    every(app, onboarding_plans::FORGETTING, retention::EVERY, forget);
    for job in [roles::PROPAGATION, roles::RECHECKS] {
        let holder = holder.clone();
        every(app, job.name, ROLES_EVERY, move |app: Data<App>| roles::round(app, job, holder.clone()));
    }
}

/// A new key that cannot be opened is left out, and says so until it can.
async fn signing_keys(app: &App) -> Result<(), Fault> {
    match app.refresh_signing_keys().await {
        Ok(()) => Ok(()),
        Err(KeyError::Fault(fault)) => Err(fault),
        Err(error) => {
            tracing::error!(%error, "a new signing key cannot be used here; tokens that it signs will be refused");
            Err(Fault::Internal("a signing key in the database cannot be used"))
        }
    }
}

async fn tell_refusals(app: &App) -> Result<(), Fault> {
    let due = app.refusals.due(Instant::now());
    if due.is_empty() {
        return Ok(());
    }
    let told = due.clone();
    let written = app.write_as_platform(move |tx| credentials::ops::tell_refused(tx, &told)).await;
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
            let traced = traces::job(job);
            let round = isolated(round(app.clone()).instrument(traced.clone()));
            if let Err(error) = app.metrics.jobs.round(job, || app.clock.real().timestamp(), round).await {
                // Of a database that is away is told once, and not by each job again and again.
                if matches!(error, Fault::Db(DbError::Unavailable(_))) && app.db.is_out() {
                    tracing::debug!(job, %error, "a round of a background job waits for the database");
                    continue;
                }
                traces::failed(&traced);
                tracing::warn!(job, %error, "a round of a background job failed; the next one comes");
            }
        }
    });
}

/// Takes or renews a job's lease; false when another replica has it. It waits behind nobody's work, or it would run out
/// meanwhile.
async fn is_leased(app: &App, job: &'static str, holder: &str) -> Result<bool, Fault> {
    let (holder, now) = (holder.to_owned(), app.clock.real());
    app.db.write(&Share::Server, move |conn| Ok(lease::acquire(conn, job, &holder, now)?)).await
}

/// Runs work as a task of its own, so that its panic is a failure like others; in traces it is a part of the round.
async fn isolated<T: 'static>(work: impl Future<Output = Result<T, Fault>> + 'static) -> Result<T, Fault> {
    actix_web::rt::spawn(work.in_current_span()).await.map_err(|_| Fault::Internal("the work panicked"))?
}
