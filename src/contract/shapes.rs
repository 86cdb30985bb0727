//! Checks a body or a query against the schema that the document publishes, and reports every refused member at once.
//! What the document says and what the server takes are therefore the same thing.

#![expect(clippy::indexing_slicing, reason = "reading a missing member of JSON gives null")]

use std::collections::{HashMap, HashSet};

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{Draft, JsonType, ValidationError, Validator};
use serde_json::{Map, Value, json};

use crate::contract::formats;
use crate::domain::{FieldError, Violation};

/// The end of every id's pattern: a malformed id is reported like an unknown one.
const ID_PATTERN_END: &str = "_[0-7][0-9a-hjkmnp-tv-z]{25}$";

/// A compiled schema.
pub enum Shape {
    /// One schema.
    Plain(Validator),
    /// A tagged union: the tag chooses the schema, so that errors are those of the meant variant.
    Tagged {
        /// Member that holds the tag.
        tag: String,
        /// Schema of each tag.
        variants: Vec<(String, Validator)>,
    },
}

/// The mark of a list in a body whose items are looked at one by one, by the schema of their own: one that is not as it should
/// be is a matter of that item, and the body is taken. The document publishes the schema of the items all the same.
pub const ONE_BY_ONE: &str = "x-items-one-by-one";

/// A list among a body's members.
struct List {
    member: String,
    most: usize,
    one_by_one: bool,
}

/// The schemas of all request bodies, by name, with the lists among their members.
pub struct Shapes(HashMap<String, (Shape, Vec<List>)>);

/// A schema of the document that does not compile; a mistake of ours, found at start-up by every test.
#[derive(Debug, thiserror::Error)]
#[error("schema {name}: {reason}")]
pub struct BadSchema {
    name: String,
    reason: String,
}

impl Shapes {
    /// Compiles the schemas of all JSON bodies in the document.
    pub fn of_document(document: &Value) -> Result<Self, BadSchema> {
        let (schemas, mut items) = (&mut document["components"]["schemas"].clone(), Vec::new());
        for schema in schemas.as_object_mut().into_iter().flat_map(|all| all.values_mut()) {
            items.extend(take_items(schema));
        }
        let mut shapes = HashMap::new();
        for name in items {
            shapes.insert(name.clone(), (Shape::named(&name, schemas)?, Vec::new()));
        }
        for operation in document["paths"].as_object().into_iter().flat_map(|paths| paths.values()).flat_map(operations)
        {
            let reference = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
            let Some(name) = reference.as_str().and_then(|path| path.rsplit('/').next()) else { continue };
            if !shapes.contains_key(name) {
                shapes.insert(name.to_owned(), (Shape::named(name, schemas)?, lists(&schemas[name])));
            }
        }
        Ok(Self(shapes))
    }

    /// Says which lists are too long, and leaves of each its first item: lengths are looked at before items, so that what
    /// is refused anyway costs no more for being long.
    pub fn shorten(&self, name: &str, value: &mut Value) -> Vec<Violation> {
        let mut found = Vec::new();
        for List { member, most, .. } in self.0.get(name).into_iter().flat_map(|(_, lists)| lists) {
            let list = value.get_mut(member).and_then(Value::as_array_mut);
            if let Some(list) = list.filter(|list| list.len() > *most) {
                list.truncate(1);
                found.push(Violation::at(
                    format!("/{member}"),
                    FieldError::new("too_many").with("max", most.to_string()),
                ));
            }
        }
        found
    }

    /// Every violation in `value`, in the order of the document; an unknown schema name is a violation of its own,
    /// so that a forgotten registration never lets a body pass.
    pub fn check(&self, name: &str, value: &Value) -> Vec<Violation> {
        match self.0.get(name) {
            Some((shape, lists)) if lists.iter().any(|list| list.one_by_one) => {
                shape.check(&without_items(value, lists))
            }
            Some((shape, _)) => shape.check(value),
            None => vec![Violation::at("", FieldError::new("wrong_type").with("expected", name))],
        }
    }
}

/// The members that are lists, and how many items each may have.
fn lists(schema: &Value) -> Vec<List> {
    let members = schema["properties"].as_object().into_iter().flatten();
    let lists = members.filter_map(|(name, member)| {
        let most = usize::try_from(member["maxItems"].as_u64()?).unwrap_or(usize::MAX);
        Some(List { member: name.clone(), most, one_by_one: member[ONE_BY_ONE] == true })
    });
    lists.collect()
}

