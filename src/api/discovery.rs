//! Endpoints of the discovery questions. The questions are part of the program, not of the database.

use actix_web::{HttpRequest, get, put, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::clients::discovery::catalogue::CATALOGUE;
use crate::clients::discovery::dto::{DiscoveryQuestions, DiscoveryView, PutDiscovery};
use crate::enrolment::discovery;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, Path};
use crate::http::problem::ApiResult;
use crate::http::request::lang;
use crate::http::respond::{Plain, Versioned};
use crate::id::ClientId;
use crate::link_requests::discovered::WARNING;
use crate::tx::Tx;

const TAG: &str = "Clients";

/// List the discovery questions
///
/// What to know of a client before an existing account of it is linked. `version` is the day since which these are the
/// questions. No pages.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The questions", body = DiscoveryQuestions)))]
#[get("/discovery-questions")]
pub async fn list_discovery_questions(
    caller: Allow<endpoints::ListDiscoveryQuestions>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Plain<DiscoveryQuestions>> {
    app.admit(&caller).await?;
    Ok(Plain(DiscoveryQuestions::new(&CATALOGUE, lang(&req))))
}

/// Get a client's answers to the discovery questions
///
/// With the risks that follow from them, each with who deals with it and how. Before the first `PUT` there are no answers.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The answers", body = DiscoveryView)))]
#[get("/clients/{clientId}/discovery")]
pub async fn get_discovery(
    caller: Allow<endpoints::GetDiscovery>,
    Path(client_id): Path<ClientId>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Versioned<DiscoveryView>> {
    let found = app.read(&caller, move |tx| discovery::get(tx, &client_id)).await?;
    Ok(Versioned(DiscoveryView::new(found, app.terms.allow_direct_transfer, lang(&req))))
}

/// Set a client's answers to the discovery questions
///
/// Replaces all answers and the note. Risks of the severities `warning` and `blocker` are warnings of the client's open link
/// requests, and the pre-flight names them; nothing is refused because of them.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The answers as they are now", body = DiscoveryView)))]
#[put("/clients/{clientId}/discovery")]
pub async fn put_discovery(
    caller: Allow<endpoints::PutDiscovery>,
    Path(client_id): Path<ClientId>,
    Conditions(expected): Conditions,
    Json(body): Json<PutDiscovery>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Versioned<DiscoveryView>> {
    let id = client_id.clone();
    let work = move |tx: &mut Tx<'_, &Caller>| discovery::put(tx, &id, &expected, &body);
    let stored = app.write(&caller, work).await?;
    // All requests have been told before the answer.
    WARNING.finish_or_leave(&app.db, &caller.0.share(), &client_id, &app.opening()).await;
    Ok(Versioned(DiscoveryView::new(stored, app.terms.allow_direct_transfer, lang(&req))))
}
