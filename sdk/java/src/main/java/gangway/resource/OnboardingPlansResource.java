// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.CreateOnboardingPlan;
import gangway.model.CreateOnboardingPlanFromCsvParams;
import gangway.model.ListOnboardingPlanRowsParams;
import gangway.model.ListOnboardingPlansParams;
import gangway.model.OnboardingPlan;
import gangway.model.OnboardingPlanRow;

/** Many accounts at once: a file becomes a plan that shows what would happen, and then happens. */
public final class OnboardingPlansResource extends Resource {
    OnboardingPlansResource(Transport transport) {
        super(transport);
    }

    /**
     * List onboarding plans.
     *
     * @see #list(ListOnboardingPlansParams, RequestOptions)
     */
    public Page<OnboardingPlan> list() {
        return list(null, null);
    }

    /**
     * List onboarding plans.
     *
     * @see #list(ListOnboardingPlansParams, RequestOptions)
     */
    public Page<OnboardingPlan> list(RequestOptions options) {
        return list(null, options);
    }

    /**
     * List onboarding plans.
     *
     * @see #list(ListOnboardingPlansParams, RequestOptions)
     */
    public Page<OnboardingPlan> list(ListOnboardingPlansParams params) {
        return list(params, null);
    }

    /**
     * List onboarding plans.
     *
     * <p>Newest first, without their rows, until 30 days after their end.
     *
     * <p>Scope: {@code cloud-accounts:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<OnboardingPlan> list(@Nullable ListOnboardingPlansParams params, @Nullable RequestOptions options) {
        return call("listOnboardingPlans", "GET", "onboarding-plans")
                .query(params).options(options).page(OnboardingPlan.class);
    }

    /**
     * Plan many accounts.
     *
     * @see #create(CreateOnboardingPlan, RequestOptions)
     */
    public OnboardingPlan create(CreateOnboardingPlan body) {
        return create(body, null);
    }

    /**
     * Plan many accounts.
     *
     * <p>Says row by row what would happen, and changes nothing: an account is added, changed, or left as it
     * is. What a row leaves out stays as it is. Apply the plan within a day.
     *
     * <p>As {@code text/csv}, in UTF-8, the first line names the columns, which are the members of a row, in
     * any order; fields are separated by commas, semicolons or tabs, and quoted as RFC 4180 has it. An empty
     * field is an absent member, and a row without any is passed over. What is wrong with a row is told at
     * that row; only a file that cannot be read as a whole is refused. Format the column of account numbers
     * as text before you save a spreadsheet: as numbers they lose their leading zeros.
     *
     * <p>Scope: {@code cloud-accounts:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code client_archived}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public OnboardingPlan create(CreateOnboardingPlan body, @Nullable RequestOptions options) {
        return call("createOnboardingPlan", "POST", "onboarding-plans")
                .body(body).options(options).as(OnboardingPlan.class);
    }

    /**
     * Plan many accounts.
     *
     * @see #createFromCsv(byte[], CreateOnboardingPlanFromCsvParams, RequestOptions)
     */
    public OnboardingPlan createFromCsv(byte[] csv) {
        return createFromCsv(csv, null, null);
    }

    /**
     * Plan many accounts.
     *
     * @see #createFromCsv(byte[], CreateOnboardingPlanFromCsvParams, RequestOptions)
     */
    public OnboardingPlan createFromCsv(byte[] csv, RequestOptions options) {
        return createFromCsv(csv, null, options);
    }

    /**
     * Plan many accounts.
     *
     * @see #createFromCsv(byte[], CreateOnboardingPlanFromCsvParams, RequestOptions)
     */
    public OnboardingPlan createFromCsv(byte[] csv, CreateOnboardingPlanFromCsvParams params) {
        return createFromCsv(csv, params, null);
    }

    /**
     * Plan many accounts.
     *
     * <p>Says row by row what would happen, and changes nothing: an account is added, changed, or left as it
     * is. What a row leaves out stays as it is. Apply the plan within a day.
     *
     * <p>As {@code text/csv}, in UTF-8, the first line names the columns, which are the members of a row, in
     * any order; fields are separated by commas, semicolons or tabs, and quoted as RFC 4180 has it. An empty
     * field is an absent member, and a row without any is passed over. What is wrong with a row is told at
     * that row; only a file that cannot be read as a whole is refused. Format the column of account numbers
     * as text before you save a spreadsheet: as numbers they lose their leading zeros.
     *
     * <p>Scope: {@code cloud-accounts:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code client_archived}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param csv The file, in UTF-8.
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public OnboardingPlan createFromCsv(
            byte[] csv, @Nullable CreateOnboardingPlanFromCsvParams params, @Nullable RequestOptions options) {
        return call("createOnboardingPlan", "POST", "onboarding-plans")
                .csv(csv).query(params).options(options).as(OnboardingPlan.class);
    }

    /**
     * Get an onboarding plan.
     *
     * @see #get(String, RequestOptions)
     */
    public OnboardingPlan get(String onboardingPlanId) {
        return get(onboardingPlanId, null);
    }

