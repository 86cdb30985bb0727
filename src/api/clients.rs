//! Endpoints of clients.

use std::sync::Arc;

use actix_web::{HttpRequest, delete, get, patch, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::{Admitted, Allow};
use crate::auth::scope::Role;
use crate::clients::dto::{ClientPage, ClientView, CreateClient, ListClients, UpdateClient};
use crate::clients::model::Client;
use crate::clients::questions::ClientQuestion;
use crate::clients::store::ClientSearch;
use crate::clients::{ops, store};
use crate::credentials::archived::REVOKING;
use crate::enrolment::archive;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::request::lang;
use crate::http::respond::{Created, Listed, NoContent, Versioned};
use crate::id::ClientId;
use crate::link_requests::due::Lapsed;
use crate::onboarding;
use crate::onboarding::dto::{ClientOnboardingAccounts, ClientOnboardingView};
use crate::tx::Tx;

const TAG: &str = "Clients";

/// Create a client
///
/// Sets up an end customer; everything else needs one. Set its pricebook next:
/// `PUT /clients/{clientId}/cloud-providers/aws`. Operations names the reseller in `resellerId`.
#[utoipa::path(tag = TAG, responses((status = 201, description = "Created", body = ClientView)))]
#[post("/clients")]
pub async fn create_client(
    caller: Allow<endpoints::CreateClient>,
    Json(body): Json<CreateClient>,
    app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    if caller.caller().role == Role::Reseller && !once.is_keyed() {
        let client = app.store(caller.caller(), |draft| ops::create_own(draft, &body)).await?;
        return Ok(once.answer(&Created(ClientView::from(client))));
    }
    once.write(&caller, move |tx| Ok(Created(ClientView::from(ops::create(tx, &body)?)))).await
}

/// List clients
///
/// Newest first, archived ones too. A customer sees its own client and no other. A search with `q` looks through 10,000
/// clients for one page: then a page may have fewer than `limit` or none, and still a `nextCursor` with which the search
/// goes on. It has ended when there is none.
#[utoipa::path(tag = TAG, params(Query::<ListClients>), responses((status = 200, description = "A page of clients", body = ClientPage)))]
#[get("/clients")]
pub async fn list_clients(
    caller: Allow<endpoints::ListClients>,
    Query { filters, page }: Query<ListClients>,
    app: Data<App>,
) -> ApiResult<Listed<ClientPage>> {
    let Some(part) = filters.q.clone() else {
        let (tenant, wanted) = (caller.caller().tenant.clone(), page.clone());
        let made = move |clients| Ok(Listed::new(&page, clients, |row: &Client| row.id.as_str(), ClientView::from));
        return Ok(app.ask_for_list(&caller, ClientQuestion::Page(tenant, filters, wanted), made).await?);
    };
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let ClientSearch { clients, searched_to } = store::search(tx.conn, &tx.caller.tenant, &filters, &part, &page)?;
        Ok(Listed::up_to(&page, clients, searched_to.as_deref(), |row| row.id.as_str(), ClientView::from))
    };
    Ok(app.read_list(&caller, work).await?)
}

/// Get a client
///
/// Its present state. A customer can read its own client even while the customer portal is off.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The client", body = ClientView)))]
#[get("/clients/{clientId}")]
pub async fn get_client(
    caller: Allow<endpoints::GetClient>,
    Path(id): Path<ClientId>,
    app: Data<App>,
) -> ApiResult<Versioned<ClientView>> {
    let question = ClientQuestion::One(caller.caller().tenant.clone(), id);
    let client = app.ask(&caller, Arc::new(question), |clients| ops::found(clients.into_iter().next())).await?;
    Ok(Versioned(client.into()))
}

/// Change a client
///
/// A JSON merge patch: what is left out stays, null clears, and so it is inside `contact` and `address`. An archived
/// client can be changed too.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The client as it is now", body = ClientView)))]
#[patch("/clients/{clientId}")]
pub async fn update_client(
    caller: Allow<endpoints::UpdateClient>,
    Path(id): Path<ClientId>,
    Conditions(expected): Conditions,
    Json(body): Json<UpdateClient>,
    app: Data<App>,
) -> ApiResult<Versioned<ClientView>> {
    let work = move |tx: &mut Tx<'_, &Caller>| ops::update(tx, &id, &expected, &body);
    Ok(Versioned(app.write(&caller, work).await?.into()))
}

/// Archive a client
///
/// It stays readable, but takes no new accounts and no new credentials, for good; its customers' credentials are revoked.
/// Refused while it has live accounts; archiving it again changes nothing.
#[utoipa::path(tag = TAG, responses((status = 204, description = "Archived")))]
#[delete("/clients/{clientId}")]
pub async fn archive_client(
    caller: Allow<endpoints::ArchiveClient>,
    Path(id): Path<ClientId>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<NoContent> {
    let archived = id.clone();
    let opening = app.opening();
    app.write(&caller, move |tx| archive::archive(tx, &id, &expected)).await?;
    app.revocations.add_client(&archived, opening.real);
    // All have been revoked before the answer.
    REVOKING.finish_or_leave(&app.db, &caller.0.share(), &archived, &opening).await;
    Ok(NoContent)
}

/// Get a client's checklist
///
/// The client's own tasks, and how far each of its live accounts is, oldest first. A client with more than a hundred accounts
/// has them on several pages: each repeats the client's own tasks.
#[utoipa::path(tag = TAG, params(Query::<ClientOnboardingAccounts>), responses((status = 200, description = "The checklist", body = ClientOnboardingView)))]
#[get("/clients/{clientId}/onboarding")]
pub async fn get_client_onboarding(
    caller: Allow<endpoints::GetClientOnboarding>,
    Path(id): Path<ClientId>,
    Query { page, .. }: Query<ClientOnboardingAccounts>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Listed<ClientOnboardingView>> {
    let (wanted, lapsed) = (page.clone(), Lapsed::of_client(&id));
    let work = move |tx: &mut Tx<'_, &Caller>| onboarding::ops::of_client(tx, &id, &wanted);
    let checklist = app.read_after(lapsed, &caller, work).await?;
    let body = ClientOnboardingView::new(checklist, &page, lang(&req));
    let cursor = body.next_cursor.clone();
    Ok(Listed::of(&body, &page, cursor.as_deref()))
}
