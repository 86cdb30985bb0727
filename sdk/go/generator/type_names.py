"""The Go types of the document's schemas."""

from document import PARAMETER_ENUMS, SCHEMAS, is_flag, kind_of, map_values, parameter_enum, ref, resolve, without_null
from names import exported
from naming import pascal

OPTIONS = {
    frozenset(): "RequestOption",
    frozenset({"IfNoneMatch"}): "GetOption",
    frozenset({"IfMatch"}): "ChangeOption",
    frozenset({"IdempotencyKey"}): "CreateOption",
    frozenset({"IdempotencyKey", "IfMatch"}): "ActionOption",
}


def options_type(operation) -> str:
    return OPTIONS[frozenset(operation.headers)]


def id_type(name: str, schema: dict) -> str | None:
    """The type of an id that the document has as plain text: `clientId` is a ClientID."""
    known = pascal(name[:1].upper() + name[1:])
    if known.endswith("Id") and known in SCHEMAS and kind_of(known) == "text" and resolve(schema).get("type") == "string":
        return exported(known)
    return None


def type_of(schema: dict) -> str:
    if "$ref" in schema:
        return exported(ref(schema))
    match schema.get("type"), schema.get("format"):
        case "array", _:
            return "[]" + type_of(schema["items"])
        case "string", "date-time":
            return "time.Time"
        case "string", _:
            return "string"
        case "integer", _:
            return "int"
        case "boolean", _:
            return "bool"
        case "number", _:
            return "float64"
        case "object", _:
            # A value that is null is one that is not there.
            values = map_values(schema)
            return "map[string]" + (type_of(without_null(values)[0]) if values else "any")
    raise SystemExit(f"no Go type for {schema}")


def parameter_type(operation, parameter: dict) -> str:
    schema = parameter["schema"]
    if is_flag(schema):
        return "bool"
    enum = parameter_enum(operation, parameter)
    if enum in PARAMETER_ENUMS:
        # Without the verb.
        return exported(operation.key).removeprefix("Get").removeprefix("List") + exported(parameter["name"])
    return exported(enum) if enum else id_type(parameter["name"], schema) or type_of(schema)
