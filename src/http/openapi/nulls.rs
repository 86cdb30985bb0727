//! `null` is for merge patches alone, where it clears; elsewhere an optional member is left out.

use serde_json::Value;

/// Removes `null` from the types and unions of a schema's members, but where a merge patch may clear them.
pub fn finish_schema(name: &str, schema: &mut Value) {
    let is_patch = name.starts_with("Update");
    for (_, member) in schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
        // Members that a patch may not clear have no `null` in their type already.
        if is_patch && member.to_string().contains("\"null\"") {
            lift_description(member);
        } else {
            strip(member);
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
