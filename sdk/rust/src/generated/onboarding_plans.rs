// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::{OnboardingPlan, OnboardingPlanRow};
use super::enums::{OnboardingPlanOutcome, OnboardingPlanStatus};
use super::ids::OnboardingPlanId;
use super::requests::CreateOnboardingPlan;
use crate::request::Request;
use crate::{Call, Gangway, Page};
use reqwest::Method;
use std::borrow::Borrow;

/// Many accounts at once: a file becomes a plan that shows what would happen, and then happens.
#[derive(Debug, Clone)]
pub struct OnboardingPlansApi(pub(crate) Gangway);

impl OnboardingPlansApi {
    /// List onboarding plans.
    ///
    /// Newest first, without their rows, until 30 days after their end.
    ///
    /// Scope: `cloud-accounts:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /onboarding-plans`.
    pub fn list(&self) -> Call<Page<OnboardingPlan>, ListOnboardingPlansOptions> {
        Call::page(Request::new(&self.0, "listOnboardingPlans", Method::GET, true, &["onboarding-plans"]))
    }

    /// Plan many accounts.
    ///
    /// Says row by row what would happen, and changes nothing: an account is added, changed, or left as it is.
    /// What a row leaves out stays as it is. Apply the plan within a day.
    ///
    /// As `text/csv`, in UTF-8, the first line names the columns, which are the members of a row, in any order;
    /// fields are separated by commas, semicolons or tabs, and quoted as RFC 4180 has it. An empty field is an
    /// absent member, and a row without any is passed over. What is wrong with a row is told at that row; only a
    /// file that cannot be read as a whole is refused. Format the column of account numbers as text before you
    /// save a spreadsheet: as numbers they lose their leading zeros.
    ///
    /// Scope: `cloud-accounts:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_archived`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`,
    /// `idempotency_key_reused`.
    ///
    /// `POST /onboarding-plans`.
    pub fn create(&self, body: impl Borrow<CreateOnboardingPlan>) -> Call<OnboardingPlan> {
        Call::json(
            Request::new(&self.0, "createOnboardingPlan", Method::POST, true, &["onboarding-plans"])
                .json(body.borrow()),
        )
    }

    /// Plan many accounts.
    ///
    /// Says row by row what would happen, and changes nothing: an account is added, changed, or left as it is.
    /// What a row leaves out stays as it is. Apply the plan within a day.
    ///
    /// As `text/csv`, in UTF-8, the first line names the columns, which are the members of a row, in any order;
    /// fields are separated by commas, semicolons or tabs, and quoted as RFC 4180 has it. An empty field is an
    /// absent member, and a row without any is passed over. What is wrong with a row is told at that row; only a
    /// file that cannot be read as a whole is refused. Format the column of account numbers as text before you
    /// save a spreadsheet: as numbers they lose their leading zeros.
    ///
    /// Scope: `cloud-accounts:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_archived`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`,
    /// `idempotency_key_reused`.
    ///
    /// `POST /onboarding-plans`.
    pub fn create_from_csv(&self, csv: impl Into<Vec<u8>>) -> Call<OnboardingPlan, CreateOnboardingPlanFromCsvOptions> {
        Call::json(
            Request::new(&self.0, "createOnboardingPlan", Method::POST, true, &["onboarding-plans"]).csv(csv.into()),
        )
    }

    /// Get an onboarding plan.
    ///
    /// How far it is. While it is applied its rows are counted a few times a second.
    ///
    /// Scope: `cloud-accounts:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `onboarding_plan_not_found`, `invalid_request`.
    ///
    /// `GET /onboarding-plans/{onboardingPlanId}`.
    pub fn get(&self, onboarding_plan_id: impl Into<OnboardingPlanId>) -> Call<OnboardingPlan> {
        Call::json(Request::new(
            &self.0,
            "getOnboardingPlan",
            Method::GET,
            true,
            &["onboarding-plans", onboarding_plan_id.into().as_str()],
        ))
    }

