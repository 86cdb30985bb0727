//! Access tokens: JWTs signed with Ed25519, and a cache of those already verified, because a check costs about as much
//! as the rest of a read.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use quick_cache::sync::Cache;
use serde::{Deserialize, Serialize};

use super::caller::Caller;
use super::keys::SigningKey;
use super::scope::Scopes;
use crate::domain::Code;
use crate::tenant::Tenant;

/// How long an access token lives, in seconds.
pub const LIFETIME_SECONDS: i64 = 3600;

/// Verified tokens that are remembered; the oldest unused ones go first.
const CACHED: usize = 10_000;

/// The claims of an access token.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    role: String,
    scope: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reseller_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    exp: i64,
    iat: i64,
    jti: String,
}

#[derive(Clone)]
struct Verified {
    caller: Arc<Caller>,
    expires_at: i64,
}

/// Signs and verifies access tokens.
pub struct Tokens {
    issuer: String,
    kid: String,
    signing: EncodingKey,
    verifying: DecodingKey,
    jwks: JwkSet,
    cache: Cache<String, Verified>,
}

/// The signing failed; a key that does not work is found at start-up.
#[derive(Debug, thiserror::Error)]
#[error("the access token could not be signed: {0}")]
pub struct SigningFailed(#[from] jsonwebtoken::errors::Error);

impl Tokens {
    /// Tokens of this issuer, which is their audience too: the API alone takes them.
    pub fn new(issuer: &str, key: &SigningKey) -> Self {
        Self {
            issuer: issuer.to_owned(),
            kid: key.kid.clone(),
            signing: key.signing.clone(),
            verifying: key.verifying.clone(),
            jwks: key.jwks.clone(),
            cache: Cache::new(CACHED),
        }
    }

    /// The public keys, as `/.well-known/jwks.json` shows them.
    pub fn jwks(&self) -> &JwkSet {
        &self.jwks
    }

    /// A token for this caller that ends at `expires_at`.
    pub fn issue(
        &self,
        caller: &Caller,
        now: DateTime<Utc>,
        expires_at: DateTime<Utc>,
        jti: &str,
    ) -> Result<String, SigningFailed> {
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: self.issuer.clone(),
            sub: caller.credential_id.to_string(),
            role: caller.role.as_str().to_owned(),
            scope: caller.scopes.to_string(),
            reseller_id: caller.reseller_id().map(ToString::to_string),
            client_id: caller.tenant.client_id().map(ToString::to_string),
            exp: expires_at.timestamp(),
            iat: now.timestamp(),
            jti: jti.to_owned(),
        };
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(self.kid.clone());
        Ok(jsonwebtoken::encode(&header, &claims, &self.signing)?)
    }

    /// The caller that the token names; refuses with `unauthenticated` or `token_expired`.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Arc<Caller>, Code> {
        let verified = match self.cache.get(token) {
            Some(verified) => verified,
            None => {
                let verified = self.check(token).ok_or(Code::Unauthenticated)?;
                self.cache.insert(token.to_owned(), verified.clone());
                verified
            }
        };
        if verified.expires_at <= now.timestamp() {
            self.cache.remove(token);
            return Err(Code::TokenExpired);
        }
        Ok(verified.caller)
    }

    fn check(&self, token: &str) -> Option<Verified> {
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[&self.issuer]);
        validation.set_audience(&[&self.issuer]);
        // The end is checked by the clock of this process, on every use and not only on the first.
        validation.validate_exp = false;
        validation.leeway = 0;
        let claims = jsonwebtoken::decode::<Claims>(token, &self.verifying, &validation).ok()?.claims;
        let reseller_id = claims.reseller_id.map(|id| id.parse()).transpose().ok()?;
        let client_id = claims.client_id.map(|id| id.parse()).transpose().ok()?;
        let tenant = match (reseller_id, client_id) {
            (None, None) => Tenant::Platform,
            (Some(reseller), None) => Tenant::Reseller(reseller),
            (Some(reseller), Some(client)) => Tenant::Client(reseller, client),
            (None, Some(_)) => return None,
        };
        let caller = Caller {
            credential_id: claims.sub.parse().ok()?,
            role: claims.role.parse().ok()?,
            scopes: Scopes::parse(&claims.scope).ok()?,
            tenant,
        };
        Some(Verified { caller: Arc::new(caller), expires_at: claims.exp })
    }
}
