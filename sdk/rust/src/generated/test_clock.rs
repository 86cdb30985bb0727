// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::TestClock;
use super::requests::AdvanceTestClock;
use crate::request::Request;
use crate::{Call, Gangway};
use reqwest::Method;
use std::borrow::Borrow;

/// In the simulated mode: lets time pass, so that what takes weeks can be tried at once.
#[derive(Debug, Clone)]
pub struct TestClockApi(pub(crate) Gangway);

impl TestClockApi {
    /// Get the test clock.
    ///
    /// What the platform takes for now, and by how much that is ahead of real time.
    ///
    /// Scope: `link-requests:operate`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `not_simulated`.
    ///
    /// `GET /test-clock`.
    pub fn get(&self) -> Call<TestClock> {
        Call::json(Request::new(&self.0, "getTestClock", Method::GET, true, &["test-clock"]))
    }

    /// Put the test clock back.
    ///
    /// Back to real time. What was stored meanwhile keeps its times, also those that are still to come.
    ///
    /// Scope: `link-requests:operate`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `not_simulated`.
    ///
    /// `DELETE /test-clock`.
    pub fn reset(&self) -> Call<()> {
        Call::empty(Request::new(&self.0, "resetTestClock", Method::DELETE, true, &["test-clock"]))
    }

    /// Move the test clock forward.
    ///
    /// What the platform takes for now is so much later from then on, here at once and on every replica within a
    /// second: link requests lapse, support plans end, and the simulated AWS answers. Forward only, and ten years
    /// ahead of real time at most. Tokens, credentials, rate limits, idempotency keys, events and webhooks stay
    /// on real time.
    ///
    /// Scope: `link-requests:operate`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `not_simulated`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /test-clock/advance`.
    pub fn advance(&self, body: impl Borrow<AdvanceTestClock>) -> Call<TestClock> {
        Call::json(
            Request::new(&self.0, "advanceTestClock", Method::POST, true, &["test-clock", "advance"])
                .json(body.borrow()),
        )
    }
}
