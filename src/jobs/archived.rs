//! The job of archived clients: goes on revoking their credentials, where a request or a crash left off.

use actix_web::web::Data;
use chrono::TimeDelta;

use super::isolated;
use crate::app::App;
use crate::credentials::archived;
use crate::db::Share;
use crate::fault::Fault;

/// The job's name.
pub const JOB: &str = "archived_credentials";

/// How long the request that archived the client is left alone with it.
const PATIENCE: TimeDelta = TimeDelta::seconds(5);

/// Clients that are worked on in one round.
const BATCH: i64 = 20;

/// One round. Steps of replicas that work on the same client take turns at its row.
pub async fn round(app: Data<App>) -> Result<(), Fault> {
    let now = app.clock.now();
    for id in app.db.read(&Share::Jobs, move |conn| Ok(archived::left_since(conn, now - PATIENCE, BATCH)?)).await? {
        let (work, client_id) = (app.clone(), id.clone());
        let finished = isolated(async move { archived::finish(&work.db, &Share::Jobs, &client_id, now).await }).await;
        if let Err(error) = finished {
            app.metrics.jobs.item_failed(JOB);
            tracing::warn!(%error, client_id = %id, "credentials of an archived client have yet to be revoked");
        }
    }
    Ok(())
}
