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
pub const MARK: &str = "sealed:";

fn cipher(master: &Secret) -> Option<XChaCha20Poly1305> {
    XChaCha20Poly1305::new_from_slice(&STANDARD.decode(master.reveal()).ok()?).ok()
}

fn seal(text: &str, master: &Secret, purpose: &str, nonce: [u8; NONCE]) -> Option<String> {
    let payload = Payload { msg: text.as_bytes(), aad: purpose.as_bytes() };
    let mut sealed = nonce.to_vec();
    sealed.extend(cipher(master)?.encrypt(&XNonce::from(nonce), payload).ok()?);
    Some(STANDARD.encode(sealed))
}

fn unseal(sealed: &str, master: &Secret, purpose: &str) -> Option<String> {
    let bytes = STANDARD.decode(sealed).ok()?;
    let (nonce, msg) = bytes.split_at_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let text = cipher(master)?.decrypt(&XNonce::from(nonce), Payload { msg, aad: purpose.as_bytes() }).ok()?;
    String::from_utf8(text).ok()
}

/// Seals where there is a master key, and leaves texts open where there is none. `purpose` says what a text is and whose: a
/// seal cannot be moved to another place.
#[derive(Clone, Default)]
pub struct Sealer {
    master: Option<Secret>,
    /// They open, and never seal: the next master key before its turn, the one before it until all is sealed anew.
    others: Vec<Secret>,
}

/// What sealing anew makes of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Anew {
    /// It is sealed with the master key.
    Already,
    /// It was sealed with another one, or kept in the open: this takes its place.
    Sealed(String),
    /// None of the keys opens it, or there is no master key.
    Unreadable,
}

/// How many texts were sealed anew, and how many were not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sealed anew.
    pub anew: u64,
    /// Sealed with the master key before.
    pub already: u64,
    /// Opened by none of the keys.
    pub unreadable: u64,
}

impl Tally {
    /// Counts one text.
    pub const fn count(&mut self, anew: &Anew) {
        match anew {
            Anew::Already => self.already += 1,
            Anew::Sealed(_) => self.anew += 1,
            Anew::Unreadable => self.unreadable += 1,
        }
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            anew: self.anew + other.anew,
            already: self.already + other.already,
            unreadable: self.unreadable + other.unreadable,
        }
    }
}

/// How a text is kept, and which key opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// In the open.
    Open,
    /// Sealed with the master key.
    Sealed,
    /// Sealed with one of the other keys.
    SealedByAnother,
    /// Sealed with none of these keys.
    Unreadable,
}

/// How many texts are kept in each way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KeptTally {
    /// In the open.
    pub open: u64,
    /// Sealed with the master key.
    pub sealed: u64,
    /// Sealed with one of the other keys.
    pub by_another: u64,
    /// Sealed with none of these keys.
    pub unreadable: u64,
}

impl KeptTally {
    /// Counts one text.
    pub const fn count(&mut self, kept: Kept) {
        match kept {
            Kept::Open => self.open += 1,
            Kept::Sealed => self.sealed += 1,
            Kept::SealedByAnother => self.by_another += 1,
            Kept::Unreadable => self.unreadable += 1,
        }
    }

    /// All of them.
    pub const fn total(&self) -> u64 {
        self.open + self.sealed + self.by_another + self.unreadable
    }
}

impl Sealer {
    /// A sealer with this master key; the others open what they have sealed.
    pub fn new(master: Option<&Secret>, others: &[Secret]) -> Self {
        Self { master: master.cloned(), others: others.to_vec() }
    }

    /// Whether it has a key to seal with.
    pub const fn seals(&self) -> bool {
        self.master.is_some()
    }

    /// The text as the database keeps it; none when it cannot be sealed though it should be.
    pub fn close(&self, text: &str, purpose: &str, nonce: [u8; NONCE]) -> Option<String> {
        match &self.master {
            Some(master) => Some(format!("{MARK}{}", seal(text, master, purpose, nonce)?)),
            None => Some(text.to_owned()),
        }
    }

