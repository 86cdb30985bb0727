//! What the platform does at AWS for a request of a new account: begin its creation, and ask how it stands.
//!
//! AWS's id of the creation is stored before anything else happens with it. A request that is `creating` without one had
//! its call broken off: AWS is asked whether it knows of the account.

use std::sync::Arc;

use super::answers::{AnswerRecorder, BROKEN_OFF, Report, store_answer, store_observation};
use super::model::Command;
use super::store;
use super::{ops, outgoing};
use crate::app::App;
use crate::auth::Actor;
use crate::aws::{Acted, Creation, NewAccount};
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::link_requests::found::RequestWithAccount;
use crate::tx::Tx;

/// The account of a creation under way.
fn account(found: &RequestWithAccount) -> Result<NewAccount, Fault> {
    let begun_at = found.request.sending_since.ok_or(Fault::Internal("a creation has no beginning"))?;
    Ok(outgoing::new_account(found, begun_at)?)
}

/// Begins the creation of a request that has just become `creating`.
pub(super) async fn begin(app: &App, account: NewAccount, done: &AnswerRecorder) -> Result<RequestWithAccount, Fault> {
    let id = account.link_request_id.clone();
    let answer = match app.aws.create_account(&account).await {
        Ok(creation) => Ok(after_creation(creation)?),
        Err(error) => Err(error),
    };
    match answer {
        Ok(After::Wait(creation)) => {
            let done = Arc::clone(done);
            let note = move |tx: &mut Tx<'_, Actor<'_>>| {
                store::note_creation(tx.conn, &id, &creation)?;
                let found = ops::load(tx, &id)?;
                done(tx.conn, &found)?;
                Ok(found)
            };
            app.write_as_platform(note).await
        }
        Ok(After::Move(report)) => store_answer(app, id, report, done).await,
        // It may be under way: it stays `creating` until AWS's list tells.
        Err(error) if error.acted == Acted::Perhaps => Err(error.into()),
        Err(error) => {
            store_observation(app, id, Command::CreateUnanswered.into()).await?;
            Err(error.into())
        }
    }
}

/// What AWS's answer about a creation means for its request.
enum After {
    /// Ask again later, by AWS's id of the creation.
    Wait(String),
    /// It has ended.
    Move(Report),
}

fn after_creation(creation: Creation) -> Result<After, Fault> {
    Ok(match creation {
        Creation::InProgress { create_request_id } => After::Wait(create_request_id),
        Creation::Succeeded(number) => {
            let command = Command::Created { by_platform: true };
            After::Move(Report { number: Some(number), ..command.into() })
        }
        Creation::Failed(reason) => After::Move(Command::CreateRefused(reason).into()),
        // To ask again might make a second account: operations looks at what AWS has.
        Creation::Doubtful(_) => return Err(Fault::Internal("AWS knows of a creation that may be another one's")),
    })
}

async fn store_creation(
    app: &App,
    id: LinkRequestId,
    creation: Creation,
    note: Option<&'static str>,
) -> Result<(), Fault> {
    match after_creation(creation)? {
        After::Wait(creation) => {
            app.write_as_platform(move |tx| Ok(store::note_creation(tx.conn, &id, &creation)?)).await
        }
        After::Move(report) => store_observation(app, id, Report { note, ..report }).await.map(drop),
    }
}

/// Asks AWS how a creation stands and stores its end.
pub(super) async fn synchronise(app: &App, found: RequestWithAccount) -> Result<(), Fault> {
    let car = found.request.create_request_id.as_deref();
    match app.aws.creation(&account(&found)?, car, app.clock.now()).await? {
        None | Some(Creation::InProgress { .. }) => Ok(()),
        Some(ended) => store_creation(app, found.request.id, ended, None).await,
    }
}

/// Finishes a call that broke off: AWS knows the account, or the request is `approved` again.
pub(super) async fn recover(app: &App, found: RequestWithAccount) -> Result<(), Fault> {
    match app.aws.creation(&account(&found)?, None, app.clock.now()).await? {
        Some(creation) => store_creation(app, found.request.id, creation, Some(BROKEN_OFF)).await,
        None => {
            let report = Report { note: Some(BROKEN_OFF), ..Command::CreateUnanswered.into() };
            store_observation(app, found.request.id, report).await.map(drop)
        }
    }
}
