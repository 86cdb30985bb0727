// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::{WebhookDelivery, WebhookEndpoint};
use super::enums::WebhookDeliveryStatus;
use super::ids::{WebhookDeliveryId, WebhookEndpointId};
use super::requests::{CreateWebhookEndpoint, RotateWebhookSecret, UpdateWebhookEndpoint};
use crate::request::Request;
use crate::{Call, Gangway, Page};
use reqwest::Method;
use std::borrow::Borrow;

/// Endpoints of yours that events are sent to as they happen, and what was delivered.
#[derive(Debug, Clone)]
pub struct WebhooksApi(pub(crate) Gangway);

impl WebhooksApi {
    /// List webhook endpoints.
    ///
    /// Newest first, disabled ones too, without secrets. Operations sees those of resellers as well as its own.
    ///
    /// Scope: `webhooks:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /webhook-endpoints`.
    pub fn list_endpoints(&self) -> Call<Page<WebhookEndpoint>, ListWebhookEndpointsOptions> {
        Call::page(Request::new(&self.0, "listWebhookEndpoints", Method::GET, true, &["webhook-endpoints"]))
    }

    /// Create a webhook endpoint.
    ///
    /// From now on events are sent to it: a reseller's own, or with a token of operations all. The answer holds
    /// the secret that they are signed with, once. Addresses inside networks are refused, now and whenever
    /// something is sent.
    ///
    /// Scope: `webhooks:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `quota_exceeded`, `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`,
    /// `webhook_address_not_allowed`.
    ///
    /// `POST /webhook-endpoints`.
    pub fn create_endpoint(&self, body: impl Borrow<CreateWebhookEndpoint>) -> Call<WebhookEndpoint> {
        Call::json(
            Request::new(&self.0, "createWebhookEndpoint", Method::POST, true, &["webhook-endpoints"])
                .json(body.borrow()),
        )
    }

    /// Get a webhook endpoint.
    ///
    /// Without its secret. `status` tells whether events arrive.
    ///
    /// Scope: `webhooks:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `webhook_endpoint_not_found`, `invalid_request`.
    ///
    /// `GET /webhook-endpoints/{webhookEndpointId}`.
    pub fn get_endpoint(&self, webhook_endpoint_id: impl Into<WebhookEndpointId>) -> Call<WebhookEndpoint> {
        Call::json(Request::new(
            &self.0,
            "getWebhookEndpoint",
            Method::GET,
            true,
            &["webhook-endpoints", webhook_endpoint_id.into().as_str()],
        ))
    }

    /// Change a webhook endpoint.
    ///
    /// A JSON merge patch: what is left out stays, null clears. `enabled: false` stops everything, and events of
    /// that time are not sent later: read them from the feed. `enabled: true` starts it again.
    ///
    /// Scope: `webhooks:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `webhook_endpoint_not_found`, `invalid_request`, `webhook_address_not_allowed`.
    ///
    /// `PATCH /webhook-endpoints/{webhookEndpointId}`.
    pub fn update_endpoint(
        &self,
        webhook_endpoint_id: impl Into<WebhookEndpointId>,
        body: impl Borrow<UpdateWebhookEndpoint>,
    ) -> Call<WebhookEndpoint> {
        Call::json(
            Request::new(
                &self.0,
                "updateWebhookEndpoint",
                Method::PATCH,
                true,
                &["webhook-endpoints", webhook_endpoint_id.into().as_str()],
            )
            .json(body.borrow()),
        )
    }

    /// Delete a webhook endpoint.
    ///
    /// For good, with its deliveries. Nothing is sent to it any more, but for what is under way just now.
    ///
    /// Scope: `webhooks:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `webhook_endpoint_not_found`, `invalid_request`.
    ///
    /// `DELETE /webhook-endpoints/{webhookEndpointId}`.
    pub fn delete_endpoint(&self, webhook_endpoint_id: impl Into<WebhookEndpointId>) -> Call<()> {
        Call::empty(Request::new(
            &self.0,
            "deleteWebhookEndpoint",
            Method::DELETE,
            true,
            &["webhook-endpoints", webhook_endpoint_id.into().as_str()],
        ))
    }

    /// List the deliveries to a webhook endpoint.
    ///
    /// Newest first, of the last thirty days, with what was answered.
    ///
    /// Scope: `webhooks:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `webhook_endpoint_not_found`, `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /webhook-endpoints/{webhookEndpointId}/deliveries`.
    pub fn list_deliveries(
        &self,
        webhook_endpoint_id: impl Into<WebhookEndpointId>,
    ) -> Call<Page<WebhookDelivery>, ListWebhookDeliveriesOptions> {
        Call::page(Request::new(
            &self.0,
            "listWebhookDeliveries",
            Method::GET,
            true,
            &["webhook-endpoints", webhook_endpoint_id.into().as_str(), "deliveries"],
        ))
    }

