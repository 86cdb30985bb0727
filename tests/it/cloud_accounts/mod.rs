//! Cloud accounts that a client has already (A1–A6, C2, P3, P4).

mod changes;
mod creation;
mod numbers;
mod organization_role;
mod pricebooks;

use reqwest::Method;
use serde_json::Value;

use crate::support::Caller;
use crate::support::bodies::id;

fn path(account: &Value) -> String {
    format!("/cloud-accounts/{}", id(account))
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

/// The answer to a GET with `If-None-Match`.
async fn status_if_changed(caller: &Caller, path: &str, version: &Value) -> u16 {
    let tag = format!("\"v{version}\"");
    caller.send(Method::GET, path, None, &[("if-none-match", &tag)]).await.status.as_u16()
}
