//! The token endpoint (RFC 6749 client credentials), the public keys and the server's metadata (RFC 8414).

use std::net::{IpAddr, Ipv4Addr};

use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, CACHE_CONTROL, PRAGMA, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, get, post, web, web::Data};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use uuid::Uuid;

use super::oauth_bodies::{AccessToken, AuthorizationServerMetadata, JsonWebKeySet, OAuthError, TokenRequest};
use super::scope::{Scope, Scopes};
use super::secret::Secret;
use super::token::LIFETIME_SECONDS;
use crate::app::App;
use crate::credentials::model::Credential;
use crate::credentials::{ops, store};
use crate::db::Share;
use crate::domain::Code;
use crate::fault::Fault;
use crate::http::body;
use crate::http::conditions::{self, Unconditional};
use crate::http::extract::BODY_LIMIT;
use crate::http::problem::Cause;
use crate::http::rate_limit::Standing;
use crate::id::CredentialId;

const TAG: &str = "Identity";

/// A refusal by the token endpoint.
#[derive(Clone, Copy)]
struct Denied(StatusCode, &'static str, &'static str);

/// Why no token comes: a refusal, or with its cause a failure of ours.
struct NoToken(Denied, Option<Cause>);

impl From<Denied> for NoToken {
    fn from(denied: Denied) -> Self {
        Self(denied, None)
    }
}

const MALFORMED: Denied = Denied(
    StatusCode::BAD_REQUEST,
    "invalid_request",
    "Send a form (application/x-www-form-urlencoded) with grant_type once, and the client's id and secret once: by HTTP Basic or in the form.",
);
const UNCONDITIONAL: Denied = Denied(
    StatusCode::BAD_REQUEST,
    "invalid_request",
    "A precondition (If-Match and the like) has no meaning for a token. Send the request without it.",
);
const TOO_LARGE: Denied =
    Denied(StatusCode::PAYLOAD_TOO_LARGE, "invalid_request", "The form is too large: at most 65536 bytes are taken.");
const TOO_SLOW: Denied =
    Denied(StatusCode::REQUEST_TIMEOUT, "invalid_request", "The form did not arrive in time. Send it without pauses.");
// OAuth has no code of its own for this. RFC 6749 §4.1.2.1 has this one for servers that are overloaded, and clients know
// it as the one that is worth another try; the status tells the reason.
const TOO_MANY: Denied = Denied(
    StatusCode::TOO_MANY_REQUESTS,
    "temporarily_unavailable",
    "Too many tokens were asked for. Try again after the time in Retry-After, and keep a token until it expires.",
);
const WRONG_CLIENT: Denied = Denied(
    StatusCode::UNAUTHORIZED,
    "invalid_client",
    "The client id or the secret is wrong, or the credential is revoked or expired.",
);
const WRONG_GRANT: Denied =
    Denied(StatusCode::BAD_REQUEST, "unsupported_grant_type", "Only grant_type=client_credentials is offered.");
const WRONG_SCOPE: Denied =
    Denied(StatusCode::BAD_REQUEST, "invalid_scope", "The credential does not have all of these scopes.");
const BUSY: Denied =
    Denied(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", "No token could be made just now. Try again.");

impl NoToken {
    fn failure(cause: impl ToString) -> Self {
        Self(BUSY, Some(Cause(cause.to_string())))
    }

    fn answer(self) -> HttpResponse {
        let mut response = self.0.answer();
        if let Some(cause) = self.1 {
            response.extensions_mut().insert(cause);
        }
        response
    }
}

impl From<Fault> for NoToken {
    fn from(fault: Fault) -> Self {
        Self::failure(fault)
    }
}

impl Denied {
    fn answer(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.0);
        response.insert_header((CACHE_CONTROL, "no-store")).insert_header((PRAGMA, "no-cache"));
        if self.0 == StatusCode::UNAUTHORIZED {
            response.insert_header((WWW_AUTHENTICATE, "Basic realm=\"gangway\", charset=\"UTF-8\""));
        }
        if self.0 == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header((RETRY_AFTER, "2"));
        }
        response.json(OAuthError { error: self.1.to_owned(), error_description: self.2.to_owned() })
    }
}

