//! The name of an IAM role, as an operator types it.
//!
//! Nothing is trimmed or repaired here: a name with a blank is another name, and AWS would refuse it.

use super::FieldError;

/// Most characters that the onboarding guide allows (R5).
const MAX: usize = 128;
/// Most characters that AWS allows (R5; AWS IAM API).
const AWS_MAX: usize = 64;

/// The name of an IAM role: 1 to 128 characters of `[A-Za-z0-9+=,.@_-]` (R5).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RoleName(String);

checked_text!(RoleName);

impl RoleName {
    /// Refuses with `too_short` (nothing; argument `min`), `role_name_blank` (white space anywhere),
    /// `invalid_role_name` (another character) or `too_long` (argument `max`), in this order (R5).
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        if text.is_empty() {
            return Err(FieldError::new("too_short").with("min", "1"));
        }
        if text.contains(char::is_whitespace) {
            return Err(FieldError::new("role_name_blank"));
        }
        if !text.chars().all(is_role_name_char) {
            return Err(FieldError::new("invalid_role_name"));
        }
        if text.len() > MAX {
            return Err(FieldError::new("too_long").with("max", MAX.to_string()));
        }
        Ok(Self(text.to_owned()))
    }

    /// Whether the name has more than the 64 characters that AWS allows, so no such role can exist (R5).
    pub fn exceeds_aws_limit(&self) -> bool {
        self.0.len() > AWS_MAX
    }
}

/// Whether AWS allows the character in a role's name (R5; AWS IAM API), ASCII only.
pub(super) const fn is_role_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '=' | ',' | '.' | '@' | '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, FieldError> {
        RoleName::parse(text).map(|name| name.to_string())
    }

    #[test]
    fn r5_every_allowed_character_is_kept() {
        let name = "AZaz09+=,.@_-";
        assert_eq!(parsed(name), Ok(name.to_owned()));
    }

    #[test]
    fn r5_a_blank_anywhere_is_refused_and_never_trimmed() {
        for text in ["My Role", " Role", "Role ", "Role\n", "Ro\u{A0}le", " "] {
            assert_eq!(parsed(text), Err(FieldError::new("role_name_blank")), "{text:?}");
        }
    }

    #[test]
    fn r5_other_characters_are_refused() {
        for text in ["a/b", "a:b", "rôle", "role\u{200B}", "ro!le", "\"role\"", "rol٣", "a*"] {
            assert_eq!(parsed(text), Err(FieldError::new("invalid_role_name")), "{text:?}");
        }
    }

    #[test]
    fn r5_length_is_1_to_128() {
        let too_long = FieldError::new("too_long").with("max", "128");
        let too_short = FieldError::new("too_short").with("min", "1");
        assert_eq!(parsed(""), Err(too_short));
        assert_eq!(parsed("a"), Ok("a".to_owned()));
        assert_eq!(parsed(&"a".repeat(128)), Ok("a".repeat(128)));
        assert_eq!(parsed(&"a".repeat(129)), Err(too_long));
    }

    #[test]
    fn r5_more_than_64_characters_exceed_the_limit_of_aws() {
        let exceeds = |length: usize| RoleName::parse(&"a".repeat(length)).map(|name| name.exceeds_aws_limit());
        assert_eq!(exceeds(64), Ok(false));
        assert_eq!(exceeds(65), Ok(true));
    }
}
