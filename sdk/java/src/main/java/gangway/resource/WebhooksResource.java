// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.CreateWebhookEndpoint;
import gangway.model.ListWebhookDeliveriesParams;
import gangway.model.ListWebhookEndpointsParams;
import gangway.model.RotateWebhookSecret;
import gangway.model.UpdateWebhookEndpoint;
import gangway.model.WebhookDelivery;
import gangway.model.WebhookEndpoint;

/** Endpoints of yours that events are sent to as they happen, and what was delivered. */
public final class WebhooksResource extends Resource {
    WebhooksResource(Transport transport) {
        super(transport);
    }

    /**
     * List webhook endpoints.
     *
     * @see #listEndpoints(ListWebhookEndpointsParams, RequestOptions)
     */
    public Page<WebhookEndpoint> listEndpoints() {
        return listEndpoints(null, null);
    }

    /**
     * List webhook endpoints.
     *
     * @see #listEndpoints(ListWebhookEndpointsParams, RequestOptions)
     */
    public Page<WebhookEndpoint> listEndpoints(RequestOptions options) {
        return listEndpoints(null, options);
    }

    /**
     * List webhook endpoints.
     *
     * @see #listEndpoints(ListWebhookEndpointsParams, RequestOptions)
     */
    public Page<WebhookEndpoint> listEndpoints(ListWebhookEndpointsParams params) {
        return listEndpoints(params, null);
    }

    /**
     * List webhook endpoints.
     *
     * <p>Newest first, disabled ones too, without secrets. Operations sees those of resellers as well as its
     * own.
     *
     * <p>Scope: {@code webhooks:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<WebhookEndpoint> listEndpoints(
            @Nullable ListWebhookEndpointsParams params, @Nullable RequestOptions options) {
        return call("listWebhookEndpoints", "GET", "webhook-endpoints")
                .query(params).options(options).page(WebhookEndpoint.class);
    }

    /**
     * Create a webhook endpoint.
     *
     * @see #createEndpoint(CreateWebhookEndpoint, RequestOptions)
     */
    public WebhookEndpoint createEndpoint(CreateWebhookEndpoint body) {
        return createEndpoint(body, null);
    }

    /**
     * Create a webhook endpoint.
     *
     * <p>From now on events are sent to it: a reseller's own, or with a token of operations all. The answer
     * holds the secret that they are signed with, once. Addresses inside networks are refused, now and
     * whenever something is sent.
     *
     * <p>Scope: {@code webhooks:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused},
     * {@code webhook_address_not_allowed}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public WebhookEndpoint createEndpoint(CreateWebhookEndpoint body, @Nullable RequestOptions options) {
        return call("createWebhookEndpoint", "POST", "webhook-endpoints")
                .body(body).options(options).as(WebhookEndpoint.class);
    }

    /**
     * Get a webhook endpoint.
     *
     * @see #getEndpoint(String, RequestOptions)
     */
    public WebhookEndpoint getEndpoint(String webhookEndpointId) {
        return getEndpoint(webhookEndpointId, null);
    }

    /**
     * Get a webhook endpoint.
     *
     * <p>Without its secret. {@code status} tells whether events arrive.
     *
     * <p>Scope: {@code webhooks:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code webhook_endpoint_not_found}, {@code invalid_request}.
     *
     * @param webhookEndpointId Id of the webhook endpoint.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public WebhookEndpoint getEndpoint(String webhookEndpointId, @Nullable RequestOptions options) {
        return call("getWebhookEndpoint", "GET", "webhook-endpoints", webhookEndpointId)
                .options(options).as(WebhookEndpoint.class);
    }

    /**
     * Change a webhook endpoint.
     *
     * @see #updateEndpoint(String, UpdateWebhookEndpoint, RequestOptions)
     */
    public WebhookEndpoint updateEndpoint(String webhookEndpointId, UpdateWebhookEndpoint body) {
        return updateEndpoint(webhookEndpointId, body, null);
    }

    /**
     * Change a webhook endpoint.
     *
     * <p>A JSON merge patch: what is left out stays, null clears. {@code enabled: false} stops everything,
     * and events of that time are not sent later: read them from the feed. {@code enabled: true} starts it
     * again.
     *
     * <p>Scope: {@code webhooks:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code webhook_endpoint_not_found},
     * {@code invalid_request}, {@code webhook_address_not_allowed}.
     *
     * @param webhookEndpointId Id of the webhook endpoint.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public WebhookEndpoint updateEndpoint(
            String webhookEndpointId, UpdateWebhookEndpoint body, @Nullable RequestOptions options) {
        return call("updateWebhookEndpoint", "PATCH", "webhook-endpoints", webhookEndpointId)
                .body(body).options(options).as(WebhookEndpoint.class);
    }

    /**
     * Delete a webhook endpoint.
     *
     * @see #deleteEndpoint(String, RequestOptions)
     */
    public void deleteEndpoint(String webhookEndpointId) {
        deleteEndpoint(webhookEndpointId, null);
    }

    /**
     * Delete a webhook endpoint.
     *
     * <p>For good, with its deliveries. Nothing is sent to it any more, but for what is under way just now.
     *
     * <p>Scope: {@code webhooks:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code webhook_endpoint_not_found}, {@code invalid_request}.
     *
     * @param webhookEndpointId Id of the webhook endpoint.
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void deleteEndpoint(String webhookEndpointId, @Nullable RequestOptions options) {
        call("deleteWebhookEndpoint", "DELETE", "webhook-endpoints", webhookEndpointId)
                .options(options).nothing();
    }

    /**
     * List the deliveries to a webhook endpoint.
     *
     * @see #listDeliveries(String, ListWebhookDeliveriesParams, RequestOptions)
     */
    public Page<WebhookDelivery> listDeliveries(String webhookEndpointId) {
        return listDeliveries(webhookEndpointId, null, null);
    }

