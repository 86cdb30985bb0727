//! The published document: that it is committed, served, complete and coherent.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use gangway::api::openapi::document_at;
use jsonschema::Draft;
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::contract::{DOCUMENT, resolve};
use crate::support::{Caller, Database, TestApp};

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

#[test]
fn the_committed_document_is_what_the_code_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let expected = format!("{:#}\n", *DOCUMENT);
    let committed = std::fs::read_to_string(root.join("openapi/openapi.json")).unwrap_or_default();
    assert!(committed == expected, "run: cargo run -- openapi > openapi/openapi.json");
    let list = gangway::api::openapi::operations(&DOCUMENT);
    let committed = std::fs::read_to_string(root.join("openapi/operations.txt")).unwrap_or_default();
    assert!(committed == list, "run: cargo run -- openapi --operations > openapi/operations.txt");

    let gangway = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gangway"));
        command.arg("openapi");
        command
    };
    let printed = gangway().output().unwrap();
    assert!(printed.status.success());
    assert!(String::from_utf8(printed.stdout).unwrap() == expected, "the command line prints another document");
    let printed = gangway().arg("--operations").output().unwrap();
    assert!(String::from_utf8(printed.stdout).unwrap() == list, "the command line prints another list");
    assert!(gangway().arg("--check").current_dir(root).status().unwrap().success());

    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::create_dir(elsewhere.path().join("openapi")).unwrap();
    std::fs::write(elsewhere.path().join("openapi/openapi.json"), expected.replacen("Gangway", "Runway", 1)).unwrap();
    let differs = gangway().arg("--check").current_dir(elsewhere.path()).output().unwrap();
    assert_eq!(differs.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&differs.stderr).contains("openapi/openapi.json is not what the code says"));
    std::fs::write(elsewhere.path().join("openapi/openapi.json"), expected).unwrap();
    std::fs::write(elsewhere.path().join("openapi/operations.txt"), list.replacen("GET", "PUT", 1)).unwrap();
    let differs = gangway().arg("--check").current_dir(elsewhere.path()).output().unwrap();
    assert_eq!(differs.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&differs.stderr).contains("openapi/operations.txt is not what the code says"));
}

#[test]
fn the_sdks_are_made_from_the_committed_document() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = fs::read(root.join("openapi/openapi.json")).unwrap();
    let manifest: Value = serde_json::from_slice(&fs::read(root.join("sdk/manifest.json")).unwrap()).unwrap();
    let hash: String = Sha256::digest(&document).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(manifest["spec"]["sha256"], hash, "run sdk/generate");
    let ids: BTreeSet<_> = operations().iter().map(|operation| operation.id().to_owned()).collect();
    let made = manifest["operations"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned());
    assert_eq!(made.collect::<BTreeSet<_>>(), ids);
}

#[test]
fn the_list_has_a_line_of_five_columns_for_every_operation() {
    let list = gangway::api::openapi::operations(&DOCUMENT);
    let listed: BTreeSet<Vec<_>> =
        list.lines().map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()).collect();
    let expected: BTreeSet<Vec<_>> = operations()
        .iter()
        .map(|one| {
            let scope = one.value["security"][0]["oauth2"][0].as_str().unwrap_or("-");
            (one.value["tags"][0].as_str().unwrap(), one.id(), one.method.to_ascii_uppercase(), one.path, scope)
        })
        .map(|(tag, id, method, path, scope)| vec![tag, id, method.leak(), path, scope])
        .collect();
    assert_eq!(listed, expected);
    let starts: BTreeSet<_> = list.lines().map(|line| line.find(" /")).collect();
    assert_eq!(starts.len(), 1, "the columns are not aligned");
}

