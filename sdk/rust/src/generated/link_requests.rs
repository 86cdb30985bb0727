// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::{LinkRequest, LinkRequestMove, Preflight};
use super::enums::{LinkRequestKind, LinkRequestStatus};
use super::ids::LinkRequestId;
use super::requests::{
    ApproveLinkRequest, CancelLinkRequest, CompleteLinkRequest, CreateLinkRequest, FailLinkRequest,
    PreflightLinkRequest, RecordLinkRequestOutcome, RejectLinkRequest, SendLinkRequest,
};
use crate::request::Request;
use crate::{Call, Gangway, Page};
use reqwest::Method;
use std::borrow::Borrow;

/// From the wish to the linked account: submit, approve, send, accept.
#[derive(Debug, Clone)]
pub struct LinkRequestsApi(pub(crate) Gangway);

impl LinkRequestsApi {
    /// List link requests.
    ///
    /// Newest first. For operations this is the queue: `status=submitted`.
    ///
    /// Scope: `link-requests:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /link-requests`.
    pub fn list(&self) -> Call<Page<LinkRequest>, ListLinkRequestsOptions> {
        Call::page(Request::new(&self.0, "listLinkRequests", Method::GET, true, &["link-requests"]))
    }

    /// Submit a link request.
    ///
    /// Asks the operations team to link the account. One request an account can be open at a time. A missing
    /// support plan group does not stop it, but is warned of: negative margins will appear.
    ///
    /// Scope: `link-requests:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`,
    /// `portal_not_enabled`, `cloud_account_not_live`, `cloud_account_already_linked`,
    /// `link_request_already_open`, `member_account_must_leave`, `quota_exceeded`, `idempotency_in_progress`,
    /// `invalid_request`, `idempotency_key_reused`, `management_account_needs_cta`.
    ///
    /// `POST /link-requests`.
    pub fn create(&self, body: impl Borrow<CreateLinkRequest>) -> Call<LinkRequest> {
        Call::json(
            Request::new(&self.0, "createLinkRequest", Method::POST, true, &["link-requests"]).json(body.borrow()),
        )
    }

    /// Check an account before its link request.
    ///
    /// Which way the account can come in, and what stands against it: nothing is changed, and nobody is invited.
    /// Name the account by its id, or by its number before it is on the platform; of a number that somebody else
    /// has registered you learn that, and nothing more. `basis` says where an outcome comes from. A condition
    /// that failed need not stop the link request: support plan group and role do not.
    ///
    /// Where the platform is connected, AWS is asked whether an invitation to the account is open; it tells
    /// neither its quota nor what the account is before it is invited, so that these are `unknown` or as
    /// declared. It has ten seconds, after which what it would say is `unknown`. In the simulated mode the test
    /// values of account numbers answer: `0003` fails `organization_role`, `0004` fails `account_quota`, and of
    /// `0005` AWS does not answer before its first invitation was tried. `discovery_blockers` and
    /// `discovery_risk` tell what the client's answers to the discovery questions show; of a number that is not
    /// on the platform there are none.
    ///
    /// Scope: `link-requests:read`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`,
    /// `portal_not_enabled`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`,
    /// `idempotency_key_reused`.
    ///
    /// `POST /link-requests/preflight`.
    pub fn preflight(&self, body: impl Borrow<PreflightLinkRequest>) -> Call<Preflight> {
        Call::json(
            Request::new(&self.0, "preflightLinkRequest", Method::POST, true, &["link-requests", "preflight"])
                .json(body.borrow()),
        )
    }

    /// Get a link request.
    ///
    /// Its present state. `availableActions` says what you may do with it now.
    ///
    /// Scope: `link-requests:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `link_request_not_found`, `invalid_request`.
    ///
    /// `GET /link-requests/{linkRequestId}`.
    pub fn get(&self, link_request_id: impl Into<LinkRequestId>) -> Call<LinkRequest> {
        Call::json(Request::new(
            &self.0,
            "getLinkRequest",
            Method::GET,
            true,
            &["link-requests", link_request_id.into().as_str()],
        ))
    }

    /// Approve a link request.
    ///
    /// Operations agrees; send it next. For a new account, operations confirms or fills in its name, its root
    /// e-mail and its support type; they are written to the account.
    ///
    /// Scope: `link-requests:operate`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `link_request_not_found`, `root_email_in_use`, `link_request_transition_not_allowed`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`, `account_name_required`,
    /// `root_email_required`, `support_plan_mismatch`, `support_plan_retired`.
    ///
    /// `POST /link-requests/{linkRequestId}/approve`.
    pub fn approve(&self, link_request_id: impl Into<LinkRequestId>) -> Call<LinkRequest, ApproveLinkRequestOptions> {
        Call::json(Request::new(
            &self.0,
            "approveLinkRequest",
            Method::POST,
            true,
            &["link-requests", link_request_id.into().as_str(), "approve"],
        ))
    }

