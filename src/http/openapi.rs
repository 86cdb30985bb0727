//! The published document: what the routes say, finished by rules that hold for all of them, so that no handler repeats
//! them: problems, headers, versions, media types, security.

#![expect(clippy::indexing_slicing, reason = "reading a missing member of JSON gives null, writing one makes it")]

use actix_web::App;
use serde_json::{Map, Value, json};
use utoipa::openapi::{InfoBuilder, LicenseBuilder, OpenApiBuilder};
use utoipa::{PartialSchema, ToSchema};
use utoipa_actix_web::AppExt;

use super::problem::{FieldProblem, ProblemDetails};
use super::routes;
use crate::auth::Scope;

const DESCRIPTION: &str = "Brings an end customer's AWS account on board at an AWS distributor: set up the client, set \
its pricebook, add the account by its 12-digit number, create and verify the read-only role, submit, send and accept the \
link request, put the account into a support plan group.\n\n\
Start with a token: `POST /oauth/token` with a credential's id and secret. Lists are newest first and paged by \
`cursor`. Every resource carries a `version`; send it back as `If-Match` to change only what you have seen. Errors are \
problems (RFC 9457): decide by their `code`.";

/// Tags in the order of an onboarding, with their meaning.
const TAGS: &[(&str, &str)] = &[
    ("Identity", "Access tokens and the keys that sign them"),
    ("Resellers", "The distributor's partners; for operations"),
    ("Credentials", "What machines and portals log in with"),
    ("Clients", "End customers and their cloud providers"),
    ("Pricebooks", "What customers pay"),
    ("Cloud accounts", "AWS accounts, and their checklists"),
    ("Role ARN", "The read-only role of an account, and the kit to create it"),
    ("Link requests", "From the wish to the linked account"),
    ("Support plans", "Support plan groups, and the catalogue of AWS's support plans"),
    ("Events", "What happened, as a list and as a resumable feed"),
    ("Service", "Health of the server"),
];

/// The parameters in paths: name, schema, meaning.
const PATH_PARAMETERS: &[(&str, &str, &str)] = &[
    ("resellerId", "ResellerId", "Id of the reseller"),
    ("credentialId", "CredentialId", "Id of the credential"),
    ("clientId", "ClientId", "Id of the client"),
    ("pricebookId", "PricebookId", "Id of the pricebook"),
    ("cloudAccountId", "CloudAccountId", "Id of the cloud account"),
    ("linkRequestId", "LinkRequestId", "Id of the link request"),
    ("supportPlanId", "SupportPlanId", "Id of the support plan group"),
    ("code", "SupportType", "Code of AWS's support plan"),
];

/// Endings of the paths of POSTs that only compute: they change nothing, so there is no version to match.
const CALCULATIONS: &[&str] = &["/price", "/quote", "/margin-simulation"];

/// Problems by status: the name of the shared response, and when it comes.
const PROBLEMS: &[(&str, &str, &str)] = &[
    ("400", "BadRequest", "The body is not JSON"),
    ("401", "Unauthorized", "No valid access token"),
    ("403", "Forbidden", "The token lacks the scope, or the role may never do this"),
    ("404", "NotFound", "There is no such resource that you can see"),
    ("409", "Conflict", "The present state does not allow it"),
    ("412", "PreconditionFailed", "If-Match names another version than the present one"),
    ("413", "ContentTooLarge", "The body is too large"),
    ("415", "UnsupportedMediaType", "The body has a media type that is not taken here"),
    ("422", "UnprocessableContent", "Members are not as they should be, or break a rule"),
    ("429", "TooManyRequests", "The credential's rate limit is used up; try again after Retry-After seconds"),
    ("500", "InternalServerError", "Something went wrong on our side"),
    ("503", "ServiceUnavailable", "The database or AWS is busy; try again after Retry-After seconds"),
];

/// The finished document.
pub fn document() -> Value {
    let info = InfoBuilder::new()
        .title("Gangway")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION))
        .license(Some(LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build()))
        .build();
    let (_, api) = App::new()
        .into_utoipa_app()
        .openapi(OpenApiBuilder::new().info(info).build())
        .configure(routes::configure)
        .split_for_parts();
    let mut document = serde_json::to_value(api).unwrap_or_default();
    finish(&mut document);
    document
}

fn finish(document: &mut Value) {
    document["servers"] = json!([{ "url": "/", "description": "This server" }]);
    document["tags"] = TAGS.iter().map(|(name, text)| json!({ "name": name, "description": text })).collect();
    components(&mut document["components"]);
    let schemas = document["components"]["schemas"].clone();
    let paths = document["paths"].as_object_mut().into_iter().flat_map(|paths| paths.iter_mut());
    for (path, item) in paths {
        let operations = item.as_object_mut().into_iter().flat_map(|item| item.iter_mut());
        for (method, operation) in operations.filter(|(_, value)| value.is_object()) {
            finish_operation(path, method, operation, &schemas);
        }
    }
}

