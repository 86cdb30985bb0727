//! What the platform does at AWS for a request of a new account: begin its creation, and ask how it stands.
//!
//! AWS's id of the creation is stored before anything else happens with it. A request that is `creating` without one had
//! its call broken off: AWS is asked whether it knows of the account.

use super::model::Command;
use super::send::{BROKEN_OFF, store_answer, store_observation};
use super::store::{self, Found};
use crate::app::App;
use crate::aws::{Creation, NewAccount};
use crate::domain::Code;
use crate::fault::Fault;
use crate::id::LinkRequestId;

fn account(found: &Found) -> Result<NewAccount, Fault> {
    Ok(NewAccount {
        link_request_id: found.request.id.clone(),
        name: found.account.nickname.clone().ok_or(Code::Internal)?,
        root_email: found.account.root_email.clone().ok_or(Code::RootEmailRequired)?,
        begun_at: found.request.sending_since.ok_or(Code::Internal)?,
    })
}

/// Begins the creation of a request that has just become `creating`.
pub(super) async fn begin(app: &App, begun: Found) -> Result<Found, Fault> {
    match app.aws.create_account(&account(&begun)?).await {
        Ok(creation) => {
            store_creation(app, begun.request.id.clone(), creation, None).await?;
            let id = begun.request.id;
            app.db.read(move |conn| super::ops::load(conn, &crate::tenant::Tenant::Platform, &id)).await
        }
        Err(error) => {
            store_answer(app, begun.request.id, Command::CreateUnanswered).await?;
            Err(error.into())
        }
    }
}

async fn store_creation(
    app: &App,
    id: LinkRequestId,
    creation: Creation,
    note: Option<&'static str>,
) -> Result<(), Fault> {
    let (command, number) = match creation {
        Creation::InProgress { create_request_id } => {
            return app.db.write(move |conn| Ok(store::note_creation(conn, &id, &create_request_id)?)).await;
        }
        Creation::Succeeded(number) => (Command::Created { by_platform: true }, Some(number)),
        Creation::Failed(reason) => (Command::CreateRefused(reason), None),
    };
    store_observation(app, id, command, (note, number)).await.map(drop)
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
