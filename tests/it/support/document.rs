//! The parts of the published document: its operations and schemas, and what tests ask of any of them.

use std::collections::{BTreeMap, HashSet};

use jsonschema::Draft;
use serde_json::{Value, json};

use super::contract::{DOCUMENT, resolve};

/// An operation with its path and its method in lower case.
pub struct Operation {
    pub path: &'static str,
    pub method: &'static str,
    pub value: &'static Value,
}

impl Operation {
    pub fn id(&self) -> &'static str {
        self.value["operationId"].as_str().unwrap_or_else(|| panic!("{} {} has no operationId", self.method, self.path))
    }

    pub fn parameters(&self) -> impl Iterator<Item = &'static Value> {
        self.value["parameters"].as_array().into_iter().flatten().map(resolve)
    }

    /// The body's schemas by media type.
    pub fn bodies(&self) -> BTreeMap<&'static str, &'static Value> {
        let content = self.value["requestBody"]["content"].as_object().into_iter().flatten();
        content.map(|(media, body)| (media.as_str(), &body["schema"])).collect()
    }
}

pub fn operations() -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, item) in DOCUMENT["paths"].as_object().unwrap() {
        for (method, value) in item.as_object().unwrap() {
            all.push(Operation { path, method, value });
        }
    }
    assert!(!all.is_empty());
    all
}

/// Whether it wants a token.
pub fn is_secured(operation: &Operation) -> bool {
    operation.value["security"].as_array().is_some_and(|all| !all.is_empty())
}

pub fn schemas() -> &'static serde_json::Map<String, Value> {
    DOCUMENT["components"]["schemas"].as_object().unwrap()
}

/// Calls `see` with every value of the document and its JSON pointer.
pub fn walk(value: &'static Value, pointer: &str, see: &mut impl FnMut(&str, &'static Value)) {
    see(pointer, value);
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                walk(member, &format!("{pointer}/{name}"), see);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &format!("{pointer}/{index}"), see);
            }
        }
        _ => {}
    }
}

/// Calls `see` with this schema and all below it, references followed once.
pub fn walk_schema(
    schema: &'static Value,
    place: &str,
    seen: &mut HashSet<&'static str>,
    see: &mut impl FnMut(&str, &'static Value),
) {
    if let Some(reference) = schema["$ref"].as_str() {
        if seen.insert(reference) {
            walk_schema(resolve(schema), reference, seen, see);
        }
        return;
    }
    see(place, schema);
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        walk_schema(property, &format!("{place}/{name}"), seen, see);
    }
    for below in ["items", "additionalProperties"] {
        if schema[below].is_object() {
            walk_schema(&schema[below], &format!("{place}/{below}"), seen, see);
        }
    }
    for union in ["oneOf", "anyOf", "allOf"] {
        for variant in schema[union].as_array().into_iter().flatten() {
            walk_schema(variant, &format!("{place}/{union}"), seen, see);
        }
    }
}

pub fn says_something(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.trim().is_empty())
}

#[track_caller]
pub fn assert_none(what: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

/// Whether a value fits a schema of the document, formats included.
pub fn fits(schema: &Value, value: &Value) -> Result<(), String> {
    let mut whole = json!({ "components": { "schemas": DOCUMENT["components"]["schemas"] } });
    for (name, value) in schema.as_object().unwrap() {
        whole[name] = value.clone();
    }
    let mut options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true);
    for (format, check) in gangway::contract::formats::FORMATS {
        options = options.with_format(*format, move |text: &str| check(text).is_ok());
    }
    options.build(&whole).unwrap().validate(value).map_err(|error| format!("{error} at {}", error.instance_path()))
}
