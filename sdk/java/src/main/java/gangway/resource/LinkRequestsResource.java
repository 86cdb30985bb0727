// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.LinkRequestsHelpers;
import gangway.internal.Transport;
import gangway.model.ApproveLinkRequest;
import gangway.model.CancelLinkRequest;
import gangway.model.CompleteLinkRequest;
import gangway.model.CreateLinkRequest;
import gangway.model.FailLinkRequest;
import gangway.model.GetLinkRequestHistoryParams;
import gangway.model.LinkRequest;
import gangway.model.LinkRequestMove;
import gangway.model.ListLinkRequestsParams;
import gangway.model.Preflight;
import gangway.model.PreflightLinkRequest;
import gangway.model.RecordLinkRequestOutcome;
import gangway.model.RejectLinkRequest;
import gangway.model.SendLinkRequest;

/** From the wish to the linked account: submit, approve, send, accept. */
public final class LinkRequestsResource extends LinkRequestsHelpers {
    LinkRequestsResource(Transport transport) {
        super(transport);
    }

    /**
     * List link requests.
     *
     * @see #list(ListLinkRequestsParams, RequestOptions)
     */
    public Page<LinkRequest> list() {
        return list(null, null);
    }

    /**
     * List link requests.
     *
     * @see #list(ListLinkRequestsParams, RequestOptions)
     */
    public Page<LinkRequest> list(RequestOptions options) {
        return list(null, options);
    }

    /**
     * List link requests.
     *
     * @see #list(ListLinkRequestsParams, RequestOptions)
     */
    public Page<LinkRequest> list(ListLinkRequestsParams params) {
        return list(params, null);
    }

    /**
     * List link requests.
     *
     * <p>Newest first. For operations this is the queue: {@code status=submitted}.
     *
     * <p>Scope: {@code link-requests:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<LinkRequest> list(@Nullable ListLinkRequestsParams params, @Nullable RequestOptions options) {
        return call("listLinkRequests", "GET", "link-requests")
                .query(params).options(options).page(LinkRequest.class);
    }

    /**
     * Submit a link request.
     *
     * @see #create(CreateLinkRequest, RequestOptions)
     */
    public LinkRequest create(CreateLinkRequest body) {
        return create(body, null);
    }

    /**
     * Submit a link request.
     *
     * <p>Asks the operations team to link the account. One request an account can be open at a time. A
     * missing support plan group does not stop it, but is warned of: negative margins will appear.
     *
     * <p>Scope: {@code link-requests:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code portal_not_enabled}, {@code cloud_account_not_live},
     * {@code cloud_account_already_linked}, {@code link_request_already_open},
     * {@code member_account_must_leave}, {@code quota_exceeded}, {@code idempotency_in_progress},
     * {@code invalid_request}, {@code idempotency_key_reused}, {@code management_account_needs_cta}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public LinkRequest create(CreateLinkRequest body, @Nullable RequestOptions options) {
        return call("createLinkRequest", "POST", "link-requests").body(body).options(options).as(LinkRequest.class);
    }

    /**
     * Check an account before its link request.
     *
     * @see #preflight(PreflightLinkRequest, RequestOptions)
     */
    public Preflight preflight(PreflightLinkRequest body) {
        return preflight(body, null);
    }

    /**
     * Check an account before its link request.
     *
     * <p>Which way the account can come in, and what stands against it: nothing is changed, and nobody is
     * invited. Name the account by its id, or by its number before it is on the platform; of a number that
     * somebody else has registered you learn that, and nothing more. {@code basis} says where an outcome
     * comes from. A condition that failed need not stop the link request: support plan group and role do not.
     *
     * <p>Where the platform is connected, AWS is asked whether an invitation to the account is open; it tells
     * neither its quota nor what the account is before it is invited, so that these are {@code unknown} or as
     * declared. It has ten seconds, after which what it would say is {@code unknown}. In the simulated mode
     * the test values of account numbers answer: {@code 0003} fails {@code organization_role}, {@code 0004}
     * fails {@code account_quota}, and of {@code 0005} AWS does not answer before its first invitation was
     * tried. {@code discovery_blockers} and {@code discovery_risk} tell what the client's answers to the
     * discovery questions show; of a number that is not on the platform there are none.
     *
     * <p>Scope: {@code link-requests:read}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code portal_not_enabled}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Preflight preflight(PreflightLinkRequest body, @Nullable RequestOptions options) {
        return call("preflightLinkRequest", "POST", "link-requests", "preflight")
                .body(body).options(options).as(Preflight.class);
    }

    /**
     * Get a link request.
     *
     * @see #get(String, RequestOptions)
     */
    public LinkRequest get(String linkRequestId) {
        return get(linkRequestId, null);
    }

