//! Endpoints of resellers.

use actix_web::{get, patch, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::respond::{Created, Listed, Versioned};
use crate::id::ResellerId;
use crate::resellers::dto::{CreateReseller, ListResellers, ResellerPage, ResellerView, UpdateReseller};
use crate::resellers::{ops, store};
use crate::tx::Tx;

const TAG: &str = "Resellers";

/// Create a reseller
///
/// Registers a partner of the distributor. Give it credentials next: `POST /credentials`.
#[utoipa::path(tag = TAG, responses((status = 201, description = "Created", body = ResellerView)))]
#[post("/resellers")]
pub async fn create_reseller(
    caller: Allow<endpoints::CreateReseller>,
    Json(body): Json<CreateReseller>,
    _app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let work = move |tx: &mut Tx<'_, &Caller>| Ok(Created(ResellerView::from(ops::create(tx, &body)?)));
    once.write(&caller, work).await
}

/// List resellers
///
/// Newest first, suspended ones too.
#[utoipa::path(tag = TAG, params(Query::<ListResellers>), responses((status = 200, description = "A page of resellers", body = ResellerPage)))]
#[get("/resellers")]
pub async fn list_resellers(
    caller: Allow<endpoints::ListResellers>,
    Query { filters, page }: Query<ListResellers>,
    app: Data<App>,
) -> ApiResult<Listed<ResellerPage>> {
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let rows = store::list(tx.conn, &filters, &page)?;
        Ok(Listed::new(&page, rows, |row| row.id.as_str(), ResellerView::from))
    };
    Ok(app.look_at_list(&caller, work).await?)
}

/// Get a reseller
///
/// Its present state. A suspended reseller can be read too.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The reseller", body = ResellerView)))]
#[get("/resellers/{resellerId}")]
pub async fn get_reseller(
    caller: Allow<endpoints::GetReseller>,
    Path(reseller_id): Path<ResellerId>,
    app: Data<App>,
) -> ApiResult<Versioned<ResellerView>> {
    let reseller = app.look(&caller, move |tx| ops::get(tx, &reseller_id)).await?;
    Ok(Versioned(reseller.into()))
}

/// Change a reseller
///
/// A JSON merge patch: what is left out stays, null clears. `status: suspended` refuses its tokens.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The reseller as it is now", body = ResellerView)))]
#[patch("/resellers/{resellerId}")]
pub async fn update_reseller(
    caller: Allow<endpoints::UpdateReseller>,
    Path(reseller_id): Path<ResellerId>,
    Conditions(expected): Conditions,
    Json(body): Json<UpdateReseller>,
    app: Data<App>,
) -> ApiResult<Versioned<ResellerView>> {
    let work = move |tx: &mut Tx<'_, &Caller>| ops::update(tx, &reseller_id, &expected, &body);
    let changed = app.write(&caller, work).await?;
    Ok(Versioned(changed.into()))
}
