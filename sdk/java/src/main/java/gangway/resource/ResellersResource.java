// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.CreateReseller;
import gangway.model.ListResellersParams;
import gangway.model.Reseller;
import gangway.model.UpdateReseller;

/** The distributor's partners. Only operations works with them. */
public final class ResellersResource extends Resource {
    ResellersResource(Transport transport) {
        super(transport);
    }

    /**
     * List resellers.
     *
     * @see #list(ListResellersParams, RequestOptions)
     */
    public Page<Reseller> list() {
        return list(null, null);
    }

    /**
     * List resellers.
     *
     * @see #list(ListResellersParams, RequestOptions)
     */
    public Page<Reseller> list(RequestOptions options) {
        return list(null, options);
    }

    /**
     * List resellers.
     *
     * @see #list(ListResellersParams, RequestOptions)
     */
    public Page<Reseller> list(ListResellersParams params) {
        return list(params, null);
    }

    /**
     * List resellers.
     *
     * <p>Newest first, suspended ones too.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException With these codes of its own: {@code cursor_invalid},
     *     {@code cursor_mismatch}, {@code insufficient_scope}, {@code invalid_request},
     *     {@code precondition_not_supported}, {@code role_not_allowed}.
     */
    public Page<Reseller> list(@Nullable ListResellersParams params, @Nullable RequestOptions options) {
        return call("listResellers", "GET", "resellers").query(params).options(options).page(Reseller.class);
    }

    /**
     * Create a reseller.
     *
     * @see #create(CreateReseller, RequestOptions)
     */
    public Reseller create(CreateReseller body) {
        return create(body, null);
    }

    /**
     * Create a reseller.
     *
     * <p>Registers a partner of the distributor. Give it credentials next: {@code POST /credentials}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException With these codes of its own: {@code external_ref_taken},
     *     {@code idempotency_in_progress}, {@code idempotency_key_reused}, {@code insufficient_scope},
     *     {@code invalid_json}, {@code invalid_request}, {@code precondition_not_supported},
     *     {@code quota_exceeded}, {@code role_not_allowed}.
     */
    public Reseller create(CreateReseller body, @Nullable RequestOptions options) {
        return call("createReseller", "POST", "resellers").body(body).options(options).as(Reseller.class);
    }

    /**
     * Get a reseller.
     *
     * @see #get(String, RequestOptions)
     */
    public Reseller get(String resellerId) {
        return get(resellerId, null);
    }

    /**
     * Get a reseller.
     *
     * <p>Its present state. A suspended reseller can be read too.
     *
     * @param resellerId Id of the reseller.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException With these codes of its own: {@code insufficient_scope},
     *     {@code invalid_request}, {@code precondition_not_supported}, {@code reseller_not_found},
     *     {@code role_not_allowed}.
     */
    public Reseller get(String resellerId, @Nullable RequestOptions options) {
        return call("getReseller", "GET", "resellers", resellerId).options(options).as(Reseller.class);
    }

    /**
     * Change a reseller.
     *
     * @see #update(String, UpdateReseller, RequestOptions)
     */
    public Reseller update(String resellerId, UpdateReseller body) {
        return update(resellerId, body, null);
    }

    /**
     * Change a reseller.
     *
     * <p>A JSON merge patch: what is left out stays, null clears. {@code status: suspended} refuses its
     * tokens.
     *
     * @param resellerId Id of the reseller.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException With these codes of its own: {@code external_ref_taken},
     *     {@code insufficient_scope}, {@code invalid_json}, {@code invalid_request},
     *     {@code precondition_not_supported}, {@code reseller_not_found}, {@code role_not_allowed}.
     */
    public Reseller update(String resellerId, UpdateReseller body, @Nullable RequestOptions options) {
        return call("updateReseller", "PATCH", "resellers", resellerId)
                .body(body).options(options).as(Reseller.class);
    }
}