fn components(components: &mut Value) {
    let schemas = &mut components["schemas"];
    schemas[&*ProblemDetails::name()] = schema_of::<ProblemDetails>();
    schemas["ProblemDetails"]["additionalProperties"] = json!(true);
    schemas[&*FieldProblem::name()] = schema_of::<FieldProblem>();
    for (name, schema) in schemas.as_object_mut().into_iter().flat_map(|schemas| schemas.iter_mut()) {
        // `null` is for merge patches alone, where it clears; elsewhere an optional member is left out.
        without_null(schema, name.starts_with("Update"));
    }
    let scopes: Map<_, _> =
        Scope::ALL.iter().map(|scope| (scope.as_str().to_owned(), json!(scope.meaning()))).collect();
    components["securitySchemes"] = json!({ "oauth2": {
        "type": "oauth2",
        "description": "Client credentials: a credential's id and secret",
        "flows": { "clientCredentials": { "tokenUrl": "/oauth/token", "scopes": scopes } },
    }});
    components["headers"] = json!({
        "RequestId": header("Id of the request, as in logs and problems; yours when you sent one", json!({ "type": "string" })),
        "ETag": header("Version of the resource, for If-Match and If-None-Match", json!({ "type": "string", "pattern": "^\"v[0-9]+\"$" })),
        "Location": header("Address of the new resource", json!({ "type": "string", "format": "uri" })),
        "Link": header("Address of the next page, with rel=\"next\"", json!({ "type": "string" })),
        "RetryAfter": header("Seconds after which to try again", json!({ "type": "integer", "minimum": 0 })),
        "WwwAuthenticate": header("The scheme to authenticate with", json!({ "type": "string" })),
    });
    let responses: Map<_, _> =
        PROBLEMS.iter().map(|(status, name, text)| ((*name).to_owned(), problem(status, text))).collect();
    components["responses"] = Value::Object(responses);
}

fn schema_of<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).unwrap_or_default()
}

fn header(description: &str, schema: Value) -> Value {
    json!({ "description": description, "schema": schema })
}

fn problem(status: &str, description: &str) -> Value {
    let mut headers = json!({ "X-Request-Id": { "$ref": "#/components/headers/RequestId" } });
    match status {
        "401" => headers["WWW-Authenticate"] = json!({ "$ref": "#/components/headers/WwwAuthenticate" }),
        "429" | "503" => headers["Retry-After"] = json!({ "$ref": "#/components/headers/RetryAfter" }),
        _ => {}
    }
    let schema = json!({ "schema": { "$ref": "#/components/schemas/ProblemDetails" } });
    json!({ "description": description, "headers": headers, "content": { "application/problem+json": schema } })
}

/// Removes `null` from types and unions, but where a merge patch may clear the member (`keep`).
fn without_null(schema: &mut Value, keep: bool) {
    let Some(object) = schema.as_object_mut() else { return };
    for name in ["properties"] {
        for (_, property) in object.get_mut(name).and_then(Value::as_object_mut).into_iter().flatten() {
            let clearable = keep && !not_nullable(property);
            if clearable {
                lift_description(property);
            } else {
                strip_null(property);
            }
        }
    }
}

/// Members that a patch may not clear are marked in their type by leaving `null` out already.
fn not_nullable(property: &Value) -> bool {
    !property.to_string().contains("\"null\"")
}

/// What a member means stands beside its union, not inside one of the union's types.
fn lift_description(property: &mut Value) {
    let types = property.get_mut("oneOf").and_then(Value::as_array_mut).into_iter().flatten();
    let text = types.filter_map(|one| one.as_object_mut()?.remove("description")).next();
    if let (Some(text), Some(object)) = (text, property.as_object_mut()) {
        object.entry("description").or_insert(text);
    }
}

fn strip_null(property: &mut Value) {
    if let Some(types) = property.get_mut("type").filter(|types| types.is_array()) {
        let kept: Vec<_> = types.as_array().into_iter().flatten().filter(|one| *one != "null").cloned().collect();
        *types = if let [one] = kept.as_slice() { one.clone() } else { Value::Array(kept) };
    }
    let Some(union) = property.get("oneOf").and_then(Value::as_array) else { return };
    let kept: Vec<_> = union.iter().filter(|one| one["type"] != "null").cloned().collect();
    if let ([only], Some(object)) = (kept.as_slice(), property.as_object_mut()) {
        object.remove("oneOf");
        // A description may stand beside a reference in OpenAPI 3.1.
        let description = object.get("description").cloned();
        object.extend(only.as_object().cloned().into_iter().flatten());
        if let Some(description) = description {
            object.insert("description".to_owned(), description);
        }
    }
}