    /**
     * Get a link request.
     *
     * <p>Its present state. {@code availableActions} says what you may do with it now.
     *
     * <p>Scope: {@code link-requests:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code link_request_not_found}, {@code invalid_request}.
     *
     * @param linkRequestId Id of the link request.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    @Override
    public LinkRequest get(String linkRequestId, @Nullable RequestOptions options) {
        return call("getLinkRequest", "GET", "link-requests", linkRequestId).options(options).as(LinkRequest.class);
    }

    /**
     * Approve a link request.
     *
     * @see #approve(String, ApproveLinkRequest, RequestOptions)
     */
    public LinkRequest approve(String linkRequestId) {
        return approve(linkRequestId, null, null);
    }

    /**
     * Approve a link request.
     *
     * @see #approve(String, ApproveLinkRequest, RequestOptions)
     */
    public LinkRequest approve(String linkRequestId, RequestOptions options) {
        return approve(linkRequestId, null, options);
    }

    /**
     * Approve a link request.
     *
     * @see #approve(String, ApproveLinkRequest, RequestOptions)
     */
    public LinkRequest approve(String linkRequestId, ApproveLinkRequest body) {
        return approve(linkRequestId, body, null);
    }

    /**
     * Approve a link request.
     *
     * <p>Operations agrees; send it next. For a new account, operations confirms or fills in its name, its
     * root e-mail and its support type; they are written to the account.
     *
     * <p>Scope: {@code link-requests:operate}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code link_request_not_found},
     * {@code root_email_in_use}, {@code link_request_transition_not_allowed}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused},
     * {@code account_name_required}, {@code root_email_required}, {@code support_plan_mismatch},
     * {@code support_plan_retired}.
     *
     * @param linkRequestId Id of the link request.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public LinkRequest approve(
            String linkRequestId, @Nullable ApproveLinkRequest body, @Nullable RequestOptions options) {
        return call("approveLinkRequest", "POST", "link-requests", linkRequestId, "approve")
                .body(body).options(options).as(LinkRequest.class);
    }

    /**
     * Cancel a link request.
     *
     * @see #cancel(String, CancelLinkRequest, RequestOptions)
     */
    public LinkRequest cancel(String linkRequestId) {
        return cancel(linkRequestId, null, null);
    }

    /**
     * Cancel a link request.
     *
     * @see #cancel(String, CancelLinkRequest, RequestOptions)
     */
    public LinkRequest cancel(String linkRequestId, RequestOptions options) {
        return cancel(linkRequestId, null, options);
    }

    /**
     * Cancel a link request.
     *
     * @see #cancel(String, CancelLinkRequest, RequestOptions)
     */
    public LinkRequest cancel(String linkRequestId, CancelLinkRequest body) {
        return cancel(linkRequestId, body, null);
    }

    /**
     * Cancel a link request.
     *
     * <p>Withdraws it, and its invitation at AWS. A customer may do so while the request is
     * {@code submitted}.
     *
     * <p>Scope: {@code link-requests:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code portal_not_enabled}, {@code link_request_not_found},
     * {@code link_request_transition_not_allowed}, {@code quota_exceeded}, {@code idempotency_in_progress},
     * {@code invalid_request}, {@code idempotency_key_reused}, {@code database_busy},
     * {@code database_unavailable}, {@code tenant_busy}, {@code aws_unavailable}.
     *
     * @param linkRequestId Id of the link request.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public LinkRequest cancel(
            String linkRequestId, @Nullable CancelLinkRequest body, @Nullable RequestOptions options) {
        return call("cancelLinkRequest", "POST", "link-requests", linkRequestId, "cancel")
                .body(body).options(options).as(LinkRequest.class);
    }

    /**
     * Complete the creation of an account.
     *
     * @see #complete(String, CompleteLinkRequest, RequestOptions)
     */
    public LinkRequest complete(String linkRequestId, CompleteLinkRequest body) {
        return complete(linkRequestId, body, null);
    }

