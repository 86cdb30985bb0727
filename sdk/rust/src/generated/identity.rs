// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::{AccessToken, AuthorizationServerMetadata, JsonWebKeySet};
use super::requests::TokenRequest;
use crate::request::Request;
use crate::{Call, Gangway};
use reqwest::Method;
use std::borrow::Borrow;

/// Access tokens, and the keys that sign them. Everything else needs a token.
#[derive(Debug, Clone)]
pub struct IdentityApi(pub(crate) Gangway);

impl IdentityApi {
    /// Public keys.
    ///
    /// The keys that access tokens are signed with, as a JWK set (RFC 7517): while one follows another both, the
    /// next one at least ten seconds before it signs, the last one until its tokens have ended. The `kid` of a
    /// token names its key.
    ///
    /// Its problem codes: `precondition_not_supported`.
    ///
    /// `GET /.well-known/jwks.json`.
    pub fn get_jwks(&self) -> Call<JsonWebKeySet> {
        Call::json(Request::new(&self.0, "getJwks", Method::GET, false, &[".well-known", "jwks.json"]))
    }

    /// Authorization server metadata.
    ///
    /// Where tokens and keys are (RFC 8414).
    ///
    /// Its problem codes: `precondition_not_supported`.
    ///
    /// `GET /.well-known/oauth-authorization-server`.
    pub fn get_authorization_server_metadata(&self) -> Call<AuthorizationServerMetadata> {
        Call::json(Request::new(
            &self.0,
            "getAuthorizationServerMetadata",
            Method::GET,
            false,
            &[".well-known", "oauth-authorization-server"],
        ))
    }

    /// Issue an access token.
    ///
    /// OAuth 2.0 client credentials. The token lives an hour, or until the credential expires; fetch the next one
    /// when it ends. Errors are OAuth's own.
    ///
    /// `POST /oauth/token`.
    pub fn issue_token(&self, body: impl Borrow<TokenRequest>) -> Call<AccessToken> {
        Call::json(Request::new(&self.0, "issueToken", Method::POST, false, &["oauth", "token"]).form(body.borrow()))
    }
}
