// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.ChargeSunset;
import gangway.model.CreateSupportPlan;
import gangway.model.GetSunsetReportParams;
import gangway.model.ListSupportPlanCatalogParams;
import gangway.model.ListSupportPlansParams;
import gangway.model.QuoteSupportPlan;
import gangway.model.QuoteSupportPlanParams;
import gangway.model.SunsetAccount;
import gangway.model.SunsetCharges;
import gangway.model.SupportPlanCatalog;
import gangway.model.SupportPlanCatalogEntry;
import gangway.model.SupportPlanGroup;
import gangway.model.SupportPlanQuote;
import gangway.model.SupportType;
import gangway.model.UpdateSupportPlan;

/** Groups of accounts that are billed alike for AWS Support, and the catalogue of AWS's plans. */
public final class SupportPlansResource extends Resource {
    SupportPlansResource(Transport transport) {
        super(transport);
    }

    /**
     * List support plan groups.
     *
     * @see #list(ListSupportPlansParams, RequestOptions)
     */
    public Page<SupportPlanGroup> list() {
        return list(null, null);
    }

    /**
     * List support plan groups.
     *
     * @see #list(ListSupportPlansParams, RequestOptions)
     */
    public Page<SupportPlanGroup> list(RequestOptions options) {
        return list(null, options);
    }

    /**
     * List support plan groups.
     *
     * @see #list(ListSupportPlansParams, RequestOptions)
     */
    public Page<SupportPlanGroup> list(ListSupportPlansParams params) {
        return list(params, null);
    }

    /**
     * List support plan groups.
     *
     * <p>Newest first, each with its accounts.
     *
     * <p>Scope: {@code support-plans:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<SupportPlanGroup> list(@Nullable ListSupportPlansParams params, @Nullable RequestOptions options) {
        return call("listSupportPlans", "GET", "support-plans")
                .query(params).options(options).page(SupportPlanGroup.class);
    }

    /**
     * Create a support plan group.
     *
     * @see #create(CreateSupportPlan, RequestOptions)
     */
    public SupportPlanGroup create(CreateSupportPlan body) {
        return create(body, null);
    }

    /**
     * Create a support plan group.
     *
     * <p>Groups accounts of one client by how they are billed for AWS Support. Accounts can be put in at once
     * or later.
     *
     * <p>Scope: {@code support-plans:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code client_archived},
     * {@code cloud_account_not_live}, {@code account_already_in_support_plan}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused},
     * {@code support_plan_mismatch}, {@code support_plan_retired}, {@code account_of_other_client}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public SupportPlanGroup create(CreateSupportPlan body, @Nullable RequestOptions options) {
        return call("createSupportPlan", "POST", "support-plans")
                .body(body).options(options).as(SupportPlanGroup.class);
    }

    /**
     * List AWS's support plans.
     *
     * @see #listCatalog(ListSupportPlanCatalogParams, RequestOptions)
     */
    public SupportPlanCatalog listCatalog() {
        return listCatalog(null, null);
    }

    /**
     * List AWS's support plans.
     *
     * @see #listCatalog(ListSupportPlanCatalogParams, RequestOptions)
     */
    public SupportPlanCatalog listCatalog(RequestOptions options) {
        return listCatalog(null, options);
    }

    /**
     * List AWS's support plans.
     *
     * @see #listCatalog(ListSupportPlanCatalogParams, RequestOptions)
     */
    public SupportPlanCatalog listCatalog(ListSupportPlanCatalogParams params) {
        return listCatalog(params, null);
    }

    /**
     * List AWS's support plans.
     *
     * <p>A dated catalogue: what each plan costs, since and until when it can be had, and where that is
     * written. No pages.
     *
     * <p>Scope: {@code support-plans:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code invalid_request}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public SupportPlanCatalog listCatalog(
            @Nullable ListSupportPlanCatalogParams params, @Nullable RequestOptions options) {
        return call("listSupportPlanCatalog", "GET", "support-plans", "catalog")
                .query(params).options(options).as(SupportPlanCatalog.class);
    }

    /**
     * Get one of AWS's support plans.
     *
     * @see #getCatalogEntry(SupportType, RequestOptions)
     */
    public SupportPlanCatalogEntry getCatalogEntry(SupportType code) {
        return getCatalogEntry(code, null);
    }

