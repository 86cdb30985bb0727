"""The Go types of the document's schemas."""

from document import PARAMETER_ENUMS, is_flag, parameter_enum, ref
from names import exported


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
    raise SystemExit(f"no Go type for {schema}")


def parameter_type(operation, parameter: dict) -> str:
    schema = parameter["schema"]
    if is_flag(schema):
        return "bool"
    enum = parameter_enum(operation, parameter)
    if enum in PARAMETER_ENUMS:
        # Without the verb.
        return exported(operation.id).removeprefix("Get").removeprefix("List") + exported(parameter["name"])
    return exported(enum) if enum else type_of(schema)
