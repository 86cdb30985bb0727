//! What the token endpoint, the public keys and the server's metadata look like.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Asks for an access token (RFC 6749 §4.4).
#[derive(Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "only the document reads it")]
pub struct TokenRequest {
    /// Always `client_credentials`.
    #[schema(pattern = "^client_credentials$", max_length = 18, example = "client_credentials")]
    pub grant_type: String,
    /// The credential's id; here or by HTTP Basic.
    #[schema(max_length = 64, example = "crd_01jdgx3v9re8tbq4m6n0y7k2hb")]
    pub client_id: Option<String>,
    /// The credential's secret; here or by HTTP Basic.
    #[schema(format = "password", max_length = 256, example = "gws_…")]
    pub client_secret: Option<String>,
    /// Space-separated scopes; all of the credential's when left out.
    #[schema(max_length = 1024, example = "clients:read cloud-accounts:read")]
    pub scope: Option<String>,
}

/// An access token.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccessToken {
    /// Send it as `Authorization: Bearer …`.
    #[schema(example = "eyJ0eXAiOiJKV1QiLCJhbGciOiJFZERTQSJ9.…")]
    pub access_token: String,
    /// Always `Bearer`.
    #[schema(example = "Bearer")]
    pub token_type: String,
    /// Seconds until it ends.
    #[schema(example = 3600)]
    pub expires_in: i64,
    /// The scopes it has, space-separated.
    #[schema(example = "clients:read cloud-accounts:read")]
    pub scope: String,
}

/// An error of the token endpoint (RFC 6749 §5.2).
#[derive(Debug, Serialize, ToSchema)]
pub struct OAuthError {
    /// `invalid_request`, `invalid_client`, `unsupported_grant_type`, `invalid_scope`, or, when it is worth another try,
    /// `temporarily_unavailable`.
    #[schema(example = "invalid_client")]
    pub error: String,
    /// What to do about it.
    #[schema(example = "The client id or the secret is wrong, or the credential is revoked or expired.")]
    pub error_description: String,
}

/// The server's metadata (RFC 8414).
#[derive(Debug, Serialize, ToSchema)]
pub struct AuthorizationServerMetadata {
    /// The issuer of the tokens.
    #[schema(example = "http://127.0.0.1:8080")]
    pub issuer: String,
    /// Where tokens are issued.
    pub token_endpoint: String,
    /// Where the public keys are.
    pub jwks_uri: String,
    /// All scopes.
    pub scopes_supported: Vec<String>,
    /// `client_credentials`.
    pub grant_types_supported: Vec<String>,
    /// None: there is no authorization endpoint.
    pub response_types_supported: Vec<String>,
    /// How a client authenticates.
    pub token_endpoint_auth_methods_supported: Vec<String>,
}

/// The public keys of access tokens (RFC 7517).
#[derive(Debug, Serialize, ToSchema)]
pub struct JsonWebKeySet {
    /// The keys.
    #[schema(value_type = Vec<JsonWebKey>)]
    pub keys: Vec<jsonwebtoken::jwk::Jwk>,
}

/// A public key (RFC 7517, RFC 8037). It only describes what is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct JsonWebKey {
    /// What the key is for: `sig`.
    #[schema(example = "sig")]
    pub r#use: String,
    /// The algorithm: `EdDSA`.
    #[schema(example = "EdDSA")]
    pub alg: String,
    /// The key's id, as in the header of a token.
    #[schema(example = "0qoJvn5WHAjYzVJhKcoi8YxgyNamdUe1tN0uGycI4bQ")]
    pub kid: String,
    /// The type of the key: `OKP`.
    #[schema(example = "OKP")]
    pub kty: String,
    /// The curve: `Ed25519`.
    #[schema(example = "Ed25519")]
    pub crv: String,
    /// The public key, in base64url.
    #[schema(example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")]
    pub x: String,
}
