//! Whether a form was sent by a page of this server (OWASP, Cross-Site Request Forgery Prevention). Every form carries a token
//! that only its page knows; this is asked besides.

use actix_web::HttpRequest;
use actix_web::http::header::ORIGIN;
use url::{Host, Url};

/// Whether the request comes from this origin, as far as browsers tell, or from no browser.
///
/// Pages are shown with `Referrer-Policy: no-referrer`, so that browsers name the origin `null` for their forms (Fetch
/// standard, "append a request `Origin` header"); that it is the same one they tell by `Sec-Fetch-Site`, wherever the
/// connection is one that they trust.
pub fn is_own(req: &HttpRequest, public_url: &str) -> bool {
    let header = |name: &str| req.headers().get_all(name).map(|value| value.to_str().unwrap_or("unreadable")).collect();
    let (origins, sites): (Vec<_>, Vec<_>) = (header(ORIGIN.as_str()), header("sec-fetch-site"));
    let is_same_site = sites.iter().all(|site| *site == "same-origin");
    let tells_sites = !sites.is_empty() || is_trusted(public_url);
    let is_own = |origin: &&str| match *origin {
        "null" => !tells_sites || !sites.is_empty(),
        named => Url::parse(public_url).is_ok_and(|own| own.origin().ascii_serialization() == named),
    };
    is_same_site && origins.iter().all(is_own)
}

/// Whether browsers trust a connection to this address, and so tell where its requests come from (W3C, Secure Contexts).
fn is_trusted(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    url.scheme() == "https"
        || match url.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn own(public_url: &str, headers: &[(&str, &str)]) -> bool {
        let request = headers.iter().fold(TestRequest::post(), |request, header| request.append_header(*header));
        is_own(&request.to_http_request(), public_url)
    }

    #[test]
    fn forms_of_this_origin_are_taken_and_of_no_other() {
        let url = "https://gangway.example.com/below";
        for headers in [
            &[][..],
            &[("origin", "https://gangway.example.com")],
            &[("origin", "null"), ("sec-fetch-site", "same-origin")],
            &[("origin", "https://gangway.example.com"), ("sec-fetch-site", "same-origin")],
        ] {
            assert!(own(url, headers), "{headers:?}");
        }
        for headers in [
            &[("origin", "https://evil.example")][..],
            &[("origin", "https://evil.example"), ("sec-fetch-site", "same-origin")],
            &[("origin", "http://gangway.example.com")],
            &[("origin", "https://gangway.example.com:8443")],
            &[("origin", "null")],
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
            &[("origin", "https://gangway.example.com"), ("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "https://gangway.example.com"), ("origin", "https://evil.example")],
        ] {
            assert!(!own(url, headers), "{headers:?}");
        }
    }

    #[test]
    fn where_browsers_tell_no_sites_the_forms_token_has_to_do() {
        assert!(own("http://gangway.internal:8080", &[("origin", "null")]));
        assert!(!own("http://gangway.internal:8080", &[("origin", "http://evil.internal")]));
        for url in ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080"] {
            assert!(!own(url, &[("origin", "null")]), "{url}");
        }
    }
}
