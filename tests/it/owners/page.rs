//! The owner's page as it is fetched: by whom it is seen, what it says, and that fetching it changes nothing.

use std::num::NonZeroU32;

use chrono::TimeDelta;
use gangway::aws::AwsMode;
use gangway::limits::{Limit, OwnerLimits};
use reqwest::Method;
use serde_json::{Value, json};

use super::visitor::{Owned, Visitor};
use crate::on_both;
use crate::support::{Database, TestApp};

async fn number_of_events(app: &TestApp) -> usize {
    app.ops.get("/events?limit=100").await.expect(200)["data"].as_array().unwrap().len()
}

on_both! {
    to_fetch_a_page_changes_nothing_but_the_note_that_it_was_fetched, Simulated, |app| {
        let owned = Owned::new(&app, "3333", "en").await;
        let (events, role) = (number_of_events(&app).await, owned.role().await);
        for below in ["", "?lang=es", "/status", "/kit/cli", "/kit/powershell", "/kit/terraform", "/kit/cloudformation"] {
            assert_eq!(owned.owner.get(below).await.status, 200, "{below}");
        }
        for form in ["/role-arn", "/check"] {
            let back = owned.owner.get(form).await;
            assert_eq!((back.status, back.header("location").ends_with("#role")), (303, true), "{form}");
        }
        assert_eq!(owned.owner.head().await.text, "");
        assert_eq!((number_of_events(&app).await, owned.role().await), (events, role));
        let mut link = owned.reseller.get(&owned.link_path()).await.expect(200);
        assert!(link.as_object_mut().unwrap().remove("lastOpenedAt").unwrap().is_string());
        let mut before = owned.link.clone();
        before.as_object_mut().unwrap().remove("url");
        assert_eq!(link, before, "its version too");
    }
}

#[actix_web::test]
async fn a_page_is_kept_by_nobody_told_to_nobody_and_loads_from_nowhere_else() {
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Simulated, |settings| {
        settings.distributor_name = Some("Nube & <Söhne>".to_owned());
        settings.distributor_logo_url = Some("https://static.example.com/brand/logo.svg".to_owned());
        settings.distributor_support = Some("aws@example.com".to_owned());
    })
    .await;
    let owned = Owned::new(&app, "3333", "en").await;
    let gone = Visitor::at(&format!("{}/o/gwo_none", app.url));
    for page in [owned.owner.get("").await, gone.get("").await] {
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("x-robots-tag", "noindex"),
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("content-type", "text/html; charset=utf-8"),
            ("content-language", "en"),
        ] {
            assert_eq!(page.header(name), value, "{name}");
        }
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'; "), "{policy}");
        assert!(policy.contains("; img-src 'self' https://static.example.com; "), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert!(page.headers.get("set-cookie").is_none());
        assert!(
            page.text.contains("alt=\"Nube &#38; &#60;Söhne&#62;\"") && page.text.contains("mailto:aws@example.com")
        );
        assert!(!page.text.contains("<style") && !page.text.contains(" style=") && !page.text.contains("onclick"));
        let loaded = page.text.split(" src=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        for source in loaded {
            assert!(source.starts_with("/assets/") || source.starts_with("https://static.example.com/"), "{source}");
        }
    }
}

/// The page at an address, but for what differs from request to request.
async fn told(url: &str) -> (u16, Vec<(String, String)>, String) {
    let page = Visitor::at(url).get("").await;
    let lasting = page.headers.iter().filter(|(name, _)| !["x-request-id", "date"].contains(&name.as_str()));
    let mut headers: Vec<_> =
        lasting.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    headers.sort();
    (page.status, headers, page.text)
}

on_both! {
    unknown_malformed_expired_revoked_and_suspended_are_one_and_the_same_page, Simulated, |app| {
        let unknown = told(&format!("{}/o/gwo_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", app.url)).await;
        assert_eq!(unknown.0, 404);
        for below in ["/o/x", "/o/gwo_", "/o/%00", "/o/gwo_%C3%A9", "/o/..%2f..%2fetc"] {
            assert_eq!(told(&format!("{}{below}", app.url)).await, unknown, "{below}");
        }
        let owned = Owned::new(&app, "3333", "es").await;
        let url = owned.owner.url.clone();
        assert_eq!(told(&url).await.0, 200);
        let suspended = format!("/resellers/{}", owned.reseller_id);
        app.ops.patch(&suspended, json!({ "status": "suspended" })).await.expect(200);
        assert_eq!(told(&url).await, unknown);
        app.ops.patch(&suspended, json!({ "status": "active" })).await.expect(200);
        assert_eq!(told(&url).await.0, 200);

        let other = app.ops.post(&owned.links, json!({ "expiresInHours": 1 })).await.expect(201);
        let other = other["url"].as_str().unwrap().to_owned();
        app.ops.delete(&owned.link_path()).await.expect(204);
        assert_eq!(told(&url).await, unknown, "revoked");
        assert_eq!(told(&other).await.0, 200);
        app.clock.advance(TimeDelta::hours(1));
        assert_eq!(told(&other).await, unknown, "expired");
        for below in ["/status", "/kit/cli", "/check", "/role-arn"] {
            assert_eq!(Visitor::at(&other).get(below).await.status, 404, "{below}");
        }
        assert_eq!(Visitor::at(&other).post("/check", &[], &[]).await.status, 404);
    }
}