    /**
     * Get one of AWS's support plans.
     *
     * <p>What it costs, since and until when it can be had, and where that is written; also when it has
     * ended.
     *
     * <p>Scope: {@code support-plans:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code support_plan_not_found}, {@code invalid_request}.
     *
     * @param code Code of AWS's support plan.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public SupportPlanCatalogEntry getCatalogEntry(SupportType code, @Nullable RequestOptions options) {
        return call("getSupportPlanCatalogEntry", "GET", "support-plans", "catalog", code.value())
                .options(options).as(SupportPlanCatalogEntry.class);
    }

    /**
     * Quote one of AWS's support plans.
     *
     * @see #quote(SupportType, QuoteSupportPlan, QuoteSupportPlanParams, RequestOptions)
     */
    public SupportPlanQuote quote(SupportType code, QuoteSupportPlan body) {
        return quote(code, body, null, null);
    }

    /**
     * Quote one of AWS's support plans.
     *
     * @see #quote(SupportType, QuoteSupportPlan, QuoteSupportPlanParams, RequestOptions)
     */
    public SupportPlanQuote quote(SupportType code, QuoteSupportPlan body, RequestOptions options) {
        return quote(code, body, null, options);
    }

    /**
     * Quote one of AWS's support plans.
     *
     * @see #quote(SupportType, QuoteSupportPlan, QuoteSupportPlanParams, RequestOptions)
     */
    public SupportPlanQuote quote(SupportType code, QuoteSupportPlan body, QuoteSupportPlanParams params) {
        return quote(code, body, params, null);
    }

    /**
     * Quote one of AWS's support plans.
     *
     * <p>What the plan costs in a month for accounts with the given spend, tier by tier: on each account
     * alone, or on all of them together where the plan is {@code aggregated}. Nothing is stored. A plan that
     * has ended is not quoted, as it cannot be had; name a day before its end with {@code on} to reconcile a
     * past bill.
     *
     * <p>Scope: {@code support-plans:read}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code portal_not_enabled}, {@code support_plan_not_found},
     * {@code quota_exceeded}, {@code idempotency_in_progress}, {@code invalid_request},
     * {@code idempotency_key_reused}, {@code support_plan_retired}.
     *
     * @param code Code of AWS's support plan.
     * @param body The body.
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public SupportPlanQuote quote(
            SupportType code, QuoteSupportPlan body, @Nullable QuoteSupportPlanParams params, @Nullable RequestOptions options) {
        return call("quoteSupportPlan", "POST", "support-plans", "catalog", code.value(), "quote")
                .body(body).query(params).options(options).as(SupportPlanQuote.class);
    }

    /**
     * Report the accounts whose support plan ends.
     *
     * @see #getSunsetReport(GetSunsetReportParams, RequestOptions)
     */
    public Page<SunsetAccount> getSunsetReport() {
        return getSunsetReport(null, null);
    }

    /**
     * Report the accounts whose support plan ends.
     *
     * @see #getSunsetReport(GetSunsetReportParams, RequestOptions)
     */
    public Page<SunsetAccount> getSunsetReport(RequestOptions options) {
        return getSunsetReport(null, options);
    }

    /**
     * Report the accounts whose support plan ends.
     *
     * @see #getSunsetReport(GetSunsetReportParams, RequestOptions)
     */
    public Page<SunsetAccount> getSunsetReport(GetSunsetReportParams params) {
        return getSunsetReport(params, null);
    }

    /**
     * Report the accounts whose support plan ends.
     *
     * <p>Every live account whose support type has ended or ends by a day, newest first, with the calls that
     * write down what follows. Nothing is changed by itself: what becomes at AWS of an account that is still
     * on such a plan is not published.
     *
     * <p>Scope: {@code support-plans:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<SunsetAccount> getSunsetReport(
            @Nullable GetSunsetReportParams params, @Nullable RequestOptions options) {
        return call("getSunsetReport", "GET", "support-plans", "sunset-report")
                .query(params).options(options).page(SunsetAccount.class);
    }

    /**
     * Charge the accounts whose support plan ends.
     *
     * @see #chargeSunsetReport(ChargeSunset, RequestOptions)
     */
    public SunsetCharges chargeSunsetReport(ChargeSunset body) {
        return chargeSunsetReport(body, null);
    }

    /**
     * Charge the accounts whose support plan ends.
     *
     * <p>The report of the given accounts, with what the plan that ends costs them in a month, what AWS
     * offers instead costs, and the difference. An aggregated plan is charged on those of the given accounts
     * together that have it and are of one client. Nothing is stored.
     *
     * <p>Scope: {@code support-plans:read}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public SunsetCharges chargeSunsetReport(ChargeSunset body, @Nullable RequestOptions options) {
        return call("chargeSunsetReport", "POST", "support-plans", "sunset-report")
                .body(body).options(options).as(SunsetCharges.class);
    }

    /**
     * Get a support plan group.
     *
     * @see #get(String, RequestOptions)
     */
    public SupportPlanGroup get(String supportPlanId) {
        return get(supportPlanId, null);
    }

