// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.CloudAccount;
import gangway.model.CloudAccountOnboarding;
import gangway.model.CreateCloudAccount;
import gangway.model.CreateOwnerLink;
import gangway.model.ListCloudAccountsParams;
import gangway.model.ListOwnerLinksParams;
import gangway.model.OwnerLink;
import gangway.model.UpdateCloudAccount;

/** AWS accounts of clients, added by their number or requested anew, and their checklists. */
public final class CloudAccountsResource extends Resource {
    CloudAccountsResource(Transport transport) {
        super(transport);
    }

    /**
     * List cloud accounts.
     *
     * @see #list(ListCloudAccountsParams, RequestOptions)
     */
    public Page<CloudAccount> list() {
        return list(null, null);
    }

    /**
     * List cloud accounts.
     *
     * @see #list(ListCloudAccountsParams, RequestOptions)
     */
    public Page<CloudAccount> list(RequestOptions options) {
        return list(null, options);
    }

    /**
     * List cloud accounts.
     *
     * @see #list(ListCloudAccountsParams, RequestOptions)
     */
    public Page<CloudAccount> list(ListCloudAccountsParams params) {
        return list(params, null);
    }

    /**
     * List cloud accounts.
     *
     * <p>Newest first, unlinked ones too.
     *
     * <p>Scope: {@code cloud-accounts:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<CloudAccount> list(@Nullable ListCloudAccountsParams params, @Nullable RequestOptions options) {
        return call("listCloudAccounts", "GET", "cloud-accounts")
                .query(params).options(options).page(CloudAccount.class);
    }

    /**
     * Add a cloud account.
     *
     * @see #create(CreateCloudAccount, RequestOptions)
     */
    public CloudAccount create(CreateCloudAccount body) {
        return create(body, null);
    }

    /**
     * Add a cloud account.
     *
     * <p>{@code existing} adds an AWS account that the client has already, by its 12-digit number. The client
     * needs a pricebook first. The platform makes the external ID of the account's role. With
     * {@code submitLinkRequest} the link request is submitted in the same step, or nothing is stored.
     *
     * <p>Scope: {@code cloud-accounts:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code portal_not_enabled}, {@code client_archived},
     * {@code pricebook_retired}, {@code pricebook_not_set}, {@code aws_account_already_registered},
     * {@code root_email_in_use}, {@code member_account_must_leave}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused},
     * {@code pricebook_currency_mismatch}, {@code management_account_needs_cta},
     * {@code support_plan_retired}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public CloudAccount create(CreateCloudAccount body, @Nullable RequestOptions options) {
        return call("createCloudAccount", "POST", "cloud-accounts")
                .body(body).options(options).as(CloudAccount.class);
    }

    /**
     * Get a cloud account.
     *
     * @see #get(String, RequestOptions)
     */
    public CloudAccount get(String cloudAccountId) {
        return get(cloudAccountId, null);
    }

    /**
     * Get a cloud account.
     *
     * <p>Its present state: how far the link is ({@code status}), whether its role works
     * ({@code roleStatus}), which pricebook prices it ({@code effectivePricebook}), and its latest link
     * request.
     *
     * <p>Scope: {@code cloud-accounts:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code cloud_account_not_found}, {@code invalid_request}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public CloudAccount get(String cloudAccountId, @Nullable RequestOptions options) {
        return call("getCloudAccount", "GET", "cloud-accounts", cloudAccountId)
                .options(options).as(CloudAccount.class);
    }

    /**
     * Change a cloud account.
     *
     * @see #update(String, UpdateCloudAccount, RequestOptions)
     */
    public CloudAccount update(String cloudAccountId, UpdateCloudAccount body) {
        return update(cloudAccountId, body, null);
    }

