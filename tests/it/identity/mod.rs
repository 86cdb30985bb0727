//! Access tokens and credentials: how they are got, what they say, how they end.

mod credentials;
mod keys;
mod revocation;
mod rotation;
mod token_endpoint;
mod tokens;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation};
use reqwest::Method;
use serde_json::Value;

use crate::support::{Answer, Caller};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

const GRANT: (&str, &str) = ("grant_type", "client_credentials");

/// Of a credential, a reseller and a client that nobody has.
const UNKNOWN: [&str; 3] =
    ["crd_01jdgx3v9re8tbq4m6n0y7k2hz", "rsl_01jdgx3v9re8tbq4m6n0y7k2hz", "cli_01jdgx3v9re8tbq4m6n0y7k2hz"];

const CUSTOMER_SCOPES: &str = "clients:read cloud-accounts:read cloud-accounts:write role-arn:read role-arn:write \
                               link-requests:read link-requests:write support-plans:read";

/// Id and secret as HTTP Basic carries them: form-encoded first (RFC 6749 §2.3.1).
fn basic(id: &str, secret: &str) -> String {
    let encoded = |text: &str| serde_urlencoded::to_string([("", text)]).unwrap()[1..].to_owned();
    format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(id), encoded(secret))))
}

/// Asks the token endpoint.
async fn ask(url: &str, authorization: Option<&str>, form: &[(&str, &str)]) -> Answer {
    let body = serde_urlencoded::to_string(form).unwrap();
    let mut headers = vec![FORM];
    headers.extend(authorization.map(|value| ("authorization", value)));
    Caller::anonymous(url).send(Method::POST, "/oauth/token", Some(body), &headers).await
}

/// Asks for a token with all scopes.
async fn login(url: &str, id: &str, secret: &str) -> Answer {
    ask(url, Some(&basic(id, secret)), &[GRANT]).await
}

/// The answer, which is OAuth's error and is kept nowhere.
#[track_caller]
fn denied(answer: Answer, status: u16, error: &str) -> Value {
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let challenge = answer.header("www-authenticate").unwrap_or_default().to_owned();
    assert_eq!(challenge.starts_with("Basic "), status == 401, "{challenge}");
    let body = answer.expect(status);
    assert_eq!(body["error"], error, "{body}");
    assert!(!body["error_description"].as_str().unwrap().is_empty());
    body
}

/// The header and the claims of a token, once its signature is checked with a published key.
fn verified(token: &str, jwks: &JwkSet, issuer: &str) -> (Header, Value) {
    let header = jsonwebtoken::decode_header(token).unwrap();
    let key = jwks.find(header.kid.as_deref().expect("a kid")).expect("a published key");
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_issuer(&[issuer]);
    validation.set_audience(&[issuer]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    let token = jsonwebtoken::decode::<Value>(token, &DecodingKey::from_jwk(key).unwrap(), &validation).unwrap();
    (token.header, token.claims)
}

async fn jwks(url: &str) -> JwkSet {
    let keys = Caller::anonymous(url).get("/.well-known/jwks.json").await.expect(200);
    serde_json::from_value(keys).unwrap()
}
