//! Access tokens: JWTs signed with Ed25519, and a cache of those already verified, because a check costs about as much
//! as the rest of a read.

use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, Header, Validation};
use quick_cache::sync::Cache;
use serde::{Deserialize, Serialize};

use super::caller::Caller;
use super::ring::{LIFETIME_SECONDS, Ring, SKEW_SECONDS};
use super::scope::{Role, Scopes};
use crate::domain::Code;
use crate::id::CredentialId;
use crate::tenant::Tenant;

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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nbf: Option<i64>,
    jti: String,
    /// Only of a credential that has refused tokens by a rotation.
    #[serde(default, skip_serializing_if = "is_zero")]
    generation: i32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_zero(number: &i32) -> bool {
    *number == 0
}

#[derive(Clone)]
struct Verified {
    caller: Arc<Caller>,
    /// The key that signed it.
    kid: Arc<str>,
    /// From when on it is good: when it was issued, but for the skew, and not before its own `nbf`.
    good_from: i64,
    expires_at: i64,
}

/// Signs and verifies access tokens.
pub struct Tokens {
    issuer: String,
    ring: RwLock<Arc<Ring>>,
    cache: Cache<String, Verified>,
    met: Cache<CredentialId, ()>,
}

/// The signing failed; a key that does not work is found at start-up.
#[derive(Debug, thiserror::Error)]
#[error("the access token could not be signed{}", .0.as_ref().map(|error| format!(": {error}")).unwrap_or_default())]
pub struct SigningFailed(Option<jsonwebtoken::errors::Error>);

impl Tokens {
    /// Tokens of this issuer, which is their audience too: the API alone takes them.
    pub fn new(issuer: &str, ring: Ring) -> Self {
        Self {
            issuer: issuer.to_owned(),
            ring: RwLock::new(Arc::new(ring)),
            cache: Cache::new(CACHED),
            met: Cache::new(CACHED),
        }
    }

    /// The keys as they are now.
    pub fn ring(&self) -> Arc<Ring> {
        Arc::clone(&self.ring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Goes on with these keys.
    pub fn set_ring(&self, ring: Ring) {
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ring);
    }

    /// The public keys, as `/.well-known/jwks.json` shows them.
    pub fn jwks(&self, now: DateTime<Utc>) -> JwkSet {
        self.ring().jwks(now)
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
            nbf: None,
            jti: jti.to_owned(),
            generation: caller.generation,
        };
        let mut header = Header::new(Algorithm::EdDSA);
        let ring = self.ring();
        let key = ring.signing(now).ok_or(SigningFailed(None))?;
        header.kid = Some(key.public.kid.clone());
        jsonwebtoken::encode(&header, &claims, &key.signing).map_err(|error| SigningFailed(Some(error)))
    }

    /// Whether a credential is known to exist.
    pub fn has_met(&self, id: &CredentialId) -> bool {
        self.met.get(id).is_some()
    }

    /// Notes that a credential exists.
    pub fn meet(&self, id: &CredentialId) {
        self.met.insert(id.clone(), ());
    }

    /// The caller that the token names; refuses with `unauthenticated` or `token_expired`.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Arc<Caller>, Code> {
        let verified = match self.cache.get(token) {
            Some(verified) => verified,
            None => {
                let verified = self.check(token, now).ok_or(Code::Unauthenticated)?;
                self.cache.insert(token.to_owned(), verified.clone());
                verified
            }
        };
        if verified.expires_at <= now.timestamp() {
            self.cache.remove(token);
            return Err(Code::TokenExpired);
        }
        // A key may end, or be taken away, before its tokens do.
        if verified.good_from > now.timestamp() || self.ring().verifying(&verified.kid, now).is_none() {
            return Err(Code::Unauthenticated);
        }
        Ok(verified.caller)
    }

    /// Reads a token as this server issues them. One that says what we never say is forged, whoever signed it.
    fn check(&self, token: &str, now: DateTime<Utc>) -> Option<Verified> {
        let kid: Arc<str> = jsonwebtoken::decode_header(token).ok()?.kid?.into();
        let ring = self.ring();
        let key = ring.verifying(&kid, now)?;
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[&self.issuer]);
        validation.set_audience(&[&self.issuer]);
        // The end is checked by the clock of this process, on every use and not only on the first.
        validation.validate_exp = false;
        validation.leeway = 0;
        let token = jsonwebtoken::decode::<Claims>(token, &key.decoding, &validation).ok()?;
        // RFC 7515 §4.1.11: who does not understand what is critical refuses, and nothing is critical here.
        if token.header.crit.is_some() {
            return None;
        }
        let claims = token.claims;
        if claims.exp.checked_sub(claims.iat)? > LIFETIME_SECONDS {
            return None;
        }
        let reseller_id = claims.reseller_id.map(|id| id.parse()).transpose().ok()?;
        let client_id = claims.client_id.map(|id| id.parse()).transpose().ok()?;
        let role = claims.role.parse().ok()?;
        let tenant = match (role, reseller_id, client_id) {
            (Role::Operations, None, None) => Tenant::Platform,
            (Role::Reseller, Some(reseller), None) => Tenant::Reseller(reseller),
            (Role::Customer, Some(reseller), Some(client)) => Tenant::Client(reseller, client),
            _ => return None,
        };
        let scopes = Scopes::parse(&claims.scope).ok()?;
        if !scopes.beyond(&Scopes::of_role(role)).is_empty() {
            return None;
        }
        let generation = claims.generation;
        let caller = Caller { credential_id: claims.sub.parse().ok()?, role, scopes, tenant, generation };
        let good_from = claims.iat.checked_sub(SKEW_SECONDS)?.max(claims.nbf.unwrap_or(i64::MIN));
        Some(Verified { caller: Arc::new(caller), kid, good_from, expires_at: claims.exp })
    }
}
