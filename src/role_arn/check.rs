//! *Check Now*: the role is asked for in one transaction, AWS is asked, and its answer is stored in another.

use std::sync::Arc;

use super::ops;
use super::store::RoleWithAccount;
use crate::app::App;
use crate::auth::Caller;
use crate::db::Conn;
use crate::domain::{Code, Expected, Refusal, Verdict};
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
    let probe = app.read(caller, move |tx| {
        // An account that the caller cannot see is not found, and a version that is another one is refused, also in
        // a mode that checks nothing.
        ops::get_expected(tx, &asked, &expected)?;
        if !tx.terms.connected {
            return Err(Refusal::new(Code::AwsNotConnected).with("cloudAccountId", asked.as_str()).into());
        }
        ops::probe(tx, &asked, &expected)
    });
    let probe = probe.await?;
    let checked = app.aws.check_role(&probe, app.clock.now()).await.map(|checked| checked.verdict);
    let verdict = checked.unwrap_or_else(|error| {
        tracing::warn!(%error, "role check");
        Verdict::unanswered()
    });
    let finish = app.write(caller, move |tx| {
        let found = ops::finish_check(tx, &id, &probe.role_arn, &verdict)?;
        recorded(tx.conn, &found)?;
        Ok(found)
    });
    finish.await
}
