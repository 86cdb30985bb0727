//! Endpoints of webhooks.

use std::sync::Arc;

use actix_web::{delete, get, patch, post, web::Data};
use chrono::TimeDelta;

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::db::Conn;
use crate::domain::WebhookUrl;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, OptionalJson, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer, Recorder};
use crate::http::problem::ApiResult;
use crate::http::respond::{Created, Listed, NoContent, Plain, Versioned};
use crate::id::{WebhookDeliveryId, WebhookEndpointId};
use crate::tx::Tx;
use crate::webhooks::deliveries::dto::{ListWebhookDeliveries, WebhookDeliveryPage, WebhookDeliveryView};
use crate::webhooks::deliveries::model::Delivery;
use crate::webhooks::dto::{
    CreateWebhookEndpoint, ListWebhookEndpoints, RotateWebhookSecret, UpdateWebhookEndpoint, WebhookEndpointPage,
    WebhookEndpointView,
};
use crate::webhooks::{deliver, deliveries, ops, store};

const TAG: &str = "Webhooks";

/// Seconds for which the old secret signs too after a rotation, unless the request says otherwise.
const DEFAULT_GRACE_SECONDS: i64 = 86_400;

/// Create a webhook endpoint
///
/// From now on events are sent to it: a reseller's own, or with a token of operations all. The answer holds the secret that
/// they are signed with, once. Addresses inside networks are refused, now and whenever something is sent.
#[utoipa::path(tag = TAG, responses((status = 201, description = "Created; the only answer with the secret", body = WebhookEndpointView)))]
#[post("/webhook-endpoints")]
pub async fn create_webhook_endpoint(
    caller: Allow<endpoints::CreateWebhookEndpoint>,
    Json(body): Json<CreateWebhookEndpoint>,
    app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let (url, looked_up) = (body.url.clone(), body.url.clone());
    let check = move |tx: &mut Tx<'_, &Caller>| ops::check_address(tx, &url, false);
    let look = async move { Ok(leads_inside(&app, Some(&looked_up)).await) };
    let work = move |tx: &mut Tx<'_, &Caller>, leads_inside: &bool| {
        let (endpoint, secret) = ops::create(tx, &body, *leads_inside)?;
        Ok(Created(WebhookEndpointView::with_secret(endpoint, &secret)))
    };
    once.write_with(&caller, check, look, work).await
}

/// Whether an address is seen to lead inside a network, by what its name leads to now.
async fn leads_inside(app: &App, url: Option<&WebhookUrl>) -> bool {
    match url {
        Some(url) => app.courier.would_refuse(url).await,
        None => false,
    }
}

/// List webhook endpoints
///
/// Newest first, disabled ones too, without secrets. Operations sees those of resellers as well as its own.
#[utoipa::path(tag = TAG, params(Query::<ListWebhookEndpoints>), responses((status = 200, description = "A page of webhook endpoints", body = WebhookEndpointPage)))]
#[get("/webhook-endpoints")]
pub async fn list_webhook_endpoints(
    caller: Allow<endpoints::ListWebhookEndpoints>,
    Query { filters, page }: Query<ListWebhookEndpoints>,
    app: Data<App>,
) -> ApiResult<Listed<WebhookEndpointPage>> {
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let rows = store::list(tx.conn, &tx.caller.tenant, &filters, &page)?;
        Ok(Listed::new(&page, rows, |row| row.id.as_str(), WebhookEndpointView::from))
    };
    Ok(app.look_at_list(&caller, work).await?)
}

/// Get a webhook endpoint
///
/// Without its secret. `status` tells whether events arrive.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The webhook endpoint", body = WebhookEndpointView)))]
#[get("/webhook-endpoints/{webhookEndpointId}")]
pub async fn get_webhook_endpoint(
    caller: Allow<endpoints::GetWebhookEndpoint>,
    Path(id): Path<WebhookEndpointId>,
    app: Data<App>,
) -> ApiResult<Versioned<WebhookEndpointView>> {
    let endpoint = app.look(&caller, move |tx| ops::get(tx, &id)).await?;
    Ok(Versioned(endpoint.into()))
}

/// Change a webhook endpoint
///
/// A JSON merge patch: what is left out stays, null clears. `enabled: false` stops everything, and events of that time are
/// not sent later: read them from the feed. `enabled: true` starts it again.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The webhook endpoint as it is now", body = WebhookEndpointView)))]
#[patch("/webhook-endpoints/{webhookEndpointId}")]
pub async fn update_webhook_endpoint(
    caller: Allow<endpoints::UpdateWebhookEndpoint>,
    Path(id): Path<WebhookEndpointId>,
    Conditions(expected): Conditions,
    Json(body): Json<UpdateWebhookEndpoint>,
    app: Data<App>,
) -> ApiResult<Versioned<WebhookEndpointView>> {
    if body.url.is_some() {
        let (wanted, version) = (id.clone(), expected.clone());
        app.read(&caller, move |tx| ops::get_expected(tx, &wanted, &version).map(drop)).await?;
    }
    let inside = leads_inside(&app, body.url.as_ref()).await;
    let work = move |tx: &mut Tx<'_, &Caller>| ops::update(tx, &id, &expected, &body, inside);
    let changed = app.write(&caller, work).await?;
    Ok(Versioned(changed.into()))
}

