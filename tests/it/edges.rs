//! The edges of HTTP: methods, HEAD, `Accept`, media types, sizes, slow clients, what is hardly HTTP any more, and the
//! headers around every answer.

use std::time::Duration;

use gangway::aws::AwsMode;
use gangway::settings::Timeouts;
use reqwest::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::app::client_body;
use crate::support::contract::DOCUMENT;
use crate::support::raw::{body, connect, exchange, headers, status, until_closed};
use crate::support::{Caller, Database, TestApp};

/// Addresses that are served and not documented.
const PAGES: [&str; 6] = ["/", "/metrics", "/openapi.json", "/openapi.yaml", "/swagger-ui", "/swagger-ui/index.html"];

async fn start() -> TestApp {
    TestApp::start(Database::Sqlite, AwsMode::Manual).await
}

/// A server that waits for clients as long as a test does.
async fn impatient() -> TestApp {
    let timeouts = Timeouts {
        head: Duration::from_millis(800),
        body: Duration::from_millis(300),
        linger: Duration::from_millis(800),
        unread: Duration::from_millis(1500),
    };
    TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| settings.timeouts = timeouts).await
}

/// The head of a request, but for the blank line at its end.
fn head(caller: &Caller, line: &str, more: &str) -> String {
    let token = caller.token.as_ref().map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    format!("{line} HTTP/1.1\r\nHost: x\r\nX-Request-Id: r-1\r\n{token}{more}")
}

/// A whole request without a body on a connection of its own.
async fn ask(app: &TestApp, caller: &Caller, line: &str, more: &str) -> String {
    exchange(app, format!("{}Connection: close\r\n\r\n", head(caller, line, more)).as_bytes()).await
}

fn documented() -> Vec<(String, Vec<String>)> {
    let paths = DOCUMENT["paths"].as_object().unwrap();
    let concrete = |template: &str| {
        template.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect::<Vec<_>>().join("/")
    };
    paths
        .iter()
        .map(|(template, item)| {
            let methods = item.as_object().unwrap().keys().map(|method| method.to_ascii_uppercase());
            (concrete(template), methods.collect())
        })
        .collect()
}

fn sorted(list: &str) -> Vec<String> {
    let mut parts: Vec<_> = list.split(", ").map(str::to_owned).collect();
    parts.sort();
    parts
}

