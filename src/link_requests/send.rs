//! Sending a link request: what the platform asks of AWS in connected modes, or what a person did.
//!
//! Each is a short transaction, a call, and another short transaction. What the first one stored is enough to go on
//! after a crash: `sending` says that a call was under way, `aws_open` that its end is still to be asked for.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::answers::{AnswerRecorder, Report, store_answer, store_observation};
use super::dto::SendLinkRequest;
use super::found::RequestWithAccount;
use super::model::{AWS_VALID_FOR, Command, Kind, LinkRequest};
use super::moves::{Step, advance};
use super::ops::{self, Act};
use super::sending::model::{USED_UP, WAITS_FOR_AWS};
use super::sending::ops::{schedule, turn};
use super::{create, outgoing};
use crate::app::App;
use crate::auth::Caller;
use crate::aws::{Acted, InviteTarget, Invited, NewAccount};
use crate::domain::{Expected, FieldError, Refusal, Violation};
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::tx::{Tx, Who};

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
        let found = ops::load_for(tx, &Act { id: &id, expected: &expected, note: None })?;
        let by_hand = !tx.terms.connected && found.request.kind == Kind::LinkExisting;
        if !by_hand {
            check_nothing_given(&body)?;
        }
        let command = if by_hand { sent_by_hand(&body, tx.now) } else { Command::BeginSend };
        let after = ops::decide(tx, &found.request, command)?;
        let begun = begin(tx, found, after)?;
        if let Begun::Nothing(found) = &begun {
            finished(tx.conn, found)?;
        }
        Ok(begun)
    });
    match begun.await? {
        Begun::Nothing(found) => Ok(*found),
        Begun::Invitation(target) => invite(app, target, done).await,
        Begun::Creation(account) => create::begin(app, account, done).await,
    }
}

/// Begins to send a request that is decided to be sent, or lets it wait for its turn.
fn begin(tx: &mut Tx<'_, impl Who>, found: RequestWithAccount, after: LinkRequest) -> Result<Begun, Fault> {
    if let Some(at) = turn(tx, &found.request)? {
        return Ok(Begun::Nothing(Box::new(schedule(tx, found, at)?)));
    }
    let begun = advance(tx, found, after, Step::default())?;
    if !tx.terms.connected {
        return Ok(Begun::Nothing(Box::new(begun)));
    }
    // Whatever lacks for AWS is told here, before the move is stored.
    Ok(match begun.request.kind {
        Kind::LinkExisting => Begun::Invitation(outgoing::invitation(&begun)?),
        Kind::CreateAccount => Begun::Creation(outgoing::new_account(&begun, tx.now)?),
    })
}

/// Sends a request that waited for its turn, if it is that now; whoever moved it meanwhile took it out.
pub async fn send_waiting(app: &App, id: LinkRequestId) -> Result<(), Fault> {
    let begun = app.write_as_platform(move |tx| {
        let found = ops::load(tx, &id)?;
        if found.request.send_scheduled_at.is_none() {
            return Ok(Begun::Nothing(Box::new(found)));
        }
        let after = found.request.decide(Command::BeginSend, tx.terms.connected, tx.now)?;
        begin(tx, found, after)
    });
    let nobody: AnswerRecorder = Arc::new(|_, _| Ok(()));
    match begun.await? {
        Begun::Nothing(_) => Ok(()),
        Begun::Invitation(target) => invite(app, target, &nobody).await.map(drop),
        Begun::Creation(account) => create::begin(app, account, &nobody).await.map(drop),
    }
}

/// What the first transaction of a sending leaves to do.
enum Begun {
    /// Nothing: a person does it or has done it, or it waits for its turn.
    Nothing(Box<RequestWithAccount>),
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
        // AWS has counted more than we did: it waits like others, and fails for no fault of its own.
        Ok(Invited::Refused(reason)) if reason == USED_UP && app.terms.invitations_per_day.is_some() => {
            let again_after = Some(WAITS_FOR_AWS);
            let report = Report { note: Some(USED_UP), again_after, ..Command::Unanswered.into() };
            store_answer(app, id, report, done).await
        }
        Ok(invited) => store_answer(app, id, after_invite(invited), done).await,
        // It may be sent: it stays `sending` until AWS's list tells.
        Err(error) if error.acted == Acted::Perhaps => Err(error.into()),
        Err(error) => {
            store_observation(app, id, Command::Unanswered.into()).await?;
            Err(error.into())
        }
    }
}

/// What AWS's answer to an invitation means for its request.
pub(super) fn after_invite(invited: Invited) -> Report {
    match invited {
        Invited::Sent { handshake_id, expires_at, evidence } => {
            let handshake_id = Some(handshake_id);
            let command = Command::Sent { handshake_id, aws_expires_at: expires_at, by_platform: true };
            Report { evidence, ..command.into() }
        }
        Invited::Refused(reason) => Command::Refused(reason).into(),
    }
}
