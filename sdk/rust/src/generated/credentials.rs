// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::Credential;
use super::enums::CredentialRole;
use super::ids::CredentialId;
use super::requests::{CreateCredential, RotateCredential};
use crate::request::Request;
use crate::{Call, Gangway, Page};
use reqwest::Method;
use std::borrow::Borrow;

/// What machines and customer portals log in with: an id, and a secret that is shown once.
#[derive(Debug, Clone)]
pub struct CredentialsApi(pub(crate) Gangway);

impl CredentialsApi {
    /// List credentials.
    ///
    /// Newest first, revoked ones too, without secrets.
    ///
    /// Scope: `credentials:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /credentials`.
    pub fn list(&self) -> Call<Page<Credential>, ListCredentialsOptions> {
        Call::page(Request::new(&self.0, "listCredentials", Method::GET, true, &["credentials"]))
    }

    /// Create a credential.
    ///
    /// The answer holds the secret, once. A reseller makes credentials for itself, and with the role `customer`
    /// for its clients: that sets up access to the customer portal. Its `id` is the OAuth `client_id`.
    ///
    /// Scope: `credentials:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_archived`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`,
    /// `idempotency_key_reused`, `scope_not_allowed`.
    ///
    /// `POST /credentials`.
    pub fn create(&self, body: impl Borrow<CreateCredential>) -> Call<Credential> {
        Call::json(Request::new(&self.0, "createCredential", Method::POST, true, &["credentials"]).json(body.borrow()))
    }

    /// Get a credential.
    ///
    /// Without its secret.
    ///
    /// Scope: `credentials:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `credential_not_found`, `invalid_request`.
    ///
    /// `GET /credentials/{credentialId}`.
    pub fn get(&self, credential_id: impl Into<CredentialId>) -> Call<Credential> {
        Call::json(Request::new(
            &self.0,
            "getCredential",
            Method::GET,
            true,
            &["credentials", credential_id.into().as_str()],
        ))
    }

    /// Revoke a credential.
    ///
    /// For good. Its tokens are refused within five seconds everywhere.
    ///
    /// Scope: `credentials:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `credential_not_found`, `last_operations_credential`, `invalid_request`.
    ///
    /// `DELETE /credentials/{credentialId}`.
    pub fn revoke(&self, credential_id: impl Into<CredentialId>) -> Call<()> {
        Call::empty(Request::new(
            &self.0,
            "revokeCredential",
            Method::DELETE,
            true,
            &["credentials", credential_id.into().as_str()],
        ))
    }

    /// Rotate a secret.
    ///
    /// Makes a new secret, shown once; the present one works on for `graceSeconds`, and so do the tokens that
    /// there are, unless `revokeTokens` is true. Every credential may rotate itself, whatever its scopes; others
    /// need `credentials:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `portal_not_enabled`, `credential_not_found`, `credential_revoked`, `quota_exceeded`,
    /// `idempotency_in_progress`, `invalid_request`, `idempotency_key_reused`.
    ///
    /// `POST /credentials/{credentialId}/rotate`.
    pub fn rotate(&self, credential_id: impl Into<CredentialId>) -> Call<Credential, RotateCredentialOptions> {
        Call::json(Request::new(
            &self.0,
            "rotateCredential",
            Method::POST,
            true,
            &["credentials", credential_id.into().as_str(), "rotate"],
        ))
    }
}

/// What only `listCredentials` can be told.
#[derive(Debug)]
pub enum ListCredentialsOptions {}

impl<T> Call<T, ListCredentialsOptions> {
    /// Only those with this role.
    pub fn role(mut self, value: impl Into<CredentialRole>) -> Self {
        self.request = self.request.query("role", &Into::<CredentialRole>::into(value));
        self
    }

    /// Only those of this reseller and its clients.
    pub fn reseller_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("resellerId", &value.as_ref());
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

/// What only `rotateCredential` can be told.
#[derive(Debug)]
pub enum RotateCredentialOptions {}

impl<T> Call<T, RotateCredentialOptions> {
    /// What to say with it; may be left out.
    pub fn body(mut self, body: impl Borrow<RotateCredential>) -> Self {
        self.request = self.request.json(body.borrow());
        self
    }
}
