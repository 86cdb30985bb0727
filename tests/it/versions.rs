//! Events follow every change: after every operation the last event of each resource tells the version that it has.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{account_body, client_body, number};
use crate::support::{Answer, Caller, TestApp, contract};

/// Operations that change nothing that has a version.
const COMPUTE: &[&str] = &[
    "issueToken",
    "preflightLinkRequest",
    "pricePricebook",
    "quoteSupportPlan",
    "simulateMargin",
    "chargeSunsetReport",
];

/// Operations on the test clock, which is no resource of anybody.
const TEST_CLOCK: &[&str] = &["advanceTestClock", "resetTestClock"];

/// Operations on webhook endpoints, which are what events are sent to: no events tell of them.
const WEBHOOKS: &[&str] = &[
    "createWebhookEndpoint",
    "updateWebhookEndpoint",
    "deleteWebhookEndpoint",
    "rotateWebhookSecret",
    "testWebhookEndpoint",
    "retryWebhookDelivery",
];

/// Lists of resources: their type in events, path, and the member with the id that events name.
const LISTS: &[(&str, &str, &str)] = &[
    ("reseller", "/resellers", "id"),
    ("credential", "/credentials", "id"),
    ("client", "/clients", "id"),
    ("pricebook", "/pricebooks", "id"),
    ("cloud_account", "/cloud-accounts", "id"),
    ("role_arn", "/role-arn", "cloudAccountId"),
    ("link_request", "/link-requests", "id"),
    ("support_plan", "/support-plans", "id"),
    ("onboarding_plan", "/onboarding-plans", "id"),
];

/// The versions that events told, by type and id.
type Versions = BTreeMap<(String, String), BTreeSet<i64>>;

struct Told<'a> {
    app: &'a TestApp,
    seen: RefCell<BTreeSet<String>>,
}

impl Told<'_> {
    /// Carries an operation out and compares.
    async fn act(&self, caller: &Caller, method: Method, path: &str, body: Value) -> Answer {
        let (_, operation) = contract::operation(&method, path).expect("an operation of the document");
        self.seen.borrow_mut().insert(operation["operationId"].as_str().unwrap().to_owned());
        let body = (!body.is_null()).then(|| body.to_string());
        let answer = caller.send(method.clone(), path, body, &[]).await;
        assert!(answer.status.is_success(), "{method} {path}: {}", answer.text);
        self.compare(&format!("{method} {path}")).await;
        answer
    }

    async fn post(&self, caller: &Caller, path: &str, body: Value) -> Value {
        self.act(caller, Method::POST, path, body).await.json
    }

    async fn compare(&self, after: &str) {
        let ops = &self.app.ops;
        let mut told: Versions = BTreeMap::new();
        for event in all(ops, "/events?since=evt_00000000000000000000000000&limit=100").await {
            let resource = &event["resource"];
            let key = (resource["type"].as_str().unwrap().to_owned(), resource["id"].as_str().unwrap().to_owned());
            told.entry(key).or_default().insert(resource["version"].as_i64().unwrap());
        }
        for (kind, path, id) in LISTS {
            for resource in all(ops, &format!("{path}?limit=100")).await {
                self.check(&told, kind, (&resource[*id], &resource["version"]), after);
                if *kind == "cloud_account" {
                    let path = format!("/cloud-accounts/{}/owner-links?limit=100", resource["id"].as_str().unwrap());
                    for link in all(ops, &path).await {
                        self.check(&told, "owner_link", (&link["id"], &link["version"]), after);
                    }
                }
                if *kind == "client" {
                    let path = format!("/clients/{}", resource["id"].as_str().unwrap());
                    for provider in all(ops, &format!("{path}/cloud-providers")).await {
                        self.check(&told, "cloud_provider", (&resource["id"], &provider["version"]), after);
                    }
                    let discovery = ops.get(&format!("{path}/discovery")).await.expect(200);
                    self.check(&told, "discovery", (&resource["id"], &discovery["version"]), after);
                }
            }
        }
    }

    fn check(&self, told: &Versions, kind: &str, of: (&Value, &Value), after: &str) {
        let id = of.0.as_str().unwrap().to_owned();
        let version = of.1.as_i64().unwrap();
        let mut told = told.get(&(kind.to_owned(), id.clone())).cloned().unwrap_or_default();
        // What the first start makes, the role that comes with its account, and the answers of a client that was not asked
        // yet are there without an event.
        told.insert(1);
        assert_eq!(told, (1..=version).collect(), "{kind} {id} after {after}: the versions of its events, and its own");
    }
}