    /**
     * Change a cloud account.
     *
     * <p>A JSON merge patch. The number can be changed while the account is {@code registered}; the role ARN
     * of the old number is cleared with it. What AWS needs stays: the name of a requested account cannot be
     * cleared, and once operations has approved its creation, name, root e-mail and support type are what was
     * approved until the request is ended.
     *
     * <p>Scope: {@code cloud-accounts:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code portal_not_enabled}, {@code cloud_account_not_found},
     * {@code pricebook_retired}, {@code pricebook_not_set}, {@code aws_account_already_registered},
     * {@code account_number_fixed}, {@code root_email_in_use}, {@code cloud_account_not_live},
     * {@code link_request_already_open}, {@code member_account_must_leave}, {@code support_plan_full},
     * {@code invalid_request}, {@code pricebook_currency_mismatch}, {@code management_account_needs_cta},
     * {@code support_plan_mismatch}, {@code support_plan_retired}, {@code account_of_other_client}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public CloudAccount update(String cloudAccountId, UpdateCloudAccount body, @Nullable RequestOptions options) {
        return call("updateCloudAccount", "PATCH", "cloud-accounts", cloudAccountId)
                .body(body).options(options).as(CloudAccount.class);
    }

    /**
     * Unlink a cloud account.
     *
     * @see #unlink(String, RequestOptions)
     */
    public void unlink(String cloudAccountId) {
        unlink(cloudAccountId, null);
    }

    /**
     * Unlink a cloud account.
     *
     * <p>It leaves its support plan group, and its number can be added again. An open link request has to be
     * canceled first. Tell the operations team before you unlink a linked account: it goes on at AWS.
     *
     * <p>Scope: {@code cloud-accounts:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code cloud_account_not_found}, {@code cloud_account_not_live},
     * {@code link_request_already_open}, {@code invalid_request}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void unlink(String cloudAccountId, @Nullable RequestOptions options) {
        call("unlinkCloudAccount", "DELETE", "cloud-accounts", cloudAccountId).options(options).nothing();
    }

    /**
     * Get an account's checklist.
     *
     * @see #getOnboarding(String, RequestOptions)
     */
    public CloudAccountOnboarding getOnboarding(String cloudAccountId) {
        return getOnboarding(cloudAccountId, null);
    }

    /**
     * Get an account's checklist.
     *
     * <p>Computed from facts on every read; nobody ticks a box. {@code currentlyDue} says what somebody can
     * do now.
     *
     * <p>Scope: {@code cloud-accounts:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code cloud_account_not_found}, {@code invalid_request}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public CloudAccountOnboarding getOnboarding(String cloudAccountId, @Nullable RequestOptions options) {
        return call("getCloudAccountOnboarding", "GET", "cloud-accounts", cloudAccountId, "onboarding")
                .options(options).as(CloudAccountOnboarding.class);
    }

    /**
     * List an account's owner's links.
     *
     * @see #listOwnerLinks(String, ListOwnerLinksParams, RequestOptions)
     */
    public Page<OwnerLink> listOwnerLinks(String cloudAccountId) {
        return listOwnerLinks(cloudAccountId, null, null);
    }

    /**
     * List an account's owner's links.
     *
     * @see #listOwnerLinks(String, ListOwnerLinksParams, RequestOptions)
     */
    public Page<OwnerLink> listOwnerLinks(String cloudAccountId, RequestOptions options) {
        return listOwnerLinks(cloudAccountId, null, options);
    }

    /**
     * List an account's owner's links.
     *
     * @see #listOwnerLinks(String, ListOwnerLinksParams, RequestOptions)
     */
    public Page<OwnerLink> listOwnerLinks(String cloudAccountId, ListOwnerLinksParams params) {
        return listOwnerLinks(cloudAccountId, params, null);
    }

