//! The token of an owner's link: whoever knows the address has it. Pure.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Random bytes of a token.
pub const BYTES: usize = 32;

/// What its text begins with.
const PREFIX: &str = "gwo_";

/// What the forms' token is made for.
const FORMS: &str = "gangway owner's forms ";

/// What stands in a link's address: 256 random bits. It never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkToken(String);

impl LinkToken {
    /// The token of these random bytes.
    pub fn of(bytes: [u8; BYTES]) -> Self {
        Self(format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// Reads a token; none when it has not the form of one.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text.strip_prefix(PREFIX)?).ok()?;
        (bytes.len() == BYTES).then(|| Self(text.to_owned()))
    }

    /// The text; only for the address that it stands in.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// By which it is kept and found: SHA-256, in hexadecimal. So many random bits need no slower hash.
    pub fn hash(&self) -> String {
        Sha256::digest(&self.0).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What the forms of its page carry: nobody makes it without the address.
    pub fn of_forms(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::new().chain_update(FORMS).chain_update(&self.0).finalize())
    }

    /// Whether a form is one of its page. What is compared are hashes, so that how long it takes tells nothing.
    pub fn made(&self, of_form: &str) -> bool {
        Sha256::digest(of_form) == Sha256::digest(self.of_forms())
    }
}

impl fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_does_not_print_itself() {
        let token = LinkToken::of([7; BYTES]);
        assert_eq!(LinkToken::parse(token.reveal()), Some(token.clone()));
        assert_eq!(token.hash().len(), 64);
        assert!(!token.hash().contains(token.reveal()));
        assert_eq!(format!("{token:?}"), "LinkToken(…)");
        for text in ["", "gwo_", "gwo_AAAA", &token.reveal()[4..], &format!("{}A", token.reveal()), "gwo_%2e"] {
            assert_eq!(LinkToken::parse(text), None, "{text}");
        }
    }

    #[test]
    fn forms_of_one_link_are_not_those_of_another() {
        let (one, other) = (LinkToken::of([1; BYTES]), LinkToken::of([2; BYTES]));
        assert!(one.made(&one.of_forms()));
        for wrong in [other.of_forms(), String::new(), one.hash(), one.reveal().to_owned()] {
            assert!(!one.made(&wrong));
        }
    }
}
