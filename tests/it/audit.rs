//! Who changed what, from where: what operations can export, and nobody else sees.

use chrono::TimeDelta;
use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::bodies::{client_body, id};
use crate::support::{Caller, Database, TestApp};

const HEADERS: [(&str, &str); 2] = [("x-request-id", "audit-1"), ("x-forwarded-for", "203.0.113.7")];

async fn ask(caller: &Caller, method: Method, path: &str, body: Option<Value>) -> Value {
    let answer = caller.send(method, path, body.map(|body| body.to_string()), &HEADERS).await;
    assert!(answer.status.is_success(), "{path}: {}", answer.text);
    answer.json
}

/// All events that a caller can read, oldest first, page by page.
async fn export(caller: &Caller) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = caller.get(&format!("/events?since=beginning&limit=7{cursor}")).await.expect(200);
        all.extend(page["data"].as_array().unwrap().clone());
        if page["atEnd"] == true {
            return all;
        }
        cursor = format!("&cursor={}", page["nextCursor"].as_str().unwrap());
    }
}

async fn operations_can_export(kind: Database) {
    let app = TestApp::start_with(kind, AwsMode::Simulated, |settings| {
        settings.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    })
    .await;
    let reseller = app.reseller("Nube Partners").await;
    let client = id(&ask(&reseller.caller, Method::POST, "/clients", Some(client_body("Sol"))).await).to_owned();
    // Under a key, and by work that has several transactions in a task of its own.
    let keyed = [HEADERS[0], HEADERS[1], ("idempotency-key", "k")];
    let body = client_body("Luna").to_string();
    let luna = reseller.caller.send(Method::POST, "/clients", Some(body), &keyed).await.expect(201);
    let served = reseller.client(&app, "Panadería Sol").await;
    let account = reseller.account(&served, "4321").await;
    let body = json!({ "cloudAccountId": id(&account) });
    let request = id(&ask(&reseller.caller, Method::POST, "/link-requests", Some(body)).await).to_owned();
    for action in ["approve", "send"] {
        ask(&app.ops, Method::POST, &format!("/link-requests/{request}/{action}"), None).await;
    }
    let arn = format!("arn:aws:iam::{}:role/GangwayReadOnly", account["awsAccountId"].as_str().unwrap());
    ask(&reseller.caller, Method::PUT, &format!("/role-arn/{}", id(&account)), Some(json!({ "roleArn": arn }))).await;
    ask(&reseller.caller, Method::POST, &format!("/role-arn/{}/check", id(&account)), None).await;
    app.clock.advance(TimeDelta::seconds(5));
    app.ops.until(&format!("/link-requests/{request}"), |request| request["status"] == "accepted").await;

    let origin = json!({ "address": "203.0.113.7", "requestId": "audit-1" });
    let events = export(&app.ops).await;
    let of = |resource: &str, kind: &str| {
        let is = |event: &&Value| event["resource"]["id"] == resource && event["type"] == kind;
        events.iter().find(is).unwrap_or_else(|| panic!("no {kind} of {resource} in {events:#?}")).clone()
    };
    for (resource, kind, role) in [
        (client.as_str(), "client.created", "reseller"),
        (id(&luna), "client.created", "reseller"),
        (&request, "link_request.submitted", "reseller"),
        (&request, "link_request.approved", "operations"),
        // AWS did it, because somebody asked for it.
        (&request, "link_request.sent", "platform"),
        (id(&account), "role_arn.verified", "reseller"),
    ] {
        let event = of(resource, kind);
        assert_eq!((&event["origin"], &event["actor"]["role"]), (&origin, &json!(role)), "{event}");
        assert_eq!(event["actor"]["credentialId"].is_string(), role != "platform");
    }
    // What came over no proxy has the connection's address; what a job did has none.
    assert_eq!(of(&reseller.id, "reseller.created")["origin"]["address"], "127.0.0.1");
    let accepted = of(&request, "link_request.accepted");
    assert!(accepted.get("origin").is_none() && accepted["actor"]["role"] == "platform", "{accepted}");
    for event in events.iter().filter(|event| event["actor"]["credentialId"].is_string()) {
        assert!(event["origin"]["requestId"].is_string(), "{event}");
    }
    let listed = app.ops.get(&format!("/events?resourceId={client}")).await.expect(200);
    assert_eq!(listed["data"][0]["origin"], origin);

    // Addresses are personal data: resellers and customers see none of anybody, not even their own.
    let seen = export(&reseller.caller).await;
    assert!(seen.len() > 5 && seen.iter().all(|event| event.get("origin").is_none()), "{seen:#?}");
    let listed = reseller.caller.get(&format!("/events?resourceId={client}")).await;
    assert!(!listed.text.contains("203.0.113.7"), "{}", listed.text);
}

#[actix_web::test]
async fn operations_can_export_who_changed_what_from_where_on_sqlite() {
    operations_can_export(Database::Sqlite).await;
}

#[actix_web::test]
async fn operations_can_export_who_changed_what_from_where_on_postgres() {
    operations_can_export(Database::Postgres).await;
}
