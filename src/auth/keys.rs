//! The key that signs access tokens: from the settings, or made at the first start and kept in the database, sealed
//! with the master key when there is one. One that was kept in the open is sealed at the first start that has a master key.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, KeypairBytes};
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};

use super::ed25519;
use super::seal::{NONCE, open, seal};
use super::secret::Secret;
use crate::db::change;
use crate::db::schema::signing_keys;
use crate::db::types::Ts;
use crate::db::{Conn, Db};
use crate::fault::Fault;

/// A key pair, ready for use.
#[derive(Clone)]
pub struct SigningKey {
    /// Id of the key: its RFC 7638 thumbprint.
    pub kid: String,
    /// The private half.
    pub signing: EncodingKey,
    /// The public half.
    pub verifying: DecodingKey,
    /// The public half as published.
    pub jwks: JwkSet,
}

/// Why there is no key to sign with.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum KeyError {
    #[error("GANGWAY_SIGNING_KEY is no Ed25519 private key in PKCS#8 (PEM, or base64 of DER)")]
    Unreadable,
    #[error("the signing key in the database is sealed: set the GANGWAY_MASTER_KEY that it was sealed with")]
    Sealed,
    #[error("the signing key cannot be used: {0}")]
    Unusable(#[from] jsonwebtoken::errors::Error),
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl SigningKey {
    fn of_seed(seed: [u8; 32]) -> Result<Self, KeyError> {
        ed25519::install();
        let der = pkcs8(seed).ok_or(KeyError::Unreadable)?;
        let signing = EncodingKey::from_ed_der(&der);
        let mut jwk = Jwk::from_encoding_key(&signing, Algorithm::EdDSA)?;
        let kid = jwk.thumbprint(ThumbprintHash::SHA256)?;
        jwk.common.key_id = Some(kid.clone());
        jwk.common.public_key_use = Some(PublicKeyUse::Signature);
        let verifying = DecodingKey::from_jwk(&jwk)?;
        Ok(Self { kid, signing, verifying, jwks: JwkSet { keys: vec![jwk] } })
    }
}

/// PKCS#8 version 1, without the public key: the form that `jsonwebtoken` reads.
fn pkcs8(seed: [u8; 32]) -> Option<Vec<u8>> {
    let pair = KeypairBytes { secret_key: seed, public_key: None };
    pair.to_pkcs8_der().ok().map(|der| der.as_bytes().to_vec())
}

fn seed_of(text: &str) -> Option<[u8; 32]> {
    let pair = match STANDARD.decode(text.trim()) {
        Ok(der) => KeypairBytes::from_pkcs8_der(&der),
        Err(_) => KeypairBytes::from_pkcs8_pem(&text.replace("\\n", "\n")),
    };
    pair.ok().map(|pair| pair.secret_key)
}

/// Whether the text is a key as the settings take it.
pub fn is_readable(text: &str) -> bool {
    seed_of(text).is_some()
}

/// The key that is set, or the one that the database keeps, sealed with the master key when there is one. Called once at
/// start, when migrations are applied.
pub fn load(
    db: &Db,
    set: Option<&Secret>,
    master: Option<&Secret>,
    now: DateTime<Utc>,
) -> Result<SigningKey, KeyError> {
    if let Some(text) = set {
        return SigningKey::of_seed(seed_of(text.reveal()).ok_or(KeyError::Unreadable)?);
    }
    let fresh: [u8; 32] = rand::random();
    let nonce: [u8; NONCE] = rand::random();
    let (stored, sealed) = db.write_blocking(|conn| first_or_insert(conn, master, fresh, nonce, now))?;
    if !sealed {
        tracing::warn!("the signing key is kept in the open in the database: set GANGWAY_MASTER_KEY to seal it");
    }
    let text =
        if sealed { master.and_then(|master| open(&stored, master, PURPOSE)).ok_or(KeyError::Sealed)? } else { stored };
    SigningKey::of_seed(seed_of(&text).ok_or(KeyError::Unreadable)?)
}

/// Replicas that start together agree on one key: the oldest row, or the one inserted here under the table's lock.
fn first_or_insert(
    conn: &mut Conn,
    master: Option<&Secret>,
    fresh: [u8; 32],
    nonce: [u8; NONCE],
    now: DateTime<Utc>,
) -> Result<(String, bool), Fault> {
    if let Conn::Pg(conn) = conn {
        diesel::sql_query("LOCK TABLE signing_keys IN EXCLUSIVE MODE").execute(conn)?;
    }
    let stored = signing_keys::table
        .select((signing_keys::private_key, signing_keys::sealed))
        .order(signing_keys::created_at)
        .limit(1)
        .load::<(String, bool)>(conn)?;
    if let Some((text, sealed)) = stored.into_iter().next() {
        let to_seal = master.filter(|_| !sealed);
        let Some(closed) = to_seal.and_then(|master| seal(&text, master, PURPOSE, nonce)) else {
            return Ok((text, sealed));
        };
        let open = signing_keys::table.filter(signing_keys::private_key.eq(&text));
        change(open).set((signing_keys::private_key.eq(&closed), signing_keys::sealed.eq(true))).execute(conn)?;
        tracing::info!("the signing key was kept in the open and is sealed now");
        return Ok((closed, true));
    }
    let text = STANDARD.encode(pkcs8(fresh).unwrap_or_default());
    let sealed = master.and_then(|master| seal(&text, master, PURPOSE, nonce));
    let row = (sealed.clone().unwrap_or(text), sealed.is_some());
    diesel::insert_into(signing_keys::table)
        .values((
            signing_keys::kid.eq("first"),
            signing_keys::private_key.eq(&row.0),
            signing_keys::sealed.eq(row.1),
            signing_keys::created_at.eq(Ts(now)),
        ))
        .execute(conn)?;
    Ok(row)
}

/// What a sealed text is for; a seal cannot be moved to another place.
const PURPOSE: &str = "gangway signing key";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_from_base64_of_der_and_from_pem() {
        let der = pkcs8([3; 32]).unwrap();
        let body = STANDARD.encode(&der);
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
        assert_eq!(seed_of(&body), Some([3; 32]));
        assert_eq!(seed_of(&pem), Some([3; 32]));
        assert_eq!(seed_of(&pem.replace('\n', "\\n")), Some([3; 32]));
        assert_eq!(seed_of("nonsense"), None);
    }

    #[test]
    fn a_key_has_its_thumbprint_as_id() {
        let key = SigningKey::of_seed([3; 32]).unwrap();
        assert_eq!(key.kid.len(), 43);
        assert_eq!(key.jwks.keys[0].common.key_id.as_deref(), Some(key.kid.as_str()));
    }
}
