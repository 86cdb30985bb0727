//! The job of link requests: finishes calls to AWS that broke off, and asks AWS how open invitations and creations stand.

use actix_web::web::Data;

use super::{isolated, lease};
use crate::app::App;
use crate::db::Share;
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::link_requests::due::Pending;
use crate::link_requests::{due, send, stuck};

const JOB: &str = "link_requests";

/// Requests that are looked at in one query.
const BATCH: i64 = 100;

/// One round of all work on link requests, if no other replica is at it. A part that fails does not keep the next one
/// from its turn; the first failure is the round's.
pub async fn round(app: Data<App>, holder: String) -> Result<(), Fault> {
    if !app.aws.is_connected() {
        return Ok(());
    }
    let now = app.clock.now();
    if !app.db.write(&Share::Server, move |conn| Ok(lease::acquire(conn, JOB, &holder, now)?)).await? {
        return Ok(());
    }
    let recovered = recover(&app).await;
    let synchronised = synchronise(&app).await;
    recovered.and(synchronised)
}

async fn recover(app: &Data<App>) -> Result<(), Fault> {
    let now = app.clock.now();
    for pending in app.db.read(&Share::Jobs, move |conn| Ok(due::broken_off(conn, now, BATCH)?)).await? {
        let (work, id) = (app.clone(), pending.id.clone());
        let done = isolated(async move { send::recover(&work, id).await }).await;
        conclude(app, pending, done).await;
    }
    Ok(())
}

async fn synchronise(app: &Data<App>) -> Result<(), Fault> {
    let now = app.clock.now();
    let mut last: Option<LinkRequestId> = None;
    loop {
        let after = last.clone();
        let pending =
            app.db.read(&Share::Jobs, move |conn| Ok(due::open_at_aws(conn, after.as_ref(), now, BATCH)?)).await?;
        let Some(end) = pending.last() else { return Ok(()) };
        last = Some(end.id.clone());
        for pending in pending {
            let (work, id) = (app.clone(), pending.id.clone());
            let done = isolated(async move { send::synchronise(&work, id).await }).await;
            conclude(app, pending, done).await;
        }
    }
}

/// Writes down how the work on one request went. What AWS does not answer is asked again in a moment; what fails by itself is
/// shown at the request and tried again later. That one cannot be written down does not keep the others.
async fn conclude(app: &App, Pending { id, is_stuck }: Pending, done: Result<(), Fault>) {
    let noted = match done {
        Ok(()) if !is_stuck => return,
        Ok(()) => {
            let id = id.clone();
            app.write_as_platform(move |tx| stuck::note_unstuck(tx, &id)).await
        }
        Err(fault) => {
            app.metrics.jobs.item_failed(JOB);
            if fault.is_passing() {
                tracing::warn!(error = %fault, link_request_id = %id, "a link request waits");
            }
            let id = id.clone();
            app.write_as_platform(move |tx| stuck::note_failure(tx, &id, &fault)).await
        }
    };
    if let Err(error) = noted {
        tracing::warn!(%error, link_request_id = %id, "it could not be written down how the work on a link request went");
    }
}
