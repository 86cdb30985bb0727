//! Where `null` is taken: in a merge patch it clears; in the body of a POST or PUT an optional member that is `null` is
//! absent, because many serializers send it so. In answers an optional member is left out.

use std::collections::BTreeSet;

use serde_json::Value;

use super::walk::each_operation;

/// What a schema is called as a part of a request, when answers consist of it too.
const AS_INPUT: &str = "Input";

/// The schemas that JSON bodies of POSTs and PUTs consist of. Those that answers consist of too are there twice from now on:
/// in answers nothing is null.
pub fn sent(document: &mut Value) -> BTreeSet<String> {
    let sent = reachable(document, |method, operation, found| {
        if matches!(method, "post" | "put") {
            references(&operation["requestBody"]["content"]["application/json"], found);
        }
    });
    let answered = reachable(document, |_, operation, found| references(&operation["responses"], found));
    let schemas = &document["components"]["schemas"];
    let takes_null = |name: &&String| schemas[name.as_str()]["properties"].to_string().contains("\"null\"");
    let shared: BTreeSet<String> = sent.intersection(&answered).filter(takes_null).cloned().collect();
    let mut names: BTreeSet<String> = sent.difference(&shared).cloned().collect();
    let Some(schemas) = document["components"]["schemas"].as_object_mut() else { return names };
    for name in &shared {
        let input = format!("{name}{AS_INPUT}");
        schemas.insert(input.clone(), schemas[name].clone());
        names.insert(input);
    }
    for name in &names {
        if let Some(schema) = schemas.get_mut(name).filter(|_| !answered.contains(name)) {
            rename(schema, &shared);
        }
    }
    names
}

fn reachable(document: &Value, begin: impl Fn(&str, &Value, &mut Vec<String>)) -> BTreeSet<String> {
    let (mut found, mut waiting) = (BTreeSet::new(), Vec::new());
    each_operation(document, |_, method, operation| begin(method, operation, &mut waiting));
    while let Some(name) = waiting.pop() {
        if let Some(schema) = document["components"]["schemas"].get(&name).filter(|_| found.insert(name.clone())) {
            references(schema, &mut waiting);
        }
    }
    found
}

/// Lets a request's schema refer to the inputs of these.
fn rename(value: &mut Value, shared: &BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            let name = members.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
            if let Some(name) = name.filter(|name| shared.contains(*name)) {
                let input = format!("#/components/schemas/{name}{AS_INPUT}");
                members.insert("$ref".to_owned(), Value::String(input));
            }
            members.values_mut().for_each(|member| rename(member, shared));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, shared)),
        _ => {}
    }
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let name = members.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
            found.extend(name.map(str::to_owned));
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

/// Removes `null` from the types and unions of a schema's members, but where a request may hold it.
pub fn finish_schema(name: &str, schema: &mut Value, sent: &BTreeSet<String>) {
    let takes_null = name.starts_with("Update") || sent.contains(name);
    let required: Vec<Value> = schema["required"].as_array().cloned().unwrap_or_default();
    for (member, value) in schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
        let optional = !required.contains(&Value::from(member.as_str()));
        // Members that a patch may not clear have no `null` in their type already.
        if takes_null && optional && value.to_string().contains("\"null\"") {
            lift_description(value);
        } else {
            strip(value);
        }
    }
}

/// What a member means stands beside its union, not inside one of the union's types.
fn lift_description(member: &mut Value) {
    let types = member.get_mut("oneOf").and_then(Value::as_array_mut).into_iter().flatten();
    let text = types.filter_map(|one| one.as_object_mut()?.remove("description")).next();
    if let (Some(text), Some(object)) = (text, member.as_object_mut()) {
        object.entry("description").or_insert(text);
    }
}

/// Removes `null` from a schema's type or union.
pub fn strip(schema: &mut Value) {
    if let Some(types) = schema.get_mut("type").filter(|types| types.is_array()) {
        let kept: Vec<_> = types.as_array().into_iter().flatten().filter(|one| *one != "null").cloned().collect();
        *types = if let [one] = kept.as_slice() { one.clone() } else { Value::Array(kept) };
    }
    let Some(union) = schema.get("oneOf").and_then(Value::as_array) else { return };
    let kept: Vec<_> = union.iter().filter(|one| one["type"] != "null").cloned().collect();
    if let ([only], Some(object)) = (kept.as_slice(), schema.as_object_mut()) {
        object.remove("oneOf");
        // A description may stand beside a reference in OpenAPI 3.1.
        let description = object.get("description").cloned();
        object.extend(only.as_object().cloned().into_iter().flatten());
        if let Some(description) = description {
            object.insert("description".to_owned(), description);
        }
    }
}
