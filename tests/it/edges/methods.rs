//! Methods that an address knows and does not know, and HEAD.

use reqwest::Method;

use super::start;
use crate::support::Caller;
use crate::support::document::addresses;
use crate::support::raw::{ask, body, exchange, head, headers, status};

/// Addresses that are served and not documented.
const PAGES: [&str; 6] = ["/", "/metrics", "/openapi.json", "/openapi.yaml", "/swagger-ui", "/swagger-ui/index.html"];

fn sorted(list: &str) -> Vec<String> {
    let mut parts: Vec<_> = list.split(", ").map(str::to_owned).collect();
    parts.sort();
    parts
}

#[actix_web::test]
async fn options_tells_the_methods_of_every_address_without_a_token() {
    let app = start().await;
    let nobody = Caller::anonymous(&app.url);
    let pages = PAGES.iter().map(|path| ((*path).to_owned(), ["GET", "HEAD", "OPTIONS"].map(str::to_owned).to_vec()));
    let mut tried = 0;
    for (path, methods) in addresses().into_iter().chain(pages) {
        let answer = nobody.send(Method::OPTIONS, &path, None, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.text.as_str()), (204, ""), "{path}");
        assert_eq!(sorted(answer.header("allow").unwrap()), methods, "{path}");
        tried += 1;
    }
    assert!(tried > 50, "only {tried} paths were tried");
    for path in ["/nothing", "//", "/clients/", "/openapi.jsonx"] {
        nobody.send(Method::OPTIONS, path, None, &[]).await.problem(404, "route_not_found");
    }
    let whole = ask(&app, &nobody, "OPTIONS *", "").await;
    assert!(status(&whole) == 204 && whole.contains("allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"), "{whole}");
}

#[actix_web::test]
async fn a_method_that_an_address_does_not_know_is_405_with_those_that_it_does() {
    let app = start().await;
    for method in ["TRACE", "CONNECT", "PROPFIND", "get", "PURGE", "x!y", "OPTIONSX"] {
        for (path, allow) in [("/clients", "GET, HEAD, POST, OPTIONS"), ("/oauth/token", "POST, OPTIONS")]
            .into_iter()
            .chain(PAGES.map(|path| (path, "GET, HEAD, OPTIONS")))
        {
            let answer = ask(&app, &app.ops, &format!("{method} {path}"), "").await;
            assert_eq!(status(&answer), 405, "{method} {path}: {answer}");
            assert!(answer.contains(&format!("allow: {allow}\r\n")), "{method} {path}: {answer}");
            assert!(answer.contains("\"code\":\"method_not_allowed\""), "{answer}");
        }
        assert_eq!(status(&ask(&app, &app.ops, &format!("{method} /nothing"), "").await), 404);
    }
    assert_eq!(status(&ask(&app, &app.ops, "CONNECT example.com:443", "").await), 404);
    let head = ask(&app, &app.ops, "HEAD /oauth/token", "").await;
    assert!(status(&head) == 405 && head.contains("allow: POST, OPTIONS\r\n") && body(&head).is_empty(), "{head}");
}

#[actix_web::test]
async fn head_is_answered_as_get_is_without_the_body() {
    let app = start().await;
    let reseller = app.reseller("Sol").await;
    let client = format!("/clients/{}", reseller.bare_client("Client").await);
    let nobody = Caller::anonymous(&app.url);
    let long = format!("/clients?q={}", "x".repeat(9_000));
    for (caller, path, more, expected) in [
        (&reseller.caller, client.as_str(), "", 200),
        (&reseller.caller, &client, "If-None-Match: \"v1\"\r\n", 304),
        (&reseller.caller, "/clients", "", 200),
        (&reseller.caller, "/clients?limit=0", "", 422),
        (&reseller.caller, "/clients/x", "", 404),
        (&reseller.caller, "/resellers", "", 403),
        (&reseller.caller, "/clients", "Accept: text/html\r\n", 406),
        (&nobody, "/clients", "", 401),
        (&nobody, &long, "", 414),
        (&nobody, "/nothing", "", 404),
        (&nobody, "/healthz", "", 200),
        (&nobody, "/readyz", "", 200),
        (&nobody, "/.well-known/jwks.json", "", 200),
        (&nobody, "/", "", 200),
        (&nobody, "/openapi.json", "", 200),
        (&nobody, "/openapi.yaml", "", 200),
        (&nobody, "/swagger-ui", "", 308),
        (&nobody, "/swagger-ui/", "", 200),
        (&nobody, "/swagger-ui/swagger-ui.css", "", 200),
    ] {
        let get = ask(&app, caller, &format!("GET {path}"), more).await;
        let head = ask(&app, caller, &format!("HEAD {path}"), more).await;
        assert_eq!(status(&get), expected, "GET {path:.60}: {get:.900}");
        assert_eq!(status(&head), expected, "HEAD {path:.60}: {head:.900}");
        assert_eq!(headers(&head), headers(&get), "{path:.60}");
        assert_eq!(body(&head), "", "{path:.60}");
        if !body(&get).is_empty() {
            let length = format!("content-length: {}", body(&get).len());
            assert!(headers(&head).contains(&length), "{path:.60}: no {length}");
        }
    }
}

#[actix_web::test]
async fn the_answer_behind_a_head_begins_where_its_client_looks_for_it() {
    let app = start().await;
    let two = format!(
        "{}\r\n{}Connection: close\r\n\r\n",
        head(&app.ops, "HEAD /clients", ""),
        head(&app.ops, "GET /healthz", "")
    );
    for _ in 0..20 {
        let answers = exchange(&app, two.as_bytes()).await;
        let second = body(&answers);
        assert!(second.starts_with("HTTP/1.1 200 OK\r\n") && second.ends_with("{\"status\":\"ok\"}"), "{answers}");
    }
}