#[actix_web::test]
async fn an_account_that_is_unlinked_has_no_page() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let owned = Owned::new(&app, "3333", "en").await;
    owned.reseller.delete(&format!("/cloud-accounts/{}", owned.account)).await.expect(204);
    assert_eq!(owned.owner.get("").await.status, 404);
    assert_eq!(owned.reseller.get(&owned.link_path()).await.expect(200)["status"], "revoked");
    // Nor has one for which all was done, in whatever language its page was.
    let owned = Owned::new(&app, "4444", "es").await;
    owned
        .reseller
        .put(&format!("/role-arn/{}", owned.account), json!({ "roleArn": owned.arn("Reader") }))
        .await
        .expect(200);
    app.ops
        .post(&format!("/role-arn/{}/record-check", owned.account), json!({ "status": "verified" }))
        .await
        .expect(200);
    let request = owned.request(&app).await;
    app.ops.act(&format!("{request}/send")).await.expect(200);
    app.ops.post(&format!("{request}/record-outcome"), json!({ "outcome": "accepted" })).await.expect(200);
    assert_eq!(told(&owned.owner.url).await.0, 200);
    owned.reseller.delete(&format!("/cloud-accounts/{}", owned.account)).await.expect(204);
    let none = told(&format!("{}/o/none", app.url)).await;
    for below in ["", "/status", "/check", "/role-arn"] {
        assert_eq!(told(&format!("{}{below}", owned.owner.url)).await, none, "{below}");
    }
    for form in ["/check", "/role-arn"] {
        assert_eq!(owned.owner.post(form, &[], &[]).await.status, 404, "{form}");
    }
    assert_eq!(owned.reseller.get(&owned.link_path()).await.expect(200)["status"], "revoked");
}

#[actix_web::test]
async fn what_a_wrong_clock_noted_does_not_stay() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let owned = Owned::new(&app, "3333", "en").await;
    let opened = async || -> chrono::DateTime<chrono::Utc> {
        owned.reseller.get(&owned.link_path()).await.expect(200)["lastOpenedAt"].as_str().unwrap().parse().unwrap()
    };
    owned.owner.get("").await;
    let ahead = (app.clock.now() + TimeDelta::days(1)).timestamp_micros();
    app.database.execute(&format!("UPDATE owner_links SET last_opened_at = {ahead}"));
    assert!(opened().await > app.clock.now());
    owned.owner.get("").await;
    assert!(opened().await <= app.clock.now());
}

#[actix_web::test]
async fn hostile_text_is_text() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let name = "<script>alert(1)</script> \"quoted\" {{ t }} \u{202e}desrever\u{2066}";
    let owned = Owned::of_client(&app, name, "3333", "en").await;
    let nickname = "<img src=x onerror=alert(1)>\u{202e}";
    owned
        .reseller
        .patch(&format!("/cloud-accounts/{}", owned.account), json!({ "nickname": nickname }))
        .await
        .expect(200);
    let page = owned.owner.get("").await;
    assert_eq!(page.status, 200);
    assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "{}", page.text);
    assert!(
        page.text.contains(
            "<bdi>&#60;script&#62;alert(1)&#60;/script&#62; &#34;quoted&#34; {{ t }} \u{202e}desrever\u{2066}</bdi>"
        ),
        "{}",
        page.text
    );
    assert!(page.text.contains("<bdi>&#60;img src=x onerror=alert(1)&#62;\u{202e}</bdi>"));
    // What was pasted is shown again, as text.
    let sent = owned.owner.submit("/role-arn", "\"><script>alert(2)</script>").await;
    assert_eq!(sent.status, 422);
    assert!(sent.text.contains("value=\"&#34;&#62;&#60;script&#62;alert(2)&#60;/script&#62;\""), "{}", sent.text);
}