    /// Cancel a link request.
    ///
    /// Withdraws it, and its invitation at AWS. A customer may do so while the request is `submitted`.
    ///
    /// Scope: `link-requests:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`,
    /// `portal_not_enabled`, `link_request_not_found`, `link_request_transition_not_allowed`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`, `database_busy`,
    /// `database_unavailable`, `tenant_busy`, `aws_unavailable`.
    ///
    /// `POST /link-requests/{linkRequestId}/cancel`.
    pub fn cancel(&self, link_request_id: impl Into<LinkRequestId>) -> Call<LinkRequest, CancelLinkRequestOptions> {
        Call::json(Request::new(
            &self.0,
            "cancelLinkRequest",
            Method::POST,
            true,
            &["link-requests", link_request_id.into().as_str(), "cancel"],
        ))
    }

    /// Complete the creation of an account.
    ///
    /// Operations created the account by hand and records its number; only for `create_account` in `manual` mode.
    /// The account is linked from now on.
    ///
    /// Scope: `link-requests:operate`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `link_request_not_found`, `aws_account_already_registered`, `link_request_transition_not_allowed`,
    /// `quota_exceeded`, `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /link-requests/{linkRequestId}/complete`.
    pub fn complete(
        &self,
        link_request_id: impl Into<LinkRequestId>,
        body: impl Borrow<CompleteLinkRequest>,
    ) -> Call<LinkRequest> {
        Call::json(
            Request::new(
                &self.0,
                "completeLinkRequest",
                Method::POST,
                true,
                &["link-requests", link_request_id.into().as_str(), "complete"],
            )
            .json(body.borrow()),
        )
    }

    /// Record a failure.
    ///
    /// AWS refused, as a person saw it; only in `manual` mode. The request ends as `failed` and can be renewed.
    ///
    /// Scope: `link-requests:operate`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `link_request_not_found`, `link_request_transition_not_allowed`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /link-requests/{linkRequestId}/fail`.
    pub fn fail(
        &self,
        link_request_id: impl Into<LinkRequestId>,
        body: impl Borrow<FailLinkRequest>,
    ) -> Call<LinkRequest> {
        Call::json(
            Request::new(
                &self.0,
                "failLinkRequest",
                Method::POST,
                true,
                &["link-requests", link_request_id.into().as_str(), "fail"],
            )
            .json(body.borrow()),
        )
    }

    /// Get a link request's history.
    ///
    /// Every move: when, from where, whereto, by whom, why. Oldest first; a request with more than a hundred
    /// moves has them on several pages.
    ///
    /// Scope: `link-requests:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `link_request_not_found`, `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /link-requests/{linkRequestId}/history`.
    pub fn get_history(
        &self,
        link_request_id: impl Into<LinkRequestId>,
    ) -> Call<Page<LinkRequestMove>, GetLinkRequestHistoryOptions> {
        Call::page(Request::new(
            &self.0,
            "getLinkRequestHistory",
            Method::GET,
            true,
            &["link-requests", link_request_id.into().as_str(), "history"],
        ))
    }

    /// Record the owner's answer.
    ///
    /// What the account's owner answered to the invitation, as a person saw it; only in `manual` mode. After an
    /// acceptance the account is linked, and the distributor is financially responsible for it from that moment
    /// on.
    ///
    /// Scope: `link-requests:operate`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `link_request_not_found`, `link_request_transition_not_allowed`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /link-requests/{linkRequestId}/record-outcome`.
    pub fn record_outcome(
        &self,
        link_request_id: impl Into<LinkRequestId>,
        body: impl Borrow<RecordLinkRequestOutcome>,
    ) -> Call<LinkRequest> {
        Call::json(
            Request::new(
                &self.0,
                "recordLinkRequestOutcome",
                Method::POST,
                true,
                &["link-requests", link_request_id.into().as_str(), "record-outcome"],
            )
            .json(body.borrow()),
        )
    }

    /// Reject a link request.
    ///
    /// Operations refuses; the reseller reads the reason and may submit a new request.
    ///
    /// Scope: `link-requests:operate`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `link_request_not_found`, `link_request_transition_not_allowed`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /link-requests/{linkRequestId}/reject`.
    pub fn reject(
        &self,
        link_request_id: impl Into<LinkRequestId>,
        body: impl Borrow<RejectLinkRequest>,
    ) -> Call<LinkRequest> {
        Call::json(
            Request::new(
                &self.0,
                "rejectLinkRequest",
                Method::POST,
                true,
                &["link-requests", link_request_id.into().as_str(), "reject"],
            )
            .json(body.borrow()),
        )
    }

