// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.CreatePricebook;
import gangway.model.ListPricebookRuleVersionsParams;
import gangway.model.ListPricebooksParams;
import gangway.model.PriceUsage;
import gangway.model.Pricebook;
import gangway.model.PricebookRuleVersion;
import gangway.model.PricedUsage;
import gangway.model.PutPricebookRules;
import gangway.model.UpdatePricebook;

/** What customers pay: AWS's list prices, and the markups and discounts of resellers. */
public final class PricebooksResource extends Resource {
    PricebooksResource(Transport transport) {
        super(transport);
    }

    /**
     * List pricebooks.
     *
     * @see #list(ListPricebooksParams, RequestOptions)
     */
    public Page<Pricebook> list() {
        return list(null, null);
    }

    /**
     * List pricebooks.
     *
     * @see #list(ListPricebooksParams, RequestOptions)
     */
    public Page<Pricebook> list(RequestOptions options) {
        return list(null, options);
    }

    /**
     * List pricebooks.
     *
     * @see #list(ListPricebooksParams, RequestOptions)
     */
    public Page<Pricebook> list(ListPricebooksParams params) {
        return list(params, null);
    }

    /**
     * List pricebooks.
     *
     * <p>The masters and your own, newest first. Retired ones only with {@code status=retired}.
     *
     * <p>Scope: {@code pricebooks:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<Pricebook> list(@Nullable ListPricebooksParams params, @Nullable RequestOptions options) {
        return call("listPricebooks", "GET", "pricebooks").query(params).options(options).page(Pricebook.class);
    }

    /**
     * Create a pricebook.
     *
     * @see #create(CreatePricebook, RequestOptions)
     */
    public Pricebook create(CreatePricebook body) {
        return create(body, null);
    }

    /**
     * Create a pricebook.
     *
     * <p>A reseller creates custom pricebooks, each based on a master of the same currency. Masters belong to
     * the platform: only operations creates them, without rules, and operations names the reseller of a
     * custom one.
     *
     * <p>Scope: {@code pricebooks:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code master_pricebook_read_only},
     * {@code pricebook_retired}, {@code quota_exceeded}, {@code idempotency_in_progress},
     * {@code invalid_request}, {@code idempotency_key_reused}, {@code pricebook_currency_mismatch}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Pricebook create(CreatePricebook body, @Nullable RequestOptions options) {
        return call("createPricebook", "POST", "pricebooks").body(body).options(options).as(Pricebook.class);
    }

    /**
     * Get a pricebook.
     *
     * @see #get(String, RequestOptions)
     */
    public Pricebook get(String pricebookId) {
        return get(pricebookId, null);
    }

    /**
     * Get a pricebook.
     *
     * <p>Its present state, also when it is retired.
     *
     * <p>Scope: {@code pricebooks:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code pricebook_not_found}, {@code invalid_request}.
     *
     * @param pricebookId Id of the pricebook.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Pricebook get(String pricebookId, @Nullable RequestOptions options) {
        return call("getPricebook", "GET", "pricebooks", pricebookId).options(options).as(Pricebook.class);
    }

    /**
     * Rename a pricebook.
     *
     * @see #update(String, UpdatePricebook, RequestOptions)
     */
    public Pricebook update(String pricebookId, UpdatePricebook body) {
        return update(pricebookId, body, null);
    }

    /**
     * Rename a pricebook.
     *
     * <p>A JSON merge patch of the name; nothing else of a pricebook changes this way. A retired one keeps
     * its name, and resellers cannot rename a master.
     *
     * <p>Scope: {@code pricebooks:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code pricebook_not_found},
     * {@code master_pricebook_read_only}, {@code pricebook_retired}, {@code invalid_request}.
     *
     * @param pricebookId Id of the pricebook.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Pricebook update(String pricebookId, UpdatePricebook body, @Nullable RequestOptions options) {
        return call("updatePricebook", "PATCH", "pricebooks", pricebookId)
                .body(body).options(options).as(Pricebook.class);
    }

    /**
     * Retire a pricebook.
     *
     * @see #retire(String, RequestOptions)
     */
    public void retire(String pricebookId) {
        retire(pricebookId, null);
    }

    /**
     * Retire a pricebook.
     *
     * <p>For good: it can still be read, but no longer be assigned or changed. Refused while a client, a live
     * account or an active custom pricebook refers to it. Retiring it again changes nothing.
     *
     * <p>Scope: {@code pricebooks:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code pricebook_not_found}, {@code master_pricebook_read_only},
     * {@code pricebook_in_use}, {@code invalid_request}.
     *
     * @param pricebookId Id of the pricebook.
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void retire(String pricebookId, @Nullable RequestOptions options) {
        call("retirePricebook", "DELETE", "pricebooks", pricebookId).options(options).nothing();
    }

    /**
     * Price usage.
     *
     * @see #price(String, PriceUsage, RequestOptions)
     */
    public PricedUsage price(String pricebookId, PriceUsage body) {
        return price(pricebookId, body, null);
    }

