//! The parts of the published document: its operations and schemas, and what tests ask of any of them.

use std::collections::{BTreeMap, HashSet};

use gangway::auth::{Role, Scope};
use jsonschema::Draft;
use reqwest::Method;
use serde_json::{Value, json};

use super::contract::{DOCUMENT, resolve};
use super::http::{Answer, Caller};
use super::world::Ids;

/// The scopes of the role `customer`.
pub const CUSTOMER_SCOPES: [&str; 8] = [
    "clients:read",
    "cloud-accounts:read",
    "cloud-accounts:write",
    "role-arn:read",
    "role-arn:write",
    "link-requests:read",
    "link-requests:write",
    "support-plans:read",
];

/// Operations that are never for the role `customer`, whatever it holds.
const NOT_FOR_CUSTOMERS: [&str; 12] = [
    "recordRoleCheck",
    "renewLinkRequest",
    "unlinkCloudAccount",
    "simulateMargin",
    "getDiscovery",
    "putDiscovery",
    // Links of owners: the distributor's and its partners' business.
    "createOwnerLink",
    "listOwnerLinks",
    "getOwnerLink",
    "revokeOwnerLink",
    "getSunsetReport",
    "chargeSunsetReport",
];

/// An operation of the published document.
pub struct Operation {
    pub id: &'static str,
    pub method: Method,
    pub path: &'static str,
    /// Whether it wants a token, and with which scope.
    pub secured: bool,
    pub scope: Option<Scope>,
    pub value: &'static Value,
}

impl Operation {
    pub fn parameters(&self) -> impl Iterator<Item = &'static Value> {
        self.value["parameters"].as_array().into_iter().flatten().map(resolve)
    }

    /// The body's schemas by media type.
    pub fn bodies(&self) -> BTreeMap<&'static str, &'static Value> {
        let content = self.value["requestBody"]["content"].as_object().into_iter().flatten();
        content.map(|(media, body)| (media.as_str(), &body["schema"])).collect()
    }

    /// Whether a role may ever do it.
    pub fn takes(&self, role: Role) -> bool {
        let scope = self.scope.map_or("", Scope::as_str);
        match role {
            Role::Operations => true,
            Role::Reseller => {
                scope != "link-requests:operate" && !scope.starts_with("resellers:") && self.id != "recordRoleCheck"
            }
            Role::Customer => {
                (scope.is_empty() || CUSTOMER_SCOPES.contains(&scope))
                    && !NOT_FOR_CUSTOMERS.contains(&self.id)
                    && !self.path.starts_with("/onboarding-plans")
            }
        }
    }

    /// Its path with these ids in it.
    pub fn at(&self, ids: &Ids) -> String {
        let segments = self.path.split('/').map(|segment| match segment.strip_prefix('{') {
            // Every pricebook of these tests has it.
            Some("version}") => "1",
            Some(name) => &*ids[name.trim_end_matches('}')],
            None => segment,
        });
        segments.collect::<Vec<_>>().join("/")
    }

    pub async fn call(&self, caller: &Caller, path: &str, body: Option<&Value>) -> Answer {
        caller.send(self.method.clone(), path, body.map(Value::to_string), &[]).await
    }
}

pub fn operations() -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, item) in DOCUMENT["paths"].as_object().unwrap() {
        for (method, value) in item.as_object().unwrap() {
            let security = value.get("security").filter(|all| **all != json!([])).map(|all| {
                assert_eq!(all.as_array().unwrap().len(), 1, "{method} {path}");
                all[0]["oauth2"].as_array().unwrap_or_else(|| panic!("{method} {path}: another scheme"))
            });
            assert!(security.is_none_or(|scopes| scopes.len() <= 1), "{method} {path}: several scopes");
            all.push(Operation {
                id: value["operationId"].as_str().unwrap_or_else(|| panic!("{method} {path} has no operationId")),
                method: method.to_ascii_uppercase().parse().unwrap(),
                path,
                secured: security.is_some(),
                scope: security.and_then(|all| all.first()).map(|scope| scope.as_str().unwrap().parse().unwrap()),
                value,
            });
        }
    }
    assert!(!all.is_empty());
    all
}

/// The paths of the document, with all methods that they know, HEAD and OPTIONS too, sorted.
pub fn addresses() -> Vec<(String, Vec<String>)> {
    let paths = DOCUMENT["paths"].as_object().unwrap().iter();
    let known = |item: &Value| {
        let mut methods: Vec<_> = item.as_object().unwrap().keys().map(|method| method.to_ascii_uppercase()).collect();
        methods.extend(methods.contains(&"GET".to_owned()).then(|| "HEAD".to_owned()));
        methods.push("OPTIONS".to_owned());
        methods.sort();
        methods
    };
    paths.map(|(template, item)| (concrete(template), known(item))).collect()
}

/// A path with `x` for each of its parameters.
pub fn concrete(template: &str) -> String {
    template.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect::<Vec<_>>().join("/")
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
