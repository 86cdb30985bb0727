//! What `jsonwebtoken` signs and verifies with: Ed25519 and nothing else. Its own sets of algorithms bring RSA along, which
//! nobody here uses, or need cmake to build.

use ed25519_dalek::pkcs8::DecodePrivateKey;
use ed25519_dalek::{Signature, SignatureError, Signer, SigningKey, Verifier, VerifyingKey};
use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{ErrorKind, Result};
use jsonwebtoken::jwk::{EllipticCurve, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey};
use sha2::{Digest, Sha256};

/// Makes it the one that this process uses; a second call changes nothing.
pub fn install() {
    let _already = PROVIDER.install_default();
}

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| match algorithm {
        Algorithm::EdDSA => Ok(Box::new(Ed25519Signer(signing_key(key.as_bytes())?))),
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    verifier_factory: |algorithm, key| match algorithm {
        Algorithm::EdDSA => Ok(Box::new(Ed25519Verifier(verifying_key(key)?))),
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    key_utils: KeyUtils {
        rsa_pub_components_from_private_key: |_| Err(ErrorKind::InvalidAlgorithm.into()),
        rsa_pub_components_from_public_key: |_| Err(ErrorKind::InvalidAlgorithm.into()),
        ec_pub_components_from_private_key: |_, _| Err(ErrorKind::InvalidAlgorithm.into()),
        ed_pub_components_from_private_key: |der, curve| match curve {
            EllipticCurve::Ed25519 => Ok(signing_key(der)?.verifying_key().as_bytes().to_vec()),
            _ => Err(ErrorKind::InvalidAlgorithm.into()),
        },
        compute_digest: |data, hash| match hash {
            ThumbprintHash::SHA256 => Ok(Sha256::digest(data).to_vec()),
            _ => Err(ErrorKind::InvalidAlgorithm.into()),
        },
    },
};

fn signing_key(der: &[u8]) -> Result<SigningKey> {
    SigningKey::from_pkcs8_der(der).map_err(|_| ErrorKind::InvalidEddsaKey.into())
}

fn verifying_key(key: &DecodingKey) -> Result<VerifyingKey> {
    let invalid = || ErrorKind::InvalidEddsaKey.into();
    let bytes = key.try_get_as_bytes()?.try_into().map_err(|_| invalid())?;
    VerifyingKey::from_bytes(bytes).map_err(|_| invalid())
}

struct Ed25519Signer(SigningKey);

impl Signer<Vec<u8>> for Ed25519Signer {
    fn try_sign(&self, message: &[u8]) -> std::result::Result<Vec<u8>, SignatureError> {
        let signature: Signature = self.0.try_sign(message)?;
        Ok(signature.to_vec())
    }
}

impl JwtSigner for Ed25519Signer {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

struct Ed25519Verifier(VerifyingKey);

impl Verifier<Vec<u8>> for Ed25519Verifier {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> std::result::Result<(), SignatureError> {
        self.0.verify(message, &Signature::from_slice(signature)?)
    }
}

impl JwtVerifier for Ed25519Verifier {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::{EncodingKey, Header};

    use super::*;

    #[test]
    fn other_algorithms_are_refused() {
        install();
        let key = EncodingKey::from_secret(b"secret");
        for algorithm in [Algorithm::HS256, Algorithm::HS512] {
            assert!(jsonwebtoken::encode(&Header::new(algorithm), &(), &key).is_err());
        }
        let wrong = EncodingKey::from_ed_der(b"no key");
        assert!(jsonwebtoken::encode(&Header::new(Algorithm::EdDSA), &(), &wrong).is_err());
    }

    /// RFC 8032 §7.1, test 2.
    #[test]
    fn signatures_are_those_of_ed25519() {
        let head = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
        let seed = 0x4ccd089b28ff96da_9db6c346ec114e0f_u128.to_be_bytes();
        let rest = 0x5b8a319f35aba624_da8cf6ed4fb8a6fb_u128.to_be_bytes();
        let signer = Ed25519Signer(signing_key(&[&head[..], &seed, &rest].concat()).unwrap());
        let signature = signer.sign(b"\x72");
        assert_eq!(signature[..8], 0x92a0_09a9_f0d4_cab8_u64.to_be_bytes());
        assert_eq!(signature[56..], 0xb00d_2916_12bb_0c00_u64.to_be_bytes());
        let verifier = Ed25519Verifier(signer.0.verifying_key());
        verifier.verify(b"\x72", &signature).unwrap();
        verifier.verify(b"\x73", &signature).unwrap_err();
        verifier.verify(b"\x72", &signature[1..].to_vec()).unwrap_err();
    }
}