#[actix_web::test]
async fn a_running_server_publishes_the_document_to_everybody_as_json_and_as_yaml() {
    let app = TestApp::start(Database::Sqlite, gangway::aws::AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    let json = nobody.get("/openapi.json").await;
    assert_eq!(json.header("content-type"), Some("application/json"));
    let published = document_at(&app.url);
    let json_tag = json.header("etag").map(str::to_owned);
    assert_eq!(json.expect(200), published);
    let yaml = nobody.get("/openapi.yaml").await;
    assert_eq!(yaml.header("content-type"), Some("application/yaml"));
    assert_eq!(yaml.status, 200);
    let read: Value = yaml_serde::from_str(&yaml.text).unwrap();
    assert_eq!(read, published);
    assert_ne!(json_tag.as_deref(), yaml.header("etag"));
    // Whoever has it already gets nothing but this news, also by HEAD and from another replica.
    let replica = Caller::anonymous(&app.replica());
    for path in ["/openapi.json", "/openapi.yaml"] {
        let tag = nobody.get(path).await.header("etag").unwrap().to_owned();
        for caller in [&nobody, &replica] {
            for method in [reqwest::Method::GET, reqwest::Method::HEAD] {
                let same = caller.send(method.clone(), path, None, &[("if-none-match", &tag)]).await;
                assert_eq!(
                    (same.status.as_u16(), same.text.as_str(), same.header("etag")),
                    (304, "", Some(tag.as_str()))
                );
                let other = caller.send(method, path, None, &[("if-none-match", "\"x\"")]).await;
                assert_eq!((other.status.as_u16(), other.header("etag")), (200, Some(tag.as_str())));
            }
        }
        nobody
            .send(reqwest::Method::GET, path, None, &[("if-match", &tag)])
            .await
            .problem(400, "precondition_not_supported");
    }
}

#[test]
fn the_published_document_is_the_committed_one_but_for_the_addresses_below_the_public_url() {
    let default = gangway::settings::Settings::from_values(Default::default(), Vec::new()).unwrap().public_url;
    let addresses =
        ["/servers/0/url", "/components/securitySchemes/oauth2/flows/clientCredentials/tokenUrl"].map(str::to_owned);
    let mut published = document_at("https://api.example.com/onboarding");
    for (pointer, path) in addresses.iter().zip(["", "/oauth/token"]) {
        assert_eq!(DOCUMENT.pointer(pointer).unwrap(), &json!(format!("{default}{path}")));
        let address = published.pointer_mut(pointer).unwrap();
        assert_eq!(address, &json!(format!("https://api.example.com/onboarding{path}")));
        *address = DOCUMENT.pointer(pointer).unwrap().clone();
    }
    assert_eq!(published, *DOCUMENT);
}

#[test]
fn no_reference_dangles_and_no_component_is_unused() {
    let mut used = BTreeSet::new();
    walk(&DOCUMENT, "", &mut |pointer, value| {
        let is_mapping = pointer.contains("/discriminator/mapping/");
        if let Some(reference) = value.as_str().filter(|_| is_mapping || pointer.ends_with("/$ref")) {
            used.insert(reference.to_owned());
        }
    });
    assert!(used.len() > 50, "only {} references were found", used.len());
    let dangling = used.iter().filter(|one| DOCUMENT.pointer(one.trim_start_matches('#')).is_none());
    assert_none("dangling references", dangling.cloned().collect());

    let mut unused = Vec::new();
    for (kind, components) in DOCUMENT["components"].as_object().unwrap() {
        // Security schemes are used by name; another test looks at them.
        for name in components.as_object().unwrap().keys().filter(|_| kind != "securitySchemes") {
            let reference = format!("#/components/{kind}/{name}");
            if !used.contains(&reference) {
                unused.push(reference);
            }
        }
    }
    assert_none("unused components", unused);
}

#[test]
fn a_reference_has_nothing_beside_it_but_the_text_of_a_member() {
    let (mut bad, mut described) = (Vec::new(), 0);
    walk(&DOCUMENT, "", &mut |pointer, value| {
        if value["$ref"].is_string() && value.as_object().unwrap().len() > 1 {
            // Tools that lack OpenAPI 3.1 leave this text out, and take the rest as it is meant.
            let is_member = pointer.rsplit('/').nth(1) == Some("properties");
            let is_described =
                is_member && says_something(&value["description"]) && value.as_object().unwrap().len() == 2;
            described += i32::from(is_described);
            bad.extend((!is_described).then(|| pointer.to_owned()));
        }
    });
    assert_none("references with something beside them", bad);
    assert!(described > 50, "only {described} members were found");
}

#[test]
fn every_registered_operation_is_in_the_document_once_with_an_id_of_its_own() {
    let routes = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/api/routes.rs")).unwrap();
    let all = operations();
    assert_eq!(all.len(), routes.matches(".service(").count());
    let mut seen = HashSet::new();
    for operation in &all {
        let id = operation.id();
        assert!(seen.insert(id), "{id} stands twice");
        let camel = id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(|c| c.is_ascii_alphanumeric());
        assert!(camel, "{id} is not camelCase");
    }
}

#[test]
fn every_operation_has_a_summary_a_description_and_one_declared_tag() {
    let declared: Vec<_> = DOCUMENT["tags"].as_array().unwrap().iter().collect();
    assert_none(
        "tags without a description",
        declared.iter().filter(|tag| !says_something(&tag["description"])).map(|tag| tag["name"].to_string()).collect(),
    );
    let names: BTreeSet<_> = declared.iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), declared.len(), "a tag is declared twice");
    let (mut bad, mut used) = (Vec::new(), BTreeSet::new());
    for operation in operations() {
        let value = operation.value;
        let tags: Vec<_> = value["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let complete = says_something(&value["summary"])
            && says_something(&value["description"])
            && tags.len() == 1
            && names.contains(tags[0]);
        if !complete {
            bad.push(operation.id().to_owned());
        }
        used.extend(tags);
    }
    for webhook in DOCUMENT["webhooks"].as_object().unwrap().values() {
        used.extend(webhook["post"]["tags"].as_array().unwrap().iter().filter_map(Value::as_str));
    }
    assert_none("incomplete operations", bad);
    assert_eq!(used, names, "tags used and declared differ");
}

