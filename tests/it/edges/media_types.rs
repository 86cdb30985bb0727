//! What is sent and what is accepted: media types and their encodings.

use reqwest::Method;

use super::start;
use crate::support::Caller;
use crate::support::bodies::client_body;
use crate::support::raw::{exchange, head, status};

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
        (kit("powershell"), "text/x-powershell", 200),
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
