//! Cross-origin requests of browsers (Fetch standard, CORS protocol): off unless the settings name origins. Tokens travel
//! in a header, so there are no cookies and no credentials mode.

use actix_web::HttpRequest;
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, ALLOW, HeaderMap, HeaderName,
    HeaderValue, ORIGIN, VARY,
};
use reqwest::Url;

/// Headers that a browser's request may carry.
const REQUEST_HEADERS: &str = "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Accept-Language, \
    X-Request-Id, traceparent";

/// Headers that a browser's script may read of an answer.
const ANSWER_HEADERS: &str = "ETag, Location, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, \
    Idempotent-Replayed, Content-Language";

/// Seconds for which a browser may remember a preflight.
const REMEMBERED: &str = "600";

/// Reads a list of exact origins, as browsers send them. Wildcards are refused: whoever names no origin trusts them all.
pub fn parse_origins(list: &str) -> Result<Vec<String>, String> {
    let is_origin = |text: &str| {
        let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        !text.contains('*') && url.is_some_and(|url| url.origin().ascii_serialization() == text)
    };
    let origins: Vec<_> = list.split(',').map(|origin| origin.trim().to_owned()).collect();
    match origins.iter().find(|origin| !is_origin(origin)) {
        None => Ok(origins),
        // As browsers write them: small letters, and no port that is the scheme's own.
        Some(_) => {
            Err("must be exact origins such as https://portal.example.com, comma-separated, without paths or *"
                .to_owned())
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_origins_are_taken() {
        let list = "https://portal.example.com, http://localhost:5173,https://[::1]:8443";
        assert_eq!(
            parse_origins(list).unwrap(),
            ["https://portal.example.com", "http://localhost:5173", "https://[::1]:8443"]
        );
    }

    #[test]
    fn everything_that_no_browser_sends_as_an_origin_is_refused() {
        for bad in [
            "*",
            "null",
            "https://*.example.com",
            "https://portal.example.com/",
            "https://portal.example.com/app",
            "https://Portal.example.com",
            "https://portal.example.com:443",
            "http://portal.example.com:80",
            "portal.example.com",
            "https://user@portal.example.com",
            "https://portal.example.com?x",
            "ftp://portal.example.com",
            "file:///etc",
            "https://portal.example.com,",
            ",",
            " ",
        ] {
            assert!(parse_origins(bad).is_err(), "{bad}");
        }
    }
}
