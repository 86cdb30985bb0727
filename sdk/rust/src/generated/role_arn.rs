// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::{RoleArn, RoleReport, SetupKitBody};
use super::enums::{GetSetupKitFormat, RoleArnStatus};
use super::ids::CloudAccountId;
use super::requests::{PutRoleArn, RecordRoleCheck};
use crate::request::Request;
use crate::{Call, Gangway, Page, TextOrJson};
use reqwest::Method;
use std::borrow::Borrow;

/// The read-only role of an account, its checks, and the kit to create it.
#[derive(Debug, Clone)]
pub struct RoleArnApi(pub(crate) Gangway);

impl RoleArnApi {
    /// List role ARNs.
    ///
    /// Those of the newest accounts first; accounts without an ARN are `not_checked`.
    ///
    /// Scope: `role-arn:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /role-arn`.
    pub fn list(&self) -> Call<Page<RoleArn>, ListRoleArnsOptions> {
        Call::page(Request::new(&self.0, "listRoleArns", Method::GET, true, &["role-arn"]))
    }

    /// Get a role ARN.
    ///
    /// Exists as soon as the account does, without an ARN.
    ///
    /// Scope: `role-arn:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `cloud_account_not_found`, `invalid_request`.
    ///
    /// `GET /role-arn/{cloudAccountId}`.
    pub fn get(&self, cloud_account_id: impl Into<CloudAccountId>) -> Call<RoleArn> {
        Call::json(Request::new(
            &self.0,
            "getRoleArn",
            Method::GET,
            true,
            &["role-arn", cloud_account_id.into().as_str()],
        ))
    }

    /// Save a role ARN.
    ///
    /// Replaces what was saved; what is left out is cleared. Blanks, invisible characters and quotes around the
    /// ARN are removed and reported as a warning. A changed ARN is `not_checked`: check it next.
    ///
    /// Scope: `role-arn:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`,
    /// `portal_not_enabled`, `cloud_account_not_found`, `cloud_account_not_live`, `invalid_request`,
    /// `role_arn_account_mismatch`, `role_arn_partition_mismatch`, `role_name_mismatch`.
    ///
    /// `PUT /role-arn/{cloudAccountId}`.
    pub fn put(&self, cloud_account_id: impl Into<CloudAccountId>, body: impl Borrow<PutRoleArn>) -> Call<RoleArn> {
        Call::json(
            Request::new(&self.0, "putRoleArn", Method::PUT, true, &["role-arn", cloud_account_id.into().as_str()])
                .json(body.borrow()),
        )
    }

    /// Clear a role ARN.
    ///
    /// Forgets ARN, name, description and verdict; the account's external ID stays. The role itself is in the
    /// client's AWS account, where its owner deletes it.
    ///
    /// Scope: `role-arn:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `cloud_account_not_found`, `cloud_account_not_live`, `invalid_request`.
    ///
    /// `DELETE /role-arn/{cloudAccountId}`.
    pub fn clear(&self, cloud_account_id: impl Into<CloudAccountId>) -> Call<()> {
        Call::empty(Request::new(
            &self.0,
            "clearRoleArn",
            Method::DELETE,
            true,
            &["role-arn", cloud_account_id.into().as_str()],
        ))
    }

    /// Check a role ARN.
    ///
    /// The *Check Now* button: assumes the role with its external ID, without one and with a wrong one. Answers
    /// 200 also when the verdict is bad; `diagnosis` says what to mend. A refusal within two minutes after the
    /// ARN was saved is `unknown`, and the platform tries again by itself until they are over. Verified roles it
    /// checks again from time to time. When AWS does not answer, a verified role stays so, and `unanswered` says
    /// since when. Not offered in `manual` mode.
    ///
    /// Scope: `role-arn:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `cloud_account_not_found`, `cloud_account_not_live`, `role_arn_not_set`, `aws_not_connected`,
    /// `quota_exceeded`, `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /role-arn/{cloudAccountId}/check`.
    pub fn check(&self, cloud_account_id: impl Into<CloudAccountId>) -> Call<RoleArn> {
        Call::json(Request::new(
            &self.0,
            "checkRoleArn",
            Method::POST,
            true,
            &["role-arn", cloud_account_id.into().as_str(), "check"],
        ))
    }

