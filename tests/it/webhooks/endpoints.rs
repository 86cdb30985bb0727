//! The resource: what it takes and shows, whose it is, versions and pages.

use reqwest::Method;
use serde_json::json;

use super::receiver::{BOTH, Receiver, client, deliveries, hook, open};
use crate::on_both;
use crate::support::bodies::id;
use crate::support::{Database, TestApp};
use gangway::aws::AwsMode;

on_both! {
    an_endpoint_is_created_read_changed_and_deleted, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let body = json!({
            "url": "https://example.invalid/hooks", "eventTypes": ["client.created", "client.archived"],
            "description": "  Billing  ", "enabled": false,
        });
        let created = caller.post("/webhook-endpoints", body).await;
        let path = format!("/webhook-endpoints/{}", id(&created.json));
        assert!(created.header("location").unwrap().ends_with(&path));
        assert_eq!((created.header("etag"), created.header("cache-control")), (Some("\"v1\""), Some("no-store")));
        let mut created = created.expect(201);
        assert!(created["secret"].as_str().unwrap().starts_with("whsec_"));
        created.as_object_mut().unwrap().remove("secret");
        assert_eq!((&created["status"], &created["resellerId"], &created["description"]), (&json!("disabled"), &json!(reseller.id), &json!("Billing")));
        assert_eq!(caller.get(&path).await.expect(200), created);
        let if_match = |version: &'static str| [("if-match", version)];
        let patch = json!({ "enabled": true, "eventTypes": ["*"], "description": null }).to_string();
        caller.send(Method::PATCH, &path, Some(patch.clone()), &if_match("\"v2\"")).await.problem(412, "version_mismatch");
        let changed = caller.send(Method::PATCH, &path, Some(patch), &if_match("\"v1\"")).await.expect(200);
        assert_eq!((&changed["status"], &changed["eventTypes"], &changed["version"]), (&json!("enabled"), &json!(["*"]), &json!(2)));
        assert_eq!(changed.get("description"), None);
        // The same again changes nothing.
        assert_eq!(caller.patch(&path, json!({ "enabled": true })).await.expect(200), changed);
        for action in ["test", "rotate-secret"] {
            let path = format!("{path}/{action}");
            caller.send(Method::POST, &path, None, &if_match("\"v1\"")).await.problem(412, "version_mismatch");
        }
        caller.send(Method::DELETE, &path, None, &if_match("\"v1\"")).await.problem(412, "version_mismatch");
        caller.delete(&path).await.expect(204);
        caller.get(&path).await.problem(404, "webhook_endpoint_not_found");
        caller.delete(&path).await.problem(404, "webhook_endpoint_not_found");
    }
}

#[actix_web::test]
async fn all_that_is_wrong_with_a_body_is_told_at_once() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let body =
        json!({ "url": "nonsense", "eventTypes": ["*", "client.createt", "*"], "description": " ", "secret": "mine" });
    let told = app.ops.post("/webhook-endpoints", body).await.violations();
    assert_eq!(
        told,
        [
            "/description blank",
            "/eventTypes/0 everything_alone",
            "/eventTypes/1 unknown_event_type",
            "/eventTypes/2 not_unique",
            "/secret unknown_member",
            "/url invalid_webhook_url",
        ]
    );
    let told = app.ops.post("/webhook-endpoints", json!({ "eventTypes": [] })).await.violations();
    assert_eq!(told, ["/eventTypes too_few", "/url required"]);
}

#[actix_web::test]
async fn a_reseller_sees_its_own_endpoints_and_operations_all() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let (nube, sol) = (app.reseller("Nube").await, app.reseller("Sol").await);
    let url = "https://example.invalid/";
    let (of_nube, of_sol, of_ops) =
        (hook(&nube.caller, url).await.0, hook(&sol.caller, url).await.0, hook(&app.ops, url).await.0);
    let listed = async |caller: &crate::support::Caller, query: &str| {
        let page = caller.get(&format!("/webhook-endpoints{query}")).await.expect(200);
        page["data"].as_array().unwrap().iter().map(|one| id(one).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(listed(&nube.caller, "").await, std::slice::from_ref(&of_nube));
    assert_eq!(listed(&app.ops, "").await, [of_ops.clone(), of_sol.clone(), of_nube.clone()]);
    assert_eq!(listed(&app.ops, &format!("?resellerId={}", sol.id)).await, std::slice::from_ref(&of_sol));
    assert!(listed(&nube.caller, &format!("?resellerId={}", sol.id)).await.is_empty());
    for other in [&of_sol, &of_ops] {
        nube.caller.get(&format!("/webhook-endpoints/{other}")).await.problem(404, "webhook_endpoint_not_found");
        let path = format!("/webhook-endpoints/{other}/deliveries");
        nube.caller.get(&path).await.problem(404, "webhook_endpoint_not_found");
        nube.caller.act(&format!("/webhook-endpoints/{other}/test")).await.problem(404, "webhook_endpoint_not_found");
    }
    let page = app.ops.get("/webhook-endpoints?limit=2").await.expect(200);
    let next =
        app.ops.get(&format!("/webhook-endpoints?limit=2&cursor={}", page["nextCursor"].as_str().unwrap())).await;
    assert_eq!(next.expect(200)["data"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn deliveries_have_pages_and_are_found_by_their_status() {
    for kind in BOTH {
        let (app, receiver) = (open(kind).await, Receiver::taking().await);
        let caller = app.reseller("Nube").await.caller;
        // What happened before is not delivered.
        let (hook, _) = hook(&caller, &receiver.url).await;
        for number in 0..4 {
            client(&caller, &format!("Client {number}")).await;
        }
        while deliveries(&caller, &hook).await.iter().filter(|one| one["status"] == "succeeded").count() < 4 {
            actix_web::rt::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let path = format!("/webhook-endpoints/{hook}/deliveries");
        let all = deliveries(&caller, &hook).await;
        assert!(all.len() == 4 && all.iter().all(|one| one["eventType"] == "client.created"), "{all:?}");
        let first = caller.get(&format!("{path}?limit=2&status=succeeded")).await.expect(200);
        let cursor = first["nextCursor"].as_str().unwrap();
        let second = caller.get(&format!("{path}?limit=2&status=succeeded&cursor={cursor}")).await.expect(200);
        let pages: Vec<_> =
            [&first, &second].iter().flat_map(|page| page["data"].as_array().unwrap().clone()).collect();
        assert_eq!(pages[..], all[..4]);
        assert!(caller.get(&format!("{path}?status=failed")).await.expect(200)["data"].as_array().unwrap().is_empty());
        caller.get(&format!("{path}?status=lost")).await.problem(422, "invalid_request");
        let attempt = &all[0]["attempts"][0];
        assert_eq!((&attempt["status"], attempt.get("error")), (&json!(204), None));
        caller
            .act(&format!("{path}/whd_01jdgx3v9re8tbq4m6n0y7k2hn/retry"))
            .await
            .problem(404, "webhook_delivery_not_found");
        // What was taken can be demanded again.
        let again = caller.act(&format!("{path}/{}/retry", id(&all[0]))).await.expect(200);
        assert_eq!((&again["status"], again["attempts"].as_array().unwrap().len()), (&json!("pending"), 1));
        let count = receiver.all().len();
        receiver.until(count + 1).await;
    }
}