#[actix_web::test]
async fn every_way_is_filled_in_for_this_account_and_no_other() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let (owned, other) = (Owned::new(&app, "3333", "en").await, Owned::new(&app, "4444", "en").await);
    let role = owned.role().await;
    let external_id = role["externalId"].as_str().unwrap();
    let page = owned.owner.get("").await.text;
    assert!(page.contains(external_id) && page.contains(&owned.number) && page.contains("328676173091"));
    assert!(page.contains(&owned.arn("GangwayReadOnly")), "what is to be pasted");
    assert!(!page.contains(other.role().await["externalId"].as_str().unwrap()) && !page.contains(&other.number));
    assert!(!page.contains("example.com"), "nobody's addresses");
    for (format, name) in
        [("cli", "create-role.sh"), ("powershell", "create-role.ps1"), ("cloudformation", "gangway-role.yaml")]
    {
        let file = owned.owner.get(&format!("/kit/{format}")).await;
        assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{name}\""));
        let same = owned.reseller.get(&format!("/role-arn/{}/setup-kit?format={format}", owned.account)).await;
        assert_eq!(file.text, same.text);
    }
    assert_eq!(owned.owner.get("/kit/json").await.status, 404);
    // Texts are in the language that was asked for, else in the link's.
    assert!(page.contains("<html lang=\"en\">") && page.contains("Connect your AWS account"));
    assert!(owned.owner.get("?lang=es").await.text.contains("Conecte su cuenta de AWS"));
    assert!(owned.owner.get("?lang=fr").await.text.contains("Connect your AWS account"));
}

fn limit(burst: u32) -> Limit {
    Limit { per_second: NonZeroU32::MIN, burst: NonZeroU32::new(burst).unwrap() }
}

#[actix_web::test]
async fn who_asks_too_often_waits_by_address_and_by_link() {
    let limited = async |limits: OwnerLimits| {
        TestApp::start_with(Database::Sqlite, AwsMode::Simulated, |settings| {
            settings.rate_limit = Some(limit(1000));
            settings.owner_limits = limits;
        })
        .await
    };
    let (few, many) = (limit(3), limit(1000));
    let app = limited(OwnerLimits { address: few, link: many, deeds: many }).await;
    let guess = Visitor::at(&format!("{}/o/guess", app.url));
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(guess.get("").await.status);
    }
    assert_eq!(statuses[..4], [404, 404, 404, 429]);
    let refused = guess.get("").await;
    assert!(refused.header("retry-after").parse::<u64>().is_ok() && refused.text.contains("<html"));

    let app = limited(OwnerLimits { address: many, link: few, deeds: many }).await;
    let (one, other) = (Owned::new(&app, "3333", "es").await, Owned::new(&app, "4444", "en").await);
    for _ in 0..3 {
        assert_eq!(one.owner.get("/status").await.status, 200);
    }
    assert_eq!(one.owner.get("/status").await.status, 429);
    assert!(one.owner.get("").await.text.contains("Demasiadas solicitudes a la vez"), "in the link's language");
    assert_eq!(other.owner.get("/status").await.status, 200, "another link is another's");

    let app = limited(OwnerLimits { address: many, link: many, deeds: limit(1) }).await;
    let owned = Owned::new(&app, "3333", "en").await;
    assert_eq!(owned.owner.submit("/role-arn", &owned.arn("Reader")).await.status, 303);
    assert_eq!(owned.owner.submit("/role-arn", &owned.arn("Other")).await.status, 429);
    assert_eq!(owned.role().await["roleArn"], owned.arn("Reader"));
}

#[actix_web::test]
async fn the_addresses_of_the_page_are_no_operations_and_know_their_methods() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let owned = Owned::new(&app, "3333", "en").await;
    let path = owned.owner.url.strip_prefix(&app.url).unwrap();
    let document = app.ops.get("/openapi.json").await.expect(200);
    assert!(document["paths"].as_object().unwrap().keys().all(|path| !path.starts_with("/o/")));
    for (below, allowed) in [("", "GET, HEAD, OPTIONS"), ("/check", "GET, HEAD, POST, OPTIONS")] {
        let refused = app.ops.send(Method::DELETE, &format!("{path}{below}"), None, &[]).await;
        assert_eq!(refused.header("allow"), Some(allowed));
        refused.problem(405, "method_not_allowed");
    }
    let status: Value = serde_json::from_str(&owned.owner.get("/status").await.text).unwrap();
    assert!(status["state"].is_string() && status["busy"] == false, "{status}");
}
