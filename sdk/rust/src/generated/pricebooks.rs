// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::{Pricebook, PricebookRuleVersion, PricedUsage};
use super::enums::{PricebookKind, PricebookStatus};
use super::ids::PricebookId;
use super::requests::{CreatePricebook, PriceUsage, PutPricebookRules, UpdatePricebook};
use crate::request::Request;
use crate::{Call, Gangway, Page};
use reqwest::Method;
use std::borrow::Borrow;

/// What customers pay: AWS's list prices, and the markups and discounts of resellers.
#[derive(Debug, Clone)]
pub struct PricebooksApi(pub(crate) Gangway);

impl PricebooksApi {
    /// List pricebooks.
    ///
    /// The masters and your own, newest first. Retired ones only with `status=retired`.
    ///
    /// Scope: `pricebooks:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /pricebooks`.
    pub fn list(&self) -> Call<Page<Pricebook>, ListPricebooksOptions> {
        Call::page(Request::new(&self.0, "listPricebooks", Method::GET, true, &["pricebooks"]))
    }

    /// Create a pricebook.
    ///
    /// A reseller creates custom pricebooks, each based on a master of the same currency. Masters belong to the
    /// platform: only operations creates them, without rules, and operations names the reseller of a custom one.
    ///
    /// Scope: `pricebooks:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `master_pricebook_read_only`, `pricebook_retired`, `quota_exceeded`, `idempotency_in_progress`,
    /// `invalid_request`, `idempotency_key_reused`, `pricebook_currency_mismatch`.
    ///
    /// `POST /pricebooks`.
    pub fn create(&self, body: impl Borrow<CreatePricebook>) -> Call<Pricebook> {
        Call::json(Request::new(&self.0, "createPricebook", Method::POST, true, &["pricebooks"]).json(body.borrow()))
    }

    /// Get a pricebook.
    ///
    /// Its present state, also when it is retired.
    ///
    /// Scope: `pricebooks:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `pricebook_not_found`, `invalid_request`.
    ///
    /// `GET /pricebooks/{pricebookId}`.
    pub fn get(&self, pricebook_id: impl Into<PricebookId>) -> Call<Pricebook> {
        Call::json(Request::new(
            &self.0,
            "getPricebook",
            Method::GET,
            true,
            &["pricebooks", pricebook_id.into().as_str()],
        ))
    }

    /// Rename a pricebook.
    ///
    /// A JSON merge patch of the name; nothing else of a pricebook changes this way. A retired one keeps its
    /// name, and resellers cannot rename a master.
    ///
    /// Scope: `pricebooks:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `pricebook_not_found`, `master_pricebook_read_only`, `pricebook_retired`, `invalid_request`.
    ///
    /// `PATCH /pricebooks/{pricebookId}`.
    pub fn update(&self, pricebook_id: impl Into<PricebookId>, body: impl Borrow<UpdatePricebook>) -> Call<Pricebook> {
        Call::json(
            Request::new(
                &self.0,
                "updatePricebook",
                Method::PATCH,
                true,
                &["pricebooks", pricebook_id.into().as_str()],
            )
            .json(body.borrow()),
        )
    }

    /// Retire a pricebook.
    ///
    /// For good: it can still be read, but no longer be assigned or changed. Refused while a client, a live
    /// account or an active custom pricebook refers to it. Retiring it again changes nothing.
    ///
    /// Scope: `pricebooks:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `pricebook_not_found`, `master_pricebook_read_only`, `pricebook_in_use`, `invalid_request`.
    ///
    /// `DELETE /pricebooks/{pricebookId}`.
    pub fn retire(&self, pricebook_id: impl Into<PricebookId>) -> Call<()> {
        Call::empty(Request::new(
            &self.0,
            "retirePricebook",
            Method::DELETE,
            true,
            &["pricebooks", pricebook_id.into().as_str()],
        ))
    }

