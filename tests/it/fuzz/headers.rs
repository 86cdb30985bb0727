//! Headers: `Accept-Language`, `If-Match`.

use actix_web::FromRequest;
use actix_web::dev::Payload;
use actix_web::http::header::{HeaderValue, IF_MATCH};
use actix_web::test::TestRequest;
use futures_util::FutureExt;
use gangway::domain::Versions;
use gangway::http::conditions::{Conditions, etag, version_of_tag};
use gangway::locale::Lang;
use proptest::prelude::*;
use proptest::sample::select;

use super::text::{hostile, hostile_header};

const LANGUAGES: &str = "((es|en|fr|es-MX|EN-us|\\*)( ?;q=(0|1|0\\.[0-9]{1,3}|NaN|inf|-1|1e3))?, ?){0,40}(es|en)";

/// What `If-Match` asks for in these lines of the header.
fn expected(lines: &[String]) -> Option<Versions> {
    let mut request = TestRequest::default();
    for line in lines {
        request = request.append_header((IF_MATCH, HeaderValue::from_str(line).unwrap()));
    }
    let read = Conditions::from_request(&request.to_http_request(), &mut Payload::None);
    read.now_or_never().unwrap().unwrap().0.matching
}

proptest! {
    #[test]
    fn any_accept_language_gives_a_language(header in hostile(LANGUAGES)) {
        let lang = Lang::of_header(&header);
        prop_assert_eq!(Lang::of_header(lang.tag()), lang);
    }

    #[test]
    fn the_offered_language_of_the_highest_weight_is_taken(
        wanted in prop::collection::vec((select(vec!["es", "en", "fr", "es-MX", "EN-us", "*", "x"]), prop_oneof![Just(0_u16), 0_u16..=1_000, Just(1_000_u16)]), 0..40),
    ) {
        let header: Vec<_> = wanted.iter().map(|(tag, q)| format!("{tag};q={}.{:03}", q / 1_000, q % 1_000)).collect();
        let mut best = (0, Lang::En);
        for (tag, q) in wanted {
            let lang = match tag.get(..2).unwrap_or_default().to_lowercase().as_str() {
                "es" => Lang::Es,
                "en" => Lang::En,
                _ => continue,
            };
            // The first of equals, and never one of weight 0 (RFC 9110 §12.4.2).
            if q > best.0 {
                best = (q, lang);
            }
        }
        prop_assert_eq!(Lang::of_header(&header.join(", ")), best.1);
    }

    #[test]
    fn a_tag_is_a_version_only_in_the_spelling_of_answers(tag in hostile("\"v(0|-?[1-9][0-9]{0,9})\"")) {
        if let Some(version) = version_of_tag(&tag) {
            prop_assert_eq!(etag(version), tag.trim());
        }
    }

    #[test]
    fn every_version_has_a_tag_of_its_own(version in any::<i32>()) {
        prop_assert_eq!(version_of_tag(&etag(version)), Some(version));
    }

    #[test]
    fn if_match_takes_what_it_names_and_all_only_for_a_lone_asterisk(
        lines in prop::collection::vec(hostile_header("(\"v[1-9][0-9]{0,3}\"|W/\"v1\"|\"x,\\*,y\"|\\*)( ?, ?\"v[0-9]{1,3}\"){0,3}"), 0..3),
    ) {
        match expected(&lines) {
            None => prop_assert!(lines.is_empty(), "{lines:?}"),
            Some(Versions::Existing) => prop_assert!(lines.iter().any(|line| line.trim() == "*"), "{lines:?}"),
            Some(Versions::OneOf(versions)) => {
                prop_assert!(versions.iter().all(|version| lines.iter().any(|line| line.contains(&etag(*version)))));
            }
        }
    }
}