#[test]
fn every_parameter_response_header_schema_and_property_is_described() {
    let mut bad = Vec::new();
    for operation in operations() {
        let id = operation.id();
        for parameter in operation.parameters().filter(|parameter| !says_something(&parameter["description"])) {
            bad.push(format!("parameter {} of {id}", parameter["name"]));
        }
        for (status, response) in operation.value["responses"].as_object().unwrap() {
            let response = resolve(response);
            if !says_something(&response["description"]) {
                bad.push(format!("response {status} of {id}"));
            }
            for (name, header) in response["headers"].as_object().into_iter().flatten() {
                if !says_something(&resolve(header)["description"]) {
                    bad.push(format!("header {name} of {id} {status}"));
                }
            }
        }
    }
    for (name, schema) in schemas() {
        if !says_something(&schema["description"]) {
            bad.push(format!("schema {name}"));
        }
        walk_schema(schema, name, &mut HashSet::new(), &mut |place, schema| {
            for (member, property) in schema["properties"].as_object().into_iter().flatten() {
                if !says_something(&property["description"]) {
                    bad.push(format!("property {place}/{member}"));
                }
            }
        });
    }
    bad.sort();
    bad.dedup();
    assert_none("without a description", bad);
}

#[test]
fn a_query_parameter_says_what_it_filters_and_not_what_a_path_parameter_of_its_name_is() {
    let text = |operation: &Operation, name: &str| {
        let found = operation.parameters().find(|one| one["name"] == name && one["in"] == "query");
        found.map(|one| one["description"].as_str().unwrap().to_owned())
    };
    let all = operations();
    let list = all.iter().find(|one| one.id() == "listClients").unwrap();
    assert_eq!(text(list, "resellerId").as_deref(), Some("Only those of this reseller."));
}