    /// Record a role check.
    ///
    /// What a person of the operations team saw in the AWS console; only in `manual` mode.
    ///
    /// Scope: `role-arn:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `cloud_account_not_found`, `cloud_account_not_live`, `role_arn_not_set`, `aws_connected`,
    /// `quota_exceeded`, `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /role-arn/{cloudAccountId}/record-check`.
    pub fn record_role_check(
        &self,
        cloud_account_id: impl Into<CloudAccountId>,
        body: impl Borrow<RecordRoleCheck>,
    ) -> Call<RoleArn> {
        Call::json(
            Request::new(
                &self.0,
                "recordRoleCheck",
                Method::POST,
                true,
                &["role-arn", cloud_account_id.into().as_str(), "record-check"],
            )
            .json(body.borrow()),
        )
    }

    /// Get the verification report.
    ///
    /// The last verification of the saved role as a dated document that an auditor can keep: what was tried, what
    /// it means, what the role showed, and what all that does not prove. JSON, or a Markdown page in the asked
    /// language with `Accept: text/markdown`. A role that was never checked has no report.
    ///
    /// Scope: `role-arn:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `cloud_account_not_found`, `role_report_not_found`, `invalid_request`.
    ///
    /// `GET /role-arn/{cloudAccountId}/report`.
    pub fn get_role_report(&self, cloud_account_id: impl Into<CloudAccountId>) -> Call<RoleReport> {
        Call::json(Request::new(
            &self.0,
            "getRoleReport",
            Method::GET,
            true,
            &["role-arn", cloud_account_id.into().as_str(), "report"],
        ))
    }

    /// Get the setup kit.
    ///
    /// What the AWS account's owner needs to create the role, in one of seven forms: `json` with everything, or
    /// one form raw in its own media type. The same values give the same text.
    ///
    /// Scope: `role-arn:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `cloud_account_not_found`, `role_name_exceeds_aws_limit`, `invalid_request`.
    ///
    /// `GET /role-arn/{cloudAccountId}/setup-kit`.
    pub fn get_setup_kit(
        &self,
        cloud_account_id: impl Into<CloudAccountId>,
    ) -> Call<TextOrJson<SetupKitBody>, GetSetupKitOptions> {
        Call::text_or_json(Request::new(
            &self.0,
            "getSetupKit",
            Method::GET,
            true,
            &["role-arn", cloud_account_id.into().as_str(), "setup-kit"],
        ))
    }
}

/// What only `listRoleArns` can be told.
#[derive(Debug)]
pub enum ListRoleArnsOptions {}

impl<T> Call<T, ListRoleArnsOptions> {
    /// Only those with this status.
    pub fn status(mut self, value: impl Into<RoleArnStatus>) -> Self {
        self.request = self.request.query("status", &Into::<RoleArnStatus>::into(value));
        self
    }

    /// Only those of this client.
    pub fn client_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("clientId", &value.as_ref());
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

/// What only `getSetupKit` can be told.
#[derive(Debug)]
pub enum GetSetupKitOptions {}

impl<T> Call<T, GetSetupKitOptions> {
    /// Its form; `json` when left out.
    pub fn format(mut self, value: impl Into<GetSetupKitFormat>) -> Self {
        self.request = self.request.query("format", &Into::<GetSetupKitFormat>::into(value));
        self
    }

    /// Whether to add the policy AWSSupportAccess, for the Security and Compliance report; it needs Business
    /// Support.
    pub fn security_report(mut self, value: bool) -> Self {
        self.request = self.request.query("securityReport", &value);
        self
    }
}