async fn all(caller: &Caller, path: &str) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = caller.get(&format!("{path}{cursor}")).await.expect(200);
        let data = page["data"].as_array().unwrap().clone();
        let done = data.is_empty() || page.get("nextCursor").is_none();
        all.extend(data);
        if done {
            return all;
        }
        cursor = format!("&cursor={}", page["nextCursor"].as_str().unwrap());
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Everything that both modes can do.
async fn tell_all(told: &Told<'_>) {
    let (app, ops) = (told.app, &told.app.ops);
    let reseller = app.reseller("Nube Partners").await;
    let caller = &reseller.caller;
    told.act(ops, Method::PATCH, &format!("/resellers/{}", reseller.id), json!({ "name": "Nube" })).await;
    let credential = json!({ "name": "more", "role": "reseller", "resellerId": reseller.id });
    let credential = told.post(ops, "/credentials", credential).await;
    let path = format!("/credentials/{}", text(&credential["id"]));
    told.act(ops, Method::POST, &format!("{path}/rotate"), json!({})).await;
    told.act(ops, Method::DELETE, &path, Value::Null).await;

    let client = told.post(caller, "/clients", client_body("Panadería Sol")).await;
    let client = text(&client["id"]);
    let path = format!("/clients/{client}");
    told.act(caller, Method::PATCH, &path, json!({ "name": "Panadería Luna" })).await;
    let master = app.master().await;
    let books = json!({ "kind": "custom", "name": "Ours", "currency": "USD", "basedOn": master, "rules": [] });
    let book = told.post(caller, "/pricebooks", books).await;
    let book = text(&book["id"]);
    told.act(caller, Method::PATCH, &format!("/pricebooks/{book}"), json!({ "name": "Ours 2" })).await;
    let rules = json!({ "rules": [{ "scope": "global", "type": "markup", "percent": "5.00" }] });
    told.act(caller, Method::PUT, &format!("/pricebooks/{book}/rules"), rules).await;
    let provider = format!("{path}/cloud-providers/aws");
    let with = |book: &str| json!({ "pricebookId": book, "currency": "USD", "enabledInCustomerPortal": true });
    told.act(caller, Method::PUT, &provider, with(&master)).await;
    let account = told.post(caller, "/cloud-accounts", account_body(client, &number("3333"))).await;
    let account = text(&account["id"]);
    let account_path = format!("/cloud-accounts/{account}");
    // The account inherits another pricebook.
    told.act(caller, Method::PUT, &provider, with(book)).await;
    told.act(caller, Method::PUT, &provider, with(&master)).await;
    told.act(caller, Method::DELETE, &format!("/pricebooks/{book}"), Value::Null).await;
    told.act(caller, Method::PATCH, &account_path, json!({ "nickname": "Other" })).await;
    told.act(caller, Method::PUT, &format!("/role-arn/{account}"), json!({ "roleName": "Reader" })).await;
    told.act(caller, Method::DELETE, &format!("/role-arn/{account}"), Value::Null).await;

    let links = format!("{account_path}/owner-links");
    let link = told.post(caller, &links, json!({ "expiresInHours": 1 })).await;
    told.act(caller, Method::DELETE, &format!("{links}/{}", text(&link["id"])), Value::Null).await;
    // It goes with its account.
    told.act(caller, Method::POST, &links, Value::Null).await;
    let rows = json!({ "clientId": client, "rows": [{ "awsAccountId": number("4444"), "supportType": "basic" }, 1] });
    let plan = told.post(caller, "/onboarding-plans", rows.clone()).await;
    let plan = format!("/onboarding-plans/{}", text(&plan["id"]));
    told.act(caller, Method::POST, &format!("{plan}/discard"), Value::Null).await;
    let plan = told.post(caller, "/onboarding-plans", rows).await;
    let plan = format!("/onboarding-plans/{}", text(&plan["id"]));
    // A job goes on with it, so that it is compared when that is over.
    caller.act(&format!("{plan}/apply")).await.expect(200);
    caller.until(&plan, |plan| plan["status"] == "applied").await;
    let row = caller.get(&format!("{plan}/rows")).await.expect(200)["data"][0].clone();
    told.seen.borrow_mut().insert("applyOnboardingPlan".to_owned());
    told.compare("applyOnboardingPlan").await;
    told.act(caller, Method::DELETE, &format!("/cloud-accounts/{}", text(&row["cloudAccountId"])), Value::Null).await;

    let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough", "cloudAccountIds": [account] });
    let group = told.post(caller, "/support-plans", group).await;
    let group = format!("/support-plans/{}", text(&group["id"]));
    told.act(caller, Method::PATCH, &group, json!({ "name": "Plain", "cloudAccountIds": [] })).await;
    let request = told.post(caller, "/link-requests", json!({ "cloudAccountId": account })).await;
    let discovery = format!("{path}/discovery");
    for answers in [json!({ "sso": "yes" }), json!({ "sso": "yes" }), json!({ "sso": "no" }), json!({})] {
        told.act(caller, Method::PUT, &discovery, json!({ "answers": answers })).await;
    }
    let link = format!("/link-requests/{}", text(&request["id"]));
    told.act(caller, Method::PUT, &format!("{group}/accounts/{account}"), Value::Null).await;
    told.act(caller, Method::DELETE, &format!("{group}/accounts/{account}"), Value::Null).await;
    told.act(caller, Method::DELETE, &group, Value::Null).await;
    told.act(caller, Method::POST, &format!("{link}/cancel"), json!({})).await;
    let request = told.act(caller, Method::POST, &format!("{link}/renew"), Value::Null).await.json;
    let link = format!("/link-requests/{}", text(&request["id"]));
    told.act(ops, Method::POST, &format!("{link}/reject"), json!({ "reason": "Not yet." })).await;
    told.act(caller, Method::PATCH, &account_path, json!({ "organizationRole": null })).await;
    told.act(caller, Method::DELETE, &account_path, Value::Null).await;
    told.act(caller, Method::DELETE, &provider, Value::Null).await;
    told.act(caller, Method::DELETE, &path, Value::Null).await;
}

