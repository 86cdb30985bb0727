//! Keys that sign access tokens and verify them: Ed25519, each with its RFC 7638 thumbprint as id. Pure.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey, KeypairBytes};
use jsonwebtoken::jwk::{
    AlgorithmParameters, CommonParameters, EllipticCurve, Jwk, KeyAlgorithm, OctetKeyPairParameters, OctetKeyPairType,
    PublicKeyUse, ThumbprintHash,
};
use jsonwebtoken::{DecodingKey, EncodingKey};

use super::ed25519;

/// The public half of a key, as it is published and verifies.
#[derive(Clone)]
pub struct VerifyingKey {
    /// Id of the key: its RFC 7638 thumbprint.
    pub kid: String,
    /// What verifies.
    pub decoding: DecodingKey,
    /// As `/.well-known/jwks.json` shows it.
    pub jwk: Jwk,
    /// SPKI in base64, as the settings take it.
    pub spki: String,
}

/// A key pair, ready for use.
#[derive(Clone)]
pub struct SigningKey {
    /// The private half.
    pub signing: EncodingKey,
    /// The public half.
    pub public: VerifyingKey,
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({})", self.kid)
    }
}

impl VerifyingKey {
    fn of(key: &ed25519_dalek::VerifyingKey) -> Option<Self> {
        ed25519::install();
        let common = CommonParameters {
            public_key_use: Some(PublicKeyUse::Signature),
            key_algorithm: Some(KeyAlgorithm::EdDSA),
            ..CommonParameters::default()
        };
        let algorithm = AlgorithmParameters::OctetKeyPair(OctetKeyPairParameters {
            key_type: OctetKeyPairType::OctetKeyPair,
            curve: EllipticCurve::Ed25519,
            x: URL_SAFE_NO_PAD.encode(key.as_bytes()),
        });
        let mut jwk = Jwk { common, algorithm };
        let kid = jwk.thumbprint(ThumbprintHash::SHA256).ok()?;
        jwk.common.key_id = Some(kid.clone());
        let decoding = DecodingKey::from_jwk(&jwk).ok()?;
        let spki = STANDARD.encode(key.to_public_key_der().ok()?.as_bytes());
        Some(Self { kid, decoding, jwk, spki })
    }

    /// Reads the public half of a key that never signs here: SPKI, or the PKCS#8 of both halves; PEM, or base64 of DER.
    pub fn parse(text: &str) -> Option<Self> {
        let public = match STANDARD.decode(text.trim()) {
            Ok(der) => ed25519_dalek::VerifyingKey::from_public_key_der(&der),
            Err(_) => ed25519_dalek::VerifyingKey::from_public_key_pem(&lines(text)),
        };
        match public {
            Ok(key) => Self::of(&key),
            Err(_) => SigningKey::parse(text).map(|key| key.public),
        }
    }
}

impl SigningKey {
    /// The key of this seed.
    pub fn of_seed(seed: [u8; 32]) -> Option<Self> {
        let public = VerifyingKey::of(&ed25519_dalek::SigningKey::from_bytes(&seed).verifying_key())?;
        Some(Self { signing: EncodingKey::from_ed_der(&pkcs8(seed)?), public })
    }

    /// Reads a key as the settings and the database have it: PKCS#8 in PEM, or base64 of DER.
    pub fn parse(text: &str) -> Option<Self> {
        Self::of_seed(seed_of(text)?)
    }
}

/// The text of the key of this seed, as the database keeps it.
pub fn text_of_seed(seed: [u8; 32]) -> Option<String> {
    Some(STANDARD.encode(pkcs8(seed)?))
}

/// PKCS#8 version 1, without the public key: the form that `jsonwebtoken` reads.
fn pkcs8(seed: [u8; 32]) -> Option<Vec<u8>> {
    let pair = KeypairBytes { secret_key: seed, public_key: None };
    pair.to_pkcs8_der().ok().map(|der| der.as_bytes().to_vec())
}

/// Settings may have a PEM in one line.
fn lines(text: &str) -> String {
    text.trim().replace("\\n", "\n")
}

fn seed_of(text: &str) -> Option<[u8; 32]> {
    let pair = match STANDARD.decode(text.trim()) {
        Ok(der) => KeypairBytes::from_pkcs8_der(&der),
        Err(_) => KeypairBytes::from_pkcs8_pem(&lines(text)),
    };
    pair.ok().map(|pair| pair.secret_key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_from_base64_of_der_and_from_pem() {
        let body = text_of_seed([3; 32]).unwrap();
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
        assert_eq!(seed_of(&body), Some([3; 32]));
        assert_eq!(seed_of(&pem), Some([3; 32]));
        assert_eq!(seed_of(&pem.replace('\n', "\\n")), Some([3; 32]));
        assert_eq!(seed_of("nonsense"), None);
    }

    #[test]
    fn a_key_has_its_thumbprint_as_id() {
        // RFC 8037, appendix A: the key, its public half and its thumbprint.
        let seed = URL_SAFE_NO_PAD.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
        let key = SigningKey::of_seed(seed.try_into().unwrap()).unwrap().public;
        assert_eq!(key.kid, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assert_eq!(
            serde_json::to_value(&key.jwk).unwrap(),
            serde_json::json!({
                "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                "use": "sig", "alg": "EdDSA", "kid": key.kid,
            })
        );
    }

    #[test]
    fn a_public_half_reads_back_from_either_half() {
        let key = SigningKey::of_seed([3; 32]).unwrap().public;
        let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", key.spki);
        for text in [&key.spki, &pem, &text_of_seed([3; 32]).unwrap()] {
            assert_eq!(VerifyingKey::parse(text).map(|key| key.kid), Some(key.kid.clone()), "{text}");
        }
        assert!(VerifyingKey::parse("bm9uc2Vuc2U=").is_none());
    }
}
