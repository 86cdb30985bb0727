//! The formats that the published schemas name, and the domain's parsers behind them: one rule for document and server.

use std::net::Ipv4Addr;

use crate::domain::{
    AwsAccountId, ContactEmail, Country, Currency, FieldError, HandshakeId, Money, RoleArn, RoleDescription, RoleName,
    RootEmail, check_account_name,
};

/// Says why a text does not have the format.
pub type Check = fn(&str) -> Result<(), FieldError>;

/// Every `format` of a request's member that is checked, with its check.
pub const FORMATS: &[(&str, Check)] = &[
    ("account-name", |text| check_account_name(text)),
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
    ("not-blank", |text| not_blank(text)),
    ("phone", |text| phone(text)),
    ("role-arn", |text| RoleArn::parse(text).map(drop)),
    ("role-description", |text| RoleDescription::parse(text).map(drop)),
    ("role-name", |text| RoleName::parse(text).map(drop)),
    ("root-email", |text| RootEmail::parse(text).map(drop)),
];

/// The check of this format.
pub fn find(format: &str) -> Option<Check> {
    FORMATS.iter().find(|(name, _)| *name == format).map(|(_, check)| *check)
}

/// The parser alone would take `2027-1-1` as well.
fn date(text: &str) -> Result<(), FieldError> {
    let refused = || FieldError::new("invalid_format").with("expected", "2027-01-31");
    let parsed: chrono::NaiveDate = text.parse().map_err(|_| refused())?;
    if parsed.to_string() == text { Ok(()) } else { Err(refused()) }
}

fn date_time(text: &str) -> Result<(), FieldError> {
    chrono::DateTime::parse_from_rfc3339(text)
        .map(drop)
        .map_err(|_| FieldError::new("invalid_format").with("expected", "2026-01-31T09:30:00Z (RFC 3339)"))
}

fn not_blank(text: &str) -> Result<(), FieldError> {
    if text.trim().is_empty() { Err(FieldError::new("blank")) } else { Ok(()) }
}

/// A host name of at least two labels (RFC 1123), in ASCII: an end customer's domain as AWS's reports want it (C6).
fn domain_name(text: &str) -> Result<(), FieldError> {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let ok = text.len() <= 253 && text.contains('.') && text.split('.').all(label) && text.parse::<Ipv4Addr>().is_err();
    if ok { Ok(()) } else { Err(FieldError::new("invalid_domain")) }
}

fn phone(text: &str) -> Result<(), FieldError> {
    let ok = text.bytes().filter(u8::is_ascii_digit).count() >= 3
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-' | '.' | '/'));
    if ok { Ok(()) } else { Err(FieldError::new("invalid_phone")) }
}