#[actix_web::test]
async fn options_tells_the_methods_of_every_address_without_a_token() {
    let app = start().await;
    let nobody = Caller::anonymous(&app.url);
    let pages = PAGES.iter().map(|path| ((*path).to_owned(), vec!["GET".to_owned()]));
    let mut tried = 0;
    for (path, mut methods) in documented().into_iter().chain(pages) {
        methods.extend(methods.contains(&"GET".to_owned()).then(|| "HEAD".to_owned()));
        methods.push("OPTIONS".to_owned());
        methods.sort();
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

#[actix_web::test]
async fn what_nobody_accepts_is_406_after_the_caller_is_known() {
    let app = start().await;
    let reseller = app.reseller("Sol").await;
    let client = reseller.client(&app, "Client").await;
    let account = reseller.account(&client, "3333").await["id"].as_str().unwrap().to_owned();
    let caller = &reseller.caller;
    let kit = |format: &str| format!("/role-arn/{account}/setup-kit?format={format}");
    let nobody = Caller::anonymous(&app.url);
    for (path, accept, expected) in [
        ("/clients".to_owned(), "application/json", 200),
        ("/clients".to_owned(), "application/problem+json", 200),
        ("/clients".to_owned(), "text/html, application/*;q=0.1", 200),
        ("/clients".to_owned(), "nonsense", 200),
        ("/clients".to_owned(), "text/html", 406),
        ("/clients".to_owned(), "application/json;q=0, */*", 406),
        (format!("/clients/{client}"), "image/*", 406),
        ("/clients/x".to_owned(), "image/*", 406),
        ("/resellers".to_owned(), "image/*", 403),
        ("/nothing".to_owned(), "image/*", 404),
        (kit("json"), "application/json", 200),
        (kit("trust-policy"), "application/json", 200),
        (kit("cloudformation"), "application/yaml", 200),
        (kit("cloudformation"), "application/json", 406),
        (kit("terraform"), "text/x-hcl", 200),
        (kit("cli"), "application/x-sh", 200),
        (kit("console"), "text/markdown", 200),
        (kit("console"), "text/*", 200),
        (kit("console"), "text/html", 406),
        (kit("json"), "text/markdown", 406),
        ("/openapi.json".to_owned(), "text/html", 406),
        ("/openapi.yaml".to_owned(), "application/yaml", 200),
        ("/openapi.yaml".to_owned(), "application/json", 406),
        ("/".to_owned(), "text/html", 200),
        ("/".to_owned(), "application/json", 406),
        ("/healthz".to_owned(), "text/plain", 406),
    ] {
        let answer = caller.send(Method::GET, &path, None, &[("accept", accept)]).await;
        assert_eq!(answer.status.as_u16(), expected, "{path} {accept}: {:.300}", answer.text);
        if expected == 406 {
            // Problems are sent whatever is accepted; nothing of the answer that was refused is left.
            assert_eq!(answer.header("content-type"), Some("application/problem+json"));
            assert_eq!(answer.header("etag"), None);
            answer.problem(406, "not_acceptable");
        }
    }
    // Who is unknown learns nothing else, and what is not carried out stores nothing.
    let html = [("accept", "text/html")];
    nobody.send(Method::GET, "/clients", None, &html).await.problem(401, "unauthenticated");
    let create = Some(client_body("Second").to_string());
    caller.send(Method::POST, "/clients", create.clone(), &html).await.problem(406, "not_acceptable");
    let listed = caller.get("/clients").await.expect(200);
    assert_eq!(listed["data"].as_array().unwrap().len(), 1);
    caller.send(Method::POST, "/clients", create, &[("accept", "application/json")]).await.expect(201);
    // An answer without a body needs no form.
    let other = reseller.bare_client("Third").await;
    assert_eq!(caller.send(Method::DELETE, &format!("/clients/{other}"), None, &html).await.status.as_u16() / 100, 2);
    // OAuth prescribes the form of its answers.
    let token = nobody.client.post(format!("{}/oauth/token", app.url)).header("accept", "text/html");
    let token = token.basic_auth("ops", Some("a-secret-for-tests-only")).form(&[("grant_type", "client_credentials")]);
    assert_eq!(token.send().await.unwrap().status(), 200);
}

#[actix_web::test]
async fn a_body_is_json_in_utf_8_as_it_is_and_a_refusal_says_what_would_be_taken() {
    let app = start().await;
    for (media, taken) in [
        ("application/json", true),
        ("application/json;charset=UTF-8", true),
        ("application/json; charset=\"utf-8\"", true),
        ("application/json; charset=latin1", false),
        ("application/json; charset=utf-16", false),
        ("application/json; charset=", false),
        ("application", false),
        ("application/json/x", false),
    ] {
        let answer = app.ops.send(Method::POST, "/clients", Some("[]".to_owned()), &[("content-type", media)]).await;
        assert_eq!(answer.status, if taken { 422 } else { 415 }, "{media}: {}", answer.text);
        assert_eq!(answer.header("accept-encoding"), None);
    }
    let packed = app.ops.send(Method::POST, "/clients", Some("[]".to_owned()), &[("content-encoding", "gzip")]).await;
    assert_eq!(packed.header("accept-encoding"), Some("identity"));
    packed.problem(415, "unsupported_media_type");
    let patch = app
        .ops
        .send(
            Method::PATCH,
            "/clients/cli_01jdgx3v9re8tbq4m6n0y7k2hb",
            Some("[]".to_owned()),
            &[("content-type", "text/plain")],
        )
        .await;
    assert_eq!(patch.header("accept-patch"), Some("application/merge-patch+json, application/json"));
    patch.problem(415, "unsupported_media_type");
    let twice = "Content-Type: application/json\r\nContent-Type: application/json\r\nContent-Length: 2\r\n";
    let twice = format!("{}Connection: close\r\n\r\n[]", head(&app.ops, "POST /clients", twice));
    assert_eq!(status(&exchange(&app, twice.as_bytes()).await), 415);
}

#[actix_web::test]
async fn a_body_that_is_too_large_is_refused_before_it_is_sent_and_the_answer_arrives() {
    let app = start().await;
    let json = "Content-Type: application/json\r\n";
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    for (line, media) in [("POST /clients", json), ("POST /oauth/token", form)] {
        let announced = format!("{}\r\n", head(&app.ops, line, &format!("{media}Content-Length: 99999999\r\n")));
        // Nothing of the body follows, and the answer does not wait for it.
        let answer = exchange(&app, announced.as_bytes()).await;
        assert!(status(&answer) == 413 && answer.contains("connection: close"), "{line}: {answer}");
        // A client that goes on sending can read it all the same.
        let sent = format!("{announced}{}", " ".repeat(3_000_000));
        assert_eq!(status(&exchange(&app, sent.as_bytes()).await), 413, "{line}");
        let chunk = format!("8000\r\n{}\r\n", " ".repeat(0x8000));
        let chunked = format!(
            "{}\r\n{}0\r\n\r\n",
            head(&app.ops, line, &format!("{media}Transfer-Encoding: chunked\r\n")),
            chunk.repeat(40)
        );
        assert_eq!(status(&exchange(&app, chunked.as_bytes()).await), 413, "{line}");
    }
    // Whoever asks first is let through to the refusal, and need not send the body.
    let expecting = format!("{json}Expect: 100-continue\r\nContent-Length: 99999999\r\n");
    let answer = exchange(&app, format!("{}\r\n", head(&app.ops, "POST /clients", &expecting)).as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 413 "), "{answer}");
    let exact = format!("{json}Content-Length: 65536\r\nConnection: close\r\n");
    let exact = format!("{}\r\n[{}]", head(&app.ops, "POST /clients", &exact), " ".repeat(65_534));
    assert_eq!(status(&exchange(&app, exact.as_bytes()).await), 422);
}

#[actix_web::test]
async fn who_is_too_slow_is_cut_off() {
    let app = impatient().await;
    let json = "Content-Type: application/json\r\n";
    for (line, more, begin) in [
        ("POST /clients", format!("{json}Content-Length: 100\r\n"), "{"),
        ("POST /clients", format!("{json}Content-Length: 100\r\n"), ""),
        ("POST /clients", format!("{json}Transfer-Encoding: chunked\r\n"), "1\r\n{\r\n"),
    ] {
        let answer = until_closed(&app, format!("{}\r\n{begin}", head(&app.ops, line, &more)).as_bytes()).await;
        assert!(status(&answer) == 408 && answer.contains("connection: close"), "{answer}");
        assert!(body(&answer).contains("\"code\":\"request_timeout\""), "{answer}");
    }
    let form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n";
    let answer = until_closed(&app, format!("{}\r\ngrant", head(&app.ops, "POST /oauth/token", form)).as_bytes()).await;
    assert!(status(&answer) == 408 && body(&answer).contains("\"error\":\"invalid_request\""), "{answer}");
    // A head: the framework answers, and nothing is known of the request that a problem could tell.
    for begin in ["GET /clients HTT", "GET /clients HTTP/1.1\r\nHost: x\r\nX-Slow: "] {
        let answer = until_closed(&app, begin.as_bytes()).await;
        assert!(status(&answer) == 408 && body(&answer).is_empty(), "{answer}");
    }
    // A body that nobody waits for does not keep the connection either, whatever the answer was.
    let nobody = Caller::anonymous(&app.url);
    for (line, expected) in [("POST /clients", 401), ("POST /nothing", 404), ("OPTIONS /clients", 204), ("GET /", 200)]
    {
        for (more, begin) in [("Transfer-Encoding: chunked\r\n", "1\r\n{\r\n"), ("Content-Length: 100\r\n", "{")] {
            let answer = until_closed(&app, format!("{}\r\n{begin}", head(&nobody, line, more)).as_bytes()).await;
            assert_eq!(status(&answer), expected, "{line} {more}: {answer:.400}");
        }
    }
    // Pauses are not what counts, but the whole time: a byte now and then does not help.
    let mut stream = connect(&app).await;
    let dripping = head(&app.ops, "POST /clients", &format!("{json}Content-Length: 100\r\n"));
    stream.write_all(format!("{dripping}\r\n").as_bytes()).await.unwrap();
    for _ in 0..100 {
        if stream.write_all(b" ").await.is_err() {
            break;
        }
        actix_web::rt::time::sleep(Duration::from_millis(30)).await;
    }
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer).await;
    assert!(answer.is_empty() || status(&answer) == 408, "{answer}");
    app.ops.get("/clients").await.expect(200);
}

#[actix_web::test]
async fn odd_addresses_are_answered_or_refused_and_never_break_anything() {
    let app = start().await;
    for (target, expected) in [
        ("//", 404),
        ("/../", 404),
        ("/clients/..", 404),
        ("/clients//", 404),
        ("/clients%2Fx", 404),
        ("/%63lients", 200),
        ("/%ff", 404),
        ("/%00", 404),
        ("/clients/%00", 404),
        ("/clients/%2e%2e", 404),
        ("/clients?q=%ff", 422),
        ("/clients?q=%00", 422),
        ("/clients?", 200),
        ("/clients#fragment", 200),
        ("/swagger-ui/%ff", 404),
        ("/swagger-ui/..%2f..%2fetc/passwd", 404),
        ("/swagger-ui/../clients", 404),
        ("http://elsewhere.example/clients", 200),
        ("http://elsewhere.example", 200),
        ("clients", 404),
        ("/a b", 400),
        ("/\u{e9}", 400),
        ("*", 405),
    ] {
        let answer = ask(&app, &app.ops, &format!("GET {target}"), "").await;
        assert_eq!(status(&answer), expected, "{target}: {answer:.600}");
    }
    let query = |length: usize| format!("GET /clients?q={}", "x".repeat(length - "/clients?q=".len()));
    assert_eq!(status(&ask(&app, &app.ops, &query(8192), "").await), 422);
    let long = ask(&app, &app.ops, &query(8193), "").await;
    assert!(status(&long) == 414 && long.contains("\"code\":\"uri_too_long\""), "{long:.400}");
    assert_eq!(status(&ask(&app, &app.ops, &query(70_000), "").await), 400);
}

#[actix_web::test]
async fn what_is_hardly_http_is_refused_and_the_connection_closed() {
    let app = start().await;
    let get = |more: &str| format!("{}\r\n", head(&app.ops, "GET /clients", more));
    let post = |more: &str, body: &str| format!("{}\r\n{body}", head(&app.ops, "POST /clients", more));
    let behind = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    for (name, bytes, expected) in [
        (
            "a length and chunks",
            post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", &format!("0\r\n\r\n{behind}")),
            400,
        ),
        (
            "chunks and a length",
            post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", &format!("0\r\n\r\n{behind}")),
            400,
        ),
        ("two lengths", post("Content-Length: 2\r\nContent-Length: 2\r\n", &format!("[]{behind}")), 400),
        ("a list of lengths", post("Content-Length: 2, 2\r\n", &format!("[]{behind}")), 400),
        (
            "two codings",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", &format!("0\r\n\r\n{behind}")),
            400,
        ),
        ("a coding of nobody", post("Transfer-Encoding: gzip, chunked\r\n", &format!("0\r\n\r\n{behind}")), 400),
        ("a blank before a colon", get("Content-Length : 0\r\n"), 400),
        ("a folded header", get("X: a\r\n b\r\n"), 400),
        ("NUL in a header", get("X: a\0b\r\n"), 400),
        ("no host", "GET /clients HTTP/1.1\r\n\r\n".to_owned(), 400),
        ("two hosts", get("Host: y\r\n"), 400),
        ("97 headers", get(&"X: y\r\n".repeat(97)), 431),
        ("a header of 140 kB", get(&format!("X: {}\r\n", "y".repeat(140_000))), 431),
    ] {
        let answer = until_closed(&app, bytes.as_bytes()).await;
        // Of a head that is not read to its end the rest arrives at a closed door, and may take the answer with it.
        assert!(answer.is_empty() && expected == 431 || status(&answer) == expected, "{name}: {answer:.300}");
        assert_eq!(answer.matches("HTTP/1.").count(), usize::from(!answer.is_empty()), "{name}: {answer}");
    }
    // Old and impatient clients are served.
    let old = exchange(&app, b"GET /healthz HTTP/1.0\r\n\r\n").await;
    assert!(old.starts_with("HTTP/1.0 200") && body(&old) == "{\"status\":\"ok\"}", "{old}");
    let three = format!("{}{behind}{}", get(""), get("Connection: close\r\n"));
    assert_eq!(exchange(&app, three.as_bytes()).await.matches("HTTP/1.1 200 OK").count(), 3);
    let upgrade = get("Connection: Upgrade\r\nUpgrade: websocket\r\n") + "\x01\x02";
    assert_eq!(status(&exchange(&app, upgrade.as_bytes()).await), 200);
}

#[actix_web::test]
async fn a_header_that_must_not_be_given_twice_is_refused() {
    let app = start().await;
    let reseller = app.reseller("Sol").await;
    let path = format!("/clients/{}", reseller.bare_client("Client").await);
    let caller = &reseller.caller;
    let token = caller.token.as_ref().unwrap();
    let twice = format!("Authorization: Bearer {token}\r\n");
    let answer = ask(&app, caller, "GET /clients", &twice).await;
    assert!(status(&answer) == 401 && answer.contains("www-authenticate: Bearer"), "{answer}");
    let json = "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n";
    // A list may be spread over lines (RFC 9110 §5.3).
    let either = format!(
        "{}\r\n{{}}",
        head(caller, &format!("PATCH {path}"), &format!("{json}If-Match: \"v7\"\r\nIf-Match: \"v1\"\r\n"))
    );
    assert_eq!(status(&exchange(&app, either.as_bytes()).await), 200);
    let keys = format!(
        "{}\r\n{{}}",
        head(caller, "POST /clients", &format!("{json}Idempotency-Key: a\r\nIdempotency-Key: b\r\n"))
    );
    assert_eq!(status(&exchange(&app, keys.as_bytes()).await), 422);
    let form = "grant_type=client_credentials";
    let basic = "Authorization: Basic b3BzOmEtc2VjcmV0LWZvci10ZXN0cy1vbmx5\r\n";
    let media = format!(
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n",
        form.len()
    );
    let nobody = Caller::anonymous(&app.url);
    for (basic, expected) in [(basic.to_owned(), 200), (basic.repeat(2), 400)] {
        let request = format!("{}\r\n{form}", head(&nobody, "POST /oauth/token", &format!("{media}{basic}")));
        assert_eq!(status(&exchange(&app, request.as_bytes()).await), expected, "{basic}");
    }
}

#[actix_web::test]
async fn every_answer_has_the_headers_that_keep_browsers_and_caches_out() {
    let app = start().await;
    let reseller = app.reseller("Sol").await;
    let client = format!("/clients/{}", reseller.bare_client("Client").await);
    let caller = &reseller.caller;
    let nobody = Caller::anonymous(&app.url);
    let data = "default-src 'none'; frame-ancestors 'none'";
    for (caller, method, path, cache, policy) in [
        (caller, Method::GET, client.as_str(), "private, no-cache", data),
        (caller, Method::GET, "/clients", "no-store", data),
        (caller, Method::GET, "/clients/x", "no-store", data),
        (caller, Method::PUT, "/clients", "no-store", data),
        (caller, Method::OPTIONS, "/clients", "no-store", data),
        (&nobody, Method::GET, "/clients", "no-store", data),
        (&nobody, Method::POST, "/oauth/token", "no-store", data),
        (&nobody, Method::GET, "/nothing", "no-store", data),
        (&nobody, Method::GET, "/healthz", "no-store", data),
        (&nobody, Method::GET, "/.well-known/jwks.json", "public, max-age=300", data),
        (&nobody, Method::GET, "/openapi.json", "no-cache", data),
        (&nobody, Method::GET, "/", "no-cache", "style-src 'self'; img-src 'self'; base-uri 'none'"),
        (&nobody, Method::GET, "/swagger-ui/", "no-cache", "script-src 'self'; style-src 'self' 'unsafe-inline'"),
        (&nobody, Method::GET, "/swagger-ui/swagger-ui.css", "no-cache", data),
    ] {
        let answer = caller.send(method.clone(), path, None, &[]).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("x-frame-options", "DENY"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", cache),
            ("vary", "Accept-Language"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{method} {path}: {name}");
        }
        let found = answer.header("content-security-policy").unwrap();
        assert!(found.starts_with("default-src 'none'; ") && found.ends_with("frame-ancestors 'none'"), "{found}");
        assert!(found.contains(policy), "{method} {path}: {found}");
        assert_eq!(answer.header("server"), None);
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    // A version can still be asked for again, and what holds a secret is kept by nobody.
    let again = caller.send(Method::GET, &client, None, &[("if-none-match", "\"v1\"")]).await;
    assert_eq!((again.status.as_u16(), again.header("cache-control")), (304, Some("private, no-cache")));
    let made = json!({ "name": "tests", "role": "reseller", "resellerId": reseller.id });
    assert_eq!(app.ops.post("/credentials", made).await.header("cache-control"), Some("no-store"));
}

#[actix_web::test]
async fn browsers_of_the_origins_that_are_set_may_call_and_no_others() {
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| {
        settings.cors_origins = vec!["https://portal.example.com".to_owned(), "http://localhost:5173".to_owned()];
    });
    let app = app.await;
    let nobody = Caller::anonymous(&app.url);
    let preflight = |origin: &'static str| [("origin", origin), ("access-control-request-method", "PATCH")];
    for origin in ["https://portal.example.com", "http://localhost:5173"] {
        let answer = nobody.send(Method::OPTIONS, "/clients/x", None, &preflight(origin)).await;
        assert_eq!(answer.status, 204);
        assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
        assert_eq!(answer.header("access-control-allow-methods"), answer.header("allow"));
        assert!(answer.header("allow").unwrap().contains("PATCH"));
        let allowed = answer.header("access-control-allow-headers").unwrap().to_ascii_lowercase();
        for name in [
            "authorization",
            "content-type",
            "if-match",
            "if-none-match",
            "idempotency-key",
            "accept-language",
            "x-request-id",
            "traceparent",
        ] {
            assert!(allowed.split(", ").any(|one| one == name), "{name} is not in {allowed}");
        }
        // Successes and errors alike can be read by the page's script.
        for (caller, expected) in [(&app.ops, 200), (&nobody, 401)] {
            let answer = caller.send(Method::GET, "/clients", None, &[("origin", origin)]).await;
            assert_eq!(answer.status, expected);
            assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
            assert_eq!(answer.header("access-control-allow-credentials"), None);
            let exposed = answer.header("access-control-expose-headers").unwrap();
            for name in [
                "ETag",
                "Location",
                "Link",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After",
                "X-Request-Id",
                "Idempotent-Replayed",
                "Content-Language",
            ] {
                assert!(exposed.split(", ").any(|one| one == name), "{name} is not in {exposed}");
            }
        }
    }
    for origin in [
        "https://elsewhere.example",
        "https://portal.example.com.evil.example",
        "null",
        "",
        "http://portal.example.com",
    ] {
        for answer in [
            nobody.send(Method::OPTIONS, "/clients", None, &preflight(origin)).await,
            app.ops.send(Method::GET, "/clients", None, &[("origin", origin)]).await,
        ] {
            assert!(answer.status.is_success(), "{origin}");
            assert_eq!(answer.header("access-control-allow-origin"), None, "{origin}");
        }
    }
    let without = app.ops.get("/clients").await;
    let vary: Vec<_> = without.headers.get_all("vary").iter().map(|value| value.to_str().unwrap()).collect();
    assert!(vary.contains(&"Origin") && without.header("access-control-allow-origin").is_none(), "{vary:?}");
    let unknown = nobody.send(Method::OPTIONS, "/nothing", None, &preflight("https://portal.example.com")).await;
    unknown.problem(404, "route_not_found");
}

#[actix_web::test]
async fn an_answer_that_nobody_reads_is_given_up() {
    let app = impatient().await;
    let mut stream = connect(&app).await;
    // More than the system keeps for both sides of a connection.
    let request = "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n";
    stream.write_all(request.repeat(40).as_bytes()).await.unwrap();
    actix_web::rt::time::sleep(Duration::from_secs(6)).await;
    let mut answers = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answers)).await;
    let ended = read.expect("the server has ended the connection");
    let whole = ask(&app, &Caller::anonymous(&app.url), "GET /openapi.json", "").await.len();
    assert!(ended.is_err() && answers.len() < 40 * (whole - 200), "{ended:?} after {} bytes", answers.len());
}
