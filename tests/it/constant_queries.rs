//! A page asks the database as often however many items it has.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::app::Reseller;
use crate::support::bodies::{account_body, client_body, custom_body, id, number};
use crate::support::document::operations;
use crate::support::world::Ids;
use crate::support::{Caller, Database, TestApp};

/// More than a page holds.
const MANY: usize = 101;

async fn made(caller: &Caller, path: &str, body: Value) -> String {
    id(&caller.post(path, body).await.expect(201)).to_owned()
}

/// A hundred and more of everything that is listed, and whose they are.
async fn fill(app: &TestApp, reseller: &Reseller) -> Ids {
    let (ops, caller) = (&app.ops, &reseller.caller);
    let master = app.master().await;
    let client = reseller.client(app, "Sol").await;
    let (mut account, mut request) = (String::new(), String::new());
    caller.put(&format!("/clients/{client}/discovery"), json!({ "answers": { "sso": "yes" } })).await.expect(200);
    for index in 0..MANY {
        made(ops, "/resellers", json!({ "name": format!("Reseller {index}") })).await;
        made(caller, "/clients", client_body(&format!("Client {index}"))).await;
        made(caller, "/pricebooks", custom_body(&master, &format!("Book {index}"))).await;
        let mut body = account_body(&client, &number("7301"));
        body["supportType"] = json!("developer");
        account = made(caller, "/cloud-accounts", body).await;
        request = made(caller, "/link-requests", json!({ "cloudAccountId": account })).await;
        let group = json!({ "clientId": client, "name": "Group", "kind": "passthrough", "cloudAccountIds": [account] });
        made(caller, "/support-plans", group).await;
        let hook =
            json!({ "url": "https://example.invalid/hooks", "eventTypes": ["client.archived"], "enabled": false });
        made(caller, "/webhook-endpoints", hook).await;
    }
    let book = made(caller, "/pricebooks", custom_body(&master, "With a history")).await;
    for percent in 0..MANY {
        let rules = json!({ "rules": [{ "scope": "global", "type": "markup", "percent": format!("{percent}.00") }] });
        caller.put(&format!("/pricebooks/{book}/rules"), rules).await.expect(200);
    }
    let hook = json!({ "url": "https://example.invalid/hooks", "eventTypes": ["client.archived"] });
    let hook = made(caller, "/webhook-endpoints", hook).await;
    let delivery = caller.act(&format!("/webhook-endpoints/{hook}/test")).await.expect(200);
    let delivery = id(&delivery).to_owned();
    let (series, digits) = (app.database.series(120), app.database.digits(26));
    for copy in [
        format!(
            "INSERT INTO link_request_moves (link_request_id, version, at, from_status, to_status, actor_role) \
             SELECT link_request_id, version + n, at, to_status, to_status, actor_role FROM link_request_moves, {series} \
             WHERE link_request_id = '{request}'"
        ),
        format!(
            "INSERT INTO webhook_deliveries (id, endpoint_id, event_id, event_type, chain, position, body, status, attempts, \
             tries, begun_at, created_at) SELECT 'whd_' || {digits}, endpoint_id, 'evt_' || {digits}, event_type, \
             chain || {digits}, position, body, 'failed', attempts, tries, begun_at, created_at FROM webhook_deliveries, {series} \
             WHERE id = '{delivery}'"
        ),
    ] {
        app.database.execute(&copy);
    }
    let rows = |count: usize| {
        let row = |_| json!({ "awsAccountId": number("7302"), "supportType": "basic" });
        json!({ "clientId": client, "rows": (0..count).map(row).collect::<Vec<_>>() })
    };
    let links = format!("/cloud-accounts/{account}/owner-links");
    for _ in 0..MANY {
        made(caller, "/onboarding-plans", rows(1)).await;
        let link = made(caller, &links, json!({})).await;
        caller.delete(&format!("{links}/{link}")).await.expect(204);
    }
    let plan = made(caller, "/onboarding-plans", rows(MANY)).await;
    for index in 0..MANY {
        made(caller, "/credentials", json!({ "name": format!("Credential {index}"), "role": "reseller" })).await;
    }
    let ids = [
        ("onboardingPlanId", plan),
        ("webhookEndpointId", hook),
        ("clientId", client),
        ("pricebookId", book),
        ("cloudAccountId", account),
        ("linkRequestId", request),
    ];
    ids.into_iter().collect()
}

/// How many items a page has, and how often the database was asked for it.
async fn page(app: &TestApp, caller: &Caller, path: &str) -> (usize, u64) {
    let before = app.app.db.asked();
    let found = caller.get(path).await.expect(200);
    let items = found.get("accounts").or(found.get("data")).and_then(Value::as_array).unwrap();
    (items.len(), app.app.db.asked() - before)
}

async fn check(kind: Database) {
    let app = TestApp::start_with(kind, gangway::aws::AwsMode::Manual, |settings| {
        settings.reseller_quotas = gangway::quotas::model::Quotas::parse("webhook-endpoints=1000").unwrap();
    });
    let app = app.await.on_day("2026-11-29T00:00:00Z").await;
    let reseller = app.reseller("Nube").await;
    let ids = fill(&app, &reseller).await;
    let mut looked_at = Vec::new();
    for operation in operations() {
        let has_pages = operation.parameters().any(|parameter| parameter["name"] == "limit");
        if operation.method != Method::GET || !has_pages {
            continue;
        }
        for (role, caller) in [("operations", &app.ops), ("reseller", &reseller.caller)] {
            if role == "reseller" && operation.path == "/resellers" {
                continue;
            }
            let on = if operation.path.ends_with("sunset-report") { "&on=2027-01-01" } else { "" };
            let path = |limit: usize| format!("{}?limit={limit}{on}", operation.at(&ids));
            // Whoever calls is looked up once, and what waits for its place in the feed gets it.
            for _ in 0..3 {
                page(&app, caller, &path(1)).await;
            }
            let mut asked = Vec::new();
            for limit in [1, 25, 100] {
                let (items, times) = page(&app, caller, &path(limit)).await;
                assert_eq!(items, limit, "{} as {role}: there are too few of them", operation.id);
                assert!(times > 0, "{} as {role} asked for nothing", operation.id);
                asked.push(times);
            }
            assert!(asked.iter().all(|times| *times == asked[0]), "{} as {role}: {asked:?}", operation.id);
        }
        looked_at.push(operation.id);
    }
    assert!(looked_at.len() >= 15, "{looked_at:?}");
}

#[actix_web::test]
async fn a_page_of_any_size_asks_as_often_on_sqlite() {
    check(Database::Sqlite).await;
}

#[actix_web::test]
async fn a_page_of_any_size_asks_as_often_on_postgres() {
    check(Database::Postgres).await;
}
