//! The jobs of roles: one tries those again that AWS may refuse only because they are new (R13), the other checks verified
//! ones again. Two, so that the first does not wait for the second.

use actix_web::web::Data;

use super::{is_leased, isolated};
use crate::app::App;
use crate::db::Share;
use crate::domain::RoleStatus;
use crate::fault::Fault;
use crate::role_arn::due::{self, DueRole};
use crate::role_arn::{check, ops};

/// The job of new roles.
pub const PROPAGATION: RoleJob = RoleJob { name: "new_roles", of: RoleStatus::Unknown, at_once: 20 };

/// The job of verified roles: a few in a round, and the pause between rounds, so that AWS is never asked much at a time.
pub const RECHECKS: RoleJob = RoleJob { name: "verified_roles", of: RoleStatus::Verified, at_once: 3 };

/// Roles without a moment that get one in one transaction.
const SCHEDULED_AT_ONCE: i64 = 100;

/// A job that checks roles whose moment has come.
#[derive(Debug, Clone, Copy)]
pub struct RoleJob {
    /// Its name.
    pub name: &'static str,
    of: RoleStatus,
    at_once: i64,
}

/// One round, if a moment has come and no other replica is at it.
pub async fn round(app: Data<App>, job: RoleJob, holder: String) -> Result<(), Fault> {
    if !app.aws.is_connected() {
        return Ok(());
    }
    if job.of == RoleStatus::Verified {
        schedule(&app, job, &holder).await?;
    }
    let now = app.clock.now();
    for role in app.db.read(&Share::Jobs, move |conn| Ok(due::due(conn, job.of, now, job.at_once)?)).await? {
        // A check may take as long as a lease holds.
        if !is_leased(&app, job.name, &holder).await? {
            break;
        }
        one(&app, job, role).await;
    }
    Ok(())
}

/// Gives verified roles without a moment one.
async fn schedule(app: &Data<App>, job: RoleJob, holder: &str) -> Result<(), Fault> {
    let waiting = move |conn: &mut _| Ok(!due::unscheduled(conn, 1)?.is_empty());
    if app.terms.role_recheck.is_some()
        && app.db.read(&Share::Jobs, waiting).await?
        && is_leased(app, job.name, holder).await?
    {
        app.write_as_platform(|tx| ops::schedule_verified(tx, SCHEDULED_AT_ONCE)).await?;
    }
    Ok(())
}

/// One that fails is tried again a minute later, and the others go on.
async fn one(app: &Data<App>, job: RoleJob, role: DueRole) {
    let (work, id) = (app.clone(), role.id.clone());
    if let Err(error) = isolated(async move { check::check_due(&work, role).await }).await {
        app.metrics.jobs.item_failed(job.name);
        tracing::warn!(%error, cloud_account_id = %id, "a role could not be checked");
    }
}
