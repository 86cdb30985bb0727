//! What the platform does at AWS for a request of a new account: begin its creation, and ask how it stands.
//!
//! AWS's id of the creation is stored before anything else happens with it. A request that is `creating` without one had
//! its call broken off: AWS is asked whether it knows of the account.

use std::sync::Arc;

use super::answers::{BROKEN_OFF, Done, store_answer, store_observation};
use super::model::Command;
use super::store::{self};
use super::{ops, outgoing};
use crate::app::App;
use crate::aws::{Acted, Creation, NewAccount};
use crate::db::{Conn, Share};
use crate::domain::AwsAccountId;
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::link_requests::found::Found;
use crate::tenant::Tenant;

/// The account of a creation under way.
fn account(found: &Found) -> Result<NewAccount, Fault> {
    let begun_at = found.request.sending_since.ok_or(Fault::Internal("a creation has no beginning"))?;
    Ok(outgoing::new_account(found, begun_at)?)
}

/// Begins the creation of a request that has just become `creating`.
pub(super) async fn begin(app: &App, account: NewAccount, done: &Done) -> Result<Found, Fault> {
    let id = account.link_request_id.clone();
    let answer = match app.aws.create_account(&account).await {
        Ok(creation) => Ok(after_creation(creation)?),
        Err(error) => Err(error),
    };
    match answer {
        Ok(After::Wait(creation)) => {
            let done = Arc::clone(done);
            let note = move |conn: &mut Conn| {
                store::note_creation(conn, &id, &creation)?;
                let found = ops::load(conn, &Tenant::Platform, &id)?;
                done(conn, &found)?;
                Ok(found)
            };
            app.db.write(&Share::Jobs, note).await
        }
        Ok(After::Move(command, number)) => store_answer(app, id, command, number, done).await,
        // It may be under way: it stays `creating` until AWS's list tells.
        Err(error) if error.acted == Acted::Perhaps => Err(error.into()),
        Err(error) => {
            store_observation(app, id, Command::CreateUnanswered, (None, None)).await?;
            Err(error.into())
        }
    }
}

/// What AWS's answer about a creation means for its request.
enum After {
    /// Ask again later, by AWS's id of the creation.
    Wait(String),
    /// It has ended; with the number of the new account.
    Move(Command, Option<AwsAccountId>),
}

fn after_creation(creation: Creation) -> Result<After, Fault> {
    Ok(match creation {
        Creation::InProgress { create_request_id } => After::Wait(create_request_id),
        Creation::Succeeded(number) => After::Move(Command::Created { by_platform: true }, Some(number)),
        Creation::Failed(reason) => After::Move(Command::CreateRefused(reason), None),
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
            app.db.write(&Share::Jobs, move |conn| Ok(store::note_creation(conn, &id, &creation)?)).await
        }
        After::Move(command, number) => store_observation(app, id, command, (note, number)).await.map(drop),
    }
}

/// Asks AWS how a creation stands and stores its end.
pub(super) async fn synchronise(app: &App, found: Found) -> Result<(), Fault> {
    let car = found.request.create_request_id.as_deref();
    match app.aws.creation(&account(&found)?, car, app.clock.now()).await? {
        None | Some(Creation::InProgress { .. }) => Ok(()),
        Some(ended) => store_creation(app, found.request.id, ended, None).await,
    }
}

/// Finishes a call that broke off: AWS knows the account, or the request is `approved` again.
pub(super) async fn recover(app: &App, found: Found) -> Result<(), Fault> {
    match app.aws.creation(&account(&found)?, None, app.clock.now()).await? {
        Some(creation) => store_creation(app, found.request.id, creation, Some(BROKEN_OFF)).await,
        None => {
            let why = (Some(BROKEN_OFF), None);
            store_observation(app, found.request.id, Command::CreateUnanswered, why).await.map(drop)
        }
    }
}