/// Leaves a schema nothing to say of items that are looked at one by one; the names of their own schemas.
fn take_items(schema: &mut Value) -> Vec<String> {
    let members = schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
    let marked = members.filter(|(_, member)| member[ONE_BY_ONE] == true);
    let items = marked.filter_map(|(_, member)| member.as_object_mut()?.shift_remove("items"));
    items.filter_map(|items| Some(items["$ref"].as_str()?.rsplit('/').next()?.to_owned())).collect()
}

/// The body with as many items that say nothing in place of those that are looked at one by one.
fn without_items(body: &Value, lists: &[List]) -> Value {
    let Some(members) = body.as_object() else { return body.clone() };
    let is_taken = |name: &str| lists.iter().any(|list| list.one_by_one && list.member == name);
    let members = members.iter().map(|(name, member)| match member.as_array() {
        Some(items) if is_taken(name) => (name.clone(), Value::Array(vec![Value::Null; items.len()])),
        _ => (name.clone(), member.clone()),
    });
    Value::Object(members.collect())
}

fn operations(path: &Value) -> impl Iterator<Item = &Value> {
    path.as_object().into_iter().flat_map(|item| item.values()).filter(|value| value.is_object())
}

fn compile(name: &str, schema: &Value) -> Result<Validator, BadSchema> {
    let mut options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true);
    for (format, check) in formats::FORMATS {
        options = options.with_format(*format, move |text: &str| check(text).is_ok());
    }
    options.build(schema).map_err(|error| BadSchema { name: name.to_owned(), reason: error.to_string() })
}

/// Adds the schema that is referred to, and all that it refers to itself.
fn add_needed(reference: &str, schemas: &Value, needed: &mut Map<String, Value>) {
    let Some(name) = reference.strip_prefix("#/components/schemas/").filter(|name| !needed.contains_key(*name)) else {
        return;
    };
    needed.insert(name.to_owned(), schemas[name].clone());
    add_references(&schemas[name], schemas, needed);
}

fn add_references(value: &Value, schemas: &Value, needed: &mut Map<String, Value>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, member)| match member.as_str() {
            Some(reference) if name == "$ref" => add_needed(reference, schemas, needed),
            _ => add_references(member, schemas, needed),
        }),
        Value::Array(items) => items.iter().for_each(|item| add_references(item, schemas, needed)),
        _ => {}
    }
}

impl Shape {
    fn named(name: &str, schemas: &Value) -> Result<Self, BadSchema> {
        let of = |reference: &str| {
            // Each validator keeps the schemas that it is given.
            let mut needed = Map::new();
            add_needed(reference, schemas, &mut needed);
            compile(name, &json!({ "$ref": reference, "components": { "schemas": needed } }))
        };
        let discriminator = &schemas[name]["discriminator"];
        let Some(tag) = discriminator["propertyName"].as_str() else {
            return Ok(Self::Plain(of(&format!("#/components/schemas/{name}"))?));
        };
        let mut variants = Vec::new();
        for (value, reference) in discriminator["mapping"].as_object().into_iter().flatten() {
            variants.push((value.clone(), of(reference.as_str().unwrap_or_default())?));
        }
        Ok(Self::Tagged { tag: tag.to_owned(), variants })
    }

    /// Compiles a schema that stands alone.
    pub fn alone(name: &str, schema: &Value) -> Result<Self, BadSchema> {
        Ok(Self::Plain(compile(name, schema)?))
    }

    /// Every violation in `value`.
    pub fn check(&self, value: &Value) -> Vec<Violation> {
        let mut found = Vec::new();
        control_characters(value, &mut String::new(), &mut found);
        match self {
            Self::Plain(validator) => violations(validator, value, &mut found),
            Self::Tagged { tag, variants } => match value.get(tag).map(Value::as_str) {
                _ if !value.is_object() => found.push(wrong_type("", "object")),
                None => found.push(Violation::at(format!("/{tag}"), FieldError::new("required"))),
                Some(None) => found.push(wrong_type(&format!("/{tag}"), "string")),
                Some(Some(given)) => match variants.iter().find(|(value, _)| value == given) {
                    Some((_, validator)) => violations(validator, value, &mut found),
                    None => {
                        let allowed: Vec<_> = variants.iter().map(|(value, _)| value.as_str()).collect();
                        let error = FieldError::new("unknown_value").with("allowed", allowed.join(", "));
                        found.push(Violation::at(format!("/{tag}"), error));
                    }
                },
            },
        }
        // A control character breaks the rule of every text and may break a format's too.
        let mut told = HashSet::new();
        found.retain(|violation| told.insert((violation.pointer.clone(), violation.error.code)));
        found
    }
}

fn wrong_type(pointer: &str, expected: &str) -> Violation {
    Violation::at(pointer, FieldError::new("wrong_type").with("expected", expected))
}

