//! Lists and histories.

use gangway::aws::AwsMode;
use serde_json::json;

use super::{act, approved, history, submit};
use crate::on_both;
use crate::support::bodies::id;
use crate::support::{Caller, Database, TestApp};

on_both! {
    a_history_tells_customers_that_operations_acted_and_not_who, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = id(&reseller.account(&client, "1403").await).to_owned();
        let customer = app.credential(json!({ "name": "portal", "role": "customer", "clientId": client })).await;
        let request = submit(&customer, &account).await;
        act(&app.ops, &request, "approve", json!({})).await.expect(200);
        act(&reseller.caller, &request, "cancel", json!({})).await.expect(200);
        for (caller, sees_operations) in [(&customer, false), (&reseller.caller, true), (&app.ops, true)] {
            let steps = history(caller, &request).await;
            let actors: Vec<_> = steps
                .iter()
                .map(|step| (step["actor"]["role"].as_str().unwrap(), step["actor"]["credentialId"].is_string()))
                .collect();
            assert_eq!(actors, [("customer", true), ("operations", sees_operations), ("reseller", true)]);
        }
    }
}

#[actix_web::test]
async fn link_requests_are_listed_newest_first_by_their_filters() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let (one, two) = (reseller.client(&app, "One").await, reseller.client(&app, "Two").await);
    let (first_account, first) = approved(&app, &reseller, &one, "1400").await;
    let second = submit(&reseller.caller, id(&reseller.account(&two, "1401").await)).await;
    let other = app.reseller("Other").await;
    let foreign = other.client(&app, "Three").await;
    let third = submit(&other.caller, id(&other.account(&foreign, "1402").await)).await;
    let listed = async |caller: &Caller, query: &str| -> Vec<String> {
        let page = caller.get(&format!("/link-requests?{query}")).await.expect(200);
        page["data"].as_array().unwrap().iter().map(|one| id(one).to_owned()).collect()
    };
    assert_eq!(listed(&app.ops, "").await, [&third, &second, &first].map(String::as_str));
    assert_eq!(listed(&reseller.caller, "").await, [&second, &first].map(String::as_str));
    assert_eq!(listed(&app.ops, "status=submitted").await, [&third, &second].map(String::as_str));
    assert_eq!(listed(&app.ops, "status=approved").await, [first.as_str()]);
    assert_eq!(listed(&app.ops, &format!("clientId={two}")).await, [second.as_str()]);
    assert_eq!(listed(&app.ops, &format!("cloudAccountId={first_account}")).await, [first.as_str()]);
    assert_eq!(listed(&app.ops, &format!("resellerId={}", other.id)).await, [third.as_str()]);
    assert_eq!(listed(&reseller.caller, &format!("resellerId={}", other.id)).await, Vec::<String>::new());
    assert_eq!(listed(&app.ops, "kind=create_account").await, Vec::<String>::new());
    assert_eq!(listed(&app.ops, "kind=link_existing&status=approved").await, [first.as_str()]);
    assert_eq!(app.ops.get("/link-requests?status=gone").await.violations(), ["status unknown_value"]);
}

on_both! {
    a_long_history_has_pages, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "5001").await;
        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
        let request = request["id"].as_str().unwrap().to_owned();
        let series = app.database.series(120);
        app.database.execute(&format!(
            "INSERT INTO link_request_moves (link_request_id, version, at, from_status, to_status, actor_role) \
             SELECT link_request_id, n + 1, at, 'approved', 'sending', 'platform' FROM link_request_moves, {series} \
             WHERE link_request_id = '{request}'"
        ));
        let path = format!("/link-requests/{request}/history");
        let first = reseller.caller.get(&path).await;
        assert!(first.header("link").is_some());
        let first = first.expect(200);
        assert_eq!((first["data"].as_array().unwrap().len(), &first["data"][0]["to"]), (100, &json!("submitted")));
        let cursor = first["nextCursor"].as_str().unwrap();
        let rest = reseller.caller.get(&format!("{path}?cursor={cursor}")).await.expect(200);
        assert_eq!((rest["data"].as_array().unwrap().len(), rest.get("nextCursor")), (21, None));
    }
}
