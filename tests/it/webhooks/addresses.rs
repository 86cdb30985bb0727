//! Where webhooks do not go.

use serde_json::{Value, json};

use crate::support::bodies::id;
use crate::support::{Caller, Database, TestApp};
use gangway::aws::AwsMode;

const INSIDE: &[&str] = &[
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0177.0.0.1/",
    "https://0x7f.0x0.0x0.0x1/",
    "https://0x7f000001/",
    "https://127.1/",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://0.0.0.0/",
    "https://255.255.255.255/",
    "https://224.0.0.1/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[fc00::1]/",
    "https://[fe80::1]/",
    "https://localhost/",
    "https://localhost.:8443/",
    "https://metadata.google.internal/",
];

async fn create(caller: &Caller, url: &str) -> crate::support::Answer {
    caller.post("/webhook-endpoints", json!({ "url": url, "eventTypes": ["*"] })).await
}

#[actix_web::test]
async fn addresses_inside_are_refused_in_every_spelling_at_creation_and_change() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let caller = app.reseller("Nube").await.caller;
    let good = create(&caller, "https://example.invalid/hooks").await.expect(201);
    let path = format!("/webhook-endpoints/{}", id(&good));
    for url in INSIDE {
        create(&caller, url).await.problem(422, "webhook_address_not_allowed");
        caller.patch(&path, json!({ "url": url })).await.problem(422, "webhook_address_not_allowed");
    }
    for url in ["http://example.com/", "https://example.com:22/", "https://example.com:80/"] {
        create(&caller, url).await.problem(422, "webhook_address_not_allowed");
    }
    for url in [
        "https://user:secret@example.com/",
        "ftp://example.com/",
        "nonsense",
        "https://example.com/#a",
        "https://exam ple.com",
    ] {
        assert_eq!(create(&caller, url).await.violations(), ["/url invalid_webhook_url"], "{url}");
    }
    assert_eq!(caller.get(&path).await.expect(200)["url"], "https://example.invalid/hooks");
    assert_eq!(caller.get("/webhook-endpoints").await.expect(200)["data"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn an_address_that_leads_inside_when_it_is_delivered_to_is_not_spoken_to() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let caller = app.reseller("Nube").await.caller;
    let receiver = super::receiver::Receiver::taking().await;
    let port = receiver.url.rsplit(':').next().unwrap().to_owned();
    let made = create(&caller, "https://example.invalid/").await.expect(201);
    let test = format!("/webhook-endpoints/{}/test", id(&made));
    let error = async || {
        let told = caller.act(&test).await.expect(200);
        assert_eq!(told["status"], "failed");
        told["attempts"][0]["error"].clone()
    };
    assert_eq!(error().await, json!("name_not_resolved"));
    // As if the name had led elsewhere as it was given.
    for url in [
        format!("https://localhost:{port}/"),
        format!("https://127.0.0.1:{port}/"),
        format!("http://example.com:{port}/"),
    ] {
        app.database.execute(&format!("UPDATE webhook_endpoints SET url = '{url}'"));
        assert_eq!(error().await, json!("address_not_allowed"), "{url}");
    }
    assert!(receiver.all().is_empty());
}

#[actix_web::test]
async fn a_refusal_says_why_in_both_languages_and_is_kept_for_its_key() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let caller = app.reseller("Nube").await.caller;
    let body = json!({ "url": "https://127.0.0.1/", "eventTypes": ["*"] });
    let english = caller.post("/webhook-endpoints", body.clone()).await.problem(422, "webhook_address_not_allowed");
    let spanish = caller
        .send(reqwest::Method::POST, "/webhook-endpoints", Some(body.to_string()), &[("accept-language", "es")])
        .await
        .problem(422, "webhook_address_not_allowed");
    let detail = |problem: &Value| problem["detail"].as_str().unwrap().to_owned();
    assert!(detail(&english).contains("inside a network") && detail(&spanish).contains("interior de una red"));
    let port = json!({ "url": "https://example.com:25/", "eventTypes": ["*"] });
    assert!(detail(&caller.post("/webhook-endpoints", port).await.json).contains("443"));
    caller.post_keyed("/webhook-endpoints", &body, "k").await.problem(422, "webhook_address_not_allowed");
    let again = caller.post_keyed("/webhook-endpoints", &body, "k").await;
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
}
