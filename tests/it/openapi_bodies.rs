//! Bodies of the published document: which members they have, and where null may stand.

use std::collections::{BTreeSet, HashSet};

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::contract::DOCUMENT;
use crate::support::document::{assert_none, fits, operations, schemas, walk, walk_schema};

#[test]
fn a_merge_patch_is_taken_under_both_media_types_a_plan_as_a_file_too_and_other_bodies_under_one() {
    for operation in operations() {
        let media: Vec<_> = operation.bodies().into_keys().collect();
        let wanted: &[&str] = match (&operation.method, operation.path) {
            (&Method::PATCH, _) => &["application/json", "application/merge-patch+json"],
            (_, "/oauth/token") => &["application/x-www-form-urlencoded"],
            (&Method::GET | &Method::DELETE, _) => &[],
            // A file is no JSON: its schema is another one.
            (_, "/onboarding-plans") => {
                assert_eq!(media, ["application/json", "text/csv"]);
                continue;
            }
            _ if media.is_empty() => continue,
            _ => &["application/json"],
        };
        assert_eq!(media, wanted, "{}", operation.id);
        let schemas: HashSet<_> = operation.bodies().into_values().map(Value::to_string).collect();
        assert!(schemas.len() <= 1, "{} takes another schema under each media type", operation.id);
    }
}

#[test]
fn a_body_is_required_unless_the_server_takes_the_request_without_it() {
    let optional: BTreeSet<_> = operations()
        .iter()
        .filter(|one| one.value["requestBody"].is_object() && one.value["requestBody"]["required"] != true)
        .map(|one| one.id)
        .collect();
    let expected = [
        "approveLinkRequest",
        "cancelLinkRequest",
        "createOwnerLink",
        "rotateCredential",
        "rotateWebhookSecret",
        "sendLinkRequest",
    ];
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

/// Whether it is a map: so many short texts at most, whose names are short too.
fn is_bounded_map(schema: &Value) -> bool {
    let values = &schema["additionalProperties"];
    schema["properties"].is_null()
        && values["type"] == json!(["string", "null"])
        && values["maxLength"].is_u64()
        && schema["propertyNames"]["maxLength"].is_u64()
        && schema["maxProperties"].is_u64()
}

#[test]
fn bodies_refuse_unknown_members_at_every_depth() {
    let (mut bad, mut seen_objects) = (Vec::new(), 0);
    for operation in operations() {
        // A token endpoint ignores parameters that it does not know (RFC 6749 §3.2).
        for (_, schema) in operation.bodies().into_iter().filter(|(media, _)| media.ends_with("json")) {
            walk_schema(schema, operation.id, &mut HashSet::new(), &mut |place, schema| {
                let is_object = schema["type"] == "object" || schema["properties"].is_object();
                if is_bounded_map(schema) {
                    return;
                }
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
            let place = format!("{} of {}", parameter["name"], operation.id);
            examine(&place, &parameter["schema"], parameter);
            examine(&place, &parameter["schema"], &parameter["schema"]);
        }
    }
    assert!(count > 100, "only {count} examples were found");
    assert_none("examples that do not fit", bad);
}
