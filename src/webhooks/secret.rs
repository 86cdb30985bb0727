//! Secrets of webhooks, and signatures by them, as the Standard Webhooks specification has them. Pure.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What a secret's text begins with.
const PREFIX: &str = "whsec_";

/// Bytes of a secret that is made here; the specification wants 24 to 64.
pub const BYTES: usize = 32;

/// What deliveries of an endpoint are signed with. It never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningSecret(Vec<u8>);

impl SigningSecret {
    /// The secret of these random bytes.
    pub fn of(bytes: [u8; BYTES]) -> Self {
        Self(bytes.to_vec())
    }

    /// Reads a secret's text; none when it is none.
    pub fn parse(text: &str) -> Option<Self> {
        STANDARD.decode(text.strip_prefix(PREFIX)?).ok().filter(|bytes| !bytes.is_empty()).map(Self)
    }

    /// The text; only for keeping it and for the one answer that shows it.
    pub fn reveal(&self) -> String {
        format!("{PREFIX}{}", STANDARD.encode(&self.0))
    }

    /// The signature of a message: `v1,` and the base64 of the HMAC-SHA256 of id, time and body.
    fn sign(&self, id: &str, timestamp: i64, body: &[u8]) -> Option<String> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(format!("{id}.{timestamp}.").as_bytes());
        mac.update(body);
        Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(…)")
    }
}

/// The headers of a message: its id, the second of this attempt, and a signature by each of the secrets.
pub fn headers(id: &str, timestamp: i64, body: &[u8], secrets: &[SigningSecret]) -> Vec<(&'static str, String)> {
    let signatures: Vec<_> = secrets.iter().filter_map(|secret| secret.sign(id, timestamp, body)).collect();
    vec![
        ("webhook-id", id.to_owned()),
        ("webhook-timestamp", timestamp.to_string()),
        ("webhook-signature", signatures.join(" ")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLISHED: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    fn signature(body: &str, secrets: &[SigningSecret]) -> String {
        headers("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body.as_bytes(), secrets)[2].1.clone()
    }

    #[test]
    fn the_specifications_own_message_has_its_signature() {
        let secret = SigningSecret::parse(PUBLISHED).unwrap();
        let body = r#"{"test": 2432232314}"#;
        assert_eq!(signature(body, std::slice::from_ref(&secret)), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert_eq!(secret.reveal(), PUBLISHED);
    }

    #[test]
    fn two_secrets_make_two_signatures() {
        let (new, old) = (SigningSecret::of([1; BYTES]), SigningSecret::parse(PUBLISHED).unwrap());
        let both = signature("{}", &[new.clone(), old.clone()]);
        assert_eq!(both, format!("{} {}", signature("{}", &[new]), signature("{}", &[old])));
    }

    #[test]
    fn a_secret_reads_back_and_does_not_print_itself() {
        let secret = SigningSecret::of([7; BYTES]);
        assert_eq!(secret.reveal().len(), 6 + 44);
        assert_eq!(SigningSecret::parse(&secret.reveal()), Some(secret.clone()));
        assert_eq!(format!("{secret:?}"), "SigningSecret(…)");
        for text in ["", "whsec_", "whsec_%", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"] {
            assert_eq!(SigningSecret::parse(text), None, "{text}");
        }
    }
}
