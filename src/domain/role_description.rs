//! The description of an IAM role.
//!
//! Nothing is trimmed: blanks are part of a description. AWS itself would allow more; the guide's rule counts here.

use super::{FieldError, role_name::is_role_name_char};

/// Most characters that the onboarding guide allows (R6).
const MAX: usize = 128;

/// The description of an IAM role: at most 128 characters of `[A-Za-z0-9 +=,.@_-]`, possibly none (R6).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RoleDescription(String);

checked_text!(RoleDescription);

impl RoleDescription {
    /// Refuses with `invalid_description` (a character that is not allowed) or `too_long` (argument `max`) (R6).
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        if !text.chars().all(|c| c == ' ' || is_role_name_char(c)) {
            return Err(FieldError::new("invalid_description"));
        }
        if text.len() > MAX {
            return Err(FieldError::new("too_long").with("max", MAX.to_string()));
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, FieldError> {
        RoleDescription::parse(text).map(|description| description.to_string())
    }

    #[test]
    fn r6_every_allowed_character_and_blanks_are_kept() {
        for text in ["", " ", "AZaz09 +=,.@_-", " read only "] {
            assert_eq!(parsed(text), Ok(text.to_owned()));
        }
    }

    #[test]
    fn r6_other_characters_are_refused() {
        for text in ["a\tb", "a\nb", "a\u{A0}b", "descripción", "a/b", "a;b", "a\u{200B}"] {
            assert_eq!(parsed(text), Err(FieldError::new("invalid_description")), "{text:?}");
        }
    }

    #[test]
    fn r6_at_most_128_characters() {
        let too_long = FieldError::new("too_long").with("max", "128");
        assert_eq!(parsed(&"a ".repeat(64)), Ok("a ".repeat(64)));
        assert_eq!(parsed(&"a".repeat(129)), Err(too_long));
    }
}
