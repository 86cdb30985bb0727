//! `Accept` (RFC 9110 §12.5.1): whether a caller takes what an operation answers.
//!
//! It is looked at twice. Before an operation's work, once the caller is known and allowed to do it: 406 when nothing
//! that the document promises is taken. After a read: 406 when the form that was made is not, because only then it is
//! known (`setup-kit` has seven of them, files have their own). Changes are never undone by the second look, and answers
//! without a body are always taken. Problems are sent as they are, whatever is accepted, and so are the answers of the
//! token endpoint, whose form OAuth prescribes.

use actix_web::HttpRequest;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::http::header::{ACCEPT, CONTENT_TYPE};
use serde_json::Value;

use super::methods;
use super::problem::Problem;
use crate::app::App;
use crate::domain::{Code, Refusal};

const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";

/// Whether the request's `Accept` allows this media type. Without the header, and when nothing in it can be read,
/// everything is allowed. Parameters but the weight are not compared.
///
/// It is read generously: `*` is what older clients send for `*/*`, a weight that is none counts as one where its range
/// fits, and what is no range at all is passed over.
pub fn takes(req: &HttpRequest, media: &str) -> bool {
    weight(req, media).is_some_and(|(thousandths, _)| thousandths > 0)
}

/// The media type that the caller likes best of those that an operation has; of equals the one that it names more closely,
/// then the first. None when it takes none of them.
pub fn preferred<'a>(req: &HttpRequest, offered: &[&'a str]) -> Option<&'a str> {
    let weighed = offered.iter().filter_map(|media| Some((weight(req, media)?, *media)));
    let taken = weighed.filter(|((thousandths, _), _)| *thousandths > 0);
    // Of equals the last is the maximum, so the order is turned round.
    taken.collect::<Vec<_>>().into_iter().rev().max_by_key(|(weight, _)| *weight).map(|(_, media)| media)
}

/// How much the caller likes a media type, in thousandths, and how closely it names it; none when it does not name it.
fn weight(req: &HttpRequest, media: &str) -> Option<(u16, u8)> {
    let lines: Vec<&str> = req.headers().get_all(ACCEPT).filter_map(|value| value.to_str().ok()).collect();
    let ranges: Vec<Range<'_>> = lines.iter().flat_map(|line| line.split(',')).filter_map(Range::read).collect();
    // The narrowest range that fits decides, so that `application/json;q=0, */*` leaves JSON out.
    let fitting =
        ranges.iter().filter_map(|range| Some((narrowness(range.of, media)?, range.thousandths.unwrap_or(1000))));
    match fitting.max() {
        Some((narrowness, thousandths)) => Some((thousandths, narrowness)),
        None => ranges.iter().all(|range| range.thousandths.is_none()).then_some((1000, 0)),
    }
}

/// One item of an `Accept`.
struct Range<'a> {
    of: &'a str,
    /// Its weight; none when it cannot be read.
    thousandths: Option<u16>,
}

impl<'a> Range<'a> {
    /// None for what names no media types.
    fn read(item: &'a str) -> Option<Self> {
        let mut parts = item.split(';').map(str::trim);
        let of = match parts.next()? {
            "*" => "*/*",
            of => of,
        };
        let (kind, subtype) = of.split_once('/')?;
        let token = |text: &str| !text.is_empty() && text.bytes().all(is_token);
        if !token(kind) || !token(subtype) || (kind == "*" && subtype != "*") {
            return None;
        }
        let weight = parts.find_map(|part| {
            let (name, value) = part.split_once('=')?;
            name.trim().eq_ignore_ascii_case("q").then(|| value.trim())
        });
        Some(Self { of, thousandths: weight.map_or(Some(1000), thousandths) })
    }
}

/// A character of a token (RFC 9110 §5.6.2).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// A weight (RFC 9110 §12.4.2), also with fewer or more digits than it may have.
fn thousandths(text: &str) -> Option<u16> {
    let weight = text.parse::<f32>().ok().filter(|weight| (0.0..=1.0).contains(weight))?;
    // Whatever is more than nothing stays more than nothing.
    (0..=1000_u16).find(|thousandths| f32::from(*thousandths) >= weight * 1000.0)
}

/// How closely a range names the media type; none when it does not fit.
fn narrowness(range: &str, media: &str) -> Option<u8> {
    if range.eq_ignore_ascii_case(media) {
        return Some(3);
    }
    // Whoever names the form of our errors alone takes JSON.
    if media == JSON && range.eq_ignore_ascii_case(PROBLEM) {
        return Some(2);
    }
    match range.strip_suffix("/*")? {
        "*" => Some(0),
        kind => media.split('/').next().filter(|own| own.eq_ignore_ascii_case(kind)).map(|_| 1),
    }
}

