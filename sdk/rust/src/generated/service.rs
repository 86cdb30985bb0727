// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::Health;
use crate::request::Request;
use crate::{Call, Gangway};
use reqwest::Method;

/// Health of the server. Its metrics are at `/metrics`, unless operations has given them an address of their own:
/// then that is 404 here.
#[derive(Debug, Clone)]
pub struct ServiceApi(pub(crate) Gangway);

impl ServiceApi {
    /// Alive.
    ///
    /// Answers as long as the process serves; touches nothing.
    ///
    /// Its problem codes: `precondition_not_supported`.
    ///
    /// `GET /healthz`.
    pub fn get_health(&self) -> Call<Health> {
        Call::json(Request::new(&self.0, "getHealth", Method::GET, false, &["healthz"]))
    }

    /// Ready.
    ///
    /// The database answers, takes writes as far as is known, and all migrations are applied; else 503.
    ///
    /// Its problem codes: `precondition_not_supported`, `database_busy`, `database_unavailable`, `not_ready`.
    ///
    /// `GET /readyz`.
    pub fn get_readiness(&self) -> Call<Health> {
        Call::json(Request::new(&self.0, "getReadiness", Method::GET, false, &["readyz"]))
    }
}
