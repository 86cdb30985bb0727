"""The Rust types of the document's schemas."""

from document import is_flag, kind_of, map_values, page_item, parameter_enum, ref, without_null


def type_of(schema: dict, secret: bool = False) -> str:
    """The Rust type of a schema, leaving null aside."""
    schema, _ = without_null(schema)
    if name := ref(schema):
        return f"Page<{page_item(name)}>" if kind_of(name) == "page" else name
    kind = schema["type"]
    if kind == "array":
        return f"Vec<{type_of(schema['items'])}>"
    if secret and kind == "string":
        return "Secret"
    if kind == "object":
        values = map_values(schema)
        return f"BTreeMap<String, {type_of(values) if values else 'serde_json::Value'}>"
    if kind == "number":
        return "f64"
    by_format = {"date-time": "DateTime<Utc>", "date": "NaiveDate", "int32": "i32", "int64": "i64"}
    return by_format.get(schema.get("format")) or {"string": "String", "boolean": "bool", "integer": "i64"}[kind]


def parameter_type(operation, parameter: dict) -> str:
    schema = parameter["schema"]
    if is_flag(schema):
        return "bool"
    return parameter_enum(operation, parameter) or type_of(schema)