/// Issue an access token
///
/// OAuth 2.0 client credentials. The token lives an hour, or until the credential expires; fetch the next one when it
/// ends. Errors are OAuth's own.
#[utoipa::path(tag = TAG,
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded", description = "The grant, and the client's id and secret unless they come by HTTP Basic"),
    responses(
        (status = 200, description = "The token", body = AccessToken),
        (status = 400, description = "The request is not as OAuth wants it", body = OAuthError),
        (status = 401, description = "Unknown client or wrong secret", body = OAuthError),
        (status = 408, description = "The form did not arrive in time", body = OAuthError),
        (status = 413, description = "The form is too large", body = OAuthError),
        (status = 429, description = "Too many tokens were asked for; try again after Retry-After seconds", body = OAuthError),
        (status = 503, description = "Try again", body = OAuthError),
    ))]
#[post("/oauth/token")]
pub async fn issue_token(req: HttpRequest, payload: web::Payload, app: Data<App>) -> HttpResponse {
    let address = req.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.ip());
    if let Err(standing) = note(&req, app.rate_limits.take_address(address)) {
        return too_many(standing);
    }
    if conditions::check_operation(&req, &app).is_err() {
        return UNCONDITIONAL.answer();
    }
    let asked = match body::read(&req, payload.into_inner(), BODY_LIMIT).await {
        Ok(body) => read(&req, &body),
        Err(refusal) => Err(match refusal.code {
            Code::PayloadTooLarge => TOO_LARGE,
            Code::RequestTimeout => TOO_SLOW,
            _ => MALFORMED,
        }),
    };
    let asked = match asked {
        Ok(asked) => asked,
        Err(denied) => return denied.answer(),
    };
    let other = asked.as_sent.as_ref().filter(|client| client.id != asked.client.id);
    for client in [Some(&asked.client), other].into_iter().flatten() {
        if let Ok(id) = client.id.parse::<CredentialId>()
            && let Err(standing) = note(&req, app.rate_limits.take_client(&id, address))
        {
            return too_many(standing);
        }
    }
    match token(asked, &app).await {
        Ok(token) => HttpResponse::Ok()
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((PRAGMA, "no-cache"))
            .json(token),
        Err(denied) => denied.answer(),
    }
}

/// Leaves word of how the limit stands for the answer's headers.
fn note(req: &HttpRequest, taken: Result<Option<Standing>, Standing>) -> Result<(), Standing> {
    if let Some(standing) = taken.unwrap_or_else(Some) {
        req.extensions_mut().insert(standing);
    }
    taken.map(drop)
}

fn too_many(standing: Standing) -> HttpResponse {
    let mut response = TOO_MANY.answer();
    response.headers_mut().insert(RETRY_AFTER, standing.retry_after().into());
    response
}

/// Id, secret and wanted scopes of a well-formed request.
struct Asked {
    client: Client,
    /// The same client, if its id and secret are read as they were sent.
    as_sent: Option<Client>,
    scope: Option<String>,
}

/// Who wants a token.
#[derive(Clone, PartialEq, Eq)]
struct Client {
    id: String,
    secret: Secret,
}

fn read(req: &HttpRequest, body: &[u8]) -> Result<Asked, Denied> {
    if !req.content_type().eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(MALFORMED);
    }
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(body).map_err(|_| MALFORMED)?;
    let once = |name: &str| {
        let mut values = pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone());
        match (values.next(), values.next()) {
            (first, None) => Ok(first),
            _ => Err(MALFORMED),
        }
    };
    let grant = once("grant_type")?.ok_or(MALFORMED)?;
    let (form_id, form_secret) = (once("client_id")?, once("client_secret")?);
    let (client, as_sent) = match (basic(req)?, form_secret) {
        (Some((client, as_sent)), None) => {
            let named = |client: &Client| form_id.as_ref().is_none_or(|other| *other == client.id);
            match (Some(client).filter(named), as_sent.filter(named)) {
                (Some(client), as_sent) => (client, as_sent),
                (None, Some(as_sent)) => (as_sent, None),
                (None, None) => return Err(MALFORMED),
            }
        }
        (None, Some(secret)) => (Client { id: form_id.ok_or(MALFORMED)?, secret: Secret::new(secret) }, None),
        (None, None) => return Err(WRONG_CLIENT),
        _ => return Err(MALFORMED),
    };
    if grant != "client_credentials" {
        return Err(WRONG_GRANT);
    }
    Ok(Asked { client, as_sent, scope: once("scope")?.filter(|scope| !scope.trim().is_empty()) })
}

