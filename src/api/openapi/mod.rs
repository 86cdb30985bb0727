//! The published document: what the routes say, finished by rules that hold for all of them, so that no handler repeats
//! them: problems, headers, versions, media types, security, examples, links.

#![expect(clippy::indexing_slicing, reason = "reading a missing member of JSON gives null, writing one makes it")]

mod components;
mod enums;
mod examples;
mod headers;
mod links;
mod listing;
mod nulls;
mod operation;
mod path_parameters;
mod problems;
mod tags;
mod walk;
mod webhooks;
mod yaml;

use actix_web::App;
use serde_json::{Value, json};
use utoipa::openapi::{InfoBuilder, LicenseBuilder, OpenApiBuilder};
use utoipa_actix_web::AppExt;

pub use enums::{MARK as OPEN_ENUM, NOTICE as OPEN_ENUM_NOTICE};
pub use listing::operations;
pub use yaml::to_yaml;

use self::tags::TAGS;
use self::walk::each_operation_mut;
use super::routes;

const DESCRIPTION: &str = include_str!("description.md");

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