    /// Renew a link request.
    ///
    /// Submits a new request in the place of one that expired, was declined, canceled or failed. After a
    /// rejection submit a new one instead.
    ///
    /// Scope: `link-requests:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `link_request_not_found`, `cloud_account_not_live`, `cloud_account_already_linked`,
    /// `link_request_already_open`, `link_request_transition_not_allowed`, `member_account_must_leave`,
    /// `quota_exceeded`, `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`,
    /// `management_account_needs_cta`.
    ///
    /// `POST /link-requests/{linkRequestId}/renew`.
    pub fn renew(&self, link_request_id: impl Into<LinkRequestId>) -> Call<LinkRequest> {
        Call::json(Request::new(
            &self.0,
            "renewLinkRequest",
            Method::POST,
            true,
            &["link-requests", link_request_id.into().as_str(), "renew"],
        ))
    }

    /// Send the invitation.
    ///
    /// Where the platform is connected to AWS it sends the invitation; in `manual` mode the handshake that a
    /// person sent is recorded. The request is valid for two weeks from now. For a new account the creation
    /// begins (`creating`). When AWS refuses, the answer is 200 with `failed` and the reason; when AWS does not
    /// answer, 503, and the request stays `approved`.
    ///
    /// Scope: `link-requests:operate`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `link_request_not_found`, `link_request_transition_not_allowed`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`, `account_name_required`,
    /// `root_email_required`, `database_busy`, `database_unavailable`, `tenant_busy`, `aws_unavailable`.
    ///
    /// `POST /link-requests/{linkRequestId}/send`.
    pub fn send(&self, link_request_id: impl Into<LinkRequestId>) -> Call<LinkRequest, SendLinkRequestOptions> {
        Call::json(Request::new(
            &self.0,
            "sendLinkRequest",
            Method::POST,
            true,
            &["link-requests", link_request_id.into().as_str(), "send"],
        ))
    }
}

/// What only `listLinkRequests` can be told.
#[derive(Debug)]
pub enum ListLinkRequestsOptions {}

impl<T> Call<T, ListLinkRequestsOptions> {
    /// Only those that are this far.
    pub fn status(mut self, value: impl Into<LinkRequestStatus>) -> Self {
        self.request = self.request.query("status", &Into::<LinkRequestStatus>::into(value));
        self
    }

    /// Only those of this client.
    pub fn client_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("clientId", &value.as_ref());
        self
    }

    /// Only those of this account.
    pub fn cloud_account_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("cloudAccountId", &value.as_ref());
        self
    }

    /// Only those that ask for this.
    pub fn kind(mut self, value: impl Into<LinkRequestKind>) -> Self {
        self.request = self.request.query("kind", &Into::<LinkRequestKind>::into(value));
        self
    }

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

/// What only `approveLinkRequest` can be told.
#[derive(Debug)]
pub enum ApproveLinkRequestOptions {}

impl<T> Call<T, ApproveLinkRequestOptions> {
    /// What to say with it; may be left out.
    pub fn body(mut self, body: impl Borrow<ApproveLinkRequest>) -> Self {
        self.request = self.request.json(body.borrow());
        self
    }
}

/// What only `cancelLinkRequest` can be told.
#[derive(Debug)]
pub enum CancelLinkRequestOptions {}

impl<T> Call<T, CancelLinkRequestOptions> {
    /// What to say with it; may be left out.
    pub fn body(mut self, body: impl Borrow<CancelLinkRequest>) -> Self {
        self.request = self.request.json(body.borrow());
        self
    }
}

/// What only `getLinkRequestHistory` can be told.
#[derive(Debug)]
pub enum GetLinkRequestHistoryOptions {}

impl<T> Call<T, GetLinkRequestHistoryOptions> {
    /// Moves in the answer.
    pub fn limit(mut self, value: i64) -> Self {
        self.request = self.request.query("limit", &value);
        self
    }

    /// `nextCursor` of the answer before.
    pub fn cursor(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("cursor", &value.as_ref());
        self
    }
}

/// What only `sendLinkRequest` can be told.
#[derive(Debug)]
pub enum SendLinkRequestOptions {}

impl<T> Call<T, SendLinkRequestOptions> {
    /// What to say with it; may be left out.
    pub fn body(mut self, body: impl Borrow<SendLinkRequest>) -> Self {
        self.request = self.request.json(body.borrow());
        self
    }
}
