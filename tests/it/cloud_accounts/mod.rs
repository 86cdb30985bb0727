//! Cloud accounts that a client has already (A1–A6, C2, P3, P4).

mod changes;
mod creation;
mod numbers;
mod organization_role;
mod pricebooks;

use reqwest::Method;
use serde_json::Value;

use crate::support::bodies::{custom_body, id};
use crate::support::{Caller, TestApp};

fn path(account: &Value) -> String {
    format!("/cloud-accounts/{}", id(account))
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

/// A new custom pricebook in USD.
async fn custom(app: &TestApp, caller: &Caller, name: &str) -> String {
    let body = custom_body(&app.master().await, name);
    id(&caller.post("/pricebooks", body).await.expect(201)).to_owned()
}

/// The answer to a GET with `If-None-Match`.
async fn status_if_changed(caller: &Caller, path: &str, version: &Value) -> u16 {
    let tag = format!("\"v{version}\"");
    caller.send(Method::GET, path, None, &[("if-none-match", &tag)]).await.status.as_u16()
}
