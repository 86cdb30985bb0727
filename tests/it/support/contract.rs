//! Checks answers against the published document: status, media type, headers, body.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use jsonschema::Validator;
use reqwest::Method;
use serde_json::{Value, json};

use super::http::Answer;

/// The document as the code makes it.
pub static DOCUMENT: LazyLock<Value> = LazyLock::new(gangway::api::openapi::document);

/// Follows a `$ref` inside the document.
pub fn resolve(value: &Value) -> &Value {
    match value["$ref"].as_str() {
        Some(reference) => {
            DOCUMENT.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("{reference} dangles"))
        }
        None => value,
    }
}

/// The template and the operation that answer at this path; none where the document has none.
pub fn operation(method: &Method, path: &str) -> Option<(&'static str, &'static Value)> {
    let path = path.split('?').next().unwrap();
    let given: Vec<_> = path.split('/').collect();
    let fits = |template: &str| {
        let wanted: Vec<_> = template.split('/').collect();
        wanted.len() == given.len()
            && wanted
                .iter()
                .zip(&given)
                .all(|(wanted, given)| wanted == given || (wanted.starts_with('{') && !given.is_empty()))
    };
    let paths = DOCUMENT["paths"].as_object().unwrap();
    // A literal segment beats a parameter.
    let mut found: Vec<_> = paths.iter().filter(|(template, _)| fits(template)).collect();
    found.sort_by_key(|(template, _)| template.matches('{').count());
    let (template, item) = found.first()?;
    let operation = item.get(method.as_str().to_ascii_lowercase())?;
    Some((template.as_str(), operation))
}

/// The ids of all operations that are no reads.
pub fn changing_operations() -> Vec<String> {
    let items = DOCUMENT["paths"].as_object().unwrap().values().filter_map(Value::as_object);
    let changing = items.flatten().filter(|(method, _)| ["post", "put", "patch", "delete"].contains(&method.as_str()));
    changing.map(|(_, operation)| operation["operationId"].as_str().unwrap().to_owned()).collect()
}

/// What every address may answer before it is known which operation is meant, or whether it can be answered.
const BEFORE_OPERATIONS: [u16; 3] = [406, 408, 414];

/// Panics when the document does not allow this answer.
#[track_caller]
pub fn check(method: &Method, path: &str, answer: &Answer) {
    let status = answer.status.as_u16();
    assert!(status != 500, "{method} {path}: {}", answer.text);
    assert!(answer.header("x-request-id").is_some(), "{method} {path}: no X-Request-Id");
    let media = answer.header("content-type").unwrap_or_default().split(';').next().unwrap().to_owned();
    if status >= 400 && !path.starts_with("/oauth") && *method != Method::HEAD {
        assert_eq!(media, "application/problem+json", "{method} {path}: {}", answer.text);
        assert_eq!(answer.json["status"], status, "{}", answer.text);
        assert_eq!(answer.json["requestId"], answer.header("x-request-id").unwrap());
        for member in ["type", "title", "detail", "instance", "code"] {
            let text = answer.json[member].as_str().unwrap_or_default();
            assert!(!text.is_empty() && !text.contains("{ $"), "{member} of {}", answer.text);
        }
    }
    let Some((template, operation)) = operation(method, path) else { return };
    let response = &operation["responses"][status.to_string()];
    if response.is_null() && BEFORE_OPERATIONS.contains(&status) {
        return;
    }
    assert!(!response.is_null(), "{method} {template} answers {status}, which is not in the document: {}", answer.text);
    let response = resolve(response);
    if media == "application/problem+json" {
        let codes = response["x-problem-codes"].as_array().unwrap_or_else(|| panic!("{method} {template} {status}"));
        let code = &answer.json["code"];
        assert!(codes.contains(code), "{method} {template} answers {code}, which is not in the document");
    }
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let required = resolve(header)["required"] == true;
        assert!(!required || answer.header(name).is_some(), "{method} {template} {status} lacks the header {name}");
    }
    let Some(content) = response["content"].as_object() else {
        assert!(answer.text.is_empty(), "{method} {template} {status} has a body: {}", answer.text);
        return;
    };
    assert!(content.contains_key(&media), "{method} {template} {status} is {media:?}, not in the document");
    if media.ends_with("json") {
        let key = format!("{template} {method} {status} {media}");
        let schema = &content[&media]["schema"];
        let errors = errors(&key, schema, &answer.json);
        assert!(errors.is_empty(), "{key}: {errors:?}\n{}", answer.text);
    }
}

/// What does not fit the schema of this name.
pub fn schema_errors(name: &str, value: &Value) -> Vec<String> {
    errors(name, &json!({ "$ref": format!("#/components/schemas/{name}") }), value)
}

fn errors(key: &str, schema: &Value, value: &Value) -> Vec<String> {
    let validator = validator(key, schema);
    validator.iter_errors(value).map(|error| format!("{} at {}", error, error.instance_path())).collect()
}

fn validator(key: &str, schema: &Value) -> Arc<Validator> {
    static COMPILED: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);
    let mut compiled = COMPILED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let make = || {
        let mut whole = json!({ "components": DOCUMENT["components"] });
        for (name, value) in schema.as_object().unwrap() {
            whole[name] = value.clone();
        }
        Arc::new(jsonschema::options().with_draft(jsonschema::Draft::Draft202012).build(&whole).unwrap())
    };
    Arc::clone(compiled.entry(key.to_owned()).or_insert_with(make))
}
