"""What the generators know of a document. What they do not know is refused with its place: left out in silence, it would be
missing from all five SDKs, or wrong in them."""

OPERATION = {
    "deprecated", "description", "operationId", "parameters", "requestBody", "responses", "security", "summary",
    "tags", "x-answers",
}
PARAMETER = {"deprecated", "description", "example", "examples", "explode", "in", "name", "required", "schema", "style"}
# How a parameter is written when nothing is said; another way is not known.
STYLES = {"query": ("form", True), "path": ("simple", False), "header": ("simple", False)}
BODIES = {"application/json", "application/merge-patch+json", "application/x-www-form-urlencoded", "text/csv"}
# Those that say something about the type, and those that say what is allowed or give texts.
SCHEMA = {
    "$ref", "additionalProperties", "default", "deprecated", "description", "discriminator", "enum", "example", "examples",
    "format", "items", "maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum",
    "oneOf", "pattern", "properties", "propertyNames", "required", "type", "uniqueItems", "x-items-one-by-one",
    "x-open-enum",
}
TYPES = {"array", "boolean", "integer", "number", "object", "string"}


class Unknown(SystemExit):
    """Ends a generator."""


def check(document: dict) -> None:
    """Goes through all that the generators read."""
    for name, schema in document["components"]["schemas"].items():
        place = f"#/components/schemas/{name}"
        check_schema(schema, place, top=True)
        if "$ref" not in schema and not named(schema):
            raise Unknown(f"{place}: a schema with a name must be an object with properties, a text or a union of schemas")
    for name, parameter in document["components"].get("parameters", {}).items():
        check_parameter(parameter, f"#/components/parameters/{name}")
    for path, item in document["paths"].items():
        for method, operation in item.items():
            check_operation(operation, f"{method.upper()} {path}")


def check_operation(operation: dict, place: str) -> None:
    only(operation, OPERATION, place)
    for parameter in operation.get("parameters", []):
        if "$ref" not in parameter:
            check_parameter(parameter, f"{place}, parameter {parameter.get('name')}")
    content = operation.get("requestBody", {}).get("content", {})
    only(content, BODIES, f"{place}, request body")
    for media, body in content.items():
        inside = f"{place}, request body {media}"
        check_schema(body["schema"], inside)
        if ("$ref" in body["schema"]) == (media == "text/csv"):
            raise Unknown(f"{inside}: CSV is a text, and every other body a schema with a name")
    for status, answer in operation["responses"].items():
        if status[0] == "2" and "application/json" not in answer.get("content", {"application/json": {}}):
            raise Unknown(f"{place}, answer {status}: nothing of it is JSON")
        for media, body in answer.get("content", {}).items():
            check_schema(body.get("schema", {}), f"{place}, answer {status} {media}")


def check_parameter(parameter: dict, place: str) -> None:
    only(parameter, PARAMETER, place)
    where = parameter["in"]
    if where not in STYLES:
        raise Unknown(f"{place}: in {where}")
    if (parameter.get("style", STYLES[where][0]), parameter.get("explode", STYLES[where][1])) != STYLES[where]:
        raise Unknown(f"{place}: written in another way than {where} parameters are by default")
    schema = parameter["schema"]
    check_schema(schema, place)
    if where != "query" and schema.get("type") == "array" or schema.get("type") == "object":
        raise Unknown(f"{place}: {schema['type']} in {where}")


def check_schema(schema: dict, place: str, top: bool = False) -> None:
    only(schema, SCHEMA, place)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if set(kinds) - TYPES - {"null"} or len(set(kinds) - {"null"}) > 1:
        raise Unknown(f"{place}: the type {schema['type']}")
    if "array" in kinds and "items" not in schema:
        raise Unknown(f"{place}: an array of anything")
    options = [option for option in schema.get("oneOf", []) if option.get("type") != "null"]
    if len(options) > 1 and not all("$ref" in option for option in options):
        raise Unknown(f"{place}: a union of schemas without names")
    values = schema.get("additionalProperties", False)
    # Beside members of its own, further ones of any type are what an SDK ignores.
    if isinstance(values, dict) and "properties" in schema:
        raise Unknown(f"{place}: further members of a type beside its own")
    if "properties" in schema and not top:
        raise Unknown(f"{place}: an object with members, but without a name")
    inner = [("items", schema.get("items")), ("additionalProperties", values if isinstance(values, dict) else None)]
    inner += [(f"oneOf {number}", option) for number, option in enumerate(options)]
    inner += list(schema.get("properties", {}).items())
    for name, one in inner:
        if one is not None:
            check_schema(one, f"{place}/{name}")


def named(schema: dict) -> bool:
    """Whether the generators have a type for a schema with a name."""
    return "properties" in schema or schema.get("type") == "string" or len(schema.get("oneOf", [])) > 1


def only(found: dict, known: set, place: str) -> None:
    for name in found:
        if name not in known:
            raise Unknown(f"{place}: `{name}` is not known to the generators")
