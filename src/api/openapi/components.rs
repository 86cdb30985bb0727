//! What operations share: schemas of errors, headers, header parameters, the security scheme.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use utoipa::{PartialSchema, ToSchema};

use super::headers::all_headers;
use super::{nulls, problems};
use crate::auth::Scope;
use crate::contract::shapes::ONE_BY_ONE;
use crate::contract::told::FieldProblem;
use crate::http::problem::ProblemDetails;

/// Bodies with a list whose items are looked at one by one.
const LOOKED_AT_ONE_BY_ONE: [(&str, &str); 1] = [("CreateOnboardingPlan", "rows")];

/// Name of the component, name of the header, meaning and schema.
fn header_parameters() -> [(&'static str, &'static str, &'static str, Value); 4] {
    [
        (
            "IfMatch",
            "If-Match",
            "Only if the resource still has this version (its `ETag`; `*`: any, if there is one); else 412 `version_mismatch`.",
            json!({ "type": "string", "maxLength": 1024, "examples": ["\"v3\""] }),
        ),
        (
            "IfNoneMatch",
            "If-None-Match",
            "Only if the resource has another version than this (its `ETag`; `*`: only if there is none yet); else a read is answered 304 without a body, and a change 412 `version_mismatch`.",
            json!({ "type": "string", "maxLength": 1024, "examples": ["\"v3\""] }),
        ),
        (
            "IdempotencyKey",
            "Idempotency-Key",
            "Makes a repetition safe: for 24 hours the same key with the same request gets the stored answer, with \
             `Idempotent-Replayed: true`, and nothing is done again. With another request the key is 422 \
             `idempotency_key_reused`; while the first request is still running, 409 `idempotency_in_progress`. Keys are your \
             credential's own; choose a fresh UUID for every new intention. A POST that only computes takes \
             one and keeps nothing for it. 1–255 visible ASCII characters.",
            json!({
                "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]{1,255}$",
                "examples": ["6f1f8e0c-1f0a-4d57-9f6e-0f4a7f2f9c11"],
            }),
        ),
        (
            "LastEventId",
            "Last-Event-ID",
            "With `Accept: text/event-stream`: the id of the last message that you got, as readers of server-sent events send it by \
             themselves when a stream breaks. The stream goes on after it, whatever `since` says. Without a stream it is not looked at.",
            json!({ "type": "string", "maxLength": 64, "examples": ["evt_01jdgx3v9re8tbq4m6n0y7k2hf"] }),
        ),
    ]
}

/// A reference to a header parameter.
pub fn header_parameter(component: &str) -> Value {
    json!({ "$ref": format!("#/components/parameters/{component}") })
}

/// Finishes the components of the document that is published at this URL; `sent` are the schemas of POSTs and PUTs.
pub fn finish(components: &mut Value, sent: &BTreeSet<String>, public_url: &str) {
    let schemas = &mut components["schemas"];
    schemas[&*ProblemDetails::name()] = schema_of::<ProblemDetails>();
    schemas["ProblemDetails"]["additionalProperties"] = json!(true);
    schemas[&*FieldProblem::name()] = schema_of::<FieldProblem>();
    for (body, list) in LOOKED_AT_ONE_BY_ONE {
        schemas[body]["properties"][list][ONE_BY_ONE] = json!(true);
    }
    for (name, schema) in schemas.as_object_mut().into_iter().flat_map(|schemas| schemas.iter_mut()) {
        nulls::finish_schema(name, schema, sent);
        bare_variants(schema);
    }
    let scopes: Map<_, _> =
        Scope::ALL.iter().map(|scope| (scope.as_str().to_owned(), json!(scope.meaning()))).collect();
    components["securitySchemes"] = json!({ "oauth2": {
        "type": "oauth2",
        "description": "Client credentials: a credential's id and secret. Access tokens are JWTs that follow RFC8725, valid for \
             an hour; there are no refresh tokens, fetch a new one.",
        "flows": { "clientCredentials": { "tokenUrl": format!("{public_url}/oauth/token"), "scopes": scopes } },
    }});
    components["headers"] = all_headers().into_iter().map(header_component).collect::<Map<_, _>>().into();
    components["parameters"] = header_parameters()
        .into_iter()
        .map(|(component, name, text, schema)| {
            let parameter =
                json!({ "name": name, "in": "header", "required": false, "description": text, "schema": schema });
            (component.to_owned(), parameter)
        })
        .collect::<Map<_, _>>()
        .into();
    components["responses"] = Value::Object(problems::components());
}

/// A union's variants are references alone: generators take one that has a text beside it for a type without a name. The
/// schema that it refers to has its own text.
fn bare_variants(schema: &mut Value) {
    for variant in schema.get_mut("oneOf").and_then(Value::as_array_mut).into_iter().flatten() {
        if let (true, Some(variant)) = (variant["$ref"].is_string(), variant.as_object_mut()) {
            variant.retain(|name, _| name == "$ref");
        }
    }
}

fn header_component(
    (_, component, required, text, mut schema): (&'static str, &'static str, bool, &'static str, Value),
) -> (String, Value) {
    let example = schema.as_object_mut().and_then(|schema| schema.shift_remove("example"));
    let header = json!({ "description": text, "required": required, "schema": schema, "example": example });
    (component.to_owned(), header)
}

fn schema_of<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).unwrap_or_default()
}
