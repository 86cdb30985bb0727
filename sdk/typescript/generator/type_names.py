"""The TypeScript types of the document's schemas, and of what an operation takes and answers."""

from document import enum_of, is_flag, ref
from names import quoted
from naming import pascal

OPTIONS = {
    frozenset(): "RequestOptions",
    frozenset({"IfNoneMatch"}): "GetOptions",
    frozenset({"IfMatch"}): "ChangeOptions",
    frozenset({"IdempotencyKey"}): "CreateOptions",
    frozenset({"IdempotencyKey", "IfMatch"}): "ActionOptions",
}


def parameter_type(schema):
    if is_flag(schema):
        return "boolean"
    if known := enum_of(schema):
        return known
    if values := schema.get("enum"):
        return " | ".join(map(quoted, values))
    if schema.get("type") == "array":
        item = parameter_type(schema["items"])
        return f"readonly ({item})[]" if " " in item else f"readonly {item}[]"
    return ref(schema) or {"integer": "number"}.get(schema["type"], schema["type"])


def options_type(operation):
    return OPTIONS[frozenset(operation.headers)]


def params_type(operation):
    return pascal(operation.key) + "Params"


def result_type(operation):
    if operation.forms:
        return " | ".join(name or "string" for name in operation.forms)
    return operation.item or operation.answer or "void"
