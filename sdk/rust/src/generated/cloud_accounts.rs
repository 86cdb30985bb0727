// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::{CloudAccount, CloudAccountOnboarding, OwnerLink};
use super::enums::{CloudAccountStatus, RoleArnStatus, SupportType};
use super::ids::{CloudAccountId, OwnerLinkId};
use super::requests::{CreateCloudAccount, CreateOwnerLink, UpdateCloudAccount};
use crate::request::Request;
use crate::{Call, Gangway, Page};
use reqwest::Method;
use std::borrow::Borrow;

/// AWS accounts of clients, added by their number or requested anew, and their checklists.
#[derive(Debug, Clone)]
pub struct CloudAccountsApi(pub(crate) Gangway);

impl CloudAccountsApi {
    /// List cloud accounts.
    ///
    /// Newest first, unlinked ones too.
    ///
    /// Scope: `cloud-accounts:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /cloud-accounts`.
    pub fn list(&self) -> Call<Page<CloudAccount>, ListCloudAccountsOptions> {
        Call::page(Request::new(&self.0, "listCloudAccounts", Method::GET, true, &["cloud-accounts"]))
    }

    /// Add a cloud account.
    ///
    /// `existing` adds an AWS account that the client has already, by its 12-digit number. The client needs a
    /// pricebook first. The platform makes the external ID of the account's role. With `submitLinkRequest` the
    /// link request is submitted in the same step, or nothing is stored.
    ///
    /// Scope: `cloud-accounts:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`,
    /// `portal_not_enabled`, `client_archived`, `pricebook_retired`, `pricebook_not_set`,
    /// `aws_account_already_registered`, `root_email_in_use`, `member_account_must_leave`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`, `pricebook_currency_mismatch`,
    /// `management_account_needs_cta`, `support_plan_retired`.
    ///
    /// `POST /cloud-accounts`.
    pub fn create(&self, body: impl Into<CreateCloudAccount>) -> Call<CloudAccount> {
        Call::json(
            Request::new(&self.0, "createCloudAccount", Method::POST, true, &["cloud-accounts"]).json(&body.into()),
        )
    }

    /// Get a cloud account.
    ///
    /// Its present state: how far the link is (`status`), whether its role works (`roleStatus`), which pricebook
    /// prices it (`effectivePricebook`), and its latest link request.
    ///
    /// Scope: `cloud-accounts:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `cloud_account_not_found`, `invalid_request`.
    ///
    /// `GET /cloud-accounts/{cloudAccountId}`.
    pub fn get(&self, cloud_account_id: impl Into<CloudAccountId>) -> Call<CloudAccount> {
        Call::json(Request::new(
            &self.0,
            "getCloudAccount",
            Method::GET,
            true,
            &["cloud-accounts", cloud_account_id.into().as_str()],
        ))
    }

    /// Change a cloud account.
    ///
    /// A JSON merge patch. The number can be changed while the account is `registered`; the role ARN of the old
    /// number is cleared with it. What AWS needs stays: the name of a requested account cannot be cleared, and
    /// once operations has approved its creation, name, root e-mail and support type are what was approved until
    /// the request is ended.
    ///
    /// Scope: `cloud-accounts:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`,
    /// `portal_not_enabled`, `cloud_account_not_found`, `pricebook_retired`, `pricebook_not_set`,
    /// `aws_account_already_registered`, `account_number_fixed`, `root_email_in_use`, `cloud_account_not_live`,
    /// `link_request_already_open`, `member_account_must_leave`, `support_plan_full`, `invalid_request`,
    /// `pricebook_currency_mismatch`, `management_account_needs_cta`, `support_plan_mismatch`,
    /// `support_plan_retired`, `account_of_other_client`.
    ///
    /// `PATCH /cloud-accounts/{cloudAccountId}`.
    pub fn update(
        &self,
        cloud_account_id: impl Into<CloudAccountId>,
        body: impl Borrow<UpdateCloudAccount>,
    ) -> Call<CloudAccount> {
        Call::json(
            Request::new(
                &self.0,
                "updateCloudAccount",
                Method::PATCH,
                true,
                &["cloud-accounts", cloud_account_id.into().as_str()],
            )
            .json(body.borrow()),
        )
    }

    /// Unlink a cloud account.
    ///
    /// It leaves its support plan group, and its number can be added again. An open link request has to be
    /// canceled first. Tell the operations team before you unlink a linked account: it goes on at AWS.
    ///
    /// Scope: `cloud-accounts:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `cloud_account_not_found`, `cloud_account_not_live`, `link_request_already_open`, `invalid_request`.
    ///
    /// `DELETE /cloud-accounts/{cloudAccountId}`.
    pub fn unlink(&self, cloud_account_id: impl Into<CloudAccountId>) -> Call<()> {
        Call::empty(Request::new(
            &self.0,
            "unlinkCloudAccount",
            Method::DELETE,
            true,
            &["cloud-accounts", cloud_account_id.into().as_str()],
        ))
    }

