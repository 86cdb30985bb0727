"""The Java types of the document's schemas."""

from document import SCHEMAS, is_flag, kind_of, map_values, page_item, parameter_enum, ref, without_null


def type_of(schema: dict, boxed: bool = True) -> str:
    """The Java type of a schema, leaving null aside."""
    schema, _ = without_null(schema)
    if name := ref(schema):
        kind = kind_of(name) if name in SCHEMAS else "java"
        return "String" if kind == "text" else f"Page<{page_item(name)}>" if kind == "page" else name
    kind = schema["type"]
    if kind == "array":
        return f"List<{type_of(schema['items'])}>"
    if kind == "string":
        return {"date-time": "Instant", "date": "LocalDate"}.get(schema.get("format"), "String")
    if kind == "object":
        values = map_values(schema)
        return f"Map<String, {type_of(values) if values else 'Object'}>"
    if kind == "number":
        return "Double" if boxed else "double"
    if kind == "boolean":
        return "Boolean" if boxed else "boolean"
    wide = schema.get("format") == "int64" and schema.get("maximum", 1 << 63) >= 1 << 31
    return ("Long" if wide else "Integer") if boxed else ("long" if wide else "int")


def parameter_type(operation, parameter: dict) -> str:
    schema = parameter["schema"]
    if is_flag(schema):
        return "Boolean"
    return parameter_enum(operation, parameter) or type_of(schema)