    /**
     * List the deliveries to a webhook endpoint.
     *
     * @see #listDeliveries(String, ListWebhookDeliveriesParams, RequestOptions)
     */
    public Page<WebhookDelivery> listDeliveries(String webhookEndpointId, RequestOptions options) {
        return listDeliveries(webhookEndpointId, null, options);
    }

    /**
     * List the deliveries to a webhook endpoint.
     *
     * @see #listDeliveries(String, ListWebhookDeliveriesParams, RequestOptions)
     */
    public Page<WebhookDelivery> listDeliveries(String webhookEndpointId, ListWebhookDeliveriesParams params) {
        return listDeliveries(webhookEndpointId, params, null);
    }

    /**
     * List the deliveries to a webhook endpoint.
     *
     * <p>Newest first, of the last thirty days, with what was answered.
     *
     * <p>Scope: {@code webhooks:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code webhook_endpoint_not_found}, {@code invalid_request},
     * {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param webhookEndpointId Id of the webhook endpoint.
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<WebhookDelivery> listDeliveries(
            String webhookEndpointId, @Nullable ListWebhookDeliveriesParams params, @Nullable RequestOptions options) {
        return call("listWebhookDeliveries", "GET", "webhook-endpoints", webhookEndpointId, "deliveries")
                .query(params).options(options).page(WebhookDelivery.class);
    }

    /**
     * Demand a delivery again.
     *
     * @see #retryDelivery(String, String, RequestOptions)
     */
    public WebhookDelivery retryDelivery(String webhookEndpointId, String deliveryId) {
        return retryDelivery(webhookEndpointId, deliveryId, null);
    }

    /**
     * Demand a delivery again.
     *
     * <p>Whether it failed, succeeded or waits for its next try: it is sent within moments, after those
     * before it of the same resource. {@code If-Match} names the version of the webhook endpoint. What is
     * under way just now stays as it is.
     *
     * <p>Scope: {@code webhooks:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code webhook_endpoint_not_found}, {@code webhook_delivery_not_found},
     * {@code webhook_endpoint_disabled}, {@code quota_exceeded}, {@code idempotency_in_progress},
     * {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param webhookEndpointId Id of the webhook endpoint.
     * @param deliveryId Id of the delivery.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public WebhookDelivery retryDelivery(
            String webhookEndpointId, String deliveryId, @Nullable RequestOptions options) {
        return call("retryWebhookDelivery", "POST", "webhook-endpoints", webhookEndpointId, "deliveries", deliveryId, "retry")
                .options(options).as(WebhookDelivery.class);
    }

    /**
     * Rotate a webhook endpoint's secret.
     *
     * @see #rotateSecret(String, RotateWebhookSecret, RequestOptions)
     */
    public WebhookEndpoint rotateSecret(String webhookEndpointId) {
        return rotateSecret(webhookEndpointId, null, null);
    }

    /**
     * Rotate a webhook endpoint's secret.
     *
     * @see #rotateSecret(String, RotateWebhookSecret, RequestOptions)
     */
    public WebhookEndpoint rotateSecret(String webhookEndpointId, RequestOptions options) {
        return rotateSecret(webhookEndpointId, null, options);
    }

    /**
     * Rotate a webhook endpoint's secret.
     *
     * @see #rotateSecret(String, RotateWebhookSecret, RequestOptions)
     */
    public WebhookEndpoint rotateSecret(String webhookEndpointId, RotateWebhookSecret body) {
        return rotateSecret(webhookEndpointId, body, null);
    }

    /**
     * Rotate a webhook endpoint's secret.
     *
     * <p>Makes a new secret, shown once. For {@code graceSeconds} deliveries carry two signatures, by the new
     * secret and by the one before it: take a delivery when one of them fits, and exchange the secret
     * meanwhile.
     *
     * <p>Scope: {@code webhooks:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code webhook_endpoint_not_found},
     * {@code quota_exceeded}, {@code idempotency_in_progress}, {@code invalid_request},
     * {@code idempotency_key_reused}.
     *
     * @param webhookEndpointId Id of the webhook endpoint.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public WebhookEndpoint rotateSecret(
            String webhookEndpointId, @Nullable RotateWebhookSecret body, @Nullable RequestOptions options) {
        return call("rotateWebhookSecret", "POST", "webhook-endpoints", webhookEndpointId, "rotate-secret")
                .body(body).options(options).as(WebhookEndpoint.class);
    }

    /**
     * Try a webhook endpoint.
     *
     * @see #testEndpoint(String, RequestOptions)
     */
    public WebhookDelivery testEndpoint(String webhookEndpointId) {
        return testEndpoint(webhookEndpointId, null);
    }

    /**
     * Try a webhook endpoint.
     *
     * <p>Sends an event {@code webhook.test} at once, also to a disabled endpoint, and answers how that went:
     * {@code succeeded}, or {@code failed} with the reason in its one attempt. It is signed like every
     * delivery, and is in no feed.
     *
     * <p>Scope: {@code webhooks:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code webhook_endpoint_not_found}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param webhookEndpointId Id of the webhook endpoint.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public WebhookDelivery testEndpoint(String webhookEndpointId, @Nullable RequestOptions options) {
        return call("testWebhookEndpoint", "POST", "webhook-endpoints", webhookEndpointId, "test")
                .options(options).as(WebhookDelivery.class);
    }
}
