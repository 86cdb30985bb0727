//! Headers that every answer carries for browsers and caches (OWASP, HTTP Headers and REST Security cheat sheets).

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};

/// For data: a browser that shows it runs and loads nothing.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// For our own pages: text with a stylesheet of this server, no scripts and no forms.
const PAGE_POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// For Swagger UI: its own scripts, the styles that it writes into its elements, its pictures, which are data, and
/// requests to this server alone.
const SWAGGER_UI_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

static CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Adds what an answer at this path lacks; what it says itself stays.
///
/// Nothing is stored that does not say otherwise: answers hold tenants' data, and some of them secrets. A version may be
/// kept by the client that asked for it, to ask again with `If-None-Match`. Who came by TLS comes by it for the next year too.
pub fn write(headers: &mut HeaderMap, path: &str, is_tls: bool) {
    let media = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_page = media.starts_with("text/html");
    let policy = match (is_page, path.starts_with("/swagger-ui/")) {
        (true, true) => SWAGGER_UI_POLICY,
        (true, false) => PAGE_POLICY,
        _ => DATA_POLICY,
    };
    let is_asset = is_page || path.starts_with("/swagger-ui/") || media.starts_with("text/css");
    let cache = match (headers.contains_key(ETAG), is_asset) {
        (true, _) => "private, no-cache",
        (false, true) => "no-cache",
        (false, false) => "no-store",
    };
    if is_tls {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (X_FRAME_OPTIONS, "DENY"),
        (CORP.clone(), "same-origin"),
        (CONTENT_SECURITY_POLICY, policy),
        (CACHE_CONTROL, cache),
    ] {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}