fn new_account(client: &str, email: &str) -> Value {
    json!({
        "origin": "new", "clientId": client, "nickname": "Fine", "supportType": "basic", "rootEmail": email,
        "submitLinkRequest": true,
    })
}

on_both! {
    the_last_event_of_a_resource_tells_its_version_in_manual_mode, Manual, |app| {
        let told = Told { app: &app, seen: RefCell::default() };
        told.post(&app.ops, "/resellers", json!({ "name": "Other Partners" })).await;
        tell_all(&told).await;
        let reseller = app.reseller("Nube Partners").await;
        let (caller, ops) = (&reseller.caller, &app.ops);
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let role = format!("/role-arn/{}", text(&account["id"]));
        // One is done when the invitation is accepted.
        let links = format!("/cloud-accounts/{}/owner-links", text(&account["id"]));
        let owners = told.post(caller, &links, Value::Null).await;
        let arn = format!("arn:aws:iam::{}:role/Reader", text(&account["awsAccountId"]));
        told.act(caller, Method::PUT, &role, json!({ "roleArn": arn })).await;
        told.post(ops, &format!("{role}/record-check"), json!({ "status": "verified" })).await;
        let request = told.post(caller, "/link-requests", json!({ "cloudAccountId": account["id"] })).await;
        let link = format!("/link-requests/{}", text(&request["id"]));
        told.post(ops, &format!("{link}/approve"), json!({})).await;
        told.post(ops, &format!("{link}/send"), json!({})).await;
        told.post(ops, &format!("{link}/record-outcome"), json!({ "outcome": "accepted" })).await;
        let owners = caller.get(&format!("{links}/{}", text(&owners["id"]))).await.expect(200);
        assert_eq!((&owners["status"], &owners["version"]), (&json!("done"), &json!(2)));

        for (email, end, body) in [
            ("a@sol.example", "complete", json!({ "awsAccountId": number("4444") })),
            ("b@sol.example", "fail", json!({ "reason": "AWS refused." })),
        ] {
            let account = told.post(caller, "/cloud-accounts", new_account(&client, email)).await;
            told.act(caller, Method::PATCH, &format!("/cloud-accounts/{}", text(&account["id"])), json!({ "nickname": "Finer" })).await;
            let link = format!("/link-requests/{}", text(&account["linkRequestId"]));
            told.post(ops, &format!("{link}/approve"), json!({ "accountName": "Finest" })).await;
            told.post(ops, &format!("{link}/send"), json!({})).await;
            told.post(ops, &format!("{link}/{end}"), body).await;
        }
        let mut missing = contract::changing_operations();
        missing.retain(|id| !told.seen.borrow().contains(id));
        missing.retain(|id| !TEST_CLOCK.contains(&id.as_str()));
        missing.retain(|id| !COMPUTE.contains(&id.as_str()) && !WEBHOOKS.contains(&id.as_str()));
        assert_eq!(missing, ["checkRoleArn"], "carried out here too, or by the other test");
    }
}

