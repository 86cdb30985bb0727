"""The annotations of the document's schemas."""

from document import SCHEMAS, enum_of, is_flag, is_open, map_values, ref


def type_of(schema: dict, sent: bool, prefix: str = "") -> str:
    """The annotation for a value, which a request may hold or not."""
    name = ref(schema)
    if name:
        return f"{prefix}{name}Param" if sent and is_open(SCHEMAS[name]) else f"{prefix}{name}"
    if "oneOf" in schema:
        return " | ".join(type_of(option, sent, prefix) for option in schema["oneOf"])
    kind = schema.get("type")
    if isinstance(kind, list):
        return " | ".join(type_of({**schema, "type": option}, sent, prefix) for option in kind)
    if kind == "array":
        return f"{'Sequence' if sent else 'list'}[{type_of(schema['items'], sent, prefix)}]"
    if "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema['enum']))}]"
    if kind == "string":
        return {"date-time": "datetime", "date": "date"}.get(schema.get("format", ""), "str")
    if kind == "object":
        values = map_values(schema)
        return f"Mapping[str, {type_of(values, sent, prefix) if values else 'Any'}]"
    return {"integer": "int", "number": "float", "boolean": "bool", "null": "None"}[kind]


def parameter_type(schema: dict) -> str:
    """The type of a parameter."""
    if is_flag(schema):
        return "bool"
    known = enum_of(schema)
    return f"m.{known}Param" if known and is_open(SCHEMAS[known]) else type_of(schema, True, "m.")