    /// Demand a delivery again.
    ///
    /// Whether it failed, succeeded or waits for its next try: it is sent within moments, after those before it
    /// of the same resource. `If-Match` names the version of the webhook endpoint. What is under way just now
    /// stays as it is.
    ///
    /// Scope: `webhooks:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `webhook_endpoint_not_found`, `webhook_delivery_not_found`, `webhook_endpoint_disabled`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /webhook-endpoints/{webhookEndpointId}/deliveries/{deliveryId}/retry`.
    pub fn retry_delivery(
        &self,
        webhook_endpoint_id: impl Into<WebhookEndpointId>,
        delivery_id: impl Into<WebhookDeliveryId>,
    ) -> Call<WebhookDelivery> {
        Call::json(Request::new(
            &self.0,
            "retryWebhookDelivery",
            Method::POST,
            true,
            &[
                "webhook-endpoints",
                webhook_endpoint_id.into().as_str(),
                "deliveries",
                delivery_id.into().as_str(),
                "retry",
            ],
        ))
    }

    /// Rotate a webhook endpoint's secret.
    ///
    /// Makes a new secret, shown once. For `graceSeconds` deliveries carry two signatures, by the new secret and
    /// by the one before it: take a delivery when one of them fits, and exchange the secret meanwhile.
    ///
    /// Scope: `webhooks:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `webhook_endpoint_not_found`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`,
    /// `idempotency_key_reused`.
    ///
    /// `POST /webhook-endpoints/{webhookEndpointId}/rotate-secret`.
    pub fn rotate_secret(
        &self,
        webhook_endpoint_id: impl Into<WebhookEndpointId>,
    ) -> Call<WebhookEndpoint, RotateWebhookSecretOptions> {
        Call::json(Request::new(
            &self.0,
            "rotateWebhookSecret",
            Method::POST,
            true,
            &["webhook-endpoints", webhook_endpoint_id.into().as_str(), "rotate-secret"],
        ))
    }

    /// Try a webhook endpoint.
    ///
    /// Sends an event `webhook.test` at once, also to a disabled endpoint, and answers how that went:
    /// `succeeded`, or `failed` with the reason in its one attempt. It is signed like every delivery, and is in
    /// no feed.
    ///
    /// Scope: `webhooks:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `webhook_endpoint_not_found`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`,
    /// `idempotency_key_reused`.
    ///
    /// `POST /webhook-endpoints/{webhookEndpointId}/test`.
    pub fn test_endpoint(&self, webhook_endpoint_id: impl Into<WebhookEndpointId>) -> Call<WebhookDelivery> {
        Call::json(Request::new(
            &self.0,
            "testWebhookEndpoint",
            Method::POST,
            true,
            &["webhook-endpoints", webhook_endpoint_id.into().as_str(), "test"],
        ))
    }
}

/// What only `listWebhookEndpoints` can be told.
#[derive(Debug)]
pub enum ListWebhookEndpointsOptions {}

impl<T> Call<T, ListWebhookEndpointsOptions> {
    /// Only those of this reseller.
    pub fn reseller_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("resellerId", &value.as_ref());
        self
    }

    /// Items on a page.
    pub fn limit(mut self, value: i64) -> Self {
        self.request = self.request.query("limit", &value);
        self
    }

    /// `nextCursor` of the page before.
    pub fn cursor(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("cursor", &value.as_ref());
        self
    }
}

/// What only `listWebhookDeliveries` can be told.
#[derive(Debug)]
pub enum ListWebhookDeliveriesOptions {}

impl<T> Call<T, ListWebhookDeliveriesOptions> {
    /// Only those with this status.
    pub fn status(mut self, value: impl Into<WebhookDeliveryStatus>) -> Self {
        self.request = self.request.query("status", &Into::<WebhookDeliveryStatus>::into(value));
        self
    }

    /// Items on a page.
    pub fn limit(mut self, value: i64) -> Self {
        self.request = self.request.query("limit", &value);
        self
    }

    /// `nextCursor` of the page before.
    pub fn cursor(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("cursor", &value.as_ref());
        self
    }
}

/// What only `rotateWebhookSecret` can be told.
#[derive(Debug)]
pub enum RotateWebhookSecretOptions {}

impl<T> Call<T, RotateWebhookSecretOptions> {
    /// What to say with it; may be left out.
    pub fn body(mut self, body: impl Borrow<RotateWebhookSecret>) -> Self {
        self.request = self.request.json(body.borrow());
        self
    }
}