    /// The text that was kept; none when it is sealed, and with none of these keys.
    pub fn open(&self, kept: &str, purpose: &str) -> Option<String> {
        match kept.strip_prefix(MARK) {
            Some(sealed) => self.master.iter().chain(&self.others).find_map(|key| unseal(sealed, key, purpose)),
            None => Some(kept.to_owned()),
        }
    }

    /// How a text is kept; changes nothing.
    pub fn look(&self, kept: &str, purpose: &str) -> Kept {
        let Some(sealed) = kept.strip_prefix(MARK) else { return Kept::Open };
        let opens = |key: &Secret| unseal(sealed, key, purpose).is_some();
        match (self.master.as_ref().is_some_and(opens), self.others.iter().any(opens)) {
            (true, _) => Kept::Sealed,
            (false, true) => Kept::SealedByAnother,
            (false, false) => Kept::Unreadable,
        }
    }

    /// Seals what was kept with the master key, unless it is.
    pub fn close_anew(&self, kept: &str, purpose: &str, nonce: [u8; NONCE]) -> Anew {
        let Some(master) = &self.master else { return Anew::Unreadable };
        if kept.strip_prefix(MARK).is_some_and(|sealed| unseal(sealed, master, purpose).is_some()) {
            return Anew::Already;
        }
        let anew = self.open(kept, purpose).and_then(|text| self.close(&text, purpose, nonce));
        anew.map_or(Anew::Unreadable, Anew::Sealed)
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

    fn sealer(byte: u8, others: &[u8]) -> Sealer {
        Sealer::new(Some(&master(byte)), &others.iter().map(|byte| master(*byte)).collect::<Vec<_>>())
    }

    #[test]
    fn a_sealed_text_opens_with_its_master_key_for_its_purpose_only() {
        let sealed = seal("key", &master(7), "first", [1; NONCE]).unwrap();
        assert!(!sealed.contains("key"));
        assert_eq!(unseal(&sealed, &master(7), "first"), Some("key".to_owned()));
        assert_eq!(unseal(&sealed, &master(8), "first"), None);
        assert_eq!(unseal(&sealed, &master(7), "second"), None);
    }

    #[test]
    fn where_there_is_no_master_key_texts_stay_open_and_sealed_ones_stay_closed() {
        let (open, sealing) = (Sealer::default(), sealer(7, &[]));
        assert_eq!(open.close("whsec_a", "p", [1; NONCE]).as_deref(), Some("whsec_a"));
        let closed = sealing.close("whsec_a", "p", [1; NONCE]).unwrap();
        assert!(closed.starts_with(MARK));
        assert_eq!(sealing.open(&closed, "p").as_deref(), Some("whsec_a"));
        assert_eq!(sealing.open("whsec_a", "p").as_deref(), Some("whsec_a"));
        assert_eq!(open.open(&closed, "p"), None);
        assert_eq!(open.close_anew(&closed, "p", [1; NONCE]), Anew::Unreadable);
    }

    #[test]
    fn another_key_opens_and_never_seals() {
        let (old, both, new) = (sealer(7, &[]), sealer(8, &[7]), sealer(8, &[]));
        let closed = old.close("whsec_a", "p", [1; NONCE]).unwrap();
        assert_eq!(both.open(&closed, "p").as_deref(), Some("whsec_a"));
        assert_eq!(old.open(&both.close("whsec_a", "p", [2; NONCE]).unwrap(), "p"), None);
        assert_eq!(new.close_anew(&closed, "p", [2; NONCE]), Anew::Unreadable);
        let Anew::Sealed(anew) = both.close_anew(&closed, "p", [2; NONCE]) else { panic!("it is not sealed anew") };
        assert_eq!(new.open(&anew, "p").as_deref(), Some("whsec_a"));
        assert_eq!(both.close_anew(&anew, "p", [3; NONCE]), Anew::Already);
        let looks = [both.look(&closed, "p"), both.look(&anew, "p"), new.look(&closed, "p"), old.look("whsec_a", "p")];
        assert_eq!(looks, [Kept::SealedByAnother, Kept::Sealed, Kept::Unreadable, Kept::Open]);
        assert_eq!(both.look(&anew, "q"), Kept::Unreadable, "a seal holds for its purpose");
        assert!(matches!(both.close_anew("whsec_a", "p", [3; NONCE]), Anew::Sealed(_)));
    }
}
