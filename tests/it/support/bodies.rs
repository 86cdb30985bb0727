//! Bodies: what tests send, and what they read of answers.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

/// Ends ids that are well formed and nobody's.
pub const NOBODYS: &str = "01jdgx3v9re8tbq4m6n0y7k2hz";

/// An account number that no other test uses, with this ending of four digits.
pub fn number(ending: &str) -> String {
    // Copies of an account have the small numbers.
    static NEXT: AtomicU32 = AtomicU32::new(1_000);
    format!("{:08}{ending}", NEXT.fetch_add(1, Ordering::Relaxed))
}

pub fn client_body(name: &str) -> Value {
    json!({
        "name": name,
        "contact": { "name": "Contact Person", "email": "contact@example.com", "phone": "+34 900 000 000" },
        "address": { "street": "Calle Mayor 1", "city": "Madrid", "state": "Madrid", "postalCode": "28013", "country": "ES" },
        "domain": "example.com",
        "language": "es",
    })
}

pub fn account_body(client: &str, number: &str) -> Value {
    json!({
        "origin": "existing", "clientId": client, "awsAccountId": number, "supportType": "basic",
        "organizationRole": "standalone", "nickname": "Production",
    })
}

/// A custom pricebook in US dollars.
pub fn custom_body(master: &str, name: &str) -> Value {
    json!({ "kind": "custom", "name": name, "currency": "USD", "basedOn": master })
}

/// The ids of what is on a page; a role has its account's.
pub fn ids(page: &Value) -> Vec<String> {
    let id = |item: &Value| item.get("id").or(item.get("cloudAccountId")).unwrap().as_str().unwrap().to_owned();
    page["data"].as_array().unwrap().iter().map(id).collect()
}

/// The id of a resource.
#[track_caller]
pub fn id(resource: &Value) -> &str {
    resource["id"].as_str().unwrap_or_else(|| panic!("no id: {resource}"))
}

/// The codes of warnings, or of whatever else has codes.
pub fn codes(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

/// The codes of a checklist's tasks of this status.
pub fn with_status<'a>(checklist: &'a Value, status: &str) -> Vec<&'a str> {
    let tasks = checklist["tasks"].as_array().unwrap().iter().filter(|task| task["status"] == status);
    tasks.map(|task| task["code"].as_str().unwrap()).collect()
}