#[test]
fn the_parameters_in_a_path_are_declared_and_required() {
    for operation in operations() {
        let in_path: BTreeSet<_> =
            operation.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        let declared: BTreeSet<_> = operation
            .parameters()
            .filter(|one| one["in"] == "path")
            .inspect(|one| assert_eq!(one["required"], true, "{} of {}", one["name"], operation.id()))
            .map(|one| one["name"].as_str().unwrap())
            .collect();
        assert_eq!(declared, in_path, "{}", operation.id());
        let unique: BTreeSet<_> = operation.parameters().map(|one| format!("{} {}", one["in"], one["name"])).collect();
        assert_eq!(unique.len(), operation.parameters().count(), "{} declares a parameter twice", operation.id());
    }
}

#[test]
fn a_merge_patch_is_taken_under_both_media_types_and_other_bodies_under_one() {
    for operation in operations() {
        let media: Vec<_> = operation.bodies().into_keys().collect();
        let wanted: &[&str] = match (operation.method, operation.path) {
            ("patch", _) => &["application/json", "application/merge-patch+json"],
            (_, "/oauth/token") => &["application/x-www-form-urlencoded"],
            ("get" | "delete", _) => &[],
            _ if media.is_empty() => continue,
            _ => &["application/json"],
        };
        assert_eq!(media, wanted, "{}", operation.id());
        let schemas: HashSet<_> = operation.bodies().into_values().map(Value::to_string).collect();
        assert!(schemas.len() <= 1, "{} takes another schema under each media type", operation.id());
    }
}

#[test]
fn a_body_is_required_unless_the_server_takes_the_request_without_it() {
    let optional: BTreeSet<_> = operations()
        .iter()
        .filter(|one| one.value["requestBody"].is_object() && one.value["requestBody"]["required"] != true)
        .map(Operation::id)
        .collect();
    let expected = ["approveLinkRequest", "cancelLinkRequest", "rotateCredential", "sendLinkRequest"];
    assert_eq!(optional, BTreeSet::from(expected));
}

/// The schemas that JSON bodies of requests consist of.
fn schemas_of_requests() -> BTreeSet<String> {
    let names = |value: &Value| -> Vec<String> {
        let text = value.to_string();
        let parts = text.split("#/components/schemas/").skip(1);
        parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
    };
    let bodies = operations();
    let mut waiting: Vec<_> =
        bodies.iter().flat_map(|one| names(&one.value["requestBody"]["content"]["application/json"])).collect();
    let mut found = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if found.insert(name.clone()) {
            waiting.extend(names(&DOCUMENT["components"]["schemas"][&name]));
        }
    }
    found
}

/// Examples of merge patches.
const PATCH_EXAMPLES: [&str; 3] = ["resellerPatch", "clientPatch", "accountPatch"];

#[test]
fn null_stands_only_where_a_request_may_hold_it() {
    let mut bad = Vec::new();
    // In a patch it clears; in other bodies an optional member that is null is absent.
    let sent = schemas_of_requests();
    let in_request = |pointer: &str| {
        let name = pointer.strip_prefix("/components/schemas/").and_then(|rest| rest.split('/').next());
        name.is_some_and(|name| sent.contains(name))
    };
    walk(&DOCUMENT, "", &mut |pointer, value| {
        let in_patch = in_request(pointer)
            || PATCH_EXAMPLES.iter().any(|name| pointer.starts_with(&format!("/components/examples/{name}/")));
        if value.is_null() {
            bad.extend((!in_patch).then(|| format!("{pointer} is null")));
        } else if value == "null" && !in_patch {
            bad.push(pointer.to_owned());
        }
    });
    assert_none("null", bad);
    // And there it does stand.
    assert_eq!(
        DOCUMENT["components"]["schemas"]["UpdateClient"]["properties"]["domain"]["type"],
        json!(["string", "null"])
    );
}

