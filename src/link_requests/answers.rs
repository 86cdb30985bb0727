//! What AWS answered, stored.

use std::sync::Arc;

use chrono::TimeDelta;

use super::model::Command;
use super::moves::Step;
use super::ops;
use super::sending::ops::pause;
use crate::app::App;
use crate::auth::Actor;
use crate::aws::Evidence;
use crate::db::Conn;
use crate::domain::AwsAccountId;
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::link_requests::found::RequestWithAccount;
use crate::tx::Tx;

/// Note of a move that finishes a call which had broken off.
pub(super) const BROKEN_OFF: &str = "The call to AWS had broken off.";

/// What a caller's action does with its result in the transaction that reaches it.
pub type AnswerRecorder = Arc<dyn Fn(&mut Conn, &RequestWithAccount) -> Result<(), Fault> + Send + Sync>;

/// What AWS did to a request, as it is stored.
pub(super) struct Report {
    /// What it means for the request.
    pub command: Command,
    /// Why, for the history.
    pub note: Option<&'static str>,
    /// The number that the account gets thereby.
    pub number: Option<AwsAccountId>,
    /// What AWS says of the handshake.
    pub evidence: Option<Box<Evidence>>,
    /// How long nothing is sent, because AWS has counted more than the platform did.
    pub again_after: Option<TimeDelta>,
}

impl From<Command> for Report {
    fn from(command: Command) -> Self {
        Self { command, note: None, number: None, evidence: None, again_after: None }
    }
}

impl Report {
    fn observe(&self, tx: &mut Tx<'_, Actor<'_>>, id: &LinkRequestId) -> Result<Option<RequestWithAccount>, Fault> {
        let observed = ops::observe(tx, id, &self.command, Step { note: self.note, number: self.number.as_ref() })?;
        ops::note_evidence(tx, id, self.evidence.as_deref())?;
        match (observed, self.again_after) {
            (Some(found), Some(wait)) => pause(tx, found, tx.now + wait).map(Some),
            (observed, _) => Ok(observed),
        }
    }
}

/// Stores what AWS answered and reads the request as it is then: somebody else may have moved it meanwhile.
pub(super) async fn store_answer(
    app: &App,
    id: LinkRequestId,
    report: Report,
    done: &AnswerRecorder,
) -> Result<RequestWithAccount, Fault> {
    let done = Arc::clone(done);
    let store = move |tx: &mut Tx<'_, Actor<'_>>| {
        let found = match report.observe(tx, &id)? {
            Some(found) => found,
            None => ops::load(tx, &id)?,
        };
        done(tx.conn, &found)?;
        Ok(found)
    };
    app.write_as_platform(store).await
}

/// Stores what AWS reports.
pub(super) async fn store_observation(
    app: &App,
    id: LinkRequestId,
    report: Report,
) -> Result<Option<RequestWithAccount>, Fault> {
    app.write_as_platform(move |tx| report.observe(tx, &id)).await
}
