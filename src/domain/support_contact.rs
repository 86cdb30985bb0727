//! Whom people ask for help.

use super::check_one_line;
use super::contact_email::ContactEmail;

/// What a contact is, so that a page can link it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SupportContact {
    /// An e-mail address.
    Email(String),
    /// A telephone number: its digits, with the plus sign before them if there is one.
    Phone(String),
    /// An https address.
    Page(String),
}

impl SupportContact {
    /// Reads a contact; none when it is none of the three.
    pub fn parse(text: &str) -> Option<Self> {
        if check_one_line(text).is_err() || text.chars().count() > 200 {
            return None;
        }
        if text.starts_with("https://") {
            let plain = text.bytes().all(|byte| byte.is_ascii_graphic()) && !text.contains(['"', '<', '>', '@']);
            let has_host = text.len() > "https://".len() && !text.starts_with("https:///");
            return (plain && has_host).then(|| Self::Page(text.to_owned()));
        }
        if text.contains('@') {
            let plain = !text.contains(['?', '&', '%']);
            return ContactEmail::parse(text).ok().filter(|_| plain).map(|_| Self::Email(text.to_owned()));
        }
        let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let is_number = text.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c));
        let plus = digits.rfind('+').is_none_or(|place| place == 0);
        (is_number && plus && digits.len() >= 5).then_some(Self::Phone(digits))
    }

    /// What a link to it names.
    pub fn href(&self) -> String {
        match self {
            Self::Email(address) => format!("mailto:{address}"),
            Self::Phone(digits) => format!("tel:{digits}"),
            Self::Page(address) => address.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_an_address_a_number_or_a_page_and_nothing_else() {
        let href = |text: &str| SupportContact::parse(text).map(|contact| contact.href());
        assert_eq!(href("aws@example.com").as_deref(), Some("mailto:aws@example.com"));
        assert_eq!(href("+34 900 000-000").as_deref(), Some("tel:+34900000000"));
        assert_eq!(href("https://example.com/help").as_deref(), Some("https://example.com/help"));
        for text in [
            "",
            "ask us",
            "http://h",
            "https://",
            "javascript:alert(1)",
            "12",
            "1+2345",
            "a@b@c",
            "a@b.example?cc=x@y.example",
        ] {
            assert_eq!(href(text), None, "{text}");
        }
    }
}
