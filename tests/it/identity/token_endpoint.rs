//! The token endpoint and what is published beside it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gangway::auth::Scope;
use gangway::auth::secret::{self, Secret};
use gangway::aws::AwsMode;
use gangway::credentials::model::{Credential, Owner};
use gangway::credentials::store;
use reqwest::Method;
use serde_json::{Value, json};

use super::{FORM, GRANT, UNKNOWN, ask, basic, denied, login};
use crate::on_both;
use crate::support::app::{OPS_ID, OPS_SECRET};
use crate::support::{Caller, Database, TestApp};

#[actix_web::test]
async fn the_token_endpoint_takes_basic_or_form_and_refuses_the_rest_as_oauth_says() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let ops = basic(OPS_ID, OPS_SECRET);
    let in_form = [GRANT, ("client_id", OPS_ID), ("client_secret", OPS_SECRET)];
    for (how, answer) in [
        ("basic", ask(&app.url, Some(&ops), &[GRANT]).await),
        ("form", ask(&app.url, None, &in_form).await),
        ("basic, the id in the form too", ask(&app.url, Some(&ops), &in_form[..2]).await),
        ("lower-case scheme", ask(&app.url, Some(&ops.replace("Basic", "basic")), &[GRANT]).await),
        ("unknown parameter", ask(&app.url, Some(&ops), &[GRANT, ("audience", "x")]).await),
        ("empty scope", ask(&app.url, Some(&ops), &[GRANT, ("scope", "")]).await),
    ] {
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{how}");
        let body = answer.expect(200);
        assert_eq!((&body["token_type"], &body["expires_in"]), (&json!("Bearer"), &json!(3600)), "{how}");
        let all: Vec<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        assert_eq!(body["scope"], all.join(" "), "{how}");
    }

    denied(ask(&app.url, Some(&ops), &in_form).await, 400, "invalid_request");
    denied(ask(&app.url, Some(&ops), &[GRANT, ("client_id", "someone")]).await, 400, "invalid_request");
    denied(ask(&app.url, Some(&ops), &[]).await, 400, "invalid_request");
    denied(ask(&app.url, Some(&ops), &[GRANT, GRANT]).await, 400, "invalid_request");
    denied(ask(&app.url, None, &[GRANT, ("client_secret", OPS_SECRET)]).await, 400, "invalid_request");
    for grant in ["password", "", "CLIENT_CREDENTIALS"] {
        denied(ask(&app.url, Some(&ops), &[("grant_type", grant)]).await, 400, "unsupported_grant_type");
    }
    for scope in ["clients:read clients:all", "admin", "*"] {
        denied(ask(&app.url, Some(&ops), &[GRANT, ("scope", scope)]).await, 400, "invalid_scope");
    }
    let json = json!({ "grant_type": "client_credentials", "client_id": OPS_ID, "client_secret": OPS_SECRET });
    let nobody = Caller::anonymous(&app.url);
    denied(nobody.post("/oauth/token", json).await, 400, "invalid_request");
    denied(nobody.act("/oauth/token").await, 400, "invalid_request");
    let long = ["grant_type=client_credentials&client_secret=", &"x".repeat(300 * 1024)].concat();
    denied(nobody.send(Method::POST, "/oauth/token", Some(long), &[FORM]).await, 413, "invalid_request");

    denied(ask(&app.url, None, &[GRANT]).await, 401, "invalid_client");
    let wrong = denied(login(&app.url, OPS_ID, "wrong").await, 401, "invalid_client");
    for (id, secret) in [(UNKNOWN[0], OPS_SECRET), ("no id at all: ñ", OPS_SECRET), (OPS_ID, ""), ("", "")] {
        assert_eq!(denied(login(&app.url, id, secret).await, 401, "invalid_client"), wrong, "{id:?} {secret:?}");
    }
    for broken in ["Basic", "Basic !!!", "Basic b3Bz", "Bearer b3BzOng="] {
        assert_eq!(denied(ask(&app.url, Some(broken), &[GRANT]).await, 401, "invalid_client"), wrong, "{broken}");
    }
    nobody.get("/oauth/token").await.expect(405);
}

