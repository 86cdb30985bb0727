//! Endpoints of clients' cloud providers.

use actix_web::{delete, get, put, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::clients::providers::dto::{CloudProviderList, CloudProviderView, PutCloudProvider};
use crate::cloud_accounts::inheritance::TELLING;
use crate::enrolment::providers;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, Path};
use crate::http::problem::ApiResult;
use crate::http::respond::{NoContent, Plain, Put, Versioned};
use crate::id::ClientId;
use crate::tx::Tx;

const TAG: &str = "Clients";

/// List a client's cloud providers
///
/// One at most, because AWS is the only provider; no pages.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The client's cloud providers", body = CloudProviderList)))]
#[get("/clients/{clientId}/cloud-providers")]
pub async fn list_cloud_providers(
    caller: Allow<endpoints::ListCloudProviders>,
    Path(client_id): Path<ClientId>,
    app: Data<App>,
) -> ApiResult<Plain<CloudProviderList>> {
    let rows = app.read(&caller, move |tx| providers::list(tx, &client_id)).await?;
    Ok(Plain(CloudProviderList { data: rows.into_iter().map(CloudProviderView::from).collect() }))
}

/// Get a client's settings for AWS
///
/// Its default pricebook, its currency, and whether the customer portal is on.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The settings", body = CloudProviderView)))]
#[get("/clients/{clientId}/cloud-providers/aws")]
pub async fn get_cloud_provider(
    caller: Allow<endpoints::GetCloudProvider>,
    Path(client_id): Path<ClientId>,
    app: Data<App>,
) -> ApiResult<Versioned<CloudProviderView>> {
    let provider = app.read(&caller, move |tx| providers::get(tx, &client_id)).await?;
    Ok(Versioned(provider.into()))
}

/// Set a client's pricebook for AWS
///
/// Creates or replaces the settings: members that are left out get their defaults. Accounts without a pricebook of
/// their own follow at once. Cloud accounts can be added as soon as this is set.
#[utoipa::path(tag = TAG, responses(
    (status = 200, description = "Replaced", body = CloudProviderView),
    (status = 201, description = "Created", body = CloudProviderView),
))]
#[put("/clients/{clientId}/cloud-providers/aws")]
pub async fn put_cloud_provider(
    caller: Allow<endpoints::PutCloudProvider>,
    Path(client_id): Path<ClientId>,
    Conditions(expected): Conditions,
    Json(body): Json<PutCloudProvider>,
    app: Data<App>,
) -> ApiResult<Put<CloudProviderView>> {
    let id = client_id.clone();
    let work = move |tx: &mut Tx<'_, &Caller>| providers::put(tx, &id, &expected, &body);
    let (created, provider) = app.write(&caller, work).await?;
    // All accounts have been told before the answer.
    TELLING.finish_or_leave(&app.db, &caller.0.share(), &client_id, &app.opening()).await;
    Ok(Put { created, resource: provider.into() })
}

/// Remove a client's settings for AWS
///
/// Refused while a live account inherits the pricebook. The customer portal is off afterwards.
#[utoipa::path(tag = TAG, responses((status = 204, description = "Removed")))]
#[delete("/clients/{clientId}/cloud-providers/aws")]
pub async fn delete_cloud_provider(
    caller: Allow<endpoints::DeleteCloudProvider>,
    Path(client_id): Path<ClientId>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<NoContent> {
    let id = client_id.clone();
    app.write(&caller, move |tx| providers::delete(tx, &id, &expected)).await?;
    // All accounts have been told before the answer.
    TELLING.finish_or_leave(&app.db, &caller.0.share(), &client_id, &app.opening()).await;
    Ok(NoContent)
}