    /// Apply an onboarding plan.
    ///
    /// Answers at once, and goes on in the background: row by row, each by itself, in your name and with your
    /// rights as they are then. A row is looked at anew, and done only if what would happen is what the plan has
    /// shown, or has happened already; else it fails with `onboarding_row_outdated`. It goes on after a crash,
    /// and no row is done twice. Asked again meanwhile it answers how far it is, whatever `If-Match` says. When
    /// your credential is revoked, expires, or its tokens from now are refused, the rows that are left fail with
    /// `onboarding_plan_stopped`; while a reseller is suspended, its plans rest.
    ///
    /// Scope: `cloud-accounts:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `onboarding_plan_not_found`, `onboarding_plan_not_planned`, `quota_exceeded`, `idempotency_in_progress`,
    /// `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /onboarding-plans/{onboardingPlanId}/apply`.
    pub fn apply(&self, onboarding_plan_id: impl Into<OnboardingPlanId>) -> Call<OnboardingPlan> {
        Call::json(Request::new(
            &self.0,
            "applyOnboardingPlan",
            Method::POST,
            true,
            &["onboarding-plans", onboarding_plan_id.into().as_str(), "apply"],
        ))
    }

    /// Discard an onboarding plan.
    ///
    /// Before it is applied. It is kept for 30 days like others.
    ///
    /// Scope: `cloud-accounts:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `onboarding_plan_not_found`, `onboarding_plan_not_planned`, `quota_exceeded`, `idempotency_in_progress`,
    /// `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /onboarding-plans/{onboardingPlanId}/discard`.
    pub fn discard(&self, onboarding_plan_id: impl Into<OnboardingPlanId>) -> Call<OnboardingPlan> {
        Call::json(Request::new(
            &self.0,
            "discardOnboardingPlan",
            Method::POST,
            true,
            &["onboarding-plans", onboarding_plan_id.into().as_str(), "discard"],
        ))
    }

    /// List the rows of an onboarding plan.
    ///
    /// In the order of the file: what each makes happen, what stands against it, and what became of it.
    ///
    /// Scope: `cloud-accounts:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `onboarding_plan_not_found`, `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /onboarding-plans/{onboardingPlanId}/rows`.
    pub fn list_rows(
        &self,
        onboarding_plan_id: impl Into<OnboardingPlanId>,
    ) -> Call<Page<OnboardingPlanRow>, ListOnboardingPlanRowsOptions> {
        Call::page(Request::new(
            &self.0,
            "listOnboardingPlanRows",
            Method::GET,
            true,
            &["onboarding-plans", onboarding_plan_id.into().as_str(), "rows"],
        ))
    }
}

/// What only `listOnboardingPlans` can be told.
#[derive(Debug)]
pub enum ListOnboardingPlansOptions {}

impl<T> Call<T, ListOnboardingPlansOptions> {
    /// Only those for this client.
    pub fn client_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("clientId", &value.as_ref());
        self
    }

    /// Only those that are this far.
    pub fn status(mut self, value: impl Into<OnboardingPlanStatus>) -> Self {
        self.request = self.request.query("status", &Into::<OnboardingPlanStatus>::into(value));
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

/// What only `createOnboardingPlan` can be told.
#[derive(Debug)]
pub enum CreateOnboardingPlanFromCsvOptions {}

impl<T> Call<T, CreateOnboardingPlanFromCsvOptions> {
    /// Whose accounts they are; with `text/csv`, and only then.
    pub fn client_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("clientId", &value.as_ref());
        self
    }
}

/// What only `listOnboardingPlanRows` can be told.
#[derive(Debug)]
pub enum ListOnboardingPlanRowsOptions {}

impl<T> Call<T, ListOnboardingPlanRowsOptions> {
    /// Only those of which this became.
    pub fn outcome(mut self, value: impl Into<OnboardingPlanOutcome>) -> Self {
        self.request = self.request.query("outcome", &Into::<OnboardingPlanOutcome>::into(value));
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
