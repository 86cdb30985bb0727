//! The e-mail address of an AWS account's root user, by the rules of AWS's account creation.
//!
//! The address is personal data: it must not reach logs, so `Debug` hides it and no refusal repeats it.
//! Whether another AWS account uses the address is not known here.

use std::fmt;

use super::{FieldError, is_host_name};

/// Fewest and most characters (AWS Organizations API, CreateAccount).
const LENGTH: std::ops::RangeInclusive<usize> = 6..=64;

/// A root user's e-mail address: 6 to 64 ASCII characters (A8; AWS Organizations API, CreateAccount).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RootEmail(String);

checked_text!(RootEmail);

impl RootEmail {
    /// Takes surrounding blanks off, then refuses with `invalid_root_email` and the first `reason` that applies:
    /// `length`, `not_ascii`, `at_sign`, `local_part` or `domain` (A8).
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let text = text.trim();
        match flaw(text) {
            None => Ok(Self(text.to_owned())),
            Some(reason) => Err(FieldError::new("invalid_root_email").with("reason", reason)),
        }
    }

    /// An address that was accepted once, by whatever rules were in force then.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The address in lower case, for telling whether two accounts would use the same one (A8).
    pub fn comparison_key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl fmt::Debug for RootEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootEmail(hidden)")
    }
}

/// The first rule of AWS's that the address breaks.
fn flaw(text: &str) -> Option<&'static str> {
    if !LENGTH.contains(&text.chars().count()) {
        return Some("length");
    }
    if !text.is_ascii() {
        return Some("not_ascii");
    }
    let Some((local, domain)) = text.split_once('@') else {
        return Some("at_sign");
    };
    if domain.contains('@') {
        return Some("at_sign");
    }
    if !is_local_part(local) {
        return Some("local_part");
    }
    (!is_domain(domain)).then_some("domain")
}

/// AWS forbids white space and some punctuation; control characters are refused with the white space.
fn is_local_part(text: &str) -> bool {
    const FORBIDDEN: &str = r#""'()<>[]:;,\|%&"#;
    !text.is_empty() && !text.starts_with('.') && text.chars().all(|c| c.is_ascii_graphic() && !FORBIDDEN.contains(c))
}

/// AWS allows letters, digits, `-` and `.`, the last two not at the ends, and wants one dot at least; the rest is what a
/// host's name is.
fn is_domain(text: &str) -> bool {
    text.contains('.') && is_host_name(text, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> Option<String> {
        let error = RootEmail::parse(text).err()?;
        assert_eq!(error.code, "invalid_root_email");
        error.args.into_iter().find(|(name, _)| *name == "reason").map(|(_, value)| value)
    }

    fn assert_refused(text: &str, expected: &str) {
        assert_eq!(reason(text).as_deref(), Some(expected), "{text:?}");
    }

    #[test]
    fn a8_addresses_that_aws_takes_are_accepted() {
        for text in ["a@b.co", "aws+root.1@example-1.co.uk", "a.@b.co", "A!#$*/=?^_`{}~@b.co"] {
            assert_eq!(RootEmail::parse(text).map(|email| email.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a8_surrounding_blanks_are_removed_but_nothing_else() {
        let email = RootEmail::parse(" \u{A0}root@example.com\n");
        assert_eq!(email.as_ref().map(RootEmail::as_str), Ok("root@example.com"));
        assert_refused("\u{200B}root@example.com", "not_ascii");
        assert_refused("\"root@example.com\"", "local_part");
    }

    #[test]
    fn a8_length_is_6_to_64() {
        let of_length = |length: usize| format!("{}@example.com", "a".repeat(length - 12));
        assert_refused("", "length");
        assert_refused("a@b.c", "length");
        assert_eq!(reason(&of_length(64)), None);
        assert_refused(&of_length(65), "length");
    }

    #[test]
    fn a8_only_ascii_is_accepted() {
        assert_refused("josé@example.com", "not_ascii");
        assert_refused("root@exämple.com", "not_ascii");
    }

    #[test]
    fn a8_exactly_one_at_sign() {
        assert_refused("example.com", "at_sign");
        assert_refused("a@b@example.com", "at_sign");
        assert_refused("root@@example.com", "at_sign");
    }

    #[test]
    fn a8_local_part_without_forbidden_characters() {
        for c in "\"'()<>[]:;,\\|%& \t\n\u{0}\u{7F}".chars() {
            assert_refused(&format!("a{c}b@example.com"), "local_part");
        }
        assert_refused(".root@example.com", "local_part");
        assert_refused("@example.com", "local_part");
    }

    #[test]
    fn a8_domain_of_letters_digits_hyphens_and_dots() {
        for domain in [
            "example",
            "-example.com",
            "example.com-",
            ".example.com",
            "example.com.",
            "exam_ple.com",
            "exam ple.com",
            "[10.0.0.1]",
            "localhost",
            "exam..ple.com",
            "a.-b.com",
            "a-.b.com",
            "10.0.0.1",
        ] {
            assert_refused(&format!("root@{domain}"), "domain");
        }
        assert_refused("rootuser@", "domain");
    }

    #[test]
    fn a8_comparison_ignores_case_and_keeps_the_address() {
        let email = RootEmail::parse("Root+A@Example.COM");
        assert_eq!(email.as_ref().map(RootEmail::comparison_key), Ok("root+a@example.com".to_owned()));
        assert_eq!(email.as_ref().map(RootEmail::as_str), Ok("Root+A@Example.COM"));
    }

    #[test]
    fn neither_debug_nor_a_refusal_shows_the_address() {
        let debug = format!("{:?} {:?}", RootEmail::parse("secret@example.com"), RootEmail::parse("secret@example"));
        assert!(debug.contains("RootEmail(hidden)"), "{debug}");
        assert!(!debug.contains("secret") && !debug.contains("example"), "{debug}");
    }
}
