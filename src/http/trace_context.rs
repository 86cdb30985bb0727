//! W3C Trace Context, level 1: the caller's trace, for the log and for traces.

use actix_web::http::header::{HeaderMap, HeaderName};

static TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// The trace that a request belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraceParent<'a> {
    /// Id of the trace, 32 hexadecimal digits.
    pub trace_id: &'a str,
    /// Id of the caller's span, 16 hexadecimal digits.
    pub parent_id: &'a str,
    /// Whether the caller may have kept its span (§3.2.2.5).
    pub is_sampled: bool,
}

impl<'a> TraceParent<'a> {
    /// The request's trace; none without the header, or when it is not one of version 00 (§3.2). More than one header is
    /// none either.
    pub fn of(headers: &'a HeaderMap) -> Option<Self> {
        let mut given = headers.get_all(&TRACEPARENT);
        let (Some(only), None) = (given.next(), given.next()) else { return None };
        Self::parse(only.to_str().ok()?)
    }

    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut next = |length: usize| {
            let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            parts.next().filter(|part| part.len() == length && part.bytes().all(is_digit))
        };
        let (version, trace_id, parent_id, flags) = (next(2)?, next(32)?, next(16)?, next(2)?);
        let is_set = |id: &str| id.bytes().any(|byte| byte != b'0');
        let whole = version == "00" && parts.next().is_none() && is_set(trace_id) && is_set(parent_id);
        let is_sampled = u8::from_str_radix(flags, 16).is_ok_and(|flags| flags & 1 == 1);
        whole.then_some(Self { trace_id, parent_id, is_sampled })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
    const SPAN: &str = "00f067aa0ba902b7";

    #[test]
    fn a_valid_parent_is_read() {
        for (flags, is_sampled) in [("00", false), ("01", true), ("02", false), ("ff", true)] {
            let text = format!("00-{TRACE}-{SPAN}-{flags}");
            let parent = TraceParent { trace_id: TRACE, parent_id: SPAN, is_sampled };
            assert_eq!(TraceParent::parse(&text), Some(parent), "{text}");
        }
    }

    #[test]
    fn anything_else_is_ignored() {
        let (no_trace, no_span) = ("0".repeat(32), "0".repeat(16));
        for text in [
            String::new(),
            "00".to_owned(),
            format!("00-{TRACE}-{SPAN}"),
            format!("00-{TRACE}-{SPAN}-01-"),
            format!("00-{TRACE}-{SPAN}-01-extra"),
            format!("01-{TRACE}-{SPAN}-01"),
            format!("ff-{TRACE}-{SPAN}-01"),
            format!("00-{no_trace}-{SPAN}-01"),
            format!("00-{TRACE}-{no_span}-01"),
            format!("00-{}-{SPAN}-01", TRACE.to_uppercase()),
            format!("00-{TRACE}x-{SPAN}-01"),
            format!("00-{}-{SPAN}-01", "é".repeat(16)),
            format!("00-{SPAN}-{TRACE}-01"),
            format!(" 00-{TRACE}-{SPAN}-01"),
            "x".repeat(10_000),
        ] {
            assert_eq!(TraceParent::parse(&text), None, "{text}");
        }
    }
}