    /**
     * Complete the creation of an account.
     *
     * <p>Operations created the account by hand and records its number; only for {@code create_account} in
     * {@code manual} mode. The account is linked from now on.
     *
     * <p>Scope: {@code link-requests:operate}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code link_request_not_found},
     * {@code aws_account_already_registered}, {@code link_request_transition_not_allowed},
     * {@code quota_exceeded}, {@code idempotency_in_progress}, {@code invalid_request},
     * {@code idempotency_key_reused}.
     *
     * @param linkRequestId Id of the link request.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public LinkRequest complete(String linkRequestId, CompleteLinkRequest body, @Nullable RequestOptions options) {
        return call("completeLinkRequest", "POST", "link-requests", linkRequestId, "complete")
                .body(body).options(options).as(LinkRequest.class);
    }

    /**
     * Record a failure.
     *
     * @see #fail(String, FailLinkRequest, RequestOptions)
     */
    public LinkRequest fail(String linkRequestId, FailLinkRequest body) {
        return fail(linkRequestId, body, null);
    }

    /**
     * Record a failure.
     *
     * <p>AWS refused, as a person saw it; only in {@code manual} mode. The request ends as {@code failed} and
     * can be renewed.
     *
     * <p>Scope: {@code link-requests:operate}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code link_request_not_found},
     * {@code link_request_transition_not_allowed}, {@code quota_exceeded}, {@code idempotency_in_progress},
     * {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param linkRequestId Id of the link request.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public LinkRequest fail(String linkRequestId, FailLinkRequest body, @Nullable RequestOptions options) {
        return call("failLinkRequest", "POST", "link-requests", linkRequestId, "fail")
                .body(body).options(options).as(LinkRequest.class);
    }

    /**
     * Get a link request's history.
     *
     * @see #getHistory(String, GetLinkRequestHistoryParams, RequestOptions)
     */
    public Page<LinkRequestMove> getHistory(String linkRequestId) {
        return getHistory(linkRequestId, null, null);
    }

    /**
     * Get a link request's history.
     *
     * @see #getHistory(String, GetLinkRequestHistoryParams, RequestOptions)
     */
    public Page<LinkRequestMove> getHistory(String linkRequestId, RequestOptions options) {
        return getHistory(linkRequestId, null, options);
    }

    /**
     * Get a link request's history.
     *
     * @see #getHistory(String, GetLinkRequestHistoryParams, RequestOptions)
     */
    public Page<LinkRequestMove> getHistory(String linkRequestId, GetLinkRequestHistoryParams params) {
        return getHistory(linkRequestId, params, null);
    }

    /**
     * Get a link request's history.
     *
     * <p>Every move: when, from where, whereto, by whom, why. Oldest first; a request with more than a
     * hundred moves has them on several pages.
     *
     * <p>Scope: {@code link-requests:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code link_request_not_found}, {@code invalid_request},
     * {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param linkRequestId Id of the link request.
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<LinkRequestMove> getHistory(
            String linkRequestId, @Nullable GetLinkRequestHistoryParams params, @Nullable RequestOptions options) {
        return call("getLinkRequestHistory", "GET", "link-requests", linkRequestId, "history")
                .query(params).options(options).page(LinkRequestMove.class);
    }

    /**
     * Record the owner's answer.
     *
     * @see #recordOutcome(String, RecordLinkRequestOutcome, RequestOptions)
     */
    public LinkRequest recordOutcome(String linkRequestId, RecordLinkRequestOutcome body) {
        return recordOutcome(linkRequestId, body, null);
    }