/// Refuses when the caller takes nothing that the document promises of this operation.
pub fn check_operation(req: &HttpRequest, app: &App) -> Result<(), Problem> {
    if takes(req, JSON) {
        return Ok(());
    }
    let offered = methods::operation(req, app).map(offered).unwrap_or_default();
    if offered.is_empty() || offered.iter().any(|media| takes(req, media)) { Ok(()) } else { Err(refused(&offered)) }
}

/// The media types of an operation's successful answers.
fn offered(operation: &Value) -> Vec<&str> {
    let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
    let successes = responses.filter(|(status, _)| status.starts_with('2')).map(|(_, response)| response);
    let contents = successes.filter_map(|response| response.get("content")?.as_object());
    contents.flat_map(|content| content.keys().map(String::as_str)).collect()
}

/// Refuses the answer to a read when its media type is not taken.
pub fn check_answer(response: &ServiceResponse<BoxBody>) -> Option<Problem> {
    let has_body = !matches!(response.response().body().size(), BodySize::None | BodySize::Sized(0));
    if !response.status().is_success() || !has_body || !response.request().method().is_safe() {
        return None;
    }
    let media = response.headers().get(CONTENT_TYPE)?.to_str().ok()?.split(';').next()?.trim();
    (!takes(response.request(), media)).then(|| refused(&[media]))
}

fn refused(offered: &[&str]) -> Problem {
    Refusal::new(Code::NotAcceptable).with("offered", offered.join(", ")).into()
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn taken(accept: &[&str], media: &str) -> bool {
        let request = accept.iter().fold(TestRequest::get(), |req, value| req.append_header((ACCEPT, *value)));
        takes(&request.to_http_request(), media)
    }

    #[test]
    fn json_is_taken_by_whoever_names_it_a_range_of_it_or_the_form_of_errors() {
        for accept in [
            "application/json",
            "Application/JSON;charset=utf-8",
            "application/*",
            "*/*",
            "text/html, application/xhtml+xml, */*;q=0.8",
            "text/html, application/json;q=0.001",
            "application/problem+json",
            "application/json;version=1",
            "application/*;q=0, application/json",
            "text/html, image/gif, *; q=.2, */*; q=.2",
            "text/html, */*;q=x",
            "text/html, application/json;q=high",
            "text/html, *;q=1.",
            "text/html,, application/json",
            "image/jpeg, application/json ; Q = 0.5",
        ] {
            assert!(taken(&[accept], JSON), "{accept}");
        }
        assert!(taken(&["text/html", "application/json"], JSON) && taken(&[], JSON));
    }

    #[test]
    fn what_is_not_named_or_has_no_weight_is_not_taken() {
        for accept in [
            "text/html",
            "text/*",
            "application/xml",
            "application/json;q=0",
            "application/json;q=0, */*",
            "application/json;q=0.000, application/*",
            "*/*;q=0",
            "application/*;q=0, */*",
            "application/jsonx, image/*",
            "application/json;q=0, application/problem+json",
        ] {
            assert!(!taken(&[accept], JSON), "{accept}");
        }
    }

    #[test]
    fn of_several_forms_the_one_with_more_weight_is_liked_then_the_one_named_closer_then_the_first() {
        for (accept, liked) in [
            ("text/markdown", Some("text/markdown")),
            ("text/*", Some("text/markdown")),
            ("*/*", Some(JSON)),
            ("", Some(JSON)),
            ("text/markdown, */*", Some("text/markdown")),
            ("text/markdown;q=0.5, application/json", Some(JSON)),
            ("application/json;q=0.5, text/markdown;q=0.6", Some("text/markdown")),
            ("application/json, text/markdown", Some(JSON)),
            ("image/png", None),
        ] {
            let request = TestRequest::get().append_header((ACCEPT, accept)).to_http_request();
            assert_eq!(preferred(&request, &[JSON, "text/markdown"]), liked, "{accept}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_ignored() {
        for accept in ["", ",", "json", "*/*;q=x", "../../etc/passwd", "text/html;q=2", "\u{e9}", ";;;"] {
            assert!(taken(&[accept], JSON), "{accept}");
        }
    }

    #[test]
    fn other_media_types_are_taken_by_their_own_names_alone() {
        assert!(taken(&["text/markdown"], "text/markdown") && taken(&["text/*"], "text/markdown"));
        assert!(!taken(&["application/json"], "text/markdown") && !taken(&[PROBLEM], "application/yaml"));
    }
}