/// PostgreSQL cannot store NUL, and no member has use for the other control characters but line breaks and tabs.
fn control_characters(value: &Value, pointer: &mut String, found: &mut Vec<Violation>) {
    match value {
        Value::String(text) if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) => {
            found.push(Violation::at(pointer.clone(), FieldError::new("control_character")));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                nested(&index.to_string(), item, pointer, found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                nested(&name.replace('~', "~0").replace('/', "~1"), member, pointer, found);
            }
        }
        _ => {}
    }
}

/// Makes integers of numbers such as `3600.0`: JSON Schema takes them for integers, the types of bodies do not.
pub fn whole_numbers(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            if let Some(whole) = number.as_f64().and_then(|number| number.to_string().parse::<i64>().ok()) {
                *value = Value::from(whole);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(whole_numbers),
        Value::Object(members) => members.values_mut().for_each(whole_numbers),
        _ => {}
    }
}

fn nested(segment: &str, value: &Value, pointer: &mut String, found: &mut Vec<Violation>) {
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(segment);
    control_characters(value, pointer, found);
    pointer.truncate(length);
}

fn violations(validator: &Validator, value: &Value, found: &mut Vec<Violation>) {
    for error in validator.iter_errors(value) {
        describe(&error, found);
    }
}

fn describe(error: &ValidationError<'_>, found: &mut Vec<Violation>) {
    let pointer = error.instance_path().as_str().to_owned();
    let below = |name: &str| format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
    let refused = match error.kind() {
        ValidationErrorKind::Required { property } => {
            found.push(Violation::at(below(property.as_str().unwrap_or_default()), FieldError::new("required")));
            return;
        }
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            found.extend(unexpected.iter().map(|name| Violation::at(below(name), FieldError::new("unknown_member"))));
            return;
        }
        // A member that null clears: what counts is why it is not the other thing that it may be.
        ValidationErrorKind::OneOfNotValid { context } => {
            let mut others = context.iter().filter(|branch| !branch.iter().all(wants_null));
            if let (Some(branch), None) = (others.next(), others.next()) {
                branch.iter().for_each(|error| describe(error, found));
                return;
            }
            FieldError::new("invalid_format").with("expected", error.kind().keyword().to_owned())
        }
        ValidationErrorKind::Type { kind } => FieldError::new("wrong_type").with("expected", type_names(kind)),
        ValidationErrorKind::Enum { options } => FieldError::new("unknown_value").with("allowed", listed(options)),
        ValidationErrorKind::Constant { expected_value } => {
            FieldError::new("unknown_value").with("allowed", listed(expected_value))
        }
        ValidationErrorKind::Format { format } => match (formats::find(format), error.instance().as_str()) {
            (Some(check), Some(text)) => match check(text) {
                Err(refused) => refused,
                Ok(()) => return,
            },
            _ => FieldError::new("invalid_format").with("expected", format.clone()),
        },
        ValidationErrorKind::Pattern { pattern } if pattern.ends_with(ID_PATTERN_END) => FieldError::new("not_found"),
        ValidationErrorKind::Pattern { pattern } => FieldError::new("invalid_format").with("expected", pattern.clone()),
        ValidationErrorKind::MinLength { limit } => FieldError::new("too_short").with("min", limit.to_string()),
        ValidationErrorKind::MaxLength { limit } => FieldError::new("too_long").with("max", limit.to_string()),
        ValidationErrorKind::MinItems { limit } => FieldError::new("too_few").with("min", limit.to_string()),
        ValidationErrorKind::MaxItems { limit } => FieldError::new("too_many").with("max", limit.to_string()),
        ValidationErrorKind::MaxProperties { limit } => FieldError::new("too_many").with("max", limit.to_string()),
        ValidationErrorKind::Minimum { limit } => FieldError::new("too_small").with("min", limit.to_string()),
        ValidationErrorKind::Maximum { limit } => FieldError::new("too_large").with("max", limit.to_string()),
        ValidationErrorKind::UniqueItems => FieldError::new("not_unique"),
        _ => FieldError::new("invalid_format").with("expected", error.kind().keyword().to_owned()),
    };
    found.push(Violation::at(pointer, refused));
}

fn wants_null(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), ValidationErrorKind::Type { kind: TypeKind::Single(JsonType::Null) })
}

fn type_names(kind: &TypeKind) -> String {
    let names: Vec<String> = match kind {
        TypeKind::Single(one) => vec![one.to_string()],
        TypeKind::Multiple(many) => many.iter().map(|one| one.to_string()).collect(),
    };
    names.join(", ")
}

fn listed(options: &Value) -> String {
    match options {
        Value::Array(items) => items.iter().map(listed).collect::<Vec<_>>().join(", "),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
