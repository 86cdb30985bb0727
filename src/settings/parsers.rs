//! What the texts of settings are read into, and what a message says that a wrong one must be.

use std::net::SocketAddr;

use crate::aws::AwsMode;
use crate::domain::{AwsAccountId, SupportContact, check_one_line};
use crate::limits::Limit;
use crate::quotas::model::Quotas;

pub(super) fn bind_address(value: &str) -> Result<SocketAddr, String> {
    value.parse().map_err(|_| "must be an IP address and a port, such as 127.0.0.1:8080".to_owned())
}

/// A file's path. What is in it is looked at when the server starts.
pub(super) fn file(value: &str) -> Result<String, String> {
    match value.starts_with("-----") || value.contains('\n') {
        true => Err("must be a file's path, not what is in it".to_owned()),
        false => Ok(value.to_owned()),
    }
}

pub(super) fn aws_mode(value: &str) -> Result<AwsMode, String> {
    match value {
        "manual" => Ok(AwsMode::Manual),
        "simulated" => Ok(AwsMode::Simulated),
        "aws" => Ok(AwsMode::Aws),
        _ => Err("must be manual, aws or simulated".to_owned()),
    }
}

pub(super) fn region(value: &str) -> Result<String, String> {
    let plain = value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let ok = plain && value.len() <= 32 && value.matches('-').count() >= 2;
    if ok { Ok(value.to_owned()) } else { Err("must be a region of AWS, such as us-east-1".to_owned()) }
}

pub(super) fn invitations(value: &str) -> Result<u32, String> {
    value.parse().ok().filter(|count| (1..=10_000).contains(count)).ok_or_else(|| "must be from 1 to 10000".to_owned())
}

pub(super) fn hours(value: &str) -> Result<u32, String> {
    value.parse().ok().filter(|hours| *hours <= 8_760).ok_or_else(|| "must be from 0 to 8760".to_owned())
}

pub(super) fn retention_days(value: &str) -> Result<u32, String> {
    let days = value.parse().ok().filter(|days| *days == 0 || (30..=36_500).contains(days));
    days.ok_or_else(|| "must be 0, or from 30 to 36500".to_owned())
}

pub(super) fn boolean(value: &str) -> Result<bool, String> {
    value.parse().map_err(|_| "must be true or false".to_owned())
}

pub(super) fn account(value: &str) -> Result<AwsAccountId, String> {
    AwsAccountId::parse(value).map_err(|_| "must be the 12 digits of an AWS account number".to_owned())
}

pub(super) fn rate_limit(value: &str) -> Result<Option<Limit>, String> {
    match value {
        "off" => Ok(None),
        _ => Limit::parse(value).map(Some).ok_or_else(|| "must be such as 50/s burst 200, or off".to_owned()),
    }
}

pub(super) fn quotas(value: &str) -> Result<Quotas, String> {
    let reason = "must be such as clients=100000 pricebooks=500, with names of the default";
    Quotas::parse(value).ok_or_else(|| reason.to_owned())
}

/// A bare word that is no level would be the name of a module, and one mistyped level would silence the whole log.
pub(super) fn log_filter(value: &str) -> Result<String, String> {
    let plain = |part: &str| !part.contains(['=', '[']);
    let mut words = value.split(',').filter(|part| plain(part));
    let levels = words.all(|part| part.parse::<tracing::level_filters::LevelFilter>().is_ok());
    if levels && value.parse::<tracing_subscriber::EnvFilter>().is_ok() {
        return Ok(value.to_owned());
    }
    Err("must be off, error, warn, info, debug or trace, or a filter such as info,gangway::db=debug".to_owned())
}

pub(super) fn public_url(value: &str) -> Result<String, String> {
    let ok = web_address(value).is_some() && !value.contains(['?', '#']);
    let reason = "must be an http or https address without a query, such as https://gangway.example.com";
    if ok { Ok(value.trim_end_matches('/').to_owned()) } else { Err(reason.to_owned()) }
}

pub(super) fn collector(value: &str) -> Result<String, String> {
    let ok = web_address(value).is_some() && !value.contains(['?', '#']);
    let reason = "must be an http or https address without a user and a query, such as http://127.0.0.1:4318";
    if ok { Ok(value.trim_end_matches('/').to_owned()) } else { Err(reason.to_owned()) }
}

pub(super) fn part(value: &str) -> Result<f64, String> {
    value.parse().ok().filter(|part| (0.0..=1.0).contains(part)).ok_or_else(|| "must be from 0 to 1".to_owned())
}

pub(super) fn template_url(value: &str) -> Result<String, String> {
    let ok = web_address(value).is_some_and(|url| url.scheme() == "https");
    if ok { Ok(value.to_owned()) } else { Err("must be an https address".to_owned()) }
}

pub(super) fn distributor_name(value: &str) -> Result<String, String> {
    let ok = check_one_line(value).is_ok() && (1..=80).contains(&value.trim().chars().count());
    if ok { Ok(value.trim().to_owned()) } else { Err("must be a name of at most 80 characters on one line".to_owned()) }
}

/// No query: some keep secrets there, and everybody who opens a page sees it.
pub(super) fn logo_url(value: &str) -> Result<String, String> {
    let ok =
        web_address(value).is_some_and(|url| url.scheme() == "https") && !value.contains(['?', '#', '\'', ';', ',']);
    if ok { Ok(value.to_owned()) } else { Err("must be an https address without a query".to_owned()) }
}

pub(super) fn support_contact(value: &str) -> Result<String, String> {
    let reason = "must be an e-mail address, a telephone number such as +34 900 000 000, or an https address";
    SupportContact::parse(value).map(|_| value.to_owned()).ok_or_else(|| reason.to_owned())
}

/// An http or https address with a host, written as it is sent, without a user.
fn web_address(value: &str) -> Option<reqwest::Url> {
    let ok = (value.starts_with("http://") || value.starts_with("https://"))
        && value.bytes().all(|byte| byte.is_ascii_graphic())
        && !value.contains(['"', '<', '>', '@']);
    reqwest::Url::parse(value).ok().filter(|_| ok)
}
