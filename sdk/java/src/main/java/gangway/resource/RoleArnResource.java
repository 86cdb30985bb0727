// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.GetSetupKitParams;
import gangway.model.ListRoleArnsParams;
import gangway.model.PutRoleArn;
import gangway.model.RecordRoleCheck;
import gangway.model.RoleArn;
import gangway.model.RoleReport;
import gangway.model.SetupKitBody;
import gangway.model.Text;

/** The read-only role of an account, its checks, and the kit to create it. */
public final class RoleArnResource extends Resource {
    RoleArnResource(Transport transport) {
        super(transport);
    }

    /**
     * List role ARNs.
     *
     * @see #list(ListRoleArnsParams, RequestOptions)
     */
    public Page<RoleArn> list() {
        return list(null, null);
    }

    /**
     * List role ARNs.
     *
     * @see #list(ListRoleArnsParams, RequestOptions)
     */
    public Page<RoleArn> list(RequestOptions options) {
        return list(null, options);
    }

    /**
     * List role ARNs.
     *
     * @see #list(ListRoleArnsParams, RequestOptions)
     */
    public Page<RoleArn> list(ListRoleArnsParams params) {
        return list(params, null);
    }

    /**
     * List role ARNs.
     *
     * <p>Those of the newest accounts first; accounts without an ARN are {@code not_checked}.
     *
     * <p>Scope: {@code role-arn:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<RoleArn> list(@Nullable ListRoleArnsParams params, @Nullable RequestOptions options) {
        return call("listRoleArns", "GET", "role-arn").query(params).options(options).page(RoleArn.class);
    }

    /**
     * Get a role ARN.
     *
     * @see #get(String, RequestOptions)
     */
    public RoleArn get(String cloudAccountId) {
        return get(cloudAccountId, null);
    }

    /**
     * Get a role ARN.
     *
     * <p>Exists as soon as the account does, without an ARN.
     *
     * <p>Scope: {@code role-arn:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code cloud_account_not_found}, {@code invalid_request}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public RoleArn get(String cloudAccountId, @Nullable RequestOptions options) {
        return call("getRoleArn", "GET", "role-arn", cloudAccountId).options(options).as(RoleArn.class);
    }

    /**
     * Save a role ARN.
     *
     * @see #put(String, PutRoleArn, RequestOptions)
     */
    public RoleArn put(String cloudAccountId, PutRoleArn body) {
        return put(cloudAccountId, body, null);
    }

    /**
     * Save a role ARN.
     *
     * <p>Replaces what was saved; what is left out is cleared. Blanks, invisible characters and quotes around
     * the ARN are removed and reported as a warning. A changed ARN is {@code not_checked}: check it next.
     *
     * <p>Scope: {@code role-arn:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code portal_not_enabled}, {@code cloud_account_not_found},
     * {@code cloud_account_not_live}, {@code invalid_request}, {@code role_arn_account_mismatch},
     * {@code role_arn_partition_mismatch}, {@code role_name_mismatch}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public RoleArn put(String cloudAccountId, PutRoleArn body, @Nullable RequestOptions options) {
        return call("putRoleArn", "PUT", "role-arn", cloudAccountId).body(body).options(options).as(RoleArn.class);
    }

    /**
     * Clear a role ARN.
     *
     * @see #clear(String, RequestOptions)
     */
    public void clear(String cloudAccountId) {
        clear(cloudAccountId, null);
    }

    /**
     * Clear a role ARN.
     *
     * <p>Forgets ARN, name, description and verdict; the account's external ID stays. The role itself is in
     * the client's AWS account, where its owner deletes it.
     *
     * <p>Scope: {@code role-arn:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code cloud_account_not_found}, {@code cloud_account_not_live},
     * {@code invalid_request}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void clear(String cloudAccountId, @Nullable RequestOptions options) {
        call("clearRoleArn", "DELETE", "role-arn", cloudAccountId).options(options).nothing();
    }

    /**
     * Check a role ARN.
     *
     * @see #check(String, RequestOptions)
     */
    public RoleArn check(String cloudAccountId) {
        return check(cloudAccountId, null);
    }

