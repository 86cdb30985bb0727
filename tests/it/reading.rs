//! How requests are read: generously where it costs nobody anything, and with the reason where they are refused.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gangway::auth::secret::Secret;
use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{account_body, client_body, number};
use crate::support::{Database, TestApp};

const ES: &str = "es";

#[actix_web::test]
async fn an_accept_that_asks_for_anything_is_answered() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    for accept in [
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "*",
        "text/html, */*;q=x",
        ",, application/json;q=1.0000",
    ] {
        assert_eq!(app.ops.send(Method::GET, "/clients", None, &[("Accept", accept)]).await.status, 200, "{accept}");
    }
    let refused = app.ops.send(Method::GET, "/clients", None, &[("Accept", "text/html, image/*;q=.5")]).await;
    refused.problem(406, "not_acceptable");
}

#[actix_web::test]
async fn a_basic_pair_is_taken_form_encoded_and_else_as_it_was_sent() {
    let secret = "abc+def/long-enough-for-a-secret";
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let made = app.ops.post("/credentials", json!({ "name": "x", "role": "operations" })).await.expect(201);
    app.database.execute(&format!(
        "UPDATE credentials SET secret_hash = '{}' WHERE id = '{}'",
        app.app.hasher.hash(Secret::new(secret), None).await.unwrap(),
        made["id"].as_str().unwrap()
    ));
    let login = async |pair: String| {
        let header = format!("Basic {}", STANDARD.encode(pair));
        let asked = reqwest::Client::new().post(format!("{}/oauth/token", app.url)).header("Authorization", header);
        asked.form(&[("grant_type", "client_credentials")]).send().await.unwrap().status().as_u16()
    };
    let id = made["id"].as_str().unwrap();
    assert_eq!(login(format!("{id}:{secret}")).await, 200, "as curl -u sends it");
    assert_eq!(login(format!("{id}:abc%2Bdef%2Flong-enough-for-a-secret")).await, 200, "as RFC 6749 has it");
    assert_eq!(login(format!("{id}:abc def/long-enough-for-a-secret")).await, 401);
    assert_eq!(login(format!("{id}:wrong+{secret}")).await, 401);
}

#[actix_web::test]
async fn a_header_in_several_lines_is_one_list() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let lines = [("Accept-Language", "fr"), ("Accept-Language", ES)];
    let answer = app.ops.send(Method::GET, "/clients/cli_x", None, &lines).await;
    assert_eq!(answer.header("content-language"), Some(ES));
    let accept = [("Accept", "text/html"), ("Accept", "application/json")];
    assert_eq!(app.ops.send(Method::GET, "/clients", None, &accept).await.status, 200);
}

#[actix_web::test]
async fn a_body_that_is_refused_for_its_form_is_refused_with_the_reason() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let body = json!({ "name": "Nube Partners" }).to_string();
    let send = async |headers: &[(&str, &str)], body: Vec<u8>| {
        app.ops.send_bytes(Method::POST, "/resellers", Some(body), headers).await
    };
    for (headers, word) in [
        (&[("Content-Type", "application/json; charset=iso-8859-1")][..], "charset"),
        (&[("Content-Type", "application/json; charset=utf-16")][..], "charset"),
        (&[("Content-Type", "application/json"), ("Content-Encoding", "gzip")][..], "Content-Encoding"),
        (&[("Content-Type", "application/json"), ("Content-Encoding", "identity, br")][..], "Content-Encoding"),
        (&[("Content-Type", "text/plain")][..], "application/json"),
    ] {
        let refused = send(headers, body.clone().into_bytes()).await.problem(415, "unsupported_media_type");
        assert!(refused["detail"].as_str().unwrap().contains(word), "{refused}");
    }
    for charset in ["utf-8", "UTF-8", "\"utf-8\"", "utf8"] {
        let media = format!("application/json; charset={charset}");
        send(&[("Content-Type", &media)], body.clone().into_bytes()).await.expect(201);
    }
    let marked = [b"\xEF\xBB\xBF", body.as_bytes()].concat();
    let made = send(&[("Content-Type", "application/json")], marked).await.expect(201);
    assert_eq!(made["name"], "Nube Partners");
}

