//! Whether a form was sent by a page of this server (OWASP, Cross-Site Request Forgery Prevention). Every form carries a token
//! that only its page knows; this is asked besides.

use actix_web::HttpRequest;
use actix_web::http::header::ORIGIN;
use url::Url;

/// Whether the request comes from this origin, as far as browsers tell, or from no browser.
///
/// Pages are shown with `Referrer-Policy: no-referrer`, so that browsers name the origin `null` for their forms (Fetch
/// standard, "append a request `Origin` header"); that it is the same one they tell by `Sec-Fetch-Site`. Older ones (Safari
/// before 16.4) and those that do not trust the connection do not: there the form's token alone has to do.
pub fn is_own(req: &HttpRequest, public_url: &str) -> bool {
    let header = |name: &str| req.headers().get_all(name).map(|value| value.to_str().unwrap_or("unreadable")).collect();
    let (origins, sites): (Vec<_>, Vec<_>) = (header(ORIGIN.as_str()), header("sec-fetch-site"));
    let is_same_site = sites.iter().all(|site| *site == "same-origin");
    let is_own = |origin: &&str| match *origin {
        "null" => true,
        named => Url::parse(public_url).is_ok_and(|own| own.origin().ascii_serialization() == named),
    };
    is_same_site && origins.iter().all(is_own)
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
            &[("origin", "null")],
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
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
            &[("origin", "null"), ("sec-fetch-site", "same-site")],
            &[("origin", "null"), ("sec-fetch-site", "none")],
            &[("origin", "null"), ("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")],
            &[("origin", "https://gangway.example.com"), ("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "https://gangway.example.com"), ("origin", "https://evil.example")],
        ] {
            assert!(!own(url, headers), "{headers:?}");
        }
    }
}
