//! The e-mail address of a client's contact.
//!
//! The address is personal data: it must not reach logs, so `Debug` hides it and no refusal repeats it.
//! Whether the mailbox exists is not known here.

use std::fmt;

use validator::ValidateEmail as _;

use super::{FieldError, is_host_name, normalise::is_invisible};

/// Most characters of an address that mail servers must carry (RFC 5321 with its erratum 1690).
const MAX: usize = 254;

/// A contact's e-mail address: at most 254 characters in the form that browsers accept (HTML, `type=email`).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ContactEmail(String);

checked_text!(ContactEmail);

impl ContactEmail {
    /// Accepts an address as it is, without trimming; anything else is `invalid_email`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let domain = text.rsplit_once('@').is_some_and(|(_, domain)| is_host_name(domain, true));
        let valid = text.chars().count() <= MAX && text.validate_email() && domain && is_plain(text);
        if valid { Ok(Self(text.to_owned())) } else { Err(FieldError::new("invalid_email")) }
    }

    /// An address that was accepted once, by whatever rules were in force then.
    pub fn stored(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for ContactEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContactEmail(hidden)")
    }
}

/// Closes a gap of the library: it ignores invisible characters.
fn is_plain(text: &str) -> bool {
    !text.contains(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, FieldError> {
        ContactEmail::parse(text).map(|email| email.to_string())
    }

    #[test]
    fn usual_addresses_are_kept_as_they_are() {
        for text in ["ana@example.com", "Ana.O'Neil+aws@Example.co.uk", "ana@exämple.com", "ana@localhost"] {
            assert_eq!(parsed(text), Ok(text.to_owned()));
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in [
            "",
            "ana",
            "@example.com",
            "ana@",
            "ana@exam ple.com",
            "ana@@example.com",
            "a b@example.com",
            "ana@-example.com",
            "ana@example..com",
            "ana@example.-com.org",
            "ana@example-.com",
            "ana@192.0.2.1",
            "ana@[192.0.2.1]",
            "ana@[IPv6:2001:db8::1]",
            &format!("ana@{}.com", "d".repeat(64)),
            " ana@example.com",
            "ana@example.com ",
            "ana@example.com\n",
            "josé@example.com",
            "Ana <ana@example.com>",
        ] {
            assert_eq!(parsed(text), Err(FieldError::new("invalid_email")), "{text:?}");
        }
    }

    #[test]
    fn an_address_has_no_ip_address_whatever_stands_before_it() {
        for text in ["ana@x\r\nBcc: eve[192.0.2.1]", "ana@evil[192.0.2.1]", "ana@[x][192.0.2.1]"] {
            assert_eq!(parsed(text), Err(FieldError::new("invalid_email")), "{text:?}");
        }
    }

    #[test]
    fn invisible_characters_in_the_domain_are_refused() {
        for text in ["ana@exam\u{200B}ple.com", "ana@exam\u{AD}ple.com", "ana@example.com\u{FEFF}"] {
            assert_eq!(parsed(text), Err(FieldError::new("invalid_email")), "{text:?}");
        }
    }

    #[test]
    fn at_most_254_characters() {
        let of_length = |length: usize| {
            let labels = format!("{}.", "d".repeat(49)).repeat(4);
            format!("{}@{labels}com", "a".repeat(length - labels.len() - 4))
        };
        assert_eq!(parsed(&of_length(254)), Ok(of_length(254)));
        assert_eq!(parsed(&of_length(255)), Err(FieldError::new("invalid_email")));
    }

    #[test]
    fn neither_debug_nor_a_refusal_shows_the_address() {
        let debug = format!("{:?} {:?}", ContactEmail::parse("secret@example.com"), ContactEmail::parse("secret"));
        assert!(debug.contains("ContactEmail(hidden)"), "{debug}");
        assert!(!debug.contains("secret") && !debug.contains("example"), "{debug}");
    }
}
