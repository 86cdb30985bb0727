//! Preconditions: none is silently ignored.

use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{client_body, custom_body, number};
use crate::support::{Answer, Caller, Database, TestApp};

async fn send(caller: &Caller, method: &Method, path: &str, body: &Value, header: (&str, &str)) -> Answer {
    let body = (!body.is_null()).then(|| body.to_string());
    caller.send(method.clone(), path, body, &[header]).await
}

/// Requests that change a single resource, and its address.
async fn changes(app: &TestApp, caller: &Caller, client: &str) -> Vec<(Method, String, Value, String)> {
    let book = custom_body(&app.master().await, "Ours");
    let book = caller.post("/pricebooks", book).await.expect(201);
    let account = json!({
        "origin": "existing", "clientId": client, "awsAccountId": number("3333"), "supportType": "basic",
    });
    let account = caller.post("/cloud-accounts", account).await.expect(201);
    let request = caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
    let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough" });
    let group = caller.post("/support-plans", group).await.expect(201);
    let path = |list: &str, of: &Value| format!("{list}/{}", of["id"].as_str().unwrap());
    let (account_path, role) = (path("/cloud-accounts", &account), path("/role-arn", &account));
    let (book, link, group) =
        (path("/pricebooks", &book), path("/link-requests", &request), path("/support-plans", &group));
    let client = format!("/clients/{client}");
    let provider = format!("{client}/cloud-providers/aws");
    let own = |method: Method, path: &str, body: Value| (method, path.to_owned(), body, path.to_owned());
    vec![
        own(Method::PATCH, &client, json!({ "name": "Other" })),
        own(Method::PATCH, &book, json!({ "name": "Other" })),
        (Method::PUT, format!("{book}/rules"), json!({ "rules": [] }), book.clone()),
        own(Method::PATCH, &account_path, json!({ "nickname": "Other" })),
        own(Method::PUT, &role, json!({ "roleName": "Other" })),
        own(Method::DELETE, &role, Value::Null),
        (Method::POST, format!("{role}/check"), Value::Null, role.clone()),
        (Method::POST, format!("{link}/cancel"), json!({}), link.clone()),
        own(Method::PUT, &provider, json!({ "pricebookId": app.master().await, "currency": "USD" })),
        own(Method::PATCH, &group, json!({ "name": "Other" })),
        own(Method::DELETE, &group, Value::Null),
        own(Method::DELETE, &client, Value::Null),
    ]
}

on_both! {
    what_has_a_meaning_is_honoured_on_every_method, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let caller = &reseller.caller;
        for (method, path, body, resource) in changes(&app, caller, &client).await {
            let before = caller.get(&resource).await;
            let tag = before.header("etag").unwrap().to_owned();
            let weak = format!("W/{tag}");
            for header in [
                ("If-Match", "\"v99\""), ("If-Match", weak.as_str()), ("If-Match", "\"foreign\""),
                ("If-None-Match", tag.as_str()), ("If-None-Match", weak.as_str()), ("If-None-Match", "*"),
            ] {
                let refused = send(caller, &method, &path, &body, header).await;
                // Before any rule against the state or the mode: `check` is not offered in this mode.
                refused.problem(412, "version_mismatch");
            }
            for header in [("If-Modified-Since", "Sun, 01 Nov 2026 00:00:00 GMT"), ("If-Unmodified-Since", "nonsense"), ("If-Range", tag.as_str())] {
                let refused = send(caller, &method, &path, &body, header).await.problem(400, "precondition_not_supported");
                assert!(refused["detail"].as_str().unwrap().starts_with(header.0), "{refused}");
            }
            assert_eq!(caller.get(&resource).await.json, before.json, "{method} {path} changed something");
        }
    }
}