/// Delete a webhook endpoint
///
/// For good, with its deliveries. Nothing is sent to it any more, but for what is under way just now.
#[utoipa::path(tag = TAG, responses((status = 204, description = "Deleted")))]
#[delete("/webhook-endpoints/{webhookEndpointId}")]
pub async fn delete_webhook_endpoint(
    caller: Allow<endpoints::DeleteWebhookEndpoint>,
    Path(id): Path<WebhookEndpointId>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<NoContent> {
    app.write(&caller, move |tx| ops::delete(tx, &id, &expected)).await?;
    Ok(NoContent)
}

/// Rotate a webhook endpoint's secret
///
/// Makes a new secret, shown once. For `graceSeconds` deliveries carry two signatures, by the new secret and by the one
/// before it: take a delivery when one of them fits, and exchange the secret meanwhile.
#[utoipa::path(tag = TAG, request_body = RotateWebhookSecret, responses((status = 200, description = "The webhook endpoint with its new secret", body = WebhookEndpointView)))]
#[post("/webhook-endpoints/{webhookEndpointId}/rotate-secret")]
pub async fn rotate_webhook_secret(
    caller: Allow<endpoints::RotateWebhookSecret>,
    Path(id): Path<WebhookEndpointId>,
    Conditions(expected): Conditions,
    OptionalJson(body): OptionalJson<RotateWebhookSecret>,
    _app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let grace = TimeDelta::seconds(body.grace_seconds.unwrap_or(DEFAULT_GRACE_SECONDS));
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let (endpoint, secret) = ops::rotate(tx, &id, &expected, grace)?;
        Ok(Versioned(WebhookEndpointView::with_secret(endpoint, &secret)))
    };
    once.write(&caller, work).await
}

/// Try a webhook endpoint
///
/// Sends an event `webhook.test` at once, also to a disabled endpoint, and answers how that went: `succeeded`, or `failed`
/// with the reason in its one attempt. It is signed like every delivery, and is in no feed.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The delivery of the test", body = WebhookDeliveryView)))]
#[post("/webhook-endpoints/{webhookEndpointId}/test")]
pub async fn test_webhook_endpoint(
    caller: Allow<endpoints::TestWebhookEndpoint>,
    Path(id): Path<WebhookEndpointId>,
    Conditions(expected): Conditions,
    app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let tester = Arc::clone(&caller.0);
    let work = async move |recorder: Recorder| {
        let done = move |conn: &mut Conn, delivery: &Delivery| {
            recorder.record(conn, &Plain(WebhookDeliveryView::from(delivery.clone())))
        };
        let delivery = deliver::test(&app, &tester, id, expected, done).await?;
        Ok(Plain(WebhookDeliveryView::from(delivery)))
    };
    once.across(&caller, work).await
}

/// List the deliveries to a webhook endpoint
///
/// Newest first, of the last thirty days, with what was answered.
#[utoipa::path(tag = TAG, params(Query::<ListWebhookDeliveries>), responses((status = 200, description = "A page of deliveries", body = WebhookDeliveryPage)))]
#[get("/webhook-endpoints/{webhookEndpointId}/deliveries")]
pub async fn list_webhook_deliveries(
    caller: Allow<endpoints::ListWebhookDeliveries>,
    Path(id): Path<WebhookEndpointId>,
    Query { filters, page }: Query<ListWebhookDeliveries>,
    app: Data<App>,
) -> ApiResult<Listed<WebhookDeliveryPage>> {
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let rows = deliveries::ops::list(tx, &id, &filters, &page)?;
        Ok(Listed::new(&page, rows, |row| row.id.as_str(), WebhookDeliveryView::from))
    };
    Ok(app.read(&caller, work).await?)
}

/// Demand a delivery again
///
/// Whether it failed, succeeded or waits for its next try: it is sent within moments, after those before it of the same
/// resource. `If-Match` names the version of the webhook endpoint. What is under way just now stays as it is.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The delivery as it is now", body = WebhookDeliveryView)))]
#[post("/webhook-endpoints/{webhookEndpointId}/deliveries/{deliveryId}/retry")]
pub async fn retry_webhook_delivery(
    caller: Allow<endpoints::RetryWebhookDelivery>,
    Path((id, delivery)): Path<(WebhookEndpointId, WebhookDeliveryId)>,
    Conditions(expected): Conditions,
    _app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let again = deliveries::ops::retry(tx, &id, &delivery, &expected)?;
        Ok(Plain(WebhookDeliveryView::from(again)))
    };
    once.write(&caller, work).await
}