fn finish_operation(path: &str, method: &str, operation: &mut Value, schemas: &Value) {
    camel_case_id(operation);
    finish_parameters(path, operation);
    let secured = operation.get("security").is_some();
    let has_body = operation.get("requestBody").is_some();
    let computes = CALCULATIONS.iter().any(|ending| path.ends_with(ending));
    let is_action =
        method == "post" && path.ends_with(|c: char| c.is_ascii_lowercase()) && path.contains('}') && !computes;
    let writes_one = matches!(method, "patch" | "put" | "delete") || is_action;
    if operation.pointer("/requestBody/description").is_some_and(|text| text == "May be left out") {
        operation["requestBody"]["required"] = json!(false);
    }
    if method == "patch" {
        let body = operation["requestBody"]["content"]["application/json"].clone();
        operation["requestBody"]["content"]["application/merge-patch+json"] = body;
    }
    if secured && writes_one {
        push_parameter(operation, "If-Match", "Only if the resource still has this version");
    }
    let mut statuses = vec!["500", "503"];
    if secured {
        statuses.extend(["401", "403", "429"]);
        statuses.extend(path.contains('{').then_some("404"));
        statuses.extend((method != "get").then_some("409"));
        statuses.extend(writes_one.then_some("412"));
        statuses.extend(if has_body { &["400", "413", "415"][..] } else { &[] });
        let has_query =
            operation["parameters"].as_array().is_some_and(|all| all.iter().any(|one| one["in"] == "query"));
        statuses.extend((has_body || has_query || writes_one).then_some("422"));
        statuses.extend((path.ends_with("/setup-kit")).then_some("409"));
    }
    if path == "/oauth/token" {
        statuses.clear();
    }
    finish_successes(method, operation, schemas, secured);
    if operation["parameters"].as_array().is_some_and(Vec::is_empty)
        && let Some(operation) = operation.as_object_mut()
    {
        operation.shift_remove("parameters");
    }
    for status in statuses {
        let name = PROBLEMS.iter().find(|(code, ..)| *code == status).map_or("", |(_, name, _)| name);
        operation["responses"][status] = json!({ "$ref": format!("#/components/responses/{name}") });
    }
    sort_responses(operation);
}

fn sort_responses(operation: &mut Value) {
    if let Some(responses) = operation["responses"].as_object_mut() {
        responses.sort_keys();
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
    let in_path = in_path.filter_map(|name| PATH_PARAMETERS.iter().find(|(known, ..)| *known == name));
    let mut parameters: Vec<_> = in_path
        .map(|(name, schema, text)| {
            let schema = json!({ "$ref": format!("#/components/schemas/{schema}") });
            json!({ "name": name, "in": "path", "required": true, "description": text, "schema": schema })
        })
        .collect();
    for mut parameter in operation.get("parameters").and_then(Value::as_array).cloned().unwrap_or_default() {
        if parameter["in"] == "query" {
            strip_null(&mut parameter["schema"]);
            parameters.push(parameter);
        }
    }
    operation["parameters"] = Value::Array(parameters);
}

fn push_parameter(operation: &mut Value, name: &str, description: &str) {
    if let Some(parameters) = operation["parameters"].as_array_mut() {
        parameters.push(json!({
            "name": name, "in": "header", "required": false, "description": description,
            "schema": { "type": "string" }, "example": "\"v3\"",
        }));
    }
}

/// Headers of successful answers, by what they hold.
fn finish_successes(method: &str, operation: &mut Value, schemas: &Value, secured: bool) {
    let mut conditional = false;
    let mut has_created = false;
    let responses = operation["responses"].as_object_mut();
    for (status, response) in responses.into_iter().flatten().filter(|(status, _)| status.starts_with('2')) {
        let reference = response["content"]["application/json"]["schema"]["$ref"].as_str().unwrap_or_default();
        let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
        let properties = &schemas[&name]["properties"];
        let mut headers = json!({ "X-Request-Id": { "$ref": "#/components/headers/RequestId" } });
        if properties.get("version").is_some() {
            headers["ETag"] = json!({ "$ref": "#/components/headers/ETag" });
            conditional = method == "get";
        }
        if status == "201" {
            has_created = true;
            headers["Location"] = json!({ "$ref": "#/components/headers/Location" });
        }
        if properties.get("nextCursor").is_some() {
            headers["Link"] = json!({ "$ref": "#/components/headers/Link" });
        }
        response["headers"] = headers;
    }
    if method == "put" && !has_created && operation["operationId"] == "putCloudProvider" {
        let mut created = operation["responses"]["200"].clone();
        created["description"] = json!("Created");
        created["headers"]["Location"] = json!({ "$ref": "#/components/headers/Location" });
        operation["responses"]["201"] = created;
    }
    if conditional && secured {
        push_parameter(operation, "If-None-Match", "Answer 304 if the resource still has this version");
        operation["responses"]["304"] = json!({
            "description": "The resource still has that version",
            "headers": {
                "X-Request-Id": { "$ref": "#/components/headers/RequestId" },
                "ETag": { "$ref": "#/components/headers/ETag" },
            },
        });
    }
}