/// Id and secret of HTTP Basic, each form-encoded (RFC 6749 §2.3.1); and, because most clients do not encode, as they were
/// sent, where that is something else.
fn basic(req: &HttpRequest) -> Result<Option<(Client, Option<Client>)>, Denied> {
    let mut headers = req.headers().get_all(AUTHORIZATION);
    let Some(header) = headers.next() else { return Ok(None) };
    if headers.next().is_some() {
        return Err(MALFORMED);
    }
    let decoded = || {
        let (scheme, value) = header.to_str().ok()?.split_once(' ')?;
        let text = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
        let (id, secret) = text.split_once(':')?;
        let plain = |text: &str| {
            let escaped = text.replace('&', "%26");
            let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&format!("v={escaped}")).ok()?;
            pairs.into_iter().next().map(|(_, value)| value)
        };
        scheme.eq_ignore_ascii_case("basic").then_some(())?;
        let as_sent = Client { id: id.to_owned(), secret: Secret::new(secret) };
        let decoded = plain(id).zip(plain(secret)).map(|(id, secret)| Client { id, secret: Secret::new(secret) });
        Some(match decoded {
            Some(decoded) if decoded != as_sent => (decoded, Some(as_sent)),
            _ => (as_sent, None),
        })
    };
    decoded().map(Some).ok_or(WRONG_CLIENT)
}

/// The credential that has this id and secret, if it may be used.
async fn credential(client: Client, app: &App) -> Result<Option<Credential>, NoToken> {
    let now = app.clock.now();
    let id = client.id.parse::<CredentialId>().ok();
    let found = app.db.read(&Share::Logins, move |conn| match &id {
        Some(id) => Ok(store::find_for_login(conn, id)?),
        None => Ok(None),
    });
    let found = found.await?.filter(|(credential, active)| *active && credential.is_usable(now));
    let hashes = found.as_ref().map(|(credential, _)| credential.hashes(now)).unwrap_or_default();
    let matches = app.hasher.matches(client.secret, hashes).await.map_err(NoToken::failure)?;
    Ok(found.filter(|_| matches).map(|(credential, _)| credential))
}

async fn token(asked: Asked, app: &App) -> Result<AccessToken, NoToken> {
    let now = app.clock.now();
    let found = match (credential(asked.client, app).await?, asked.as_sent) {
        (None, Some(as_sent)) => credential(as_sent, app).await?,
        (found, _) => found,
    };
    let credential = found.ok_or(WRONG_CLIENT)?;
    let scopes = match &asked.scope {
        None => credential.scopes.clone(),
        Some(text) => Scopes::parse(text).map_err(|_| WRONG_SCOPE)?,
    };
    if !scopes.beyond(&credential.scopes).is_empty() {
        return Err(WRONG_SCOPE.into());
    }
    let full = now + TimeDelta::seconds(LIFETIME_SECONDS);
    let ends = credential.expires_at.map_or(full, |expires_at| expires_at.min(full));
    let caller = credential.caller(scopes).ok_or(WRONG_CLIENT)?;
    let access_token = app.tokens.issue(&caller, now, ends, &Uuid::now_v7().to_string()).map_err(NoToken::failure)?;
    if credential.needs_use_noted(now) {
        app.db.write(&Share::Logins, move |conn| ops::note_use(conn, &credential.id, now)).await?;
    }
    Ok(AccessToken {
        access_token,
        token_type: "Bearer".to_owned(),
        expires_in: (ends - now).num_seconds(),
        scope: caller.scopes.to_string(),
    })
}

