//! What the platform does at AWS for a link request, in connected modes: invite, withdraw, ask how it stands.
//!
//! Each is a short transaction, a call, and another short transaction. What the first one stored is enough to go on
//! after a crash: `sending` says that a call was under way, `aws_open` that its end is still to be asked for.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::answers::{AnswerRecorder, BROKEN_OFF, Report, store_answer, store_observation};
use super::model::{AWS_VALID_FOR, Command, Kind, Trigger};
use super::ops::{self, Act};
use super::{create, outgoing};
use crate::app::App;
use crate::auth::Caller;
use crate::aws::{Acted, HandshakeState, InviteTarget, Invited, NewAccount, SentInvitation};
use crate::domain::{Expected, FieldError, Refusal, Violation};
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::link_requests::dto::SendLinkRequest;
use crate::link_requests::due::Lapsed;
use crate::link_requests::found::RequestWithAccount;
use crate::tx::Tx;

/// Sends an approved request: by the platform where it is connected to AWS, else what was sent by hand is recorded.
/// Must not be dropped on its way, or the request stays half sent until a job finds it.
pub async fn send(
    app: &App,
    caller: &Arc<Caller>,
    id: LinkRequestId,
    expected: Expected,
    body: SendLinkRequest,
    done: &AnswerRecorder,
) -> Result<RequestWithAccount, Fault> {
    let finished = Arc::clone(done);
    let begun = app.write(caller, move |tx| {
        let act = Act { id: &id, expected: &expected, note: None };
        let (found, connected) = (ops::load(tx, &id)?, tx.terms.connected);
        let by_hand = !connected && found.request.kind == Kind::LinkExisting;
        if !by_hand {
            check_nothing_given(&body)?;
        }
        let command = if by_hand { sent_by_hand(&body, tx.now) } else { Command::BeginSend };
        let begun = ops::act(tx, &act, command)?;
        if !connected {
            finished(tx.conn, &begun)?;
            return Ok(Begun::ByHand(Box::new(begun)));
        }
        // Whatever lacks for AWS is told here, before the move is stored.
        Ok(match begun.request.kind {
            Kind::LinkExisting => Begun::Invitation(outgoing::invitation(&begun)?),
            Kind::CreateAccount => Begun::Creation(outgoing::new_account(&begun, tx.now)?),
        })
    });
    match begun.await? {
        Begun::ByHand(found) => Ok(*found),
        Begun::Invitation(target) => invite(app, target, done).await,
        Begun::Creation(account) => create::begin(app, account, done).await,
    }
}

/// What the first transaction of a sending leaves to do.
enum Begun {
    /// Nothing: a person does it, or has done it.
    ByHand(Box<RequestWithAccount>),
    /// AWS is to be asked to invite the account.
    Invitation(InviteTarget),
    /// AWS is to be asked to create the account.
    Creation(NewAccount),
}

/// The handshake's id and end are AWS's answer where the platform asks it.
fn check_nothing_given(body: &SendLinkRequest) -> Result<(), Refusal> {
    let given = [("/handshakeId", body.handshake_id.is_some()), ("/awsExpiresAt", body.aws_expires_at.is_some())];
    let refused = given.iter().filter(|(_, given)| *given).map(|(pointer, _)| {
        Violation::at(*pointer, FieldError::new("not_allowed").with_text("reason", "reason-platform-sends"))
    });
    crate::domain::all_or_invalid(refused.collect())
}

fn sent_by_hand(body: &SendLinkRequest, now: DateTime<Utc>) -> Command {
    Command::Sent {
        handshake_id: body.handshake_id.clone(),
        aws_expires_at: body.aws_expires_at.unwrap_or(now + AWS_VALID_FOR),
        by_platform: false,
    }
}

async fn invite(app: &App, target: InviteTarget, done: &AnswerRecorder) -> Result<RequestWithAccount, Fault> {
    let id = target.link_request_id.clone();
    match app.aws.invite(&target, app.clock.now()).await {
        Ok(invited) => store_answer(app, id, after_invite(invited).into(), done).await,
        // It may be sent: it stays `sending` until AWS's list tells.
        Err(error) if error.acted == Acted::Perhaps => Err(error.into()),
        Err(error) => {
            store_observation(app, id, Command::Unanswered.into()).await?;
            Err(error.into())
        }
    }
}

