//! The formats that the published schemas name, and the domain's parsers behind them: one rule for document and server.

use chrono::Datelike;

use crate::domain::{
    AwsAccountId, ContactEmail, Country, Currency, FieldError, HandshakeId, Money, RoleArn, RoleDescription, RoleName,
    RootEmail, WebhookUrl, check_account_name, check_name, check_not_blank, check_one_line, is_host_name,
};

/// Says why a text does not have the format.
pub type FormatCheck = fn(&str) -> Result<(), FieldError>;

/// Every `format` of a request's member that is checked, with its check.
pub const FORMATS: &[(&str, FormatCheck)] = &[
    // Blanks around a name carry nothing.
    ("account-name", |text| check_account_name(text.trim())),
    ("aws-account-id", |text| AwsAccountId::parse(text).map(drop)),
    ("contact-email", |text| ContactEmail::parse(text).map(drop)),
    ("country", |text| Country::parse(text).map(drop)),
    ("currency", |text| Currency::parse(text).map(drop)),
    ("date", |text| date(text)),
    ("date-time", |text| date_time(text)),
    ("domain-name", |text| domain_name(text)),
    ("handshake-id", |text| HandshakeId::parse(text).map(drop)),
    ("money", |text| Money::parse(text).map(drop)),
    ("money-not-negative", |text| Money::parse_non_negative(text).map(drop)),
    ("not-blank", |text| check_name(text)),
    ("one-line", |text| check_one_line(text)),
    ("phone", |text| phone(text)),
    ("role-arn", |text| RoleArn::parse(text).map(drop)),
    ("role-description", |text| RoleDescription::parse(text).map(drop)),
    ("role-name", |text| RoleName::parse(text).map(drop)),
    ("root-email", |text| RootEmail::parse(text).map(drop)),
    ("text", |text| check_not_blank(text)),
    ("webhook-url", |text| WebhookUrl::parse(text).map(drop)),
];

/// The check of this format.
pub fn find(format: &str) -> Option<FormatCheck> {
    FORMATS.iter().find(|(name, _)| *name == format).map(|(_, check)| *check)
}

/// The parser alone would take `2027-1-1` as well.
fn date(text: &str) -> Result<(), FieldError> {
    let refused = || FieldError::new("invalid_format").with("expected", "2027-01-31");
    let parsed: chrono::NaiveDate = text.parse().map_err(|_| refused())?;
    if parsed.to_string() == text { Ok(()) } else { Err(refused()) }
}

/// Years, in UTC, of the moments that a caller can name: both databases store them all, and all clients read them.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=9999;

/// RFC 3339, and a moment that answers can show: its minute has sixty seconds, and its year, in UTC, is one of [`YEARS`].
fn date_time(text: &str) -> Result<(), FieldError> {
    let expected = || format!("2026-01-31T09:30:00Z (RFC 3339), {}–{} UTC", YEARS.start(), YEARS.end());
    let refused = || FieldError::new("invalid_format").with("expected", expected());
    let at = chrono::DateTime::parse_from_rfc3339(text).map_err(|_| refused())?.to_utc();
    let is_shown = YEARS.contains(&at.year()) && at.timestamp_subsec_nanos() < 1_000_000_000;
    if is_shown { Ok(()) } else { Err(refused()) }
}

/// A host name of at least two labels, in ASCII: an end customer's domain as AWS's reports want it (C6).
fn domain_name(text: &str) -> Result<(), FieldError> {
    let ok = text.contains('.') && is_host_name(text, false);
    if ok { Ok(()) } else { Err(FieldError::new("invalid_domain")) }
}

fn phone(text: &str) -> Result<(), FieldError> {
    let ok = text.bytes().filter(u8::is_ascii_digit).count() >= 3
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-' | '.' | '/'));
    if ok { Ok(()) } else { Err(FieldError::new("invalid_phone")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_one_that_answers_can_show() {
        for text in [
            "2026-01-31T09:30:00Z",
            "2026-01-31t09:30:00.123456789+14:00",
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:00:00-01:00",
            "9999-12-31T23:59:59.999999Z",
        ] {
            assert_eq!(date_time(text), Ok(()), "{text}");
        }
        for text in [
            "9999-12-31T23:59:59-00:01",
            "9999-12-31T12:00:00-14:00",
            "1969-12-31T23:59:59Z",
            "1970-01-01T00:00:00+00:01",
            "0001-01-01T00:00:00+01:00",
            "0000-06-01T00:00:00Z",
            "2016-12-31T23:59:60Z",
            "2016-12-31T18:59:60.5-05:00",
            "2026-01-31",
            "2026-02-30T00:00:00Z",
            "10000-01-01T00:00:00Z",
        ] {
            assert!(date_time(text).is_err(), "{text}");
        }
    }
}
