// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::{
    SunsetAccount, SunsetCharges, SupportPlanCatalog, SupportPlanCatalogEntry, SupportPlanGroup, SupportPlanQuote,
};
use super::enums::{SupportPlanKind, SupportType};
use super::ids::{CloudAccountId, SupportPlanId};
use super::requests::{ChargeSunset, CreateSupportPlan, QuoteSupportPlan, UpdateSupportPlan};
use crate::request::Request;
use crate::{Call, Gangway, Page};
use chrono::NaiveDate;
use reqwest::Method;
use std::borrow::Borrow;

/// Groups of accounts that are billed alike for AWS Support, and the catalogue of AWS's plans.
#[derive(Debug, Clone)]
pub struct SupportPlansApi(pub(crate) Gangway);

impl SupportPlansApi {
    /// List support plan groups.
    ///
    /// Newest first, each with its accounts.
    ///
    /// Scope: `support-plans:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /support-plans`.
    pub fn list(&self) -> Call<Page<SupportPlanGroup>, ListSupportPlansOptions> {
        Call::page(Request::new(&self.0, "listSupportPlans", Method::GET, true, &["support-plans"]))
    }

    /// Create a support plan group.
    ///
    /// Groups accounts of one client by how they are billed for AWS Support. Accounts can be put in at once or
    /// later.
    ///
    /// Scope: `support-plans:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_archived`, `cloud_account_not_live`, `account_already_in_support_plan`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`, `support_plan_mismatch`,
    /// `support_plan_retired`, `account_of_other_client`.
    ///
    /// `POST /support-plans`.
    pub fn create(&self, body: impl Borrow<CreateSupportPlan>) -> Call<SupportPlanGroup> {
        Call::json(
            Request::new(&self.0, "createSupportPlan", Method::POST, true, &["support-plans"]).json(body.borrow()),
        )
    }

    /// List AWS's support plans.
    ///
    /// A dated catalogue: what each plan costs, since and until when it can be had, and where that is written. No
    /// pages.
    ///
    /// Scope: `support-plans:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `invalid_request`.
    ///
    /// `GET /support-plans/catalog`.
    pub fn list_catalog(&self) -> Call<SupportPlanCatalog, ListSupportPlanCatalogOptions> {
        Call::json(Request::new(&self.0, "listSupportPlanCatalog", Method::GET, true, &["support-plans", "catalog"]))
    }

    /// Get one of AWS's support plans.
    ///
    /// What it costs, since and until when it can be had, and where that is written; also when it has ended.
    ///
    /// Scope: `support-plans:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `support_plan_not_found`, `invalid_request`.
    ///
    /// `GET /support-plans/catalog/{code}`.
    pub fn get_catalog_entry(&self, code: impl Into<SupportType>) -> Call<SupportPlanCatalogEntry> {
        Call::json(Request::new(
            &self.0,
            "getSupportPlanCatalogEntry",
            Method::GET,
            true,
            &["support-plans", "catalog", code.into().as_str()],
        ))
    }

    /// Quote one of AWS's support plans.
    ///
    /// What the plan costs in a month for accounts with the given spend, tier by tier: on each account alone, or
    /// on all of them together where the plan is `aggregated`. Nothing is stored. A plan that has ended is not
    /// quoted, as it cannot be had; name a day before its end with `on` to reconcile a past bill.
    ///
    /// Scope: `support-plans:read`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`,
    /// `portal_not_enabled`, `support_plan_not_found`, `quota_exceeded`, `idempotency_in_progress`,
    /// `invalid_request`, `idempotency_key_reused`, `support_plan_retired`.
    ///
    /// `POST /support-plans/catalog/{code}/quote`.
    pub fn quote(
        &self,
        code: impl Into<SupportType>,
        body: impl Borrow<QuoteSupportPlan>,
    ) -> Call<SupportPlanQuote, QuoteSupportPlanOptions> {
        Call::json(
            Request::new(
                &self.0,
                "quoteSupportPlan",
                Method::POST,
                true,
                &["support-plans", "catalog", code.into().as_str(), "quote"],
            )
            .json(body.borrow()),
        )
    }

    /// Report the accounts whose support plan ends.
    ///
    /// Every live account whose support type has ended or ends by a day, newest first, with the calls that write
    /// down what follows. Nothing is changed by itself: what becomes at AWS of an account that is still on such a
    /// plan is not published.
    ///
    /// Scope: `support-plans:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /support-plans/sunset-report`.
    pub fn get_sunset_report(&self) -> Call<Page<SunsetAccount>, GetSunsetReportOptions> {
        Call::page(Request::new(&self.0, "getSunsetReport", Method::GET, true, &["support-plans", "sunset-report"]))
    }

    /// Charge the accounts whose support plan ends.
    ///
    /// The report of the given accounts, with what the plan that ends costs them in a month, what AWS offers
    /// instead costs, and the difference. An aggregated plan is charged on those of the given accounts together
    /// that have it and are of one client. Nothing is stored.
    ///
    /// Scope: `support-plans:read`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `quota_exceeded`, `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /support-plans/sunset-report`.
    pub fn charge_sunset_report(&self, body: impl Borrow<ChargeSunset>) -> Call<SunsetCharges> {
        Call::json(
            Request::new(&self.0, "chargeSunsetReport", Method::POST, true, &["support-plans", "sunset-report"])
                .json(body.borrow()),
        )
    }