    /**
     * Get a support plan group.
     *
     * <p>Its present state with its accounts.
     *
     * <p>Scope: {@code support-plans:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code support_plan_not_found}, {@code invalid_request}.
     *
     * @param supportPlanId Id of the support plan group.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public SupportPlanGroup get(String supportPlanId, @Nullable RequestOptions options) {
        return call("getSupportPlan", "GET", "support-plans", supportPlanId)
                .options(options).as(SupportPlanGroup.class);
    }

    /**
     * Change a support plan group.
     *
     * @see #update(String, UpdateSupportPlan, RequestOptions)
     */
    public SupportPlanGroup update(String supportPlanId, UpdateSupportPlan body) {
        return update(supportPlanId, body, null);
    }

    /**
     * Change a support plan group.
     *
     * <p>A JSON merge patch: what is left out stays. {@code cloudAccountIds} replaces the accounts, so that
     * an empty list takes all of them out. Every account must fit the kind that the group has afterwards.
     *
     * <p>Scope: {@code support-plans:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code support_plan_not_found},
     * {@code cloud_account_not_live}, {@code account_already_in_support_plan}, {@code invalid_request},
     * {@code support_plan_mismatch}, {@code support_plan_retired}, {@code account_of_other_client}.
     *
     * @param supportPlanId Id of the support plan group.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public SupportPlanGroup update(String supportPlanId, UpdateSupportPlan body, @Nullable RequestOptions options) {
        return call("updateSupportPlan", "PATCH", "support-plans", supportPlanId)
                .body(body).options(options).as(SupportPlanGroup.class);
    }

    /**
     * Delete a support plan group.
     *
     * @see #delete(String, RequestOptions)
     */
    public void delete(String supportPlanId) {
        delete(supportPlanId, null);
    }

    /**
     * Delete a support plan group.
     *
     * <p>Refused while it has accounts: take them out first.
     *
     * <p>Scope: {@code support-plans:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code support_plan_not_found}, {@code support_plan_in_use},
     * {@code invalid_request}.
     *
     * @param supportPlanId Id of the support plan group.
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void delete(String supportPlanId, @Nullable RequestOptions options) {
        call("deleteSupportPlan", "DELETE", "support-plans", supportPlanId).options(options).nothing();
    }

    /**
     * Put an account into a support plan group.
     *
     * @see #putAccount(String, String, RequestOptions)
     */
    public SupportPlanGroup putAccount(String supportPlanId, String cloudAccountId) {
        return putAccount(supportPlanId, cloudAccountId, null);
    }

    /**
     * Put an account into a support plan group.
     *
     * <p>The account must be live, of the group's client, in no other group, and have a support type that
     * fits the group. Putting it in again changes nothing. {@code If-Match} is about the group.
     *
     * <p>Scope: {@code support-plans:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code cloud_account_not_found}, {@code support_plan_not_found},
     * {@code cloud_account_not_live}, {@code account_already_in_support_plan}, {@code support_plan_full},
     * {@code invalid_request}, {@code support_plan_mismatch}, {@code support_plan_retired},
     * {@code account_of_other_client}.
     *
     * @param supportPlanId Id of the support plan group.
     * @param cloudAccountId Id of the cloud account.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public SupportPlanGroup putAccount(String supportPlanId, String cloudAccountId, @Nullable RequestOptions options) {
        return call("putSupportPlanAccount", "PUT", "support-plans", supportPlanId, "accounts", cloudAccountId)
                .options(options).as(SupportPlanGroup.class);
    }

    /**
     * Take an account out of a support plan group.
     *
     * @see #deleteAccount(String, String, RequestOptions)
     */
    public void deleteAccount(String supportPlanId, String cloudAccountId) {
        deleteAccount(supportPlanId, cloudAccountId, null);
    }

    /**
     * Take an account out of a support plan group.
     *
     * <p>Until it is in another group, its support charges may end up as a negative margin. {@code If-Match}
     * is about the group.
     *
     * <p>Scope: {@code support-plans:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code cloud_account_not_found}, {@code support_plan_not_found},
     * {@code support_plan_account_not_found}, {@code invalid_request}.
     *
     * @param supportPlanId Id of the support plan group.
     * @param cloudAccountId Id of the cloud account.
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void deleteAccount(String supportPlanId, String cloudAccountId, @Nullable RequestOptions options) {
        call("deleteSupportPlanAccount", "DELETE", "support-plans", supportPlanId, "accounts", cloudAccountId)
                .options(options).nothing();
    }
}