fn after_invite(invited: Invited) -> Command {
    match invited {
        Invited::Sent { handshake_id, expires_at, .. } => {
            Command::Sent { handshake_id: Some(handshake_id), aws_expires_at: expires_at, by_platform: true }
        }
        Invited::Refused(reason) => Command::Refused(reason),
    }
}

/// The invitation that AWS can be asked about.
fn invitation(found: &RequestWithAccount) -> Option<SentInvitation> {
    Some(SentInvitation {
        handshake_id: found.request.handshake_id.clone()?,
        account: found.account.aws_account_id.clone()?,
        sent_at: found.request.sent_at?,
    })
}

fn after_report(state: HandshakeState, now: DateTime<Utc>) -> Option<Command> {
    let trigger = match state {
        HandshakeState::Open => return None,
        HandshakeState::Accepted => Trigger::ObservedAccepted,
        HandshakeState::Declined => Trigger::ObservedDeclined,
        HandshakeState::Canceled => Trigger::ObservedCanceled,
        HandshakeState::Expired => Trigger::ObservedExpired,
    };
    Some(Command::Answered(trigger, now))
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
    if app.aws.is_connected() {
        let (asked, wanted) = (id.clone(), expected.clone());
        let found = app.read_after(Lapsed::of(&id), caller, move |tx| {
            let found = ops::load(tx, &asked)?;
            wanted.check(found.request.version)?;
            ops::decide(tx, &found.request, Command::Cancel)?;
            Ok(found)
        });
        let found = found.await?;
        if let Some(invitation) = invitation(&found).filter(|_| found.request.aws_open) {
            let state = app.aws.cancel_handshake(&invitation, app.clock.now()).await?.state;
            if state != HandshakeState::Canceled {
                refresh(app, &found.request.id, state).await?;
            }
        }
    }
    let done = Arc::clone(done);
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let act = Act { id: &id, expected: &expected, note: reason.as_deref() };
        let canceled = ops::act(tx, &act, Command::Cancel)?;
        done(tx.conn, &canceled)?;
        Ok(canceled)
    };
    app.write(caller, work).await
}

async fn refresh(app: &App, id: &LinkRequestId, state: HandshakeState) -> Result<(), Fault> {
    if let Some(command) = after_report(state, app.clock.now()) {
        store_observation(app, id.clone(), command.into()).await?;
    }
    Ok(())
}

async fn found_by_id(app: &App, id: &LinkRequestId) -> Result<RequestWithAccount, Fault> {
    let id = id.clone();
    app.read_as_platform(move |tx| ops::load(tx, &id)).await
}

/// Asks AWS how an invitation or a creation stands and stores what it reports. An invitation that lapsed for us is
/// withdrawn at AWS.
pub async fn synchronise(app: &App, id: LinkRequestId) -> Result<(), Fault> {
    let found = found_by_id(app, &id).await?;
    if found.request.kind == Kind::CreateAccount {
        return create::synchronise(app, found).await;
    }
    let Some(invitation) = invitation(&found) else { return Ok(()) };
    let mut state = app.aws.handshake(&invitation, app.clock.now()).await?.state;
    if state == HandshakeState::Open && !found.request.status.is_open() {
        state = app.aws.cancel_handshake(&invitation, app.clock.now()).await?.state;
    }
    refresh(app, &id, state).await
}

/// Finishes a call to AWS that broke off: AWS knows whether it got through.
pub async fn recover(app: &App, id: LinkRequestId) -> Result<(), Fault> {
    let found = found_by_id(app, &id).await?;
    if found.request.kind == Kind::CreateAccount {
        return create::recover(app, found).await;
    }
    let invited = app.aws.find_invitation(&outgoing::invitation(&found)?, app.clock.now()).await?;
    let command = invited.map_or(Command::Unanswered, after_invite);
    store_observation(app, id, Report { note: Some(BROKEN_OFF), ..command.into() }).await.map(drop)
}
