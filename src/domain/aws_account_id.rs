//! The number of an AWS account.
//!
//! It is text, never an integer: leading zeros count. It does not know whether the account exists.

use super::{FieldError, normalise};

/// The 12 digits that name an AWS account (A1; AWS Organizations API).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AwsAccountId(String);

checked_text!(AwsAccountId);

impl AwsAccountId {
    /// Accepts 12 ASCII digits, also grouped 4-4-4 by `-` or single blanks as AWS's console prints them, and
    /// ignores what pasting adds around them; anything else is `invalid_aws_account_id` (A1), also twelve zeros, which
    /// AWS's examples use for nobody's account.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let text = normalise::trim(text);
        let digits = ungrouped(text, '-').or_else(|| ungrouped(text, ' ')).unwrap_or_else(|| text.to_owned());
        if digits.len() == 12 && is_digits(&digits) && digits.bytes().any(|digit| digit != b'0') {
            Ok(Self(digits))
        } else {
            Err(FieldError::new("invalid_aws_account_id"))
        }
    }

    /// A number that was accepted once, by whatever rules were in force then.
    pub fn stored(digits: String) -> Self {
        Self(digits)
    }

    /// Wraps digits that a stricter pattern has already matched.
    pub(super) fn from_matched(digits: &str) -> Self {
        Self(digits.to_owned())
    }
}

/// Joins three groups of four; `None` when the text is not grouped exactly so by this separator.
fn ungrouped(text: &str, separator: char) -> Option<String> {
    let groups: Vec<&str> = text.split(separator).collect();
    (groups.len() == 3 && groups.iter().all(|group| group.len() == 4)).then(|| groups.concat())
}

/// Whether all characters are ASCII digits; Unicode knows many more that AWS refuses.
pub(super) fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, FieldError> {
        AwsAccountId::parse(text).map(|id| id.to_string())
    }

    fn assert_refused(text: &str) {
        let refused = Err(FieldError::new("invalid_aws_account_id"));
        assert_eq!(parsed(text), refused, "{text:?}");
    }

    #[test]
    fn a1_twelve_digits_are_accepted_and_leading_zeros_stay() {
        assert_eq!(parsed("001234567890"), Ok("001234567890".to_owned()));
        assert_eq!(parsed("000000000001"), Ok("000000000001".to_owned()));
        assert_refused("000000000000");
        assert_refused("0000-0000-0000");
    }

    #[test]
    fn a1_groups_of_the_console_are_joined() {
        for text in ["1234-5678-9012", "1234 5678 9012", "  1234-5678-9012\n"] {
            assert_eq!(parsed(text), Ok("123456789012".to_owned()), "{text:?}");
        }
    }

    #[test]
    fn a1_what_pasting_adds_around_is_removed() {
        for text in [
            " 123456789012 ",
            "\u{FEFF}123456789012\u{200B}",
            "\u{A0}\"123456789012\"",
            "‘123456789012’",
            "`123456789012`",
        ] {
            assert_eq!(parsed(text), Ok("123456789012".to_owned()), "{text:?}");
        }
    }

    #[test]
    fn a1_other_groupings_are_refused() {
        for text in [
            "1234-5678 9012",
            "1234 5678-9012",
            "1234--5678-9012",
            "1234  5678 9012",
            "1234- 5678- 9012",
            "123-4567-89012",
            "123456-789012",
            "1234-56789012",
            "12-34-56-78-90-12",
            "1234-5678-9012-",
            "1234\u{2013}5678\u{2013}9012",
            "1234.5678.9012",
            "1234\t5678\t9012",
            "1234\u{200B}56789012",
        ] {
            assert_refused(text);
        }
    }

    #[test]
    fn a1_wrong_lengths_and_characters_are_refused() {
        for text in [
            "",
            " ",
            "12345678901",
            "1234567890123",
            "12345678901a",
            "+12345678901",
            "-12345678901",
            "12345678901.",
            "éééééé",
        ] {
            assert_refused(text);
        }
    }

    #[test]
    fn a1_digits_of_other_scripts_are_refused() {
        assert_refused("١٢٣٤٥٦٧٨٩٠١٢");
        assert_refused("１２３４５６７８９０１２");
        assert_refused("12345678901٢");
        // Two bytes each: three groups of four bytes, which must not be taken for digits.
        assert_refused("١٢-٣٤-٥٦");
    }

    #[test]
    fn from_str_is_parse() {
        assert_eq!("123456789012".parse(), AwsAccountId::parse("123456789012"));
        assert_eq!("1".parse::<AwsAccountId>(), AwsAccountId::parse("1"));
    }
}
