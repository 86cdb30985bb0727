//! That the published document tells of everything in it: operations, parameters, answers, members.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use crate::support::contract::{DOCUMENT, resolve};
use crate::support::document::{Operation, assert_none, operations, says_something, schemas, walk_schema};

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
            bad.push(operation.id.to_owned());
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
        let id = operation.id;
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
    let list = all.iter().find(|one| one.id == "listClients").unwrap();
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
            .inspect(|one| assert_eq!(one["required"], true, "{} of {}", one["name"], operation.id))
            .map(|one| one["name"].as_str().unwrap())
            .collect();
        assert_eq!(declared, in_path, "{}", operation.id);
        let unique: BTreeSet<_> = operation.parameters().map(|one| format!("{} {}", one["in"], one["name"])).collect();
        assert_eq!(unique.len(), operation.parameters().count(), "{} declares a parameter twice", operation.id);
    }
}