#[test]
fn bodies_refuse_unknown_members_at_every_depth() {
    let (mut bad, mut seen_objects) = (Vec::new(), 0);
    for operation in operations() {
        // A token endpoint ignores parameters that it does not know (RFC 6749 §3.2).
        for (_, schema) in operation.bodies().into_iter().filter(|(media, _)| media.ends_with("json")) {
            walk_schema(schema, operation.id(), &mut HashSet::new(), &mut |place, schema| {
                let is_object = schema["type"] == "object" || schema["properties"].is_object();
                seen_objects += i32::from(is_object);
                if is_object && schema["additionalProperties"] != false {
                    bad.push(place.to_owned());
                }
            });
        }
    }
    assert!(seen_objects > 20, "only {seen_objects} schemas were looked at");
    assert_none("schemas that let unknown members pass", bad);
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

#[test]
fn every_example_of_a_member_or_a_parameter_fits_its_schema() {
    let (mut bad, mut count) = (Vec::new(), 0);
    let mut examine = |place: &str, schema: &'static Value, owner: &'static Value| {
        let examples = owner["examples"].as_array().into_iter().flatten();
        for example in examples.chain(owner.get("example")).chain(schema.get("default")) {
            count += 1;
            bad.extend(fits(schema, example).err().map(|error| format!("{place}: {error}")));
        }
    };
    for (name, schema) in schemas() {
        let mut seen = HashSet::new();
        walk_schema(schema, name, &mut seen, &mut |place, schema| examine(place, schema, schema));
    }
    for operation in operations() {
        for parameter in operation.parameters() {
            let place = format!("{} of {}", parameter["name"], operation.id());
            examine(&place, &parameter["schema"], parameter);
            examine(&place, &parameter["schema"], &parameter["schema"]);
        }
    }
    assert!(count > 100, "only {count} examples were found");
    assert_none("examples that do not fit", bad);
}

#[test]
fn every_scope_that_an_operation_asks_for_is_in_the_security_scheme() {
    let schemes = &DOCUMENT["components"]["securitySchemes"];
    let flow = &schemes["oauth2"]["flows"]["clientCredentials"];
    assert_eq!(flow["tokenUrl"], "http://127.0.0.1:8080/oauth/token");
    let mut open = BTreeSet::new();
    for operation in operations() {
        let security = operation.value["security"].as_array().unwrap();
        if security.is_empty() {
            open.insert(operation.path);
            continue;
        }
        assert_eq!(security.len(), 1, "{}", operation.id());
        let scopes = security[0]["oauth2"].as_array().unwrap_or_else(|| panic!("{}", operation.id()));
        for scope in scopes {
            let meaning = &flow["scopes"][scope.as_str().unwrap()];
            assert!(says_something(meaning), "{scope} of {} is not in the scheme", operation.id());
        }
        let any_scope = operation.id() == "rotateCredential";
        assert!(any_scope || !scopes.is_empty(), "{} asks for no scope", operation.id());
        for status in ["401", "403"] {
            assert!(operation.value["responses"].get(status).is_some(), "{} never answers {status}", operation.id());
        }
    }
    let expected =
        ["/.well-known/jwks.json", "/.well-known/oauth-authorization-server", "/healthz", "/oauth/token", "/readyz"];
    assert_eq!(open, BTreeSet::from(expected));
}

#[actix_web::test]
async fn every_operation_that_asks_for_a_scope_refuses_a_caller_without_a_token() {
    let app = TestApp::start(Database::Sqlite, gangway::aws::AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    for operation in operations().iter().filter(|one| is_secured(one)) {
        let path: Vec<_> =
            operation.path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect();
        let method: Method = operation.method.to_ascii_uppercase().parse().unwrap();
        nobody.send(method, &path.join("/"), None, &[]).await.problem(401, "unauthenticated");
    }
}
