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
     * <p>Scope: {@code resellers:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
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
     * <p>Scope: {@code resellers:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code external_ref_taken},
     * {@code quota_exceeded}, {@code idempotency_in_progress}, {@code invalid_request},
     * {@code idempotency_key_reused}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
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
     * <p>Scope: {@code resellers:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code reseller_not_found}, {@code invalid_request}.
     *
     * @param resellerId Id of the reseller.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
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
     * <p>Scope: {@code resellers:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code reseller_not_found},
     * {@code external_ref_taken}, {@code invalid_request}.
     *
     * @param resellerId Id of the reseller.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Reseller update(String resellerId, UpdateReseller body, @Nullable RequestOptions options) {
        return call("updateReseller", "PATCH", "resellers", resellerId)
                .body(body).options(options).as(Reseller.class);
    }
}