    /**
     * List an account's owner's links.
     *
     * <p>Newest first, without their addresses; those that have ended too.
     *
     * <p>Scope: {@code cloud-accounts:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code cloud_account_not_found}, {@code invalid_request},
     * {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<OwnerLink> listOwnerLinks(
            String cloudAccountId, @Nullable ListOwnerLinksParams params, @Nullable RequestOptions options) {
        return call("listOwnerLinks", "GET", "cloud-accounts", cloudAccountId, "owner-links")
                .query(params).options(options).page(OwnerLink.class);
    }

    /**
     * Create an owner's link.
     *
     * @see #createOwnerLink(String, CreateOwnerLink, RequestOptions)
     */
    public OwnerLink createOwnerLink(String cloudAccountId) {
        return createOwnerLink(cloudAccountId, null, null);
    }

    /**
     * Create an owner's link.
     *
     * @see #createOwnerLink(String, CreateOwnerLink, RequestOptions)
     */
    public OwnerLink createOwnerLink(String cloudAccountId, RequestOptions options) {
        return createOwnerLink(cloudAccountId, null, options);
    }

    /**
     * Create an owner's link.
     *
     * @see #createOwnerLink(String, CreateOwnerLink, RequestOptions)
     */
    public OwnerLink createOwnerLink(String cloudAccountId, CreateOwnerLink body) {
        return createOwnerLink(cloudAccountId, body, null);
    }

    /**
     * Create an owner's link.
     *
     * <p>For the owner of the AWS account, who has no credential here: by {@code url}, which you send by
     * whatever means, the owner sees the own steps for this one account with everything filled in, saves the
     * role's ARN, checks it, and follows the invitation. Whoever has the address can do so: it is in this
     * answer only, and a repetition by {@code Idempotency-Key} is answered without it. An account has ten
     * active links at most.
     *
     * <p>Scope: {@code cloud-accounts:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code cloud_account_not_found},
     * {@code cloud_account_not_live}, {@code too_many_owner_links}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public OwnerLink createOwnerLink(
            String cloudAccountId, @Nullable CreateOwnerLink body, @Nullable RequestOptions options) {
        return call("createOwnerLink", "POST", "cloud-accounts", cloudAccountId, "owner-links")
                .body(body).options(options).as(OwnerLink.class);
    }

    /**
     * Get an owner's link.
     *
     * @see #getOwnerLink(String, String, RequestOptions)
     */
    public OwnerLink getOwnerLink(String cloudAccountId, String ownerLinkId) {
        return getOwnerLink(cloudAccountId, ownerLinkId, null);
    }

    /**
     * Get an owner's link.
     *
     * <p>Without its address. {@code status} tells what it is good for.
     *
     * <p>Scope: {@code cloud-accounts:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code cloud_account_not_found}, {@code owner_link_not_found},
     * {@code invalid_request}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param ownerLinkId Id of the owner's link.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public OwnerLink getOwnerLink(String cloudAccountId, String ownerLinkId, @Nullable RequestOptions options) {
        return call("getOwnerLink", "GET", "cloud-accounts", cloudAccountId, "owner-links", ownerLinkId)
                .options(options).as(OwnerLink.class);
    }

    /**
     * Revoke an owner's link.
     *
     * @see #revokeOwnerLink(String, String, RequestOptions)
     */
    public void revokeOwnerLink(String cloudAccountId, String ownerLinkId) {
        revokeOwnerLink(cloudAccountId, ownerLinkId, null);
    }

    /**
     * Revoke an owner's link.
     *
     * <p>From now on its page is that of an unknown address. Revoking it again changes nothing.
     *
     * <p>Scope: {@code cloud-accounts:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code cloud_account_not_found}, {@code owner_link_not_found},
     * {@code invalid_request}.
     *
     * @param cloudAccountId Id of the cloud account.
     * @param ownerLinkId Id of the owner's link.
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void revokeOwnerLink(String cloudAccountId, String ownerLinkId, @Nullable RequestOptions options) {
        call("revokeOwnerLink", "DELETE", "cloud-accounts", cloudAccountId, "owner-links", ownerLinkId)
                .options(options).nothing();
    }
}
