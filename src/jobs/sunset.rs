//! The job of support plans that end: tells of each account that has one. A job of its own, so that it waits for nothing else.

use actix_web::web::Data;

use super::is_leased;
use crate::app::App;
use crate::db::Share;
use crate::fault::Fault;
use crate::sunset::{store, tell};
use crate::support_plans::catalog::model::Plan;
use crate::support_plans::ending::ending;

/// The job's name.
pub const JOB: &str = "support_plan_ends";

/// Accounts that one transaction tells of at most.
const STEP: i64 = 100;

/// Steps of one round and plan at most; the next round goes on.
const STEPS: u32 = 20;

/// One round, if there is anything to tell and no other replica is at it.
pub async fn round(app: Data<App>, holder: String) -> Result<(), Fault> {
    for plan in ending(app.clock.now().date_naive()) {
        let waits = move |conn: &mut _| Ok(!store::untold(conn, plan, "", 1)?.is_empty());
        if !app.db.read(&Share::Jobs, waits).await? {
            continue;
        }
        let mut done_to = String::new();
        for _ in 0..STEPS {
            if !is_leased(&app, JOB, &holder).await? {
                return Ok(());
            }
            match step(&app, plan, done_to).await? {
                Some(last) => done_to = last,
                None => break,
            }
        }
    }
    Ok(())
}

/// Tells of the accounts after this one; the last that it looked at, when others may follow. Each in a savepoint: one that
/// fails is left for the next round, and the others go on.
async fn step(app: &App, plan: &'static Plan, after: String) -> Result<Option<String>, Fault> {
    let (looked_at, failed) = app
        .write_as_platform(move |tx| {
            let due = store::untold(tx.conn, plan, &after, STEP)?;
            let mut failed = Vec::new();
            for id in &due {
                match tx.savepoint(|tx| tell::tell(tx, id, plan)) {
                    Err(fault) if fault.is_passing() => return Err(fault),
                    Err(fault) => failed.push((id.clone(), fault.to_string())),
                    Ok(()) => {}
                }
            }
            Ok((due, failed))
        })
        .await?;
    for (id, error) in failed {
        app.metrics.jobs.item_failed(JOB);
        tracing::warn!(error, cloud_account_id = %id, "the end of a support plan could not be told");
    }
    let is_full = i64::try_from(looked_at.len()).is_ok_and(|count| count >= STEP);
    Ok(looked_at.into_iter().last().filter(|_| is_full))
}