    /// Get an account's checklist.
    ///
    /// Computed from facts on every read; nobody ticks a box. `currentlyDue` says what somebody can do now.
    ///
    /// Scope: `cloud-accounts:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `cloud_account_not_found`, `invalid_request`.
    ///
    /// `GET /cloud-accounts/{cloudAccountId}/onboarding`.
    pub fn get_onboarding(&self, cloud_account_id: impl Into<CloudAccountId>) -> Call<CloudAccountOnboarding> {
        Call::json(Request::new(
            &self.0,
            "getCloudAccountOnboarding",
            Method::GET,
            true,
            &["cloud-accounts", cloud_account_id.into().as_str(), "onboarding"],
        ))
    }

    /// List an account's owner's links.
    ///
    /// Newest first, without their addresses; those that have ended too.
    ///
    /// Scope: `cloud-accounts:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `cloud_account_not_found`, `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /cloud-accounts/{cloudAccountId}/owner-links`.
    pub fn list_owner_links(
        &self,
        cloud_account_id: impl Into<CloudAccountId>,
    ) -> Call<Page<OwnerLink>, ListOwnerLinksOptions> {
        Call::page(Request::new(
            &self.0,
            "listOwnerLinks",
            Method::GET,
            true,
            &["cloud-accounts", cloud_account_id.into().as_str(), "owner-links"],
        ))
    }

    /// Create an owner's link.
    ///
    /// For the owner of the AWS account, who has no credential here: by `url`, which you send by whatever means,
    /// the owner sees the own steps for this one account with everything filled in, saves the role's ARN, checks
    /// it, and follows the invitation. Whoever has the address can do so: it is in this answer only, and a
    /// repetition by `Idempotency-Key` is answered without it. An account has ten active links at most.
    ///
    /// Scope: `cloud-accounts:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `cloud_account_not_found`, `cloud_account_not_live`, `too_many_owner_links`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /cloud-accounts/{cloudAccountId}/owner-links`.
    pub fn create_owner_link(
        &self,
        cloud_account_id: impl Into<CloudAccountId>,
    ) -> Call<OwnerLink, CreateOwnerLinkOptions> {
        Call::json(Request::new(
            &self.0,
            "createOwnerLink",
            Method::POST,
            true,
            &["cloud-accounts", cloud_account_id.into().as_str(), "owner-links"],
        ))
    }

    /// Get an owner's link.
    ///
    /// Without its address. `status` tells what it is good for.
    ///
    /// Scope: `cloud-accounts:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `cloud_account_not_found`, `owner_link_not_found`, `invalid_request`.
    ///
    /// `GET /cloud-accounts/{cloudAccountId}/owner-links/{ownerLinkId}`.
    pub fn get_owner_link(
        &self,
        cloud_account_id: impl Into<CloudAccountId>,
        owner_link_id: impl Into<OwnerLinkId>,
    ) -> Call<OwnerLink> {
        Call::json(Request::new(
            &self.0,
            "getOwnerLink",
            Method::GET,
            true,
            &["cloud-accounts", cloud_account_id.into().as_str(), "owner-links", owner_link_id.into().as_str()],
        ))
    }

    /// Revoke an owner's link.
    ///
    /// From now on its page is that of an unknown address. Revoking it again changes nothing.
    ///
    /// Scope: `cloud-accounts:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `cloud_account_not_found`, `owner_link_not_found`, `invalid_request`.
    ///
    /// `DELETE /cloud-accounts/{cloudAccountId}/owner-links/{ownerLinkId}`.
    pub fn revoke_owner_link(
        &self,
        cloud_account_id: impl Into<CloudAccountId>,
        owner_link_id: impl Into<OwnerLinkId>,
    ) -> Call<()> {
        Call::empty(Request::new(
            &self.0,
            "revokeOwnerLink",
            Method::DELETE,
            true,
            &["cloud-accounts", cloud_account_id.into().as_str(), "owner-links", owner_link_id.into().as_str()],
        ))
    }
}

/// What only `listCloudAccounts` can be told.
#[derive(Debug)]
pub enum ListCloudAccountsOptions {}

impl<T> Call<T, ListCloudAccountsOptions> {
    /// Only those of this client.
    pub fn client_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("clientId", &value.as_ref());
        self
    }

    /// Only those that are this far.
    pub fn status(mut self, value: impl Into<CloudAccountStatus>) -> Self {
        self.request = self.request.query("status", &Into::<CloudAccountStatus>::into(value));
        self
    }

    /// Only those whose role is in this state.
    pub fn role_status(mut self, value: impl Into<RoleArnStatus>) -> Self {
        self.request = self.request.query("roleStatus", &Into::<RoleArnStatus>::into(value));
        self
    }

    /// Only those with this support type.
    pub fn support_type(mut self, value: impl Into<SupportType>) -> Self {
        self.request = self.request.query("supportType", &Into::<SupportType>::into(value));
        self
    }

    /// Only those with this number.
    pub fn aws_account_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("awsAccountId", &value.as_ref());
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

/// What only `listOwnerLinks` can be told.
#[derive(Debug)]
pub enum ListOwnerLinksOptions {}

impl<T> Call<T, ListOwnerLinksOptions> {
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

/// What only `createOwnerLink` can be told.
#[derive(Debug)]
pub enum CreateOwnerLinkOptions {}

impl<T> Call<T, CreateOwnerLinkOptions> {
    /// What to say with it; may be left out.
    pub fn body(mut self, body: impl Borrow<CreateOwnerLink>) -> Self {
        self.request = self.request.json(body.borrow());
        self
    }
}