on_both! {
    an_optional_member_that_is_null_is_absent, Manual, |app| {
        let reseller = json!({ "name": "Nube Partners", "country": null, "externalRef": null, "defaultCurrency": null });
        let reseller = app.ops.post("/resellers", reseller).await.expect(201);
        assert_eq!((&reseller["defaultCurrency"], reseller.get("country")), (&json!("USD"), None));
        let reseller = app.reseller("Other Partners").await;
        let mut body = client_body("Panadería Sol");
        for (pointer, member) in [("", "domain"), ("", "externalRef"), ("", "resellerId"), ("", "language"), ("/contact", "phone"), ("/address", "state")] {
            body.pointer_mut(pointer).unwrap()[member] = Value::Null;
        }
        let client = reseller.caller.post("/clients", body).await.expect(201);
        assert_eq!((client.get("domain"), client["contact"].get("phone"), &client["language"]), (None, None, &json!("en")));
        let client = client["id"].as_str().unwrap();
        let provider = json!({ "pricebookId": app.master().await, "currency": null, "enabledInCustomerPortal": null });
        reseller.caller.put(&format!("/clients/{client}/cloud-providers/aws"), provider).await.expect(201);
        let mut body = account_body(client, &number("3333"));
        for member in ["rootEmail", "nickname", "type", "pricebookId", "organizationRole", "submitLinkRequest"] {
            body[member] = Value::Null;
        }
        let account = reseller.caller.post("/cloud-accounts", body).await.expect(201);
        let id = account["id"].as_str().unwrap();
        let role = json!({ "roleArn": null, "roleName": "Reader", "description": null });
        reseller.caller.put(&format!("/role-arn/{id}"), role).await.expect(200);
        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough", "cloudAccountIds": null });
        reseller.caller.post("/support-plans", group).await.expect(201);
        let book = json!({
            "kind": "custom", "name": "Ours", "currency": "USD", "basedOn": app.master().await, "provider": null,
            "rules": [{ "scope": "global", "match": null, "type": "markup", "percent": "1.00" }], "resellerId": null,
        });
        reseller.caller.post("/pricebooks", book).await.expect(201);
        let request = json!({ "cloudAccountId": id, "note": null });
        let request = reseller.caller.post("/link-requests", request).await.expect(201);
        let link = format!("/link-requests/{}", request["id"].as_str().unwrap());
        let nothing = json!({ "note": null, "accountName": null, "rootEmail": null, "supportType": null });
        app.ops.post(&format!("{link}/approve"), nothing).await.expect(200);
        // A required one is not absent, and a member that there is not stays unknown.
        let wrong = json!({ "name": null, "extra": null });
        assert_eq!(app.ops.post("/resellers", wrong).await.violations(), ["/extra unknown_member", "/name wrong_type"]);
    }
}

on_both! {
    what_nobody_asked_for_in_a_query_is_refused_on_single_resources_too, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let account = account["id"].as_str().unwrap();
        let caller = &reseller.caller;
        for path in [format!("/clients/{client}"), format!("/cloud-accounts/{account}"), format!("/role-arn/{account}"),
            format!("/cloud-accounts/{account}/onboarding"), format!("/clients/{client}/cloud-providers")] {
            assert_eq!(caller.get(&format!("{path}?expand=all")).await.violations(), ["expand unknown_member"], "{path}");
            caller.get(&path).await.expect(200);
        }
        let named = caller.patch(&format!("/clients/{client}?dryRun=1"), json!({ "name": "Other" })).await;
        assert_eq!(named.violations(), ["dryRun unknown_member"]);
        assert_eq!(caller.post("/clients?dryRun=1", client_body("Other")).await.violations(), ["dryRun unknown_member"]);
        assert_eq!(caller.delete(&format!("/clients/{client}?force=1")).await.violations(), ["force unknown_member"]);
        caller.get("/clients/nonsense?expand=all").await.problem(404, "client_not_found");

        for number in ["123", "1234567890123", "12345678901x", "", "000000000000", "1.23457E+11"] {
            let listed = caller.get(&format!("/cloud-accounts?awsAccountId={number}")).await;
            assert_eq!(listed.violations(), ["awsAccountId invalid_aws_account_id"], "{number}");
        }
    }
}

