//! Sealing: texts that the database keeps and that have to be read again, closed with the master key.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::secret::Secret;

/// Random bytes that a seal needs, never the same twice.
pub const NONCE: usize = 24;

/// What a sealed text begins with where sealed and open ones may stand.
const MARK: &str = "sealed:";

fn cipher(master: &Secret) -> Option<XChaCha20Poly1305> {
    XChaCha20Poly1305::new_from_slice(&STANDARD.decode(master.reveal()).ok()?).ok()
}

/// Closes a text. `purpose` says what it is and whose: a seal cannot be moved to another place.
pub fn seal(text: &str, master: &Secret, purpose: &str, nonce: [u8; NONCE]) -> Option<String> {
    let payload = Payload { msg: text.as_bytes(), aad: purpose.as_bytes() };
    let mut sealed = nonce.to_vec();
    sealed.extend(cipher(master)?.encrypt(&XNonce::from(nonce), payload).ok()?);
    Some(STANDARD.encode(sealed))
}

/// Opens what [`seal`] closed with the same key for the same purpose.
pub fn open(sealed: &str, master: &Secret, purpose: &str) -> Option<String> {
    let bytes = STANDARD.decode(sealed).ok()?;
    let (nonce, msg) = bytes.split_at_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let text = cipher(master)?.decrypt(&XNonce::from(nonce), Payload { msg, aad: purpose.as_bytes() }).ok()?;
    String::from_utf8(text).ok()
}

/// Seals where there is a master key, and leaves texts open where there is none.
#[derive(Clone, Default)]
pub struct Sealer(Option<Secret>);

impl Sealer {
    /// A sealer with this master key.
    pub fn new(master: Option<&Secret>) -> Self {
        Self(master.cloned())
    }

    /// The text as the database keeps it; none when it cannot be sealed though it should be.
    pub fn close(&self, text: &str, purpose: &str, nonce: [u8; NONCE]) -> Option<String> {
        match &self.0 {
            Some(master) => Some(format!("{MARK}{}", seal(text, master, purpose, nonce)?)),
            None => Some(text.to_owned()),
        }
    }

    /// The text that was kept; none when it is sealed, and not with this key.
    pub fn open(&self, kept: &str, purpose: &str) -> Option<String> {
        match kept.strip_prefix(MARK) {
            Some(sealed) => open(sealed, self.0.as_ref()?, purpose),
            None => Some(kept.to_owned()),
        }
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn master(byte: u8) -> Secret {
        Secret::new(STANDARD.encode([byte; 32]))
    }

    #[test]
    fn a_sealed_text_opens_with_its_master_key_for_its_purpose_only() {
        let sealed = seal("key", &master(7), "first", [1; NONCE]).unwrap();
        assert!(!sealed.contains("key"));
        assert_eq!(open(&sealed, &master(7), "first"), Some("key".to_owned()));
        assert_eq!(open(&sealed, &master(8), "first"), None);
        assert_eq!(open(&sealed, &master(7), "second"), None);
    }

    #[test]
    fn where_there_is_no_master_key_texts_stay_open_and_sealed_ones_stay_closed() {
        let (open, sealing) = (Sealer::default(), Sealer::new(Some(&master(7))));
        assert_eq!(open.close("whsec_a", "p", [1; NONCE]).as_deref(), Some("whsec_a"));
        let closed = sealing.close("whsec_a", "p", [1; NONCE]).unwrap();
        assert!(closed.starts_with(MARK));
        assert_eq!(sealing.open(&closed, "p").as_deref(), Some("whsec_a"));
        assert_eq!(sealing.open("whsec_a", "p").as_deref(), Some("whsec_a"));
        assert_eq!(open.open(&closed, "p"), None);
    }
}
