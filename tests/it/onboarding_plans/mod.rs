//! Plans for many accounts: from a file over what would happen to what has happened.

mod applying;
mod command_line;
mod crash;
mod files;
mod planning;
mod replicas;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::bodies::{id, number};
use crate::support::{Answer, Caller, TestApp, make, seen};

/// Another caller of a reseller, after the clock was moved.
pub async fn later(app: &TestApp, reseller: &str) -> Caller {
    let ops = app.login_ops().await;
    let body = json!({ "name": "later", "role": "reseller", "resellerId": reseller });
    let (id, secret) = make::credential(&ops, body).await;
    Caller::login(&app.url, &id, &secret).await
}

/// A row that is fine.
pub fn row(number: &str) -> Value {
    json!({ "awsAccountId": number, "supportType": "basic" })
}

/// So many of them, with numbers of their own.
pub fn rows(count: usize) -> Vec<Value> {
    (0..count).map(|_| row(&number("7000"))).collect()
}

/// The plan of these rows.
pub async fn plan(caller: &Caller, client: &str, rows: &[Value]) -> Value {
    caller.post("/onboarding-plans", json!({ "clientId": client, "rows": rows })).await.expect(201)
}

/// Sends a file.
pub async fn send_file(caller: &Caller, client: &str, file: impl Into<Vec<u8>>) -> Answer {
    let path = format!("/onboarding-plans?clientId={client}");
    caller.send_bytes(Method::POST, &path, Some(file.into()), &[("content-type", "text/csv")]).await
}

/// All rows of a plan, in its order.
pub async fn rows_of(caller: &Caller, plan: &Value) -> Vec<Value> {
    rows_where(caller, plan, "").await
}

/// Those that a filter lets through, such as `&outcome=failed`.
pub async fn rows_where(caller: &Caller, plan: &Value, filter: &str) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/onboarding-plans/{}/rows?limit=100{filter}{cursor}", id(plan));
        let page = caller.get(&path).await.expect(200);
        page["data"].as_array().unwrap().iter().for_each(seen::record_of_row);
        all.extend(page["data"].as_array().unwrap().iter().cloned());
        let Some(next) = page["nextCursor"].as_str() else { return all };
        cursor = format!("&cursor={next}");
    }
}

/// Applies a plan and waits until it is applied.
pub async fn apply(caller: &Caller, plan: &Value) -> Value {
    let path = format!("/onboarding-plans/{}", id(plan));
    caller.act(&format!("{path}/apply")).await.expect(200);
    applied(caller, plan).await
}

/// Waits until a plan is applied.
pub async fn applied(caller: &Caller, plan: &Value) -> Value {
    caller.until(&format!("/onboarding-plans/{}", id(plan)), |plan| plan["status"] == "applied").await
}

/// What rows make happen.
pub fn actions(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["action"].as_str().unwrap()).collect()
}

/// `line pointer code` of everything that stands against rows.
pub fn errors(rows: &[Value]) -> Vec<String> {
    let of = |row: &Value| {
        let line = row["line"].clone();
        let told = |error: &Value| {
            format!("{line} {} {}", error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap())
        };
        row["errors"].as_array().unwrap().iter().map(told).collect::<Vec<_>>()
    };
    rows.iter().flat_map(of).collect()
}

/// A plan's summary: create, update, none, refused, done, failed.
pub fn summary(plan: &Value) -> [i64; 6] {
    ["create", "update", "none", "refused", "done", "failed"].map(|name| plan["summary"][name].as_i64().unwrap())
}