/// Public keys
///
/// The keys that access tokens are signed with, as a JWK set (RFC 7517).
#[utoipa::path(tag = TAG, responses((status = 200, description = "The keys", body = JsonWebKeySet)))]
#[get("/.well-known/jwks.json")]
pub async fn get_jwks(_: Unconditional, app: Data<App>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "public, max-age=300")).json(app.tokens.jwks())
}

/// Authorization server metadata
///
/// Where tokens and keys are (RFC 8414).
#[utoipa::path(tag = TAG, responses((status = 200, description = "The metadata", body = AuthorizationServerMetadata)))]
#[get("/.well-known/oauth-authorization-server")]
pub async fn get_authorization_server_metadata(_: Unconditional, app: Data<App>) -> HttpResponse {
    let issuer = &app.settings.public_url;
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "public, max-age=300")).json(AuthorizationServerMetadata {
        issuer: issuer.clone(),
        token_endpoint: format!("{issuer}/oauth/token"),
        jwks_uri: format!("{issuer}/.well-known/jwks.json"),
        scopes_supported: Scope::ALL.iter().map(|scope| scope.as_str().to_owned()).collect(),
        grant_types_supported: vec!["client_credentials".to_owned()],
        response_types_supported: Vec::new(),
        token_endpoint_auth_methods_supported: vec!["client_secret_basic".to_owned(), "client_secret_post".to_owned()],
    })
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
    use actix_web::test::TestRequest;
    use proptest::prelude::*;

    use super::*;

    const FORM: &str = "application/x-www-form-urlencoded";

    fn answer(authorization: Option<&str>, form: &str) -> Result<(String, String, Option<String>), StatusCode> {
        let mut request = TestRequest::post().insert_header((CONTENT_TYPE, FORM));
        if let Some(value) = authorization {
            request = request.insert_header((AUTHORIZATION, HeaderValue::from_bytes(value.as_bytes()).unwrap()));
        }
        let asked = read(&request.to_http_request(), form.as_bytes()).map_err(|denied| denied.0)?;
        Ok((asked.client.id, asked.client.secret.reveal().to_owned(), asked.scope))
    }

    fn encoded(text: &str) -> String {
        serde_urlencoded::to_string([("", text)]).unwrap().split_off(1)
    }

    fn header(id: &str, secret: &str) -> String {
        format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(id), encoded(secret))))
    }

    proptest! {
        #[test]
        fn any_form_and_any_header_are_read_or_denied(
            form in "((grant_type|client_id|client_secret|scope|x)=(client_credentials|[a-z]{0,5}|%[0-9a-f]{0,2}|\\PC{0,3})&?){0,6}|\\PC*",
            authorization in "|(Basic|basic|Bearer)  ?([A-Za-z0-9+/]{4}){0,9}={0,3}|\\PC*",
            bytes in prop::collection::vec(any::<u8>(), 0..40),
        ) {
            let given = (!authorization.is_empty()).then_some(authorization.as_str());
            let basic = format!("Basic {}", STANDARD.encode(&bytes));
            for authorization in [given, Some(&basic)] {
                if let Err(status) = answer(authorization, &form) {
                    prop_assert!([StatusCode::BAD_REQUEST, StatusCode::UNAUTHORIZED].contains(&status));
                }
            }
        }

        #[test]
        fn id_and_secret_read_back_from_the_header_and_from_the_form_but_not_from_both(
            id in any::<String>(), secret in any::<String>(), scope in proptest::option::of("[a-z:]{1,9}( [a-z:]{1,9})?"),
        ) {
            let mut form = format!("grant_type=client_credentials&client_id={}", encoded(&id));
            if let Some(scope) = &scope {
                form += &format!("&scope={}", encoded(scope));
            }
            let basic = header(&id, &secret);
            let asked = Ok((id, secret.clone(), scope));
            prop_assert_eq!(answer(Some(&basic), &form), asked.clone());
            let form = format!("{form}&client_secret={}", encoded(&secret));
            prop_assert_eq!(answer(None, &form), asked);
            prop_assert_eq!(answer(Some(&basic), &form), Err(StatusCode::BAD_REQUEST));
        }
    }
}
