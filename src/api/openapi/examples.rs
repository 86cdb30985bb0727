//! Examples of bodies. They are data: one file a resource, where each example names the bodies that it stands at, as
//! `<operation id> request`, or `<operation id> <status>` with a media type behind it where the answer has several.

use serde_json::{Map, Value, json};

use super::walk::each_operation_mut;

const FILES: &[&str] = &[
    include_str!("examples/identity.json"),
    include_str!("examples/resellers.json"),
    include_str!("examples/credentials.json"),
    include_str!("examples/clients.json"),
    include_str!("examples/discovery.json"),
    include_str!("examples/pricebooks.json"),
    include_str!("examples/cloud_accounts.json"),
    include_str!("examples/owner_links.json"),
    include_str!("examples/onboarding_plans.json"),
    include_str!("examples/role_arn.json"),
    include_str!("examples/link_requests.json"),
    include_str!("examples/support_plans.json"),
    include_str!("examples/webhooks.json"),
    include_str!("examples/service.json"),
];

/// Puts the examples into the components, and references to them at the bodies.
pub fn attach(document: &mut Value) {
    let mut examples: Map<String, Value> = Map::new();
    for file in FILES {
        examples.extend(serde_json::from_str::<Map<String, Value>>(file).unwrap_or_default());
    }
    each_operation_mut(document, |_, _, operation| attach_to(operation, &examples));
    for webhook in document["webhooks"].as_object_mut().into_iter().flat_map(|all| all.values_mut()) {
        attach_to(&mut webhook["post"], &examples);
    }
    for example in examples.values_mut().filter_map(Value::as_object_mut) {
        example.shift_remove("of");
    }
    document["components"]["examples"] = Value::Object(examples);
}

fn attach_to(operation: &mut Value, examples: &Map<String, Value>) {
    let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
    for (media, body) in operation.get_mut("requestBody").into_iter().flat_map(contents) {
        insert(body, &[format!("{id} request"), format!("{id} request {media}")], examples);
    }
    for (status, response) in operation["responses"].as_object_mut().into_iter().flatten() {
        for (media, body) in contents(response) {
            insert(body, &[format!("{id} {status}"), format!("{id} {status} {media}")], examples);
        }
    }
}

fn contents(owner: &mut Value) -> impl Iterator<Item = (&String, &mut Value)> {
    owner.get_mut("content").and_then(Value::as_object_mut).into_iter().flatten()
}

fn insert(body: &mut Value, places: &[String], examples: &Map<String, Value>) {
    let stands_here = |example: &Value| {
        let mut of = example["of"].as_array().into_iter().flatten().filter_map(Value::as_str);
        of.any(|place| places.iter().any(|one| one == place))
    };
    for (name, _) in examples.iter().filter(|(_, example)| stands_here(example)) {
        body["examples"][name] = json!({ "$ref": format!("#/components/examples/{name}") });
    }
}