    /// Get a support plan group.
    ///
    /// Its present state with its accounts.
    ///
    /// Scope: `support-plans:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `support_plan_not_found`, `invalid_request`.
    ///
    /// `GET /support-plans/{supportPlanId}`.
    pub fn get(&self, support_plan_id: impl Into<SupportPlanId>) -> Call<SupportPlanGroup> {
        Call::json(Request::new(
            &self.0,
            "getSupportPlan",
            Method::GET,
            true,
            &["support-plans", support_plan_id.into().as_str()],
        ))
    }

    /// Change a support plan group.
    ///
    /// A JSON merge patch: what is left out stays. `cloudAccountIds` replaces the accounts, so that an empty list
    /// takes all of them out. Every account must fit the kind that the group has afterwards.
    ///
    /// Scope: `support-plans:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `support_plan_not_found`, `cloud_account_not_live`, `account_already_in_support_plan`, `invalid_request`,
    /// `support_plan_mismatch`, `support_plan_retired`, `account_of_other_client`.
    ///
    /// `PATCH /support-plans/{supportPlanId}`.
    pub fn update(
        &self,
        support_plan_id: impl Into<SupportPlanId>,
        body: impl Borrow<UpdateSupportPlan>,
    ) -> Call<SupportPlanGroup> {
        Call::json(
            Request::new(
                &self.0,
                "updateSupportPlan",
                Method::PATCH,
                true,
                &["support-plans", support_plan_id.into().as_str()],
            )
            .json(body.borrow()),
        )
    }

    /// Delete a support plan group.
    ///
    /// Refused while it has accounts: take them out first.
    ///
    /// Scope: `support-plans:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `support_plan_not_found`, `support_plan_in_use`, `invalid_request`.
    ///
    /// `DELETE /support-plans/{supportPlanId}`.
    pub fn delete(&self, support_plan_id: impl Into<SupportPlanId>) -> Call<()> {
        Call::empty(Request::new(
            &self.0,
            "deleteSupportPlan",
            Method::DELETE,
            true,
            &["support-plans", support_plan_id.into().as_str()],
        ))
    }

    /// Put an account into a support plan group.
    ///
    /// The account must be live, of the group's client, in no other group, and have a support type that fits the
    /// group. Putting it in again changes nothing. `If-Match` is about the group.
    ///
    /// Scope: `support-plans:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `cloud_account_not_found`, `support_plan_not_found`, `cloud_account_not_live`,
    /// `account_already_in_support_plan`, `support_plan_full`, `invalid_request`, `support_plan_mismatch`,
    /// `support_plan_retired`, `account_of_other_client`.
    ///
    /// `PUT /support-plans/{supportPlanId}/accounts/{cloudAccountId}`.
    pub fn put_account(
        &self,
        support_plan_id: impl Into<SupportPlanId>,
        cloud_account_id: impl Into<CloudAccountId>,
    ) -> Call<SupportPlanGroup> {
        Call::json(Request::new(
            &self.0,
            "putSupportPlanAccount",
            Method::PUT,
            true,
            &["support-plans", support_plan_id.into().as_str(), "accounts", cloud_account_id.into().as_str()],
        ))
    }

    /// Take an account out of a support plan group.
    ///
    /// Until it is in another group, its support charges may end up as a negative margin. `If-Match` is about the
    /// group.
    ///
    /// Scope: `support-plans:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `cloud_account_not_found`, `support_plan_not_found`, `support_plan_account_not_found`, `invalid_request`.
    ///
    /// `DELETE /support-plans/{supportPlanId}/accounts/{cloudAccountId}`.
    pub fn delete_account(
        &self,
        support_plan_id: impl Into<SupportPlanId>,
        cloud_account_id: impl Into<CloudAccountId>,
    ) -> Call<()> {
        Call::empty(Request::new(
            &self.0,
            "deleteSupportPlanAccount",
            Method::DELETE,
            true,
            &["support-plans", support_plan_id.into().as_str(), "accounts", cloud_account_id.into().as_str()],
        ))
    }
}

/// What only `listSupportPlans` can be told.
#[derive(Debug)]
pub enum ListSupportPlansOptions {}

impl<T> Call<T, ListSupportPlansOptions> {
    /// Only those of this client.
    pub fn client_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("clientId", &value.as_ref());
        self
    }

    /// Only those of this kind.
    pub fn kind(mut self, value: impl Into<SupportPlanKind>) -> Self {
        self.request = self.request.query("kind", &Into::<SupportPlanKind>::into(value));
        self
    }

    /// Only those of this reseller's clients.
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

/// What only `listSupportPlanCatalog` can be told.
#[derive(Debug)]
pub enum ListSupportPlanCatalogOptions {}

impl<T> Call<T, ListSupportPlanCatalogOptions> {
    /// Only those that an account can be given on this day; all when left out.
    pub fn on(mut self, value: NaiveDate) -> Self {
        self.request = self.request.query("on", &value);
        self
    }
}

/// What only `quoteSupportPlan` can be told.
#[derive(Debug)]
pub enum QuoteSupportPlanOptions {}

impl<T> Call<T, QuoteSupportPlanOptions> {
    /// The day; today (UTC) when left out. With a day before a plan's end, a past bill can be reconciled.
    pub fn on(mut self, value: NaiveDate) -> Self {
        self.request = self.request.query("on", &value);
        self
    }
}

/// What only `getSunsetReport` can be told.
#[derive(Debug)]
pub enum GetSunsetReportOptions {}

impl<T> Call<T, GetSunsetReportOptions> {
    /// Plans that have ended or end by this day; today (UTC) when left out.
    pub fn on(mut self, value: NaiveDate) -> Self {
        self.request = self.request.query("on", &value);
        self
    }

    /// Only accounts of this client.
    pub fn client_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("clientId", &value.as_ref());
        self
    }

    /// Only accounts of this reseller.
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