    /// Price usage.
    ///
    /// What the given lines cost a customer under this pricebook's present rules, and why. Nothing is stored. A
    /// line at a rule's price is rounded half-up (ties away from zero) to 6 decimals; a credit is priced like a
    /// charge.
    ///
    /// Scope: `pricebooks:read`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `pricebook_not_found`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`,
    /// `idempotency_key_reused`.
    ///
    /// `POST /pricebooks/{pricebookId}/price`.
    pub fn price(&self, pricebook_id: impl Into<PricebookId>, body: impl Borrow<PriceUsage>) -> Call<PricedUsage> {
        Call::json(
            Request::new(
                &self.0,
                "pricePricebook",
                Method::POST,
                true,
                &["pricebooks", pricebook_id.into().as_str(), "price"],
            )
            .json(body.borrow()),
        )
    }

    /// Replace a pricebook's rules.
    ///
    /// The rules of a custom pricebook, all at once; nobody writes rules into a master. Usage is priced by them
    /// from then on. The rules that were there stay in the history. The same rules again change nothing.
    ///
    /// Scope: `pricebooks:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `pricebook_not_found`, `master_pricebook_read_only`, `pricebook_retired`, `quota_exceeded`,
    /// `invalid_request`.
    ///
    /// `PUT /pricebooks/{pricebookId}/rules`.
    pub fn put_rules(
        &self,
        pricebook_id: impl Into<PricebookId>,
        body: impl Borrow<PutPricebookRules>,
    ) -> Call<Pricebook> {
        Call::json(
            Request::new(
                &self.0,
                "putPricebookRules",
                Method::PUT,
                true,
                &["pricebooks", pricebook_id.into().as_str(), "rules"],
            )
            .json(body.borrow()),
        )
    }

    /// List the sets of rules that a pricebook ever had.
    ///
    /// Newest first: the first one applies now. Each says who set it, when, and how many rules it has; the rules
    /// themselves are in the answer for one version. A master has none.
    ///
    /// Scope: `pricebooks:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `pricebook_not_found`, `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /pricebooks/{pricebookId}/rules/history`.
    pub fn list_rule_versions(
        &self,
        pricebook_id: impl Into<PricebookId>,
    ) -> Call<Page<PricebookRuleVersion>, ListPricebookRuleVersionsOptions> {
        Call::page(Request::new(
            &self.0,
            "listPricebookRuleVersions",
            Method::GET,
            true,
            &["pricebooks", pricebook_id.into().as_str(), "rules", "history"],
        ))
    }

    /// Get a set of rules that a pricebook has or once had.
    ///
    /// By the pricebook's version that came with it: its creation, or a PUT that changed the rules. Other
    /// versions have none.
    ///
    /// Scope: `pricebooks:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `pricebook_not_found`, `pricebook_version_not_found`, `invalid_request`.
    ///
    /// `GET /pricebooks/{pricebookId}/rules/history/{version}`.
    pub fn get_rule_version(
        &self,
        pricebook_id: impl Into<PricebookId>,
        version: impl Into<String>,
    ) -> Call<PricebookRuleVersion> {
        Call::json(Request::new(
            &self.0,
            "getPricebookRuleVersion",
            Method::GET,
            true,
            &["pricebooks", pricebook_id.into().as_str(), "rules", "history", version.into().as_str()],
        ))
    }
}

/// What only `listPricebooks` can be told.
#[derive(Debug)]
pub enum ListPricebooksOptions {}

impl<T> Call<T, ListPricebooksOptions> {
    /// Only those with this status; `active` when left out.
    pub fn status(mut self, value: impl Into<PricebookStatus>) -> Self {
        self.request = self.request.query("status", &Into::<PricebookStatus>::into(value));
        self
    }

    /// Only those of this kind.
    pub fn kind(mut self, value: impl Into<PricebookKind>) -> Self {
        self.request = self.request.query("kind", &Into::<PricebookKind>::into(value));
        self
    }

    /// Only those in this currency (ISO 4217).
    pub fn currency(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("currency", &value.as_ref());
        self
    }

    /// Only those based on this master pricebook.
    pub fn based_on(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("basedOn", &value.as_ref());
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

/// What only `listPricebookRuleVersions` can be told.
#[derive(Debug)]
pub enum ListPricebookRuleVersionsOptions {}

impl<T> Call<T, ListPricebookRuleVersionsOptions> {
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