on_both! {
    what_is_honoured_lets_pass_what_it_names, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let client = format!("/clients/{}", reseller.bare_client("Panadería Sol").await);
        let rename = |name: &str| json!({ "name": name });
        for (name, header) in [
            ("B", ("If-Match", "\"v1\"")), ("C", ("If-Match", "\"v1\", \"v2\"")), ("D", ("If-Match", "*")),
            ("E", ("If-None-Match", "\"v1\"")),
        ] {
            let changed = send(caller, &Method::PATCH, &client, &rename(name), header).await.expect(200);
            assert_eq!(changed["name"], name);
        }
        let read = async |header| send(caller, &Method::GET, &client, &Value::Null, header).await;
        assert_eq!(read(("If-None-Match", "\"v5\"")).await.status, 304);
        assert_eq!(read(("If-None-Match", "\"v1\", W/\"v5\"")).await.status, 304);
        assert_eq!(read(("If-None-Match", "*")).await.status, 304);
        assert_eq!(read(("If-None-Match", "\"v1\"")).await.status, 200);
        assert_eq!(read(("If-Match", "\"v5\"")).await.status, 200);
        assert_eq!(read(("If-Match", "*")).await.status, 200);
        read(("If-Match", "\"v1\"")).await.problem(412, "version_mismatch");

        // A PUT that is to create nothing, or nothing else.
        let provider = format!("{client}/cloud-providers/aws");
        let body = json!({ "pricebookId": app.master().await, "currency": "USD" });
        send(caller, &Method::PUT, &provider, &body, ("If-Match", "*")).await.problem(412, "version_mismatch");
        send(caller, &Method::PUT, &provider, &body, ("If-None-Match", "*")).await.expect(201);
        send(caller, &Method::PUT, &provider, &body, ("If-None-Match", "*")).await.problem(412, "version_mismatch");
        send(caller, &Method::PUT, &provider, &body, ("If-Match", "*")).await.expect(200);
    }
}

on_both! {
    what_has_no_meaning_is_refused_before_the_body_is_read, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let checklist = format!("/cloud-accounts/{}/onboarding", account["id"].as_str().unwrap());
        let headers = [
            ("If-Match", "*"), ("If-Match", "\"v1\""), ("If-None-Match", "*"), ("If-None-Match", "\"v1\""),
            ("If-Modified-Since", "x"), ("If-Unmodified-Since", "x"), ("If-Range", "\"v1\""),
        ];
        for header in headers {
            for path in ["/clients", "/events", "/support-plans/catalog", checklist.as_str(), "/readyz", "/.well-known/jwks.json"] {
                send(caller, &Method::GET, path, &Value::Null, header).await.problem(400, "precondition_not_supported");
            }
            let broken = caller.send(Method::POST, "/clients", Some("{".to_owned()), &[header]).await;
            broken.problem(400, "precondition_not_supported");
            let quote = send(caller, &Method::POST, "/support-plans/catalog/business/quote", &json!({}), header).await;
            quote.problem(400, "precondition_not_supported");
            let form = caller.client.post(format!("{}/oauth/token", app.url)).header(header.0, header.1);
            let denied = form.form(&[("grant_type", "client_credentials")]).send().await.unwrap();
            assert_eq!(denied.status(), 400);
            assert_eq!(denied.json::<Value>().await.unwrap()["error"], "invalid_request");
        }
        let made = caller.post("/clients", client_body("Panadería Luna")).await.expect(201);
        assert_eq!(made["version"], 1);
    }
}

#[actix_web::test]
async fn a_precondition_that_names_no_version_is_not_met() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Sol").await;
    let caller = &reseller.caller;
    let path = format!("/clients/{}", reseller.client(&app, "Client").await);
    let before = caller.get(&path).await.expect(200);
    let long = "\"v1\"".repeat(2_500);
    for rubbish in [
        "",
        " ",
        "v1",
        "1",
        "\"1\"",
        "\"v0\"",
        "\"v2\"",
        "\"v01\"",
        "\"v+1\"",
        "\"v1",
        "W/\"v1\"",
        "\"v99999999999999999999\"",
        "\"v-1\"",
        ",",
        "\"\"",
        "\u{e9}",
        &long,
    ] {
        let patch = Some(json!({ "name": "Changed" }).to_string());
        caller.send(Method::PATCH, &path, patch, &[("if-match", rubbish)]).await.problem(412, "version_mismatch");
        caller.send(Method::DELETE, &path, None, &[("if-match", rubbish)]).await.problem(412, "version_mismatch");
        let read = caller.send(Method::GET, &path, None, &[("if-none-match", rubbish)]).await;
        // Weak comparison suffices for a cache (RFC 9110 §13.1.2).
        assert_eq!(read.status, if rubbish == "W/\"v1\"" { 304 } else { 200 }, "{rubbish:.30}");
    }
    assert_eq!(caller.get(&path).await.expect(200), before);
    for good in ["*", "\"v1\"", "\"v7\", \"v1\"", " \"v1\" "] {
        let patch = Some(json!({ "name": before["name"] }).to_string());
        caller.send(Method::PATCH, &path, patch, &[("if-match", good)]).await.expect(200);
    }
}
