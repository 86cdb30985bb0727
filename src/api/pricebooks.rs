//! Endpoints of pricebooks.

use actix_web::{delete, get, patch, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, LONG_BODY_LIMIT, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::respond::{Created, Listed, NoContent, Versioned};
use crate::id::PricebookId;
use crate::pricebooks::dto::{CreatePricebook, ListPricebooks, PricebookPage, PricebookView, UpdatePricebook};
use crate::pricebooks::rules::dto::accept;
use crate::pricebooks::{ops, store};
use crate::tx::Tx;

const TAG: &str = "Pricebooks";

/// Create a pricebook
///
/// A reseller creates custom pricebooks, each based on a master of the same currency. Masters belong to the platform:
/// only operations creates them, without rules, and operations names the reseller of a custom one.
#[utoipa::path(tag = TAG, responses((status = 201, description = "Created", body = PricebookView)))]
#[post("/pricebooks")]
pub async fn create_pricebook(
    caller: Allow<endpoints::CreatePricebook>,
    Json(body): Json<CreatePricebook, { LONG_BODY_LIMIT }>,
    _app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let rules = accept(body.rules.as_deref().unwrap_or_default())?;
    let work = move |tx: &mut Tx<'_, &Caller>| Ok(Created(PricebookView::from(ops::create(tx, &body, &rules)?)));
    once.write(&caller, work).await
}

/// List pricebooks
///
/// The masters and your own, newest first. Retired ones only with `status=retired`.
#[utoipa::path(tag = TAG, params(Query::<ListPricebooks>), responses((status = 200, description = "A page of pricebooks", body = PricebookPage)))]
#[get("/pricebooks")]
pub async fn list_pricebooks(
    caller: Allow<endpoints::ListPricebooks>,
    Query { filters, page }: Query<ListPricebooks>,
    app: Data<App>,
) -> ApiResult<Listed<PricebookPage>> {
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let rows = store::list(tx.conn, &tx.caller.tenant, &filters, &page)?;
        Ok(Listed::new(&page, rows, |row| row.id.as_str(), PricebookView::from))
    };
    Ok(app.read_list(&caller, work).await?)
}

/// Get a pricebook
///
/// Its present state, also when it is retired.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The pricebook", body = PricebookView)))]
#[get("/pricebooks/{pricebookId}")]
pub async fn get_pricebook(
    caller: Allow<endpoints::GetPricebook>,
    Path(id): Path<PricebookId>,
    app: Data<App>,
) -> ApiResult<Versioned<PricebookView>> {
    let pricebook = app.look(&caller, move |tx| ops::get(tx, &id)).await?;
    Ok(Versioned(pricebook.into()))
}

/// Rename a pricebook
///
/// A JSON merge patch of the name; nothing else of a pricebook changes this way. A retired one keeps its name, and
/// resellers cannot rename a master.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The pricebook as it is now", body = PricebookView)))]
#[patch("/pricebooks/{pricebookId}")]
pub async fn update_pricebook(
    caller: Allow<endpoints::UpdatePricebook>,
    Path(id): Path<PricebookId>,
    Conditions(expected): Conditions,
    Json(body): Json<UpdatePricebook>,
    app: Data<App>,
) -> ApiResult<Versioned<PricebookView>> {
    let work = move |tx: &mut Tx<'_, &Caller>| ops::update(tx, &id, &expected, &body);
    let changed = app.write(&caller, work).await?;
    Ok(Versioned(changed.into()))
}

/// Retire a pricebook
///
/// For good: it can still be read, but no longer be assigned or changed. Refused while a client, a live account or an
/// active custom pricebook refers to it. Retiring it again changes nothing.
#[utoipa::path(tag = TAG, responses((status = 204, description = "Retired")))]
#[delete("/pricebooks/{pricebookId}")]
pub async fn retire_pricebook(
    caller: Allow<endpoints::RetirePricebook>,
    Path(id): Path<PricebookId>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<NoContent> {
    app.write(&caller, move |tx| ops::retire(tx, &id, &expected)).await?;
    Ok(NoContent)
}
