//! Cross-origin requests of browsers (Fetch standard, CORS protocol): off unless the settings name origins. Tokens travel
//! in a header, so there are no cookies and no credentials mode.

use actix_web::HttpRequest;
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, ALLOW, HeaderMap, HeaderName,
    HeaderValue, ORIGIN, VARY,
};

/// Headers that a browser's request may carry.
const REQUEST_HEADERS: &str = "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Accept-Language, \
    X-Request-Id, traceparent, Last-Event-ID";

/// Headers that a browser's script may read of an answer.
const ANSWER_HEADERS: &str = "ETag, Location, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, \
    Idempotent-Replayed, Content-Language";

/// Seconds for which a browser may remember a preflight.
const REMEMBERED: &str = "600";

/// Adds to an answer what a browser needs to hand it to a script of an allowed origin. What a preflight asks about is
/// answered as any OPTIONS is; this adds its headers.
pub fn write(req: &HttpRequest, origins: &[String], headers: &mut HeaderMap) {
    if origins.is_empty() {
        return;
    }
    // Also where no origin is named: a cache must not give that answer to a browser that names one.
    headers.append(VARY, HeaderValue::from_static("Origin"));
    let Some(origin) = req.headers().get(ORIGIN).filter(|origin| origins.iter().any(|one| *origin == one)) else {
        return;
    };
    let is_preflight = req.method() == Method::OPTIONS && req.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    let mut add = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    if is_preflight {
        add(ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
        add(ACCESS_CONTROL_MAX_AGE, REMEMBERED);
        if let Some(methods) = headers.get(ALLOW).cloned() {
            headers.insert(ACCESS_CONTROL_ALLOW_METHODS, methods);
        }
    } else {
        add(ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
    }
}