    /**
     * Check a role ARN.
     *
     * <p>The <em>Check Now</em> button: assumes the role with its external ID, without one and with a wrong
     * one. Answers 200 also when the verdict is bad; {@code diagnosis} says what to mend. A refusal within
     * two minutes after the ARN was saved is {@code unknown}, and the platform tries again by itself until
     * they are over. Verified roles it checks again from time to time. When AWS does not answer, a verified
     * role stays so, and {@code unanswered} says since when. Not offered in {@code manual} mode.
     *
     * <p>Scope: {@code role-arn:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code cloud_account_not_found}, {@code cloud_account_not_live},
     * {@code role_arn_not_set}, {@code aws_not_connected}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public RoleArn check(String cloudAccountId, @Nullable RequestOptions options) {
        return call("checkRoleArn", "POST", "role-arn", cloudAccountId, "check").options(options).as(RoleArn.class);
    }

    /**
     * Record a role check.
     *
     * @see #recordRoleCheck(String, RecordRoleCheck, RequestOptions)
     */
    public RoleArn recordRoleCheck(String cloudAccountId, RecordRoleCheck body) {
        return recordRoleCheck(cloudAccountId, body, null);
    }

    /**
     * Record a role check.
     *
     * <p>What a person of the operations team saw in the AWS console; only in {@code manual} mode.
     *
     * <p>Scope: {@code role-arn:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code cloud_account_not_found},
     * {@code cloud_account_not_live}, {@code role_arn_not_set}, {@code aws_connected},
     * {@code quota_exceeded}, {@code idempotency_in_progress}, {@code invalid_request},
     * {@code idempotency_key_reused}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public RoleArn recordRoleCheck(String cloudAccountId, RecordRoleCheck body, @Nullable RequestOptions options) {
        return call("recordRoleCheck", "POST", "role-arn", cloudAccountId, "record-check")
                .body(body).options(options).as(RoleArn.class);
    }

    /**
     * Get the verification report.
     *
     * @see #getRoleReport(String, RequestOptions)
     */
    public RoleReport getRoleReport(String cloudAccountId) {
        return getRoleReport(cloudAccountId, null);
    }

    /**
     * Get the verification report.
     *
     * <p>The last verification of the saved role as a dated document that an auditor can keep: what was
     * tried, what it means, what the role showed, and what all that does not prove. JSON, or a Markdown page
     * in the asked language with {@code Accept: text/markdown}. A role that was never checked has no report.
     *
     * <p>Scope: {@code role-arn:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code cloud_account_not_found}, {@code role_report_not_found},
     * {@code invalid_request}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public RoleReport getRoleReport(String cloudAccountId, @Nullable RequestOptions options) {
        return call("getRoleReport", "GET", "role-arn", cloudAccountId, "report")
                .options(options).as(RoleReport.class);
    }

    /**
     * Get the setup kit.
     *
     * @see #getSetupKit(String, GetSetupKitParams, RequestOptions)
     */
    public SetupKitBody getSetupKit(String cloudAccountId) {
        return getSetupKit(cloudAccountId, null, null);
    }

    /**
     * Get the setup kit.
     *
     * @see #getSetupKit(String, GetSetupKitParams, RequestOptions)
     */
    public SetupKitBody getSetupKit(String cloudAccountId, RequestOptions options) {
        return getSetupKit(cloudAccountId, null, options);
    }

    /**
     * Get the setup kit.
     *
     * @see #getSetupKit(String, GetSetupKitParams, RequestOptions)
     */
    public SetupKitBody getSetupKit(String cloudAccountId, GetSetupKitParams params) {
        return getSetupKit(cloudAccountId, params, null);
    }

    /**
     * Get the setup kit.
     *
     * <p>What the AWS account's owner needs to create the role, in one of seven forms: {@code json} with
     * everything, or one form raw in its own media type. The same values give the same text.
     *
     * <p>Scope: {@code role-arn:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code cloud_account_not_found}, {@code role_name_exceeds_aws_limit},
     * {@code invalid_request}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public SetupKitBody getSetupKit(
            String cloudAccountId, @Nullable GetSetupKitParams params, @Nullable RequestOptions options) {
        return call("getSetupKit", "GET", "role-arn", cloudAccountId, "setup-kit")
                .query(params).options(options).asOr(SetupKitBody.class, Text::new);
    }
}
