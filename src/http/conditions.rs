//! Preconditions (RFC 9110 §13): none is silently ignored. What has a meaning for an operation is honoured, and what has
//! none is refused before the body is read: an operation's part of the document says which it takes.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{HeaderName, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, IF_UNMODIFIED_SINCE};
use actix_web::{FromRequest, HttpRequest};
use serde_json::Value;

use super::methods;
use super::problem::Problem;
use crate::app::App;
use crate::domain::{Code, Expected, Refusal, Versions};

/// Every precondition that there is, and the parameter of the document that takes it.
const ALL: [(HeaderName, Option<&str>); 5] = [
    (IF_MATCH, Some("#/components/parameters/IfMatch")),
    (IF_NONE_MATCH, Some("#/components/parameters/IfNoneMatch")),
    // Answers carry no moment of their change in a header, and no part of one can be asked for.
    (IF_MODIFIED_SINCE, None),
    (IF_UNMODIFIED_SINCE, None),
    (IF_RANGE, None),
];

/// Refuses a precondition that has no meaning for this operation.
pub fn check_operation(req: &HttpRequest, app: &App) -> Result<(), Problem> {
    let mut given = ALL.iter().filter(|(name, _)| req.headers().contains_key(name)).peekable();
    if given.peek().is_none() {
        return Ok(());
    }
    let parameters = methods::operation(req, app).and_then(|operation| operation.get("parameters")?.as_array());
    let takes = |wanted: &str| {
        let mut all = parameters.into_iter().flatten();
        all.any(|parameter| parameter.get("$ref").and_then(Value::as_str) == Some(wanted))
    };
    match given.find(|(_, parameter)| !parameter.is_some_and(takes)) {
        Some((name, _)) => Err(not_supported(name).into()),
        None => Ok(()),
    }
}

fn not_supported(name: &HeaderName) -> Refusal {
    Refusal::new(Code::PreconditionNotSupported).with("header", canonical(name))
}

/// The name as people write it.
fn canonical(name: &HeaderName) -> String {
    let part = |part: &str| part.split_at_checked(1).map_or(String::new(), |(a, b)| a.to_ascii_uppercase() + b);
    name.as_str().split('-').map(part).collect::<Vec<_>>().join("-")
}

/// For operations without a token, which take no precondition.
pub struct Unconditional;

impl FromRequest for Unconditional {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = req.app_data::<actix_web::web::Data<App>>();
        ready(app.map_or(Ok(()), |app| check_operation(req, app)).map(|()| Self))
    }
}

/// For texts that are the same for everybody: they take `If-None-Match` and no other precondition.
pub struct ByTag;

impl FromRequest for ByTag {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut given = ALL.iter().filter(|(name, _)| *name != IF_NONE_MATCH && req.headers().contains_key(name));
        ready(given.next().map_or(Ok(Self), |(name, _)| Err(not_supported(name).into())))
    }
}

/// The versions that a request was written for: `If-Match` and `If-None-Match`.
pub struct Conditions(pub Expected);

impl FromRequest for Conditions {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(expected(req))))
    }
}

/// The versions that a request was written for.
pub fn expected(req: &HttpRequest) -> Expected {
    Expected {
        // Strong comparison (RFC 9110 §13.1.1): weak tags and foreign ones match nothing.
        matching: versions(req, &IF_MATCH, version_of_tag),
        // Weak comparison (RFC 9110 §13.1.2): `W/"v3"` names version 3 as well.
        none_matching: versions(req, &IF_NONE_MATCH, |tag| version_of_tag(tag.trim().trim_start_matches("W/"))),
    }
}

/// A header in several lines is one list. An asterisk stands alone; in a list it is at most a piece of a foreign tag.
fn versions(req: &HttpRequest, name: &HeaderName, read: impl Fn(&str) -> Option<i32>) -> Option<Versions> {
    let mut values = req.headers().get_all(name).peekable();
    values.peek()?;
    let lines: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    if lines.iter().any(|line| line.trim() == "*") {
        return Some(Versions::Existing);
    }
    Some(Versions::OneOf(lines.iter().flat_map(|line| line.split(',')).filter_map(read).collect()))
}

/// `"v12"` → 12; only the spelling that answers carry.
pub fn version_of_tag(tag: &str) -> Option<i32> {
    let digits = tag.trim().strip_prefix("\"v")?.strip_suffix('"')?;
    let version = digits.parse().ok()?;
    (etag(version) == tag.trim()).then_some(version)
}

/// The entity tag of a version.
pub fn etag(version: i32) -> String {
    format!("\"v{version}\"")
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn only_the_tags_that_answers_carry_are_versions() {
        assert_eq!(version_of_tag(" \"v12\" "), Some(12));
        for tag in ["v12", "\"12\"", "W/\"v12\"", "\"v+12\"", "\"v012\"", "\"v\"", "\"v99999999999\"", ""] {
            assert_eq!(version_of_tag(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_header_in_several_lines_is_one_list() {
        let lines = |name: HeaderName, lines: &[&str]| {
            let request =
                lines.iter().fold(TestRequest::get(), |request, line| request.append_header((name.clone(), *line)));
            expected(&request.to_http_request())
        };
        let matching = lines(IF_MATCH, &["\"v1\", W/\"v2\"", "\"v3\""]).matching;
        assert_eq!(matching, Some(Versions::OneOf(vec![1, 3])));
        let none = lines(IF_NONE_MATCH, &["\"v1\", W/\"v2\"", "\"v3\""]).none_matching;
        assert_eq!(none, Some(Versions::OneOf(vec![1, 2, 3])));
        assert_eq!(lines(IF_MATCH, &["\"x\"", " * "]).matching, Some(Versions::Existing));
        assert_eq!(lines(IF_MATCH, &[]).matching, None);
        assert_eq!(canonical(&IF_UNMODIFIED_SINCE), "If-Unmodified-Since");
    }
}
