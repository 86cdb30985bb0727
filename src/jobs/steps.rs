//! The jobs of work that goes on in steps: they go on where a request or a crash left off.

use actix_web::web::Data;
use chrono::TimeDelta;

use super::isolated;
use crate::app::App;
use crate::cloud_accounts::inheritance::TELLING;
use crate::credentials::archived::REVOKING;
use crate::db::Share;
use crate::fault::Fault;
use crate::link_requests::discovered::WARNING;
use crate::steps::{Work, store};

/// All such work.
pub static ALL: [&Work; 3] = [&TELLING, &REVOKING, &WARNING];

/// How long the request that demanded the work is left alone with it.
const PATIENCE: TimeDelta = TimeDelta::seconds(5);

/// Clients that are worked on in one round.
const BATCH: i64 = 20;

/// One round. Steps of replicas that work for the same client take turns at its row.
pub async fn round(app: Data<App>, work: &'static Work) -> Result<(), Fault> {
    let now = app.clock.real();
    let left = move |conn: &mut _| Ok(store::left_since(conn, work.kind, now - PATIENCE, BATCH)?);
    for id in app.db.read(&Share::Jobs, left).await? {
        let (worker, client_id) = (app.clone(), id.clone());
        let finished = async move { work.finish(&worker.db, &Share::Jobs, &client_id, &worker.opening()).await };
        let finished = isolated(finished).await;
        if let Err(error) = finished {
            app.metrics.jobs.item_failed(work.kind);
            tracing::warn!(%error, client_id = %id, work = work.kind, "some work for a client has yet to be finished");
        }
    }
    Ok(())
}
