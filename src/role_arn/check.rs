//! Checks of a role: it is asked for in one transaction, AWS is asked, and its answer is stored in another. *Check Now* does
//! so for a caller, a job for the platform.

use std::sync::Arc;

use super::due::DueRole;
use super::ops::{self, Finding};
use super::store::RoleWithAccount;
use super::verification::Verification;
use crate::app::App;
use crate::auth::Caller;
use crate::aws::measured::Measured;
use crate::aws::{Checked, RoleProbe};
use crate::db::Conn;
use crate::domain::{Expected, Verdict};
use crate::fault::Fault;
use crate::id::CloudAccountId;

/// Checks the role of an account; `recorded` keeps the answer in the transaction of its effect. What AWS does not answer is
/// an answer too: unknown.
pub async fn check(
    app: &App,
    caller: &Arc<Caller>,
    id: CloudAccountId,
    expected: Expected,
    recorded: impl Fn(&mut Conn, &RoleWithAccount) -> Result<(), Fault> + Send + 'static,
) -> Result<RoleWithAccount, Fault> {
    let asked = id.clone();
    let probe = app.read(caller, move |tx| ops::probe(tx, &asked, &expected));
    let finding = ask(app, probe.await?).await;
    let finish = app.write(caller, move |tx| {
        let found = ops::finish_check(tx, &id, &finding)?;
        recorded(tx.conn, &found)?;
        Ok(found)
    });
    finish.await
}

/// Checks a role whose moment has come, unless another replica does.
pub async fn check_due(app: &App, role: DueRole) -> Result<(), Fault> {
    let (claimed, due) = (role.clone(), role.clone());
    if !app.write_as_platform(move |tx| ops::claim_due(tx, &claimed)).await? {
        return Ok(());
    }
    let Some(probe) = app.write_as_platform(move |tx| ops::probe_due(tx, &due)).await? else { return Ok(()) };
    let finding = ask(app, probe).await;
    app.write_as_platform(move |tx| ops::finish_due(tx, &role.id, &finding)).await
}

/// Asks AWS. No answer is a finding too: unknown.
pub async fn ask(app: &App, probe: RoleProbe) -> Finding {
    let checked = app.aws.check_role(&probe, app.clock.now()).await;
    let Checked { verdict, measured } = checked.unwrap_or_else(|error| {
        tracing::warn!(%error, "role check");
        Checked { verdict: Verdict::unanswered(), measured: Measured::default() }
    });
    let settings = &app.settings;
    let verification = Verification::new(settings.aws_mode, &settings.cross_account_id, measured);
    Finding { checked: probe.role_arn, verdict, verification }
}
