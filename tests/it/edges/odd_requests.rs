//! Odd addresses, headers that stand twice, and what is hardly HTTP any more.

use reqwest::Method;

use super::start;
use crate::support::raw::{ask, body, exchange, head, status, until_closed};
use crate::support::{Answer, Caller};

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

async fn get_with(caller: &Caller, headers: &[(&str, &str)]) -> Answer {
    caller.send(Method::GET, "/clients", None, headers).await
}

#[actix_web::test]
async fn headers_may_be_long_or_odd() {
    let app = start().await;
    let reseller = app.reseller("Sol").await;
    let caller = &reseller.caller;
    let long = "x".repeat(10_000);
    for name in ["x-anything", "user-agent", "accept", "accept-language", "cookie", "referer"] {
        for value in [long.as_str(), "", "*/*;q=x", "\u{e9}\u{e9}", "../../etc/passwd"] {
            assert_eq!(get_with(caller, &[(name, value)]).await.status, 200, "{name}: {value:.20}");
        }
    }

    let longest = "~".repeat(128);
    for good in ["a", "0193b2c8-52f7-7a30", "!\"#$%&'()*+,-./", &longest] {
        assert_eq!(get_with(caller, &[("x-request-id", good)]).await.header("x-request-id"), Some(good));
        let refused = caller.send(Method::GET, "/clients/x", None, &[("x-request-id", good)]).await;
        assert_eq!(refused.header("x-request-id"), Some(good));
        assert_eq!(refused.problem(404, "client_not_found")["requestId"], good);
    }
    let (too_long, far_too_long) = ("~".repeat(129), "~".repeat(10_000));
    for bad in ["", " ", "a b", "a\tb", "\u{e9}", &too_long, &far_too_long] {
        let made = get_with(caller, &[("x-request-id", bad)]).await;
        let made = made.header("x-request-id").unwrap();
        assert!(made != bad && made.len() == 36, "{bad:.20} became {made:?}");
    }

    let token = caller.token.as_ref().unwrap();
    let (short, twice, basic) =
        (&token[..token.len() - 1], format!("Bearer {token} {token}"), format!("Basic {token}"));
    for bad in [
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer x.y.z",
        "Bearer ..",
        &format!("Bearer {short}"),
        &format!("Bearer {long}"),
        &twice,
        &basic,
        token,
        "Bearer \u{e9}",
    ] {
        let answer = get_with(&Caller::anonymous(&app.url), &[("authorization", bad)]).await;
        assert!(answer.header("www-authenticate").is_some_and(|value| value.starts_with("Bearer")), "{bad:.30}");
        answer.problem(401, "unauthenticated");
    }
    assert_eq!(get_with(caller, &[]).await.status, 200);
}
