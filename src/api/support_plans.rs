//! Endpoints of support plan groups.

use actix_web::{delete, get, patch, post, put, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::enrolment::groups;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::respond::{Created, Listed, NoContent, Versioned};
use crate::id::{CloudAccountId, SupportPlanId};
use crate::support_plans::dto::{
    CreateSupportPlan, ListSupportPlans, SupportPlanPage, SupportPlanView, UpdateSupportPlan,
};
use crate::support_plans::store;
use crate::tx::Tx;

const TAG: &str = "Support plans";

/// Create a support plan group
///
/// Groups accounts of one client by how they are billed for AWS Support. Accounts can be put in at once or later.
#[utoipa::path(tag = TAG, responses((status = 201, description = "Created", body = SupportPlanView)))]
#[post("/support-plans")]
pub async fn create_support_plan(
    caller: Allow<endpoints::CreateSupportPlan>,
    Json(body): Json<CreateSupportPlan>,
    _app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let work = move |tx: &mut Tx<'_, &Caller>| Ok(Created(SupportPlanView::from(groups::create(tx, &body)?)));
    once.write(&caller, work).await
}

/// List support plan groups
///
/// Newest first, each with its accounts.
#[utoipa::path(tag = TAG, params(Query::<ListSupportPlans>), responses((status = 200, description = "A page of support plan groups", body = SupportPlanPage)))]
#[get("/support-plans")]
pub async fn list_support_plans(
    caller: Allow<endpoints::ListSupportPlans>,
    Query { filters, page }: Query<ListSupportPlans>,
    app: Data<App>,
) -> ApiResult<Listed<SupportPlanPage>> {
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let rows = store::list(tx.conn, &tx.caller.tenant, &filters, &page)?;
        Ok(Listed::new(&page, rows, |row| row.id.as_str(), SupportPlanView::from))
    };
    Ok(app.read_list(&caller, work).await?)
}

/// Get a support plan group
///
/// Its present state with its accounts.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The support plan group", body = SupportPlanView)))]
#[get("/support-plans/{supportPlanId}")]
pub async fn get_support_plan(
    caller: Allow<endpoints::GetSupportPlan>,
    Path(id): Path<SupportPlanId>,
    app: Data<App>,
) -> ApiResult<Versioned<SupportPlanView>> {
    let group = app.read(&caller, move |tx| groups::get(tx, &id)).await?;
    Ok(Versioned(group.into()))
}

/// Change a support plan group
///
/// A JSON merge patch: what is left out stays. `cloudAccountIds` replaces the accounts, so that an empty list takes all
/// of them out. Every account must fit the kind that the group has afterwards.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The support plan group as it is now", body = SupportPlanView)))]
#[patch("/support-plans/{supportPlanId}")]
pub async fn update_support_plan(
    caller: Allow<endpoints::UpdateSupportPlan>,
    Path(id): Path<SupportPlanId>,
    Conditions(expected): Conditions,
    Json(body): Json<UpdateSupportPlan>,
    app: Data<App>,
) -> ApiResult<Versioned<SupportPlanView>> {
    let work = move |tx: &mut Tx<'_, &Caller>| groups::update(tx, &id, &expected, &body);
    let changed = app.write(&caller, work).await?;
    Ok(Versioned(changed.into()))
}

/// Delete a support plan group
///
/// Refused while it has accounts: take them out first.
#[utoipa::path(tag = TAG, responses((status = 204, description = "Deleted")))]
#[delete("/support-plans/{supportPlanId}")]
pub async fn delete_support_plan(
    caller: Allow<endpoints::DeleteSupportPlan>,
    Path(id): Path<SupportPlanId>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<NoContent> {
    app.write(&caller, move |tx| groups::delete(tx, &id, &expected)).await?;
    Ok(NoContent)
}

/// Put an account into a support plan group
///
/// The account must be live, of the group's client, in no other group, and have a support type that fits the group.
/// Putting it in again changes nothing. `If-Match` is about the group.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The support plan group with the account", body = SupportPlanView)))]
#[put("/support-plans/{supportPlanId}/accounts/{cloudAccountId}")]
pub async fn put_support_plan_account(
    caller: Allow<endpoints::PutSupportPlanAccount>,
    Path((id, account)): Path<(SupportPlanId, CloudAccountId)>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<Versioned<SupportPlanView>> {
    let work = move |tx: &mut Tx<'_, &Caller>| groups::put_account(tx, (&id, &account), &expected);
    let group = app.write(&caller, work).await?;
    Ok(Versioned(group.into()))
}

/// Take an account out of a support plan group
///
/// Until it is in another group, its support charges may end up as a negative margin. `If-Match` is about the group.
#[utoipa::path(tag = TAG, responses((status = 204, description = "Taken out")))]
#[delete("/support-plans/{supportPlanId}/accounts/{cloudAccountId}")]
pub async fn delete_support_plan_account(
    caller: Allow<endpoints::DeleteSupportPlanAccount>,
    Path((id, account)): Path<(SupportPlanId, CloudAccountId)>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<NoContent> {
    let work = move |tx: &mut Tx<'_, &Caller>| groups::delete_account(tx, (&id, &account), &expected);
    app.write(&caller, work).await?;
    Ok(NoContent)
}
