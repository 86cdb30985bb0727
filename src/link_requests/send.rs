//! What the platform does at AWS for a link request, in connected modes: invite, withdraw, ask how it stands.
//!
//! Each is a short transaction, a call, and another short transaction. What the first one stored is enough to go on
//! after a crash: `sending` says that a call was under way, `aws_open` that its end is still to be asked for.

use std::sync::Arc;

use actix_web::web::Data;
use chrono::{DateTime, TimeDelta, Utc};

use super::model::{AWS_VALID_FOR, Command, Kind, Trigger};
use super::ops::{self, Act};
use super::store::Found;
use crate::app::App;
use crate::auth::Caller;
use crate::aws::{HandshakeState, InviteTarget, Invited, SentInvitation};
use crate::domain::{Code, Expected, FieldError, Refusal, Violation};
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::link_requests::dto::SendLinkRequest;

/// After this time a call to AWS counts as broken off: longer than any call may take.
pub const STUCK_AFTER: TimeDelta = TimeDelta::seconds(60);

/// Sends an approved request: by the platform where it is connected to AWS, else what was sent by hand is recorded.
pub async fn send(
    app: &Data<App>,
    caller: Arc<Caller>,
    id: LinkRequestId,
    expected: Expected,
    body: SendLinkRequest,
) -> Result<Found, Fault> {
    let now = app.clock.now();
    let connected = app.aws.is_connected();
    let (sending, given) = (id.clone(), body.clone());
    let begun = app.write(&caller, move |conn, caller| {
        let act = Act { id: &sending, expected: &expected, connected, note: None };
        let found = ops::load(conn, &caller.tenant, &sending)?;
        let by_hand = !connected && found.request.kind == Kind::LinkExisting;
        if !by_hand {
            check_nothing_given(&given)?;
        }
        let command = if by_hand { sent_by_hand(&given, now) } else { Command::BeginSend };
        ops::act(conn, caller, &act, command, now)
    });
    let begun = begun.await?;
    if !connected || begun.request.kind == Kind::CreateAccount {
        return Ok(begun);
    }
    // On its own task: a caller that hangs up must not leave the request half sent.
    let app = app.clone();
    let task = actix_web::rt::spawn(async move { invite(&app, begun).await });
    task.await.map_err(|_| crate::db::DbError::Lost)?
}

/// The handshake's id and end are AWS's answer where the platform asks it.
fn check_nothing_given(body: &SendLinkRequest) -> Result<(), Refusal> {
    let given = [("/handshakeId", body.handshake_id.is_some()), ("/awsExpiresAt", body.aws_expires_at.is_some())];
    let refused = given.iter().filter(|(_, given)| *given).map(|(pointer, _)| {
        Violation::at(
            *pointer,
            FieldError::new("not_allowed").with("reason", "the platform sends the invitation itself"),
        )
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

fn target(found: &Found) -> Result<InviteTarget, Fault> {
    Ok(InviteTarget {
        link_request_id: found.request.id.clone(),
        account: found.account.aws_account_id.clone().ok_or(Code::Internal)?,
        attempt: found.request.attempts,
    })
}

async fn invite(app: &App, begun: Found) -> Result<Found, Fault> {
    let target = target(&begun)?;
    let answer = app.aws.invite(&target, app.clock.now()).await;
    let unavailable = answer.as_ref().err().cloned();
    let command = match answer {
        Ok(invited) => after_invite(invited),
        Err(_) => Command::Unanswered,
    };
    let stored = store_observation(app, begun.request.id.clone(), command, None).await?;
    match (unavailable, stored) {
        (Some(error), _) => Err(error.into()),
        (None, Some(found)) => Ok(found),
        // Somebody else moved it while AWS was asked; show it as it is.
        (None, None) => {
            let id = begun.request.id;
            app.db.read(move |conn| ops::load(conn, &crate::tenant::Tenant::Platform, &id)).await
        }
    }
}

fn after_invite(invited: Invited) -> Command {
    match invited {
        Invited::Sent { handshake_id, expires_at } => {
            Command::Sent { handshake_id: Some(handshake_id), aws_expires_at: expires_at, by_platform: true }
        }
        Invited::Refused(reason) => Command::Refused(reason.to_owned()),
    }
}

async fn store_observation(
    app: &App,
    id: LinkRequestId,
    command: Command,
    note: Option<&'static str>,
) -> Result<Option<Found>, Fault> {
    let (now, connected) = (app.clock.now(), app.aws.is_connected());
    app.db.write(move |conn| ops::observe(conn, &id, &command, connected, note, now)).await
}

/// The invitation that AWS can be asked about.
fn invitation(found: &Found) -> Option<SentInvitation> {
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
    app: &Data<App>,
    caller: Arc<Caller>,
    id: LinkRequestId,
    expected: Expected,
    reason: Option<String>,
) -> Result<Found, Fault> {
    let connected = app.aws.is_connected();
    if connected {
        let (asked, wanted, now) = (id.clone(), expected.clone(), app.clock.now());
        let found = app.read_settled(&caller, move |conn, caller| {
            let found = ops::load(conn, &caller.tenant, &asked)?;
            wanted.check(found.request.version)?;
            ops::check_caller(caller, &found.request, &Command::Cancel, connected)?;
            found.request.decide(Command::Cancel, connected, now)?;
            Ok(found)
        });
        let found = found.await?;
        if let Some(invitation) = invitation(&found).filter(|_| found.request.aws_open) {
            let state = app.aws.cancel_handshake(&invitation, app.clock.now()).await?;
            if state != HandshakeState::Canceled {
                refresh(app, &found.request.id, state).await?;
            }
        }
    }
    let now = app.clock.now();
    let work = move |conn: &mut _, caller: &_| {
        let act = Act { id: &id, expected: &expected, connected, note: reason.as_deref() };
        ops::act(conn, caller, &act, Command::Cancel, now)
    };
    app.write(&caller, work).await
}

async fn refresh(app: &App, id: &LinkRequestId, state: HandshakeState) -> Result<(), Fault> {
    if let Some(command) = after_report(state, app.clock.now()) {
        store_observation(app, id.clone(), command, None).await?;
    }
    Ok(())
}

/// Asks AWS how an invitation stands and stores what it reports. One that lapsed for us is withdrawn at AWS.
pub async fn synchronise(app: &App, id: LinkRequestId) -> Result<(), Fault> {
    let asked = id.clone();
    let found = app.db.read(move |conn| ops::load(conn, &crate::tenant::Tenant::Platform, &asked)).await?;
    let Some(invitation) = invitation(&found) else { return Ok(()) };
    let mut state = app.aws.handshake(&invitation, app.clock.now()).await?;
    if state == HandshakeState::Open && !found.request.status.is_open() {
        state = app.aws.cancel_handshake(&invitation, app.clock.now()).await?;
    }
    refresh(app, &id, state).await
}

/// Finishes a call to AWS that broke off: AWS knows whether the invitation got through.
pub async fn recover(app: &App, id: LinkRequestId) -> Result<(), Fault> {
    let asked = id.clone();
    let found = app.db.read(move |conn| ops::load(conn, &crate::tenant::Tenant::Platform, &asked)).await?;
    let command = match app.aws.find_invitation(&target(&found)?).await? {
        Some(invited) => after_invite(invited),
        None => Command::Unanswered,
    };
    store_observation(app, id, command, Some("The call to AWS had broken off.")).await.map(drop)
}
