//! The external ID that a customer's role demands from us.
//!
//! The platform makes it, never the customer (R11). It is not a secret. The random bytes come from the caller, so
//! this module stays deterministic.

use std::sync::LazyLock;

use regex::Regex;

use super::FieldError;

#[expect(clippy::expect_used, reason = "a constant pattern, tested")]
static PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new("^CA[0-9A-HJKMNP-TV-Z]{26}$").expect("a valid pattern"));

/// An external ID: `CA` and 26 upper-case Crockford base32 characters that hold 128 bits (R2, R11).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ExternalId(String);

checked_text!(ExternalId);

impl ExternalId {
    /// Encodes 128 bits, which must be random for the ID to be unguessable (R11); all bits are kept.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(format!("CA{}", ulid::Ulid::from_bytes(bytes)))
    }

    /// Reads an ID back, without trimming; anything of another form is `invalid_external_id`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        if PATTERN.is_match(text) { Ok(Self(text.to_owned())) } else { Err(FieldError::new("invalid_external_id")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r11_all_128_bits_are_in_the_id() {
        let of = |bytes| ExternalId::from_random(bytes).to_string();
        assert_eq!(of([0; 16]), "CA00000000000000000000000000");
        assert_eq!(of([255; 16]), "CA7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
        for bit in 0..128_u32 {
            let bytes = (1_u128 << bit).to_be_bytes();
            assert_ne!(of(bytes), of([0; 16]), "bit {bit} is lost");
        }
    }

    #[test]
    fn r11_what_is_made_reads_back_unchanged() {
        for seed in 0..=255_u8 {
            let id = ExternalId::from_random([seed; 16]);
            assert_eq!(ExternalId::parse(id.as_str()), Ok(id));
        }
    }

    #[test]
    fn r2_other_forms_are_refused() {
        for text in [
            "",
            "CA",
            "CA0000000000000000000000000",
            "CA000000000000000000000000000",
            "ca00000000000000000000000000",
            "CA0000000000000000000000000a",
            "CB00000000000000000000000000",
            "CA0000000000000000000000000I",
            "CA0000000000000000000000000L",
            "CA0000000000000000000000000O",
            "CA0000000000000000000000000U",
            "CA0000000000000000000000000٣",
            " CA00000000000000000000000000",
            "CA00000000000000000000000000\n",
        ] {
            let refused = Err(FieldError::new("invalid_external_id"));
            assert_eq!(ExternalId::parse(text), refused, "{text:?}");
        }
    }
}
