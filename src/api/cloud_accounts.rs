//! Endpoints of cloud accounts.

use actix_web::{HttpRequest, delete, get, patch, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::cloud_accounts::dto::{
    CloudAccountPage, CloudAccountView, CreateCloudAccount, ListCloudAccounts, UpdateCloudAccount,
};
use crate::cloud_accounts::ops;
use crate::enrolment::accounts;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::request::lang;
use crate::http::respond::{Created, Listed, NoContent, Plain, Versioned};
use crate::id::CloudAccountId;
use crate::link_requests::due::Lapsed;
use crate::onboarding;
use crate::onboarding::dto::AccountOnboardingView;
use crate::tx::Tx;

const TAG: &str = "Cloud accounts";

/// Add a cloud account
///
/// `existing` adds an AWS account that the client has already, by its 12-digit number. The client needs a pricebook
/// first. The platform makes the external ID of the account's role. With `submitLinkRequest` the link request is
/// submitted in the same step, or nothing is stored.
#[utoipa::path(tag = TAG, responses((status = 201, description = "Created", body = CloudAccountView)))]
#[post("/cloud-accounts")]
pub async fn create_cloud_account(
    caller: Allow<endpoints::CreateCloudAccount>,
    Json(body): Json<CreateCloudAccount>,
    _app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    once.write(&caller, move |tx| Ok(Created(accounts::create(tx, &body)?))).await
}

/// List cloud accounts
///
/// Newest first, unlinked ones too.
#[utoipa::path(tag = TAG, params(Query::<ListCloudAccounts>), responses((status = 200, description = "A page of cloud accounts", body = CloudAccountPage)))]
#[get("/cloud-accounts")]
pub async fn list_cloud_accounts(
    caller: Allow<endpoints::ListCloudAccounts>,
    Query { filters, page }: Query<ListCloudAccounts>,
    app: Data<App>,
) -> ApiResult<Listed<CloudAccountPage>> {
    let lapsed =
        Lapsed { client_id: filters.client_id.clone(), reseller_id: filters.reseller_id.clone(), ..Lapsed::default() };
    let work = move |tx: &mut Tx<'_, &Caller>| {
        Ok(Listed::new(&page, ops::list(tx, &filters, &page)?, |row| row.id.as_str(), |row| row))
    };
    Ok(app.read_list_after(lapsed, &caller, work).await?)
}

/// Get a cloud account
///
/// Its present state: how far the link is (`status`), whether its role works (`roleStatus`), which pricebook prices it
/// (`effectivePricebook`), and its latest link request.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The cloud account", body = CloudAccountView)))]
#[get("/cloud-accounts/{cloudAccountId}")]
pub async fn get_cloud_account(
    caller: Allow<endpoints::GetCloudAccount>,
    Path(id): Path<CloudAccountId>,
    app: Data<App>,
) -> ApiResult<Versioned<CloudAccountView>> {
    let account = app.read_after(Lapsed::of_account(&id), &caller, move |tx| ops::get(tx, &id)).await?;
    Ok(Versioned(account))
}

/// Change a cloud account
///
/// A JSON merge patch. The number can be changed while the account is `registered`; the role ARN of the old number is
/// cleared with it. What AWS needs stays: the name of a requested account cannot be cleared, and once operations has
/// approved its creation, name, root e-mail and support type are what was approved until the request is ended.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The cloud account as it is now", body = CloudAccountView)))]
#[patch("/cloud-accounts/{cloudAccountId}")]
pub async fn update_cloud_account(
    caller: Allow<endpoints::UpdateCloudAccount>,
    Path(id): Path<CloudAccountId>,
    Conditions(expected): Conditions,
    Json(body): Json<UpdateCloudAccount>,
    app: Data<App>,
) -> ApiResult<Versioned<CloudAccountView>> {
    Ok(Versioned(app.write(&caller, move |tx| accounts::update(tx, &id, &expected, &body)).await?))
}

/// Unlink a cloud account
///
/// It leaves its support plan group, and its number can be added again. An open link request has to be canceled first.
/// Tell the operations team before you unlink a linked account: it goes on at AWS.
#[utoipa::path(tag = TAG, responses((status = 204, description = "Unlinked")))]
#[delete("/cloud-accounts/{cloudAccountId}")]
pub async fn unlink_cloud_account(
    caller: Allow<endpoints::UnlinkCloudAccount>,
    Path(id): Path<CloudAccountId>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<NoContent> {
    app.write(&caller, move |tx| accounts::unlink(tx, &id, &expected)).await?;
    Ok(NoContent)
}

/// Get an account's checklist
///
/// Computed from facts on every read; nobody ticks a box. `currentlyDue` says what somebody can do now.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The checklist", body = AccountOnboardingView)))]
#[get("/cloud-accounts/{cloudAccountId}/onboarding")]
pub async fn get_cloud_account_onboarding(
    caller: Allow<endpoints::GetCloudAccountOnboarding>,
    Path(id): Path<CloudAccountId>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Plain<AccountOnboardingView>> {
    let lapsed = Lapsed::of_account(&id);
    let work = move |tx: &mut Tx<'_, &Caller>| onboarding::ops::of_account(tx, &id);
    let checklist = app.read_after(lapsed, &caller, work).await?;
    Ok(Plain(AccountOnboardingView::new(checklist, app.aws.is_connected(), lang(&req))))
}