    /**
     * Record the owner's answer.
     *
     * <p>What the account's owner answered to the invitation, as a person saw it; only in {@code manual}
     * mode. After an acceptance the account is linked, and the distributor is financially responsible for it
     * from that moment on.
     *
     * <p>Scope: {@code link-requests:operate}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code link_request_not_found},
     * {@code link_request_transition_not_allowed}, {@code quota_exceeded}, {@code idempotency_in_progress},
     * {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param linkRequestId Id of the link request.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public LinkRequest recordOutcome(
            String linkRequestId, RecordLinkRequestOutcome body, @Nullable RequestOptions options) {
        return call("recordLinkRequestOutcome", "POST", "link-requests", linkRequestId, "record-outcome")
                .body(body).options(options).as(LinkRequest.class);
    }

    /**
     * Reject a link request.
     *
     * @see #reject(String, RejectLinkRequest, RequestOptions)
     */
    public LinkRequest reject(String linkRequestId, RejectLinkRequest body) {
        return reject(linkRequestId, body, null);
    }

    /**
     * Reject a link request.
     *
     * <p>Operations refuses; the reseller reads the reason and may submit a new request.
     *
     * <p>Scope: {@code link-requests:operate}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code link_request_not_found},
     * {@code link_request_transition_not_allowed}, {@code quota_exceeded}, {@code idempotency_in_progress},
     * {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param linkRequestId Id of the link request.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public LinkRequest reject(String linkRequestId, RejectLinkRequest body, @Nullable RequestOptions options) {
        return call("rejectLinkRequest", "POST", "link-requests", linkRequestId, "reject")
                .body(body).options(options).as(LinkRequest.class);
    }

    /**
     * Renew a link request.
     *
     * @see #renew(String, RequestOptions)
     */
    public LinkRequest renew(String linkRequestId) {
        return renew(linkRequestId, null);
    }

    /**
     * Renew a link request.
     *
     * <p>Submits a new request in the place of one that expired, was declined, canceled or failed. After a
     * rejection submit a new one instead.
     *
     * <p>Scope: {@code link-requests:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code link_request_not_found}, {@code cloud_account_not_live},
     * {@code cloud_account_already_linked}, {@code link_request_already_open},
     * {@code link_request_transition_not_allowed}, {@code member_account_must_leave}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused},
     * {@code management_account_needs_cta}.
     *
     * @param linkRequestId Id of the link request.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public LinkRequest renew(String linkRequestId, @Nullable RequestOptions options) {
        return call("renewLinkRequest", "POST", "link-requests", linkRequestId, "renew")
                .options(options).as(LinkRequest.class);
    }

    /**
     * Send the invitation.
     *
     * @see #send(String, SendLinkRequest, RequestOptions)
     */
    public LinkRequest send(String linkRequestId) {
        return send(linkRequestId, null, null);
    }

    /**
     * Send the invitation.
     *
     * @see #send(String, SendLinkRequest, RequestOptions)
     */
    public LinkRequest send(String linkRequestId, RequestOptions options) {
        return send(linkRequestId, null, options);
    }

    /**
     * Send the invitation.
     *
     * @see #send(String, SendLinkRequest, RequestOptions)
     */
    public LinkRequest send(String linkRequestId, SendLinkRequest body) {
        return send(linkRequestId, body, null);
    }

    /**
     * Send the invitation.
     *
     * <p>Where the platform is connected to AWS it sends the invitation; in {@code manual} mode the handshake
     * that a person sent is recorded. The request is valid for two weeks from now. For a new account the
     * creation begins ({@code creating}). When AWS refuses, the answer is 200 with {@code failed} and the
     * reason; when AWS does not answer, 503, and the request stays {@code approved}.
     *
     * <p>Scope: {@code link-requests:operate}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code link_request_not_found},
     * {@code link_request_transition_not_allowed}, {@code quota_exceeded}, {@code idempotency_in_progress},
     * {@code invalid_request}, {@code idempotency_key_reused}, {@code account_name_required},
     * {@code root_email_required}, {@code database_busy}, {@code database_unavailable}, {@code tenant_busy},
     * {@code aws_unavailable}.
     *
     * @param linkRequestId Id of the link request.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public LinkRequest send(String linkRequestId, @Nullable SendLinkRequest body, @Nullable RequestOptions options) {
        return call("sendLinkRequest", "POST", "link-requests", linkRequestId, "send")
                .body(body).options(options).as(LinkRequest.class);
    }
}