on_both! {
    a_moment_that_answers_cannot_show_is_refused_and_others_are_stored_as_answered, Manual, |app| {
        let credential = |at: &str| json!({ "name": "x", "role": "operations", "expiresAt": at });
        for at in ["9999-12-31T23:59:59-01:00", "0000-01-01T00:00:00Z", "2016-12-31T23:59:60Z", "9999-12-31T12:00:00-14:00"] {
            let refused = app.ops.post("/credentials", credential(at)).await.violations();
            assert_eq!(refused, ["/expiresAt invalid_format"], "{at}");
        }
        for (given, answered) in [
            ("2030-06-30T23:59:59.123456789+02:00", "2030-06-30T21:59:59.123456Z"),
            ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"), ("2030-01-01T00:00:00.9999999Z", "2030-01-01T00:00:00.999999Z"),
        ] {
            let made = app.ops.post("/credentials", credential(given)).await.expect(201);
            assert_eq!(made["expiresAt"], answered);
            let path = format!("/credentials/{}", made["id"].as_str().unwrap());
            assert_eq!(app.ops.get(&path).await.expect(200)["expiresAt"], answered);
        }
    }
}

on_both! {
    a_member_that_stands_twice_is_refused_and_named, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.bare_client("Sol").await;
        let path = format!("/clients/{client}");
        let twice = "{\"contact\": {\"name\": \"A\",\n \"name\": \"B\"}}".to_owned();
        for media in ["application/json", "application/merge-patch+json"] {
            let headers = [("content-type", media)];
            let refused = reseller.caller.send(Method::PATCH, &path, Some(twice.clone()), &headers).await;
            let detail = refused.problem(400, "invalid_json")["detail"].as_str().unwrap().to_owned();
            assert!(detail.contains("\"name\"") && detail.contains("line 2"), "{detail}");
        }
        let once = json!({ "contact": { "name": "B" } });
        assert_eq!(reseller.caller.patch(&path, once).await.expect(200)["contact"]["name"], "B");
    }
}

on_both! {
    moments_are_of_the_years_from_1970_to_9999, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "5001").await;
        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
        let request = format!("/link-requests/{}", request["id"].as_str().unwrap());
        app.ops.act(&format!("{request}/approve")).await.expect(200);
        let credential = |expires: &str| json!({ "name": "c", "role": "reseller", "resellerId": reseller.id, "expiresAt": expires });
        for outside in ["1969-12-31T23:59:59Z", "9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00Z"] {
            let answer = app.ops.post("/credentials", credential(outside)).await;
            assert_eq!(answer.violations(), ["/expiresAt invalid_format"], "{outside}");
            let answer = app.ops.post(&format!("{request}/send"), json!({ "awsExpiresAt": outside })).await;
            assert_eq!(answer.violations(), ["/awsExpiresAt invalid_format"], "{outside}");
        }
        // The extremes are stored and come back.
        let last = "9999-12-31T23:59:59.999999Z";
        let made = app.ops.post("/credentials", credential(last)).await.expect(201);
        assert_eq!(app.ops.get(&format!("/credentials/{}", made["id"].as_str().unwrap())).await.expect(200)["expiresAt"], last);
        let sent = app.ops.post(&format!("{request}/send"), json!({ "awsExpiresAt": last })).await.expect(200);
        assert_eq!(sent["awsExpiresAt"], last);
        assert_eq!(app.ops.get(&request).await.expect(200)["awsExpiresAt"], last);
    }
}
