//! What becomes at AWS of what the platform has sent: how it stands, withdrawing it, and calls that broke off.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::answers::{AnswerRecorder, BROKEN_OFF, Report, store_observation};
use super::due::Lapsed;
use super::found::RequestWithAccount;
use super::model::{Command, Kind, Trigger};
use super::moves::{Step, advance};
use super::ops::{self, Act};
use super::send::after_invite;
use super::{create, outgoing};
use crate::app::App;
use crate::auth::Caller;
use crate::aws::{HandshakeState, Observed, SentInvitation};
use crate::domain::Expected;
use crate::fault::{DbError, Fault};
use crate::id::LinkRequestId;

/// The invitation that AWS can be asked about.
fn invitation(found: &RequestWithAccount) -> Option<SentInvitation> {
    Some(SentInvitation { handshake_id: found.request.handshake_id.clone()?, sent_at: found.request.sent_at? })
}

/// What AWS reports means this for the request; nothing while the owner has not answered.
fn after_report(observed: Observed, now: DateTime<Utc>) -> Option<Report> {
    let trigger = match observed.state {
        HandshakeState::Open => return None,
        HandshakeState::Accepted => Trigger::ObservedAccepted,
        HandshakeState::Declined => Trigger::ObservedDeclined,
        HandshakeState::Canceled => Trigger::ObservedCanceled,
        HandshakeState::Expired => Trigger::ObservedExpired,
    };
    Some(Report { evidence: observed.evidence, ..Command::Answered(trigger, now).into() })
}

/// Withdraws a request, at AWS first where its invitation is out: the owner may have been faster.
pub async fn cancel(
    app: &App,
    caller: &Arc<Caller>,
    id: LinkRequestId,
    expected: Expected,
    reason: Option<String>,
    done: &AnswerRecorder,
) -> Result<RequestWithAccount, Fault> {
    for _ in 0..CANCEL_TRIES {
        let withdrawn = withdraw(app, caller, &id, &expected).await?;
        let (done, id, expected, reason) = (Arc::clone(done), id.clone(), expected.clone(), reason.clone());
        let canceled = app.write(caller, move |tx| {
            let act = Act { id: &id, expected: &expected, note: reason.as_deref() };
            let found = ops::load_for(tx, &act)?;
            // It was sent since it was looked at: AWS has to be asked first.
            let is_out = found.request.aws_open && invitation(&found).is_some();
            if tx.terms.connected && is_out && withdrawn.is_none() {
                return Ok(None);
            }
            let after = ops::decide(tx, &found.request, Command::Cancel)?;
            let canceled = advance(tx, found, after, Step { note: act.note, number: None })?;
            ops::note_evidence(tx, &id, withdrawn.as_ref().and_then(|observed| observed.evidence.as_deref()))?;
            done(tx.conn, &canceled)?;
            Ok(Some(canceled))
        });
        if let Some(canceled) = canceled.await? {
            return Ok(canceled);
        }
    }
    Err(DbError::Busy("a link request that is to be canceled is sent at the same moment".to_owned()).into())
}

/// How often a withdrawal looks again at a request that is sent at the same moment.
const CANCEL_TRIES: u32 = 3;

/// Withdraws the request's invitation at AWS, if one is out, and tells what AWS says then. What the owner was faster with is
/// stored.
async fn withdraw(
    app: &App,
    caller: &Arc<Caller>,
    id: &LinkRequestId,
    expected: &Expected,
) -> Result<Option<Observed>, Fault> {
    if !app.aws.is_connected() {
        return Ok(None);
    }
    let (asked, wanted) = (id.clone(), expected.clone());
    let found = app.read_after(Lapsed::of(id), caller, move |tx| {
        let found = ops::load(tx, &asked)?;
        wanted.check(found.request.version)?;
        ops::decide(tx, &found.request, Command::Cancel)?;
        Ok(found)
    });
    let found = found.await?;
    let Some(invitation) = invitation(&found).filter(|_| found.request.aws_open) else { return Ok(None) };
    let observed = app.aws.cancel_handshake(&invitation, app.clock.now()).await?;
    if observed.state != HandshakeState::Canceled {
        refresh(app, id, observed.clone()).await?;
    }
    Ok(Some(observed))
}

async fn refresh(app: &App, id: &LinkRequestId, observed: Observed) -> Result<(), Fault> {
    if let Some(report) = after_report(observed, app.clock.now()) {
        store_observation(app, id.clone(), report).await?;
    }
    Ok(())
}

async fn found_by_id(app: &App, id: &LinkRequestId) -> Result<RequestWithAccount, Fault> {
    let id = id.clone();
    app.read_as_platform(move |tx| ops::load(tx, &id)).await
}

/// Stores how an invitation or a creation stands at AWS: as AWS's list says, or when it is not in there, as AWS answers for
/// it alone. An invitation that lapsed for us is withdrawn at AWS.
pub async fn synchronise(app: &App, id: LinkRequestId, listed: Option<Observed>) -> Result<(), Fault> {
    let found = found_by_id(app, &id).await?;
    if found.request.kind == Kind::CreateAccount {
        return create::synchronise(app, found).await;
    }
    let Some(invitation) = invitation(&found) else { return Ok(()) };
    let mut observed = match listed {
        Some(observed) => observed,
        None => app.aws.handshake(&invitation, app.clock.now()).await?,
    };
    if observed.state == HandshakeState::Open && !found.request.status.is_open() {
        observed = app.aws.cancel_handshake(&invitation, app.clock.now()).await?;
    }
    refresh(app, &id, observed).await
}

/// Finishes a call to AWS that broke off: AWS knows whether it got through.
pub async fn recover(app: &App, id: LinkRequestId) -> Result<(), Fault> {
    let found = found_by_id(app, &id).await?;
    if found.request.kind == Kind::CreateAccount {
        return create::recover(app, found).await;
    }
    let invited = app.aws.find_invitation(&outgoing::invitation(&found)?, app.clock.now()).await?;
    let report = invited.map_or_else(|| Command::Unanswered.into(), after_invite);
    store_observation(app, id, Report { note: Some(BROKEN_OFF), ..report }).await.map(drop)
}
