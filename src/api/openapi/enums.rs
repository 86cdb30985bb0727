//! Enums that may grow. A request takes only the values of today; in answers further values may appear, so every enum
//! that an answer can carry is marked: programs must not break when they meet a value that they do not know.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::walk::each_operation;

/// The mark of an enum that may grow.
pub const MARK: &str = "x-open-enum";

/// What the mark means, at the end of the enum's description.
pub const NOTICE: &str =
    "Later versions may answer with further values: show one that you do not know as it is, and decide nothing by it.";

/// Marks the enums that answers and deliveries of webhooks can carry.
pub fn mark_open(document: &mut Value) {
    let mut reached = BTreeSet::new();
    each_operation(document, |_, _, operation| reach(&operation["responses"], document, &mut reached));
    reach(&document["webhooks"], document, &mut reached);
    for name in &reached {
        let schema = &mut document["components"]["schemas"][name];
        if let (true, Some(text)) = (schema["enum"].is_array(), schema["description"].as_str()) {
            schema["description"] = json!(format!("{}\n\n{NOTICE}", text.trim_end()));
            schema[MARK] = json!(true);
        }
    }
}

/// Collects the names of the schemas that `value` refers to, over shared responses and other schemas.
fn reach(value: &Value, document: &Value, reached: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member.as_str().filter(|_| name == "$ref") {
                    Some(reference) => follow(reference, document, reached),
                    None => reach(member, document, reached),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| reach(item, document, reached)),
        _ => {}
    }
}

fn follow(reference: &str, document: &Value, reached: &mut BTreeSet<String>) {
    let Some(found) = document.pointer(reference.trim_start_matches('#')) else { return };
    match reference.strip_prefix("#/components/schemas/") {
        Some(name) if !reached.insert(name.to_owned()) => {}
        _ => reach(found, document, reached),
    }
}
