//! Finishes one operation by rules that hold for all: id, parameters, headers, versions, idempotency, problems.

use serde_json::{Value, json};

use super::components::header_parameter;
use super::headers::headers;
use super::nulls;
use super::path_parameters::PATH_PARAMETERS;
use super::problems::{self, OperationForm};
use crate::api::endpoints;
use crate::auth::endpoint::Entry;
use crate::contract::path_id::PathParameter;

/// Finishes an operation; `schemas` are the components' ones.
pub fn finish(path: &str, method: &str, operation: &mut Value, schemas: &Value) {
    camel_case_id(operation);
    let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
    let entry = endpoints::of_operation(&id).copied().unwrap_or(Entry::public());
    if entry.secured {
        let scopes: Vec<_> = entry.scope.iter().map(|scope| scope.as_str()).collect();
        operation["security"] = json!([{ "oauth2": scopes }]);
    }
    finish_parameters(path, operation);
    if entry.optional_body {
        let content = operation["requestBody"]["content"].clone();
        operation["requestBody"] = json!({ "description": "May be left out", "content": content, "required": false });
    }
    if method == "patch" {
        let body = operation["requestBody"]["content"]["application/json"].clone();
        operation["requestBody"]["content"]["application/merge-patch+json"] = body;
    }
    if path == "/oauth/token" {
        finish_token(operation);
    } else {
        let shape = shape(&entry, path, method, operation, schemas);
        if shape.takes_key() {
            push_parameter(operation, "IdempotencyKey");
        }
        if shape.is_conditional {
            push_parameter(operation, "IfMatch");
            push_parameter(operation, "IfNoneMatch");
        }
        if operation["responses"]["200"]["content"]["text/event-stream"].is_object() {
            push_parameter(operation, "LastEventId");
        }
        finish_successes(&shape, operation, schemas);
        problems::respond(operation, &shape.codes());
    }
    if operation["parameters"].as_array().is_some_and(Vec::is_empty)
        && let Some(operation) = operation.as_object_mut()
    {
        operation.shift_remove("parameters");
    }
    if let Some(responses) = operation["responses"].as_object_mut() {
        responses.sort_keys();
    }
    if !entry.secured {
        operation["security"] = json!([]);
    }
}

fn shape<'a>(
    entry: &'a Entry,
    path: &'a str,
    method: &'a str,
    operation: &Value,
    schemas: &Value,
) -> OperationForm<'a> {
    let in_query = |name: Option<&str>| {
        let mut all = operation["parameters"].as_array().into_iter().flatten();
        all.any(|one| one["in"] == "query" && name.is_none_or(|name| one["name"] == name))
    };
    let is_action =
        method == "post" && path.ends_with(|c: char| c.is_ascii_lowercase()) && path.contains('}') && !entry.computes;
    let answer = &operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
    let is_versioned_read = method == "get" && is_versioned(answer, schemas);
    let mut answers = operation["responses"].as_object().into_iter().flatten();
    let changes = matches!(method, "patch" | "put" | "delete") && !entry.unversioned;
    OperationForm {
        entry,
        path,
        method,
        has_body: operation.get("requestBody").is_some(),
        answers_body: answers.any(|(status, answer)| status.starts_with('2') && answer["content"].is_object()),
        has_query: in_query(None),
        has_pages: in_query(Some("cursor")),
        is_conditional: entry.secured && (changes || is_action || is_versioned_read),
    }
}

/// Operation ids are camelCase like all names; the handlers' names are Rust's.
fn camel_case_id(operation: &mut Value) {
    let Some(id) = operation["operationId"].as_str() else { return };
    let mut parts = id.split('_');
    let mut camel = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        camel.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        camel.extend(letters);
    }
    operation["operationId"] = Value::String(camel);
}

/// Parameters of the path come first, from one table; those of the query are the handler's.
fn finish_parameters(path: &str, operation: &mut Value) {
    let in_path = path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
    let in_path = in_path.filter_map(|name| PATH_PARAMETERS.iter().find(|known| known.name == name));
    let mut parameters: Vec<_> = in_path
        .map(|PathParameter { name, schema, meaning, .. }| {
            // A text, as all parts of a path are.
            let schema = match schema {
                None => json!({ "type": "string", "pattern": "^[1-9][0-9]{0,9}$", "examples": ["2"] }),
                Some(name) => json!({ "$ref": format!("#/components/schemas/{name}") }),
            };
            json!({ "name": name, "in": "path", "required": true, "description": meaning, "schema": schema })
        })
        .collect();
    for mut parameter in operation.get("parameters").and_then(Value::as_array).cloned().unwrap_or_default() {
        if parameter["in"] == "query" {
            nulls::strip(&mut parameter["schema"]);
            lower_example(&mut parameter);
            parameters.push(parameter);
        }
    }
    operation["parameters"] = Value::Array(parameters);
}

/// An example stands in the schema: at the parameter Swagger UI would send it unasked.
fn lower_example(parameter: &mut Value) {
    if let Some(example) = parameter.as_object_mut().and_then(|parameter| parameter.shift_remove("example")) {
        parameter["schema"]["examples"] = json!([example]);
    }
}

fn push_parameter(operation: &mut Value, component: &str) {
    if let Some(parameters) = operation["parameters"].as_array_mut() {
        parameters.push(header_parameter(component));
    }
}

/// Headers of successful answers, by what they hold.
fn finish_successes(shape: &OperationForm<'_>, operation: &mut Value, schemas: &Value) {
    let mut common = vec!["X-Request-Id"];
    if shape.entry.secured {
        common.extend(["RateLimit", "RateLimit-Policy"]);
    }
    let mut is_versioned = false;
    let responses = operation["responses"].as_object_mut();
    for (status, response) in responses.into_iter().flatten().filter(|(status, _)| status.starts_with('2')) {
        let reference = &response["content"]["application/json"]["schema"]["$ref"];
        let properties = properties(reference, schemas);
        let mut shown = common.clone();
        is_versioned = self::is_versioned(reference, schemas);
        shown.extend(is_versioned.then_some("ETag"));
        shown.extend((status == "201").then_some("Location"));
        shown.extend(properties.get("nextCursor").is_some().then_some("Link"));
        shown.extend(shape.takes_key().then_some("Idempotent-Replayed"));
        response["headers"] = headers(&shown);
    }
    if is_versioned && shape.method == "get" {
        common.push("ETag");
        operation["responses"]["304"] =
            json!({ "description": "The resource still has that version", "headers": headers(&common) });
    }
}

/// The members of the schema that is referred to.
fn properties<'s>(reference: &Value, schemas: &'s Value) -> &'s Value {
    &schemas[reference.as_str().unwrap_or_default().rsplit('/').next().unwrap_or_default()]["properties"]
}

/// Whether an answer is a resource with a version.
fn is_versioned(reference: &Value, schemas: &Value) -> bool {
    // A catalogue's version is a day.
    properties(reference, schemas)["version"]["type"] == "integer"
}

/// The token endpoint speaks OAuth: its errors are its own, and a limit holds for it that is no credential's.
fn finish_token(operation: &mut Value) {
    let error = operation["responses"]["401"]["content"].clone();
    operation["responses"]["429"] = json!({
        "description": "Too many requests for tokens; try again after `Retry-After` seconds",
        "content": error,
    });
    for (status, response) in operation["responses"].as_object_mut().into_iter().flatten() {
        response["headers"] = headers(match status.as_str() {
            "401" => &["X-Request-Id", "WWW-Authenticate"],
            "429" | "503" => &["X-Request-Id", "Retry-After"],
            _ => &["X-Request-Id"],
        });
    }
}