    /**
     * Get an onboarding plan.
     *
     * <p>How far it is. While it is applied its rows are counted a few times a second.
     *
     * <p>Scope: {@code cloud-accounts:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code onboarding_plan_not_found}, {@code invalid_request}.
     *
     * @param onboardingPlanId Id of the onboarding plan.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public OnboardingPlan get(String onboardingPlanId, @Nullable RequestOptions options) {
        return call("getOnboardingPlan", "GET", "onboarding-plans", onboardingPlanId)
                .options(options).as(OnboardingPlan.class);
    }

    /**
     * Apply an onboarding plan.
     *
     * @see #apply(String, RequestOptions)
     */
    public OnboardingPlan apply(String onboardingPlanId) {
        return apply(onboardingPlanId, null);
    }

    /**
     * Apply an onboarding plan.
     *
     * <p>Answers at once, and goes on in the background: row by row, each by itself, in your name and with
     * your rights as they are then. A row is looked at anew, and done only if what would happen is what the
     * plan has shown, or has happened already; else it fails with {@code onboarding_row_outdated}. It goes on
     * after a crash, and no row is done twice. Asked again meanwhile it answers how far it is, whatever
     * {@code If-Match} says. When your credential is revoked, expires, or its tokens from now are refused,
     * the rows that are left fail with {@code onboarding_plan_stopped}; while a reseller is suspended, its
     * plans rest.
     *
     * <p>Scope: {@code cloud-accounts:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code onboarding_plan_not_found}, {@code onboarding_plan_not_planned},
     * {@code quota_exceeded}, {@code idempotency_in_progress}, {@code invalid_request},
     * {@code idempotency_key_reused}.
     *
     * @param onboardingPlanId Id of the onboarding plan.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public OnboardingPlan apply(String onboardingPlanId, @Nullable RequestOptions options) {
        return call("applyOnboardingPlan", "POST", "onboarding-plans", onboardingPlanId, "apply")
                .options(options).as(OnboardingPlan.class);
    }

    /**
     * Discard an onboarding plan.
     *
     * @see #discard(String, RequestOptions)
     */
    public OnboardingPlan discard(String onboardingPlanId) {
        return discard(onboardingPlanId, null);
    }

    /**
     * Discard an onboarding plan.
     *
     * <p>Before it is applied. It is kept for 30 days like others.
     *
     * <p>Scope: {@code cloud-accounts:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code onboarding_plan_not_found}, {@code onboarding_plan_not_planned},
     * {@code quota_exceeded}, {@code idempotency_in_progress}, {@code invalid_request},
     * {@code idempotency_key_reused}.
     *
     * @param onboardingPlanId Id of the onboarding plan.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public OnboardingPlan discard(String onboardingPlanId, @Nullable RequestOptions options) {
        return call("discardOnboardingPlan", "POST", "onboarding-plans", onboardingPlanId, "discard")
                .options(options).as(OnboardingPlan.class);
    }

    /**
     * List the rows of an onboarding plan.
     *
     * @see #listRows(String, ListOnboardingPlanRowsParams, RequestOptions)
     */
    public Page<OnboardingPlanRow> listRows(String onboardingPlanId) {
        return listRows(onboardingPlanId, null, null);
    }

    /**
     * List the rows of an onboarding plan.
     *
     * @see #listRows(String, ListOnboardingPlanRowsParams, RequestOptions)
     */
    public Page<OnboardingPlanRow> listRows(String onboardingPlanId, RequestOptions options) {
        return listRows(onboardingPlanId, null, options);
    }

    /**
     * List the rows of an onboarding plan.
     *
     * @see #listRows(String, ListOnboardingPlanRowsParams, RequestOptions)
     */
    public Page<OnboardingPlanRow> listRows(String onboardingPlanId, ListOnboardingPlanRowsParams params) {
        return listRows(onboardingPlanId, params, null);
    }

    /**
     * List the rows of an onboarding plan.
     *
     * <p>In the order of the file: what each makes happen, what stands against it, and what became of it.
     *
     * <p>Scope: {@code cloud-accounts:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code onboarding_plan_not_found}, {@code invalid_request},
     * {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param onboardingPlanId Id of the onboarding plan.
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<OnboardingPlanRow> listRows(
            String onboardingPlanId, @Nullable ListOnboardingPlanRowsParams params, @Nullable RequestOptions options) {
        return call("listOnboardingPlanRows", "GET", "onboarding-plans", onboardingPlanId, "rows")
                .query(params).options(options).page(OnboardingPlanRow.class);
    }
}
