//! Secrets and keys, as their settings hold them. No message repeats one.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::auth::keys::{SigningKey, VerifyingKey};
use crate::auth::secret::Secret;
use crate::id::CredentialId;

pub(super) fn client_id(value: &str) -> Result<String, String> {
    let ok = value.parse::<CredentialId>().is_ok();
    if ok { Ok(value.to_owned()) } else { Err("must be 1 to 64 of A-Z a-z 0-9 . _ -".to_owned()) }
}

pub(super) fn client_secret(value: &str) -> Result<Secret, String> {
    let ok = (20..=256).contains(&value.chars().count());
    if ok { Ok(Secret::new(value)) } else { Err("must have 20 to 256 characters".to_owned()) }
}

pub(super) fn signing_key(value: &str) -> Result<Secret, String> {
    match SigningKey::parse(value) {
        Some(_) => Ok(Secret::new(value)),
        None => Err("must be an Ed25519 private key in PKCS#8: PEM, or base64 of DER".to_owned()),
    }
}

pub(super) fn verifying_keys(value: &str) -> Result<Vec<VerifyingKey>, String> {
    let keys: Option<Vec<_>> = value.split(',').map(VerifyingKey::parse).collect();
    keys.ok_or_else(|| {
        "must be Ed25519 keys, comma-separated, each public in SPKI or private in PKCS#8: PEM, or base64 of DER"
            .to_owned()
    })
}

pub(super) fn master_key(value: &str) -> Result<Secret, String> {
    match STANDARD.decode(value) {
        Ok(bytes) if bytes.len() == 32 => Ok(Secret::new(value)),
        _ => Err("must be 32 bytes in base64 (openssl rand -base64 32)".to_owned()),
    }
}

pub(super) fn master_keys(value: &str) -> Result<Vec<Secret>, String> {
    let keys: Result<Vec<_>, _> = value.split(',').map(|part| master_key(part.trim())).collect();
    keys.map_err(|_| "must be keys of 32 bytes in base64, comma-separated".to_owned())
}
