//! The id that AWS gives to an invitation.
//!
//! Only its form is checked; whether AWS knows the handshake is not known here.

use std::sync::LazyLock;

use regex::Regex;

use super::FieldError;

#[expect(clippy::expect_used, reason = "a constant pattern, tested")]
static PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new("^h-[0-9a-z]{8,32}$").expect("a valid pattern"));

/// The id of a handshake: `h-` and 8 to 32 lower-case letters and digits (AWS Organizations API).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HandshakeId(String);

checked_text!(HandshakeId);

impl HandshakeId {
    /// Reads an id, without trimming; anything of another form is `invalid_handshake_id`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        if PATTERN.is_match(text) { Ok(Self(text.to_owned())) } else { Err(FieldError::new("invalid_handshake_id")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_to_32_characters_are_accepted() {
        for length in [8, 32] {
            let text = format!("h-{}", "a0".repeat(length / 2));
            assert_eq!(HandshakeId::parse(&text).map(|id| id.to_string()), Ok(text));
        }
    }

    #[test]
    fn other_forms_are_refused() {
        let too_long = format!("h-{}", "a".repeat(33));
        for text in [
            "",
            "h-",
            "h-aaaaaaa",
            too_long.as_str(),
            "h-AAAAAAAA",
            "H-aaaaaaaa",
            "o-aaaaaaaa",
            "haaaaaaaaa",
            "h-aaaa_aaa",
            "h-aaaaaaaé",
            "h-aaaaaaa٣",
            " h-aaaaaaaa",
            "h-aaaaaaaa\n",
        ] {
            let refused = Err(FieldError::new("invalid_handshake_id"));
            assert_eq!(HandshakeId::parse(text), refused, "{text:?}");
        }
    }
}
