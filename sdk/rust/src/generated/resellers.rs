// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::Reseller;
use super::enums::ResellerStatus;
use super::ids::ResellerId;
use super::requests::{CreateReseller, UpdateReseller};
use crate::request::Request;
use crate::{Call, Gangway, Page};
use reqwest::Method;
use std::borrow::Borrow;

/// The distributor's partners. Only operations works with them.
#[derive(Debug, Clone)]
pub struct ResellersApi(pub(crate) Gangway);

impl ResellersApi {
    /// List resellers.
    ///
    /// Newest first, suspended ones too.
    ///
    /// Scope: `resellers:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /resellers`.
    pub fn list(&self) -> Call<Page<Reseller>, ListResellersOptions> {
        Call::page(Request::new(&self.0, "listResellers", Method::GET, true, &["resellers"]))
    }

    /// Create a reseller.
    ///
    /// Registers a partner of the distributor. Give it credentials next: `POST /credentials`.
    ///
    /// Scope: `resellers:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `external_ref_taken`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`,
    /// `idempotency_key_reused`.
    ///
    /// `POST /resellers`.
    pub fn create(&self, body: impl Borrow<CreateReseller>) -> Call<Reseller> {
        Call::json(Request::new(&self.0, "createReseller", Method::POST, true, &["resellers"]).json(body.borrow()))
    }

    /// Get a reseller.
    ///
    /// Its present state. A suspended reseller can be read too.
    ///
    /// Scope: `resellers:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `reseller_not_found`, `invalid_request`.
    ///
    /// `GET /resellers/{resellerId}`.
    pub fn get(&self, reseller_id: impl Into<ResellerId>) -> Call<Reseller> {
        Call::json(Request::new(&self.0, "getReseller", Method::GET, true, &["resellers", reseller_id.into().as_str()]))
    }

    /// Change a reseller.
    ///
    /// A JSON merge patch: what is left out stays, null clears. `status: suspended` refuses its tokens.
    ///
    /// Scope: `resellers:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `reseller_not_found`, `external_ref_taken`, `invalid_request`.
    ///
    /// `PATCH /resellers/{resellerId}`.
    pub fn update(&self, reseller_id: impl Into<ResellerId>, body: impl Borrow<UpdateReseller>) -> Call<Reseller> {
        Call::json(
            Request::new(&self.0, "updateReseller", Method::PATCH, true, &["resellers", reseller_id.into().as_str()])
                .json(body.borrow()),
        )
    }
}

/// What only `listResellers` can be told.
#[derive(Debug)]
pub enum ListResellersOptions {}

impl<T> Call<T, ListResellersOptions> {
    /// Only those with this status.
    pub fn status(mut self, value: impl Into<ResellerStatus>) -> Self {
        self.request = self.request.query("status", &Into::<ResellerStatus>::into(value));
        self
    }

    /// Only the one with this external reference.
    pub fn external_ref(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("externalRef", &value.as_ref());
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
