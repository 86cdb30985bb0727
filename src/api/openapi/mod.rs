//! The published document: what the routes say, finished by rules that hold for all of them, so that no handler repeats
//! them: problems, headers, versions, media types, security, examples, links.

#![expect(clippy::indexing_slicing, reason = "reading a missing member of JSON gives null, writing one makes it")]

mod components;
mod enums;
mod examples;
mod links;
mod listing;
mod nulls;
mod operation;
mod problems;
mod webhooks;
mod yaml;

use actix_web::App;
use serde_json::{Value, json};
use utoipa::openapi::{InfoBuilder, LicenseBuilder, OpenApiBuilder};
use utoipa_actix_web::AppExt;

pub use enums::{MARK as OPEN_ENUM, NOTICE as OPEN_ENUM_NOTICE};
pub use listing::operations;
pub use yaml::to_yaml;

use super::routes;

const DESCRIPTION: &str = include_str!("description.md");

/// Tags in the order of an onboarding, with their meaning.
const TAGS: &[(&str, &str)] = &[
    ("Identity", "Access tokens, and the keys that sign them. Everything else needs a token."),
    ("Resellers", "The distributor's partners. Only operations works with them."),
    ("Credentials", "What machines and customer portals log in with: an id, and a secret that is shown once."),
    ("Clients", "End customers, the pricebook and the portal that each has for AWS, and their checklists."),
    ("Pricebooks", "What customers pay: AWS's list prices, and the markups and discounts of resellers."),
    ("Cloud accounts", "AWS accounts of clients, added by their number or requested anew, and their checklists."),
    ("Role ARN", "The read-only role of an account, its checks, and the kit to create it."),
    ("Link requests", "From the wish to the linked account: submit, approve, send, accept."),
    ("Support plans", "Groups of accounts that are billed alike for AWS Support, and the catalogue of AWS's plans."),
    ("Events", "What happened, as a list and as a feed that misses nothing."),
    (webhooks::TAG, "What the server sends to you: prepared, not yet sent. Nothing that you call."),
    ("Service", "Health of the server."),
];

/// The public URL of a server whose settings name no other; the committed document has it.
pub const DEFAULT_PUBLIC_URL: &str = "http://127.0.0.1:8080";

/// The finished document as it is committed.
pub fn document() -> Value {
    document_at(DEFAULT_PUBLIC_URL)
}

/// The finished document as a server with this public URL publishes it. Its addresses are whole: a tool that has it from a
/// file does not know what they would be relative to.
pub fn document_at(public_url: &str) -> Value {
    let info = InfoBuilder::new()
        .title("Gangway")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION.trim_end()))
        .license(Some(LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build()))
        .build();
    let (_, api) = App::new()
        .into_utoipa_app()
        .openapi(OpenApiBuilder::new().info(info).build())
        .configure(routes::configure)
        .split_for_parts();
    let mut document = serde_json::to_value(api).unwrap_or_default();
    finish(&mut document, public_url);
    document
}

fn finish(document: &mut Value, public_url: &str) {
    document["servers"] = json!([{ "url": public_url, "description": "Where this server is reached" }]);
    document["tags"] = TAGS.iter().map(|(name, text)| json!({ "name": name, "description": text })).collect();
    let sent = nulls::sent(document);
    components::finish(&mut document["components"], &sent, public_url);
    let schemas = document["components"]["schemas"].clone();
    each_operation_mut(document, |path, method, operation| operation::finish(path, method, operation, &schemas));
    webhooks::attach(document);
    links::attach(document);
    examples::attach(document);
    enums::mark_open(document);
}

/// Calls `see` with path, method in lower case and value of every operation.
fn each_operation(document: &Value, mut see: impl FnMut(&str, &str, &Value)) {
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten().filter(|(_, value)| value.is_object()) {
            see(path, method, operation);
        }
    }
}

/// The same, to change them.
fn each_operation_mut(document: &mut Value, mut change: impl FnMut(&str, &str, &mut Value)) {
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten().filter(|(_, value)| value.is_object()) {
            change(path, method, operation);
        }
    }
}