on_both! {
    special_characters_in_basic_are_form_encoded_or_sent_as_they_are, Manual, |app| {
        let (id, secret) = ("crd.with_every-Allowed.CHARACTER", "a b:c+d%25&e=f/ñ€\"");
        let hash = secret::hash(&Secret::new(secret)).unwrap();
        let id_of_special = id.parse().unwrap();
        let credential =
            Credential::new(id_of_special, "special".to_owned(), Owner::Operations, hash, app.clock.now());
        app.app.db.write(&gangway::db::Share::Jobs, move |conn| Ok(store::insert(conn, &credential)?)).await.unwrap();

        login(&app.url, id, secret).await.expect(200);
        ask(&app.url, None, &[GRANT, ("client_id", id), ("client_secret", secret)]).await.expect(200);
        let raw = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
        ask(&app.url, Some(&raw), &[GRANT]).await.expect(200);
        let other = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}x")));
        denied(ask(&app.url, Some(&other), &[GRANT]).await, 401, "invalid_client");
    }
}

#[actix_web::test]
async fn metadata_and_keys_are_published_without_the_private_half() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    let metadata = nobody.get("/.well-known/oauth-authorization-server").await.expect(200);
    assert_eq!(metadata["issuer"], app.url);
    assert_eq!(metadata["token_endpoint"], format!("{}/oauth/token", app.url));
    assert_eq!(metadata["jwks_uri"], format!("{}/.well-known/jwks.json", app.url));
    assert_eq!(metadata["grant_types_supported"], json!(["client_credentials"]));
    assert_eq!(metadata["token_endpoint_auth_methods_supported"], json!(["client_secret_basic", "client_secret_post"]));
    let all: Vec<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
    assert_eq!(metadata["scopes_supported"], json!(all));

    let keys = nobody.get("/.well-known/jwks.json").await.expect(200)["keys"].clone();
    assert_eq!(keys.as_array().unwrap().len(), 1);
    let members: Vec<_> = keys[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert!(members.iter().all(|name| ["kty", "crv", "x", "kid", "use", "alg"].contains(name)), "{members:?}");
    assert_eq!((&keys[0]["kty"], &keys[0]["crv"]), (&json!("OKP"), &json!("Ed25519")));
}

#[actix_web::test]
async fn the_token_endpoint_answers_rubbish_with_errors_of_oauth() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let client = reqwest::Client::new();
    let form = "application/x-www-form-urlencoded";
    let long = format!("grant_type=client_credentials&client_id={}&client_secret=x", "x".repeat(10_000));
    let huge = "x".repeat(1_000_000);
    for (media, body) in [
        (form, ""),
        (form, "grant_type"),
        (form, "grant_type=client_credentials"),
        (form, "grant_type=client_credentials&grant_type=client_credentials&client_id=ops&client_secret=x"),
        (form, "grant_type=client_credentials&client_id=ops&client_id=ops&client_secret=x"),
        (form, "grant_type=client_credentials&client_id=%00&client_secret=%00"),
        (form, "grant_type=client_credentials&client_id=%FF%FE&client_secret=%FF"),
        (form, "grant_type=client_credentials&client_id=ops&client_secret=a-secret-for-tests-onl"),
        (form, "grant_type=password&username=ops&password=x"),
        (form, "%%%&&&==="),
        (form, &long),
        (form, &huge),
        ("application/json", r#"{"grant_type":"client_credentials"}"#),
        ("text/plain", "grant_type=client_credentials"),
    ] {
        let request =
            client.post(format!("{}/oauth/token", app.url)).header("content-type", media).body(body.to_owned());
        let answer = request.send().await.unwrap();
        let (status, cache) = (answer.status(), answer.headers().get("cache-control").cloned());
        let text = answer.text().await.unwrap();
        assert!([400, 401, 413].contains(&status.as_u16()), "{media} {body:.80}: {status} {text}");
        let error: Value =
            serde_json::from_str(&text).unwrap_or_else(|_| panic!("{media} {body:.80}: {status} {text:?}"));
        assert!(error["error"].is_string() && error["error_description"].is_string(), "{text}");
        assert_eq!(cache.unwrap(), "no-store");
    }
    for basic in
        ["Basic", "Basic !", "Basic b3Bz", "Basic /////w==", "Basic b3BzOg==", "Basic OnNlY3JldA==", "Bearer x"]
    {
        let request = client.post(format!("{}/oauth/token", app.url)).header("authorization", basic);
        let answer = request.form(&[("grant_type", "client_credentials")]).send().await.unwrap();
        assert!([400, 401].contains(&answer.status().as_u16()), "{basic}: {}", answer.status());
    }
    Caller::login(&app.url, "ops", "a-secret-for-tests-only").await.get("/clients").await.expect(200);
}
