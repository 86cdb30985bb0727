//! The token endpoint (RFC 6749 client credentials), the public keys and the server's metadata (RFC 8414).

mod bodies;
mod denied;
mod login;
mod request;

use std::net::IpAddr;

use actix_web::http::header::{CACHE_CONTROL, PRAGMA};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, get, post, web, web::Data};
use chrono::TimeDelta;
use uuid::Uuid;

use self::bodies::{AccessToken, AuthorizationServerMetadata, JsonWebKeySet, OAuthError, TokenRequest};
use self::denied::{Denied, MALFORMED, NoToken, TOO_LARGE, TOO_SLOW, UNCONDITIONAL, WRONG_CLIENT, WRONG_SCOPE};
use self::request::LoginAttempt;
use crate::app::App;
use crate::auth::ring::LIFETIME_SECONDS;
use crate::auth::scope::{Scope, Scopes};
use crate::credentials::store;
use crate::db::Share;
use crate::domain::Code;
use crate::http::admission::Authenticated;
use crate::http::conditions::{self, Unconditional};
use crate::http::extract::BODY_LIMIT;
use crate::http::{address, body};
use crate::id::CredentialId;
use crate::limits::Standing;

const TAG: &str = "Identity";

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
    let address = address::of(&req);
    match answer(&req, payload, address, &app).await {
        Ok((token, id)) => {
            app.tokens.meet(&id);
            req.extensions_mut().insert(Authenticated(id));
            HttpResponse::Ok()
                .insert_header((CACHE_CONTROL, "no-store"))
                .insert_header((PRAGMA, "no-cache"))
                .json(token)
        }
        Err(refused) => {
            if let NoToken::TooMany(standing) = refused {
                req.extensions_mut().insert(standing);
            }
            refused.answer()
        }
    }
}

/// What needs no look at a secret is refused first, and has a bucket of its own.
async fn answer(
    req: &HttpRequest,
    payload: web::Payload,
    address: IpAddr,
    app: &App,
) -> Result<(AccessToken, CredentialId), NoToken> {
    let asked = match asked(req, payload, app).await {
        Ok(asked) => asked,
        Err(denied) => {
            note(req, app.rate_limits.take_malformed(address))?;
            return Err(denied.into());
        }
    };
    note(req, app.rate_limits.take_address(address))?;
    let mut counted: Vec<&CredentialId> = Vec::new();
    for client in &asked.readings {
        if !counted.contains(&&client.id) {
            note(req, app.rate_limits.take_client(&client.id, address))?;
            counted.push(&client.id);
        }
    }
    token(&asked, address, app).await
}

async fn asked(req: &HttpRequest, payload: web::Payload, app: &App) -> Result<LoginAttempt, Denied> {
    if conditions::check_operation(req, app).is_err() {
        return Err(UNCONDITIONAL);
    }
    let body = body::read(req, payload.into_inner(), BODY_LIMIT).await.map_err(|refusal| match refusal.code {
        Code::PayloadTooLarge => TOO_LARGE,
        Code::RequestTimeout => TOO_SLOW,
        _ => MALFORMED,
    })?;
    request::read(req, &body)
}

/// Leaves word of how the limit stands for the answer's headers.
fn note(req: &HttpRequest, taken: Result<Option<Standing>, Standing>) -> Result<(), Standing> {
    if let Some(standing) = taken? {
        req.extensions_mut().insert(standing);
    }
    Ok(())
}

async fn token(asked: &LoginAttempt, address: IpAddr, app: &App) -> Result<(AccessToken, CredentialId), NoToken> {
    let now = app.clock.real();
    let credential = login::credential(&asked.readings, address, app).await?.ok_or(WRONG_CLIENT)?;
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
        app.db.write(&Share::Logins, move |conn| Ok(store::note_use(conn, &credential.id, now)?)).await?;
    }
    let token = AccessToken {
        access_token,
        token_type: "Bearer".to_owned(),
        expires_in: (ends - now).num_seconds(),
        scope: caller.scopes.to_string(),
    };
    Ok((token, caller.credential_id))
}

/// Public keys
///
/// The keys that access tokens are signed with, as a JWK set (RFC 7517): while one follows another both, the next one at least
/// ten seconds before it signs, the last one until its tokens have ended. The `kid` of a token names its key.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The keys", body = JsonWebKeySet)))]
#[get("/.well-known/jwks.json")]
pub async fn get_jwks(_: Unconditional, app: Data<App>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "public, max-age=300")).json(app.tokens.jwks(app.clock.real()))
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