on_both! {
    the_last_event_of_a_resource_tells_its_version_in_connected_modes, Simulated, |app| {
        let told = Told { app: &app, seen: RefCell::default() };
        tell_all(&told).await;
        let reseller = app.reseller("Nube Partners").await;
        let (caller, ops) = (&reseller.caller, &app.ops);
        let client = reseller.client(&app, "Panadería Sol").await;
        for (ending, end) in [("3333", "accepted"), ("0001", "declined"), ("0002", "expired"), ("0003", "failed")] {
            let account = reseller.account(&client, ending).await;
            for role in ["Reader", "NoAccess"] {
                let arn = format!("arn:aws:iam::{}:role/{role}", text(&account["awsAccountId"]));
                let path = format!("/role-arn/{}", text(&account["id"]));
                told.act(caller, Method::PUT, &path, json!({ "roleArn": arn })).await;
                told.act(caller, Method::POST, &format!("{path}/check"), Value::Null).await;
            }
            let request = told.post(caller, "/link-requests", json!({ "cloudAccountId": account["id"] })).await;
            let link = format!("/link-requests/{}", text(&request["id"]));
            told.post(ops, &format!("{link}/approve"), json!({})).await;
            ops.act(&format!("{link}/send")).await.expect(200);
            ops.until(&link, |body| body["status"] == end).await;
            told.compare(end).await;
        }
        // AWS does not answer; then it does.
        let account = reseller.account(&client, "0005").await;
        let request = told.post(caller, "/link-requests", json!({ "cloudAccountId": account["id"] })).await;
        let link = format!("/link-requests/{}", text(&request["id"]));
        told.post(ops, &format!("{link}/approve"), json!({})).await;
        ops.act(&format!("{link}/send")).await.problem(503, "aws_unavailable");
        told.compare("no answer").await;
        ops.act(&format!("{link}/send")).await.expect(200);
        ops.until(&link, |body| body["status"] == "accepted").await;
        for (email, end) in [("a@sol.example", "completed"), ("exists+a@sol.example", "failed")] {
            let account = told.post(caller, "/cloud-accounts", new_account(&client, email)).await;
            let link = format!("/link-requests/{}", text(&account["linkRequestId"]));
            told.post(ops, &format!("{link}/approve"), json!({})).await;
            ops.act(&format!("{link}/send")).await.expect(200);
            ops.until(&link, |body| body["status"] == end).await;
            told.compare(end).await;
        }
    }
}
