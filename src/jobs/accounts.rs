//! The job of linked accounts: AWS is asked which it has closed.

use std::time::Duration;

use actix_web::web::Data;

use super::{is_leased, isolated};
use crate::app::App;
use crate::cloud_accounts::store;
use crate::db::Share;
use crate::enrolment::accounts;
use crate::fault::Fault;

/// The job's name.
pub const JOB: &str = "closed_accounts";

/// How often AWS is asked. Closing takes AWS itself hours.
const EVERY: Duration = Duration::from_secs(3600);

/// Accounts that are looked for in one query.
const BATCH: usize = 100;

/// How long a replica waits between two rounds: they do not ask all at the same moment.
pub fn pause() -> Duration {
    EVERY.mul_f64(rand::random_range(0.8..1.2))
}

/// One round, if no other replica is at it.
pub async fn round(app: Data<App>, holder: String) -> Result<(), Fault> {
    if !app.aws.is_connected() {
        return Ok(());
    }
    let closed = app.aws.closed_accounts().await?;
    let mut linked = Vec::new();
    for numbers in closed.chunks(BATCH) {
        let numbers = numbers.to_vec();
        linked.extend(app.db.read(&Share::Jobs, move |conn| Ok(store::linked_with_numbers(conn, &numbers)?)).await?);
    }
    if linked.is_empty() || !is_leased(&app, JOB, &holder).await? {
        return Ok(());
    }
    for id in linked {
        let (work, closed) = (app.clone(), id.clone());
        let done = async move { work.write_as_platform(move |tx| accounts::close(tx, &closed)).await };
        if let Err(error) = isolated(done).await {
            app.metrics.jobs.item_failed(JOB);
            tracing::warn!(%error, cloud_account_id = %id, "it could not be written down that AWS closed an account");
        }
    }
    Ok(())
}