    /**
     * Price usage.
     *
     * <p>What the given lines cost a customer under this pricebook's present rules, and why. Nothing is
     * stored. A line at a rule's price is rounded half-up (ties away from zero) to 6 decimals; a credit is
     * priced like a charge.
     *
     * <p>Scope: {@code pricebooks:read}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code pricebook_not_found},
     * {@code quota_exceeded}, {@code idempotency_in_progress}, {@code invalid_request},
     * {@code idempotency_key_reused}.
     *
     * @param pricebookId Id of the pricebook.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public PricedUsage price(String pricebookId, PriceUsage body, @Nullable RequestOptions options) {
        return call("pricePricebook", "POST", "pricebooks", pricebookId, "price")
                .body(body).options(options).as(PricedUsage.class);
    }

    /**
     * Replace a pricebook's rules.
     *
     * @see #putRules(String, PutPricebookRules, RequestOptions)
     */
    public Pricebook putRules(String pricebookId, PutPricebookRules body) {
        return putRules(pricebookId, body, null);
    }

    /**
     * Replace a pricebook's rules.
     *
     * <p>The rules of a custom pricebook, all at once; nobody writes rules into a master. Usage is priced by
     * them from then on. The rules that were there stay in the history. The same rules again change nothing.
     *
     * <p>Scope: {@code pricebooks:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code pricebook_not_found},
     * {@code master_pricebook_read_only}, {@code pricebook_retired}, {@code quota_exceeded},
     * {@code invalid_request}.
     *
     * @param pricebookId Id of the pricebook.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Pricebook putRules(String pricebookId, PutPricebookRules body, @Nullable RequestOptions options) {
        return call("putPricebookRules", "PUT", "pricebooks", pricebookId, "rules")
                .body(body).options(options).as(Pricebook.class);
    }

    /**
     * List the sets of rules that a pricebook ever had.
     *
     * @see #listRuleVersions(String, ListPricebookRuleVersionsParams, RequestOptions)
     */
    public Page<PricebookRuleVersion> listRuleVersions(String pricebookId) {
        return listRuleVersions(pricebookId, null, null);
    }

    /**
     * List the sets of rules that a pricebook ever had.
     *
     * @see #listRuleVersions(String, ListPricebookRuleVersionsParams, RequestOptions)
     */
    public Page<PricebookRuleVersion> listRuleVersions(String pricebookId, RequestOptions options) {
        return listRuleVersions(pricebookId, null, options);
    }

    /**
     * List the sets of rules that a pricebook ever had.
     *
     * @see #listRuleVersions(String, ListPricebookRuleVersionsParams, RequestOptions)
     */
    public Page<PricebookRuleVersion> listRuleVersions(String pricebookId, ListPricebookRuleVersionsParams params) {
        return listRuleVersions(pricebookId, params, null);
    }

    /**
     * List the sets of rules that a pricebook ever had.
     *
     * <p>Newest first: the first one applies now. Each says who set it, when, and how many rules it has; the
     * rules themselves are in the answer for one version. A master has none.
     *
     * <p>Scope: {@code pricebooks:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code pricebook_not_found}, {@code invalid_request}, {@code cursor_invalid},
     * {@code cursor_mismatch}.
     *
     * @param pricebookId Id of the pricebook.
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<PricebookRuleVersion> listRuleVersions(
            String pricebookId, @Nullable ListPricebookRuleVersionsParams params, @Nullable RequestOptions options) {
        return call("listPricebookRuleVersions", "GET", "pricebooks", pricebookId, "rules", "history")
                .query(params).options(options).page(PricebookRuleVersion.class);
    }

    /**
     * Get a set of rules that a pricebook has or once had.
     *
     * @see #getRuleVersion(String, String, RequestOptions)
     */
    public PricebookRuleVersion getRuleVersion(String pricebookId, String version) {
        return getRuleVersion(pricebookId, version, null);
    }

    /**
     * Get a set of rules that a pricebook has or once had.
     *
     * <p>By the pricebook's version that came with it: its creation, or a PUT that changed the rules. Other
     * versions have none.
     *
     * <p>Scope: {@code pricebooks:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code pricebook_not_found}, {@code pricebook_version_not_found},
     * {@code invalid_request}.
     *
     * @param pricebookId Id of the pricebook.
     * @param version Version of the pricebook that came with the rules.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public PricebookRuleVersion getRuleVersion(String pricebookId, String version, @Nullable RequestOptions options) {
        return call("getPricebookRuleVersion", "GET", "pricebooks", pricebookId, "rules", "history", version)
                .options(options).as(PricebookRuleVersion.class);
    }
}
