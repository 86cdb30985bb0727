//! Queries, their pages and cursors.

use actix_web::FromRequest;
use actix_web::dev::Payload;
use actix_web::test::TestRequest;
use futures_util::FutureExt;
use gangway::clients::dto::ListClients;
use gangway::contract::page::Page;
use gangway::domain::Code;
use gangway::events::dto::ListEvents;
use gangway::http::extract::Query;
use gangway::id::ClientId;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::text::hostile;

const QUERY: &str = "((status|externalRef|q|resellerId|limit|cursor|since|type|x)=(active|[a-z0-9]{0,5}|%[0-9a-f]{2}|\\+|rsl_01jdgx3v9re8tbq4m6n0y7k2ha)&?){0,6}";

fn page(cursor: &str) -> Result<Page, Code> {
    Page::of_query("/clients", &[("cursor".to_owned(), cursor.to_owned())], 25).map_err(|refusal| refusal.code)
}

/// A cursor of the list of clients that is right in every way but for what it points at.
fn forged(position: &[u8]) -> String {
    use base64::Engine;
    let mut body = Sha256::digest("/clients")[..8].to_vec();
    body.extend_from_slice(position);
    let mut bytes = Sha256::digest(&body)[..4].to_vec();
    bytes.append(&mut body);
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

proptest! {
    #[test]
    fn any_query_is_read_or_refused(query in hostile(QUERY)) {
        // What an address cannot hold does not get this far.
        let query: String = query.chars().filter(|c| c.is_ascii_graphic() && !"#<>\"\\^`{|}".contains(*c)).take(50_000).collect();
        let request = TestRequest::with_uri(&format!("/clients?{query}")).to_http_request();
        let clients = Query::<ListClients>::from_request(&request, &mut Payload::None).now_or_never().unwrap();
        if let Ok(Query { filters, page }) = clients {
            prop_assert!((1..=100).contains(&page.limit));
            prop_assert!(filters.q.is_none_or(|q| (1..=120).contains(&q.chars().count())));
        }
        let events = Query::<ListEvents>::from_request(&request, &mut Payload::None).now_or_never().unwrap();
        prop_assert!(events.is_err() || !query.split('&').any(|pair| pair.starts_with("externalRef=")));
    }

    #[test]
    fn a_cursor_reads_back_as_the_item_it_was_made_of(random in any::<u128>()) {
        let id = ClientId::from_uuid(uuid::Uuid::from_u128(random));
        let made = Page::of_query("/clients", &[], 25).unwrap().cursor_after(id.as_str());
        prop_assert_eq!(&made, &forged(id.as_str().as_bytes()));
        prop_assert_eq!(page(&made).unwrap().after, Some(id.to_string()));
    }

    #[test]
    fn a_cursor_that_is_accepted_is_one_that_would_be_made(cursor in hostile("[A-Za-z0-9_-]{16,60}")) {
        match page(&cursor) {
            Ok(page) => prop_assert_eq!(page.cursor_after(&page.after.clone().unwrap()), cursor),
            Err(code) => prop_assert!([Code::CursorInvalid, Code::CursorMismatch].contains(&code)),
        }
    }

    #[test]
    fn what_a_cursor_points_at_is_plain_ascii_even_when_it_is_forged(position in hostile("cli_[0-9a-z]{26}")) {
        match page(&forged(position.as_bytes())) {
            Ok(_) => prop_assert!(position.bytes().all(|byte| byte.is_ascii_graphic()), "{position:?}"),
            Err(code) => prop_assert_eq!(code, Code::CursorInvalid),
        }
    }
}
