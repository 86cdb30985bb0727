//! The headers around every answer, and what browsers of other origins may do.

use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::json;

use super::start;
use crate::support::{Caller, Database, TestApp};

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
            "last-event-id",
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
