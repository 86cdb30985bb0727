//! What callers make in one line.

use serde_json::{Value, json};

use super::app::TestApp;
use super::bodies::{account_body, client_body, custom_body, id, number};
use super::http::Caller;

/// A new credential: its id and its secret.
pub async fn credential(by: &Caller, body: Value) -> (String, String) {
    let made = by.post("/credentials", body).await.expect(201);
    (id(&made).to_owned(), made["secret"].as_str().unwrap().to_owned())
}

/// A new client without a pricebook.
pub async fn bare_client(caller: &Caller, name: &str) -> String {
    id(&caller.post("/clients", client_body(name)).await.expect(201)).to_owned()
}

/// A new custom pricebook in US dollars.
pub async fn pricebook(app: &TestApp, caller: &Caller, name: &str) -> String {
    let body = custom_body(&app.master().await, name);
    id(&caller.post("/pricebooks", body).await.expect(201)).to_owned()
}

/// A new custom pricebook in US dollars with these rules.
pub async fn pricebook_with(app: &TestApp, caller: &Caller, rules: Value) -> Value {
    let mut body = custom_body(&app.master().await, "Retail");
    body["rules"] = rules;
    caller.post("/pricebooks", body).await.expect(201)
}

/// A new account of this support type.
pub async fn account(caller: &Caller, client: &str, support_type: &str) -> Value {
    let mut body = account_body(client, &number("1000"));
    body["supportType"] = json!(support_type);
    caller.post("/cloud-accounts", body).await.expect(201)
}
