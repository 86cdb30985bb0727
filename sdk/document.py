"""What every generator takes from openapi/openapi.json; how a language spells it is the part of that language.

Generators run with this folder on PYTHONPATH."""

import hashlib
import json
import re
from pathlib import Path

from known import check
from naming import noun, pascal

TEXT = (Path(__file__).resolve().parent.parent / "openapi/openapi.json").read_bytes()
HASH = hashlib.sha256(TEXT).hexdigest()
DOCUMENT = json.loads(TEXT)
check(DOCUMENT)
# A schema of answers that requests consist of too is there twice, as an input that takes null: here it is one.
NAMES = set(DOCUMENT["components"]["schemas"])
INPUTS = {name + "Input" for name in NAMES} & NAMES
REFERENCE = re.compile(rf'"#/components/schemas/({"|".join(sorted(INPUTS))})"')
DOCUMENT = json.loads(REFERENCE.sub(lambda found: found[0].replace("Input", ""), TEXT.decode()))
for name in INPUTS:
    del DOCUMENT["components"]["schemas"][name]
VERSION = DOCUMENT["info"]["version"]
# Without the tags of webhooks, which a client does not call.
CALLED = {tag for item in DOCUMENT["paths"].values() for operation in item.values() for tag in operation["tags"]}
TAGS = [tag for tag in DOCUMENT["tags"] if tag["name"] in CALLED]
SCHEMAS = DOCUMENT["components"]["schemas"]
METHODS = ("get", "post", "put", "patch", "delete")
# Members whose values no text for people may show, beside those with the format `password`: of any schema, or of one.
SECRETS = {"secret", "client_secret", "access_token", "OwnerLink.url"}
# Errors, which the typed error of an SDK carries.
ERRORS = {"ProblemDetails", "OAuthError"}
# Tags whose classes have something written by hand beside their operations: `waitUntil`, `follow`, `createOrFind`.
HELPED = {"Clients", "Link requests", "Events"}
# Header parameters of forms that the SDKs do not ask for.
OF_OTHER_FORMS = {"LastEventId"}


def is_secret(owner: str, name: str, member: dict) -> bool:
    """Whether no text for people may show the value of a schema's member."""
    return member.get("format") == "password" or bool({name, f"{owner}.{name}"} & SECRETS)


def ref(node: dict) -> str | None:
    """The name of what a node refers to."""
    return node["$ref"].rsplit("/", 1)[1] if "$ref" in node else None


def resolve(node: dict) -> dict:
    """The node, or what it refers to."""
    while "$ref" in node:
        target = DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def without_null(schema: dict) -> tuple[dict, bool]:
    """A schema without null, and whether it allows null."""
    if isinstance(schema.get("type"), list):
        kinds = [kind for kind in schema["type"] if kind != "null"]
        return {**schema, "type": kinds[0]}, len(kinds) < len(schema["type"])
    kinds = [kind for kind in schema.get("oneOf", []) if kind.get("type") != "null"]
    return (kinds[0], True) if 0 < len(kinds) < len(schema["oneOf"]) else (schema, False)


def unclearable(members: dict) -> dict:
    """The members of a request that no patch is, without null: there it only means that a member is absent."""
    plain = {}
    for name, member in members.items():
        schema, null = without_null(member)
        text = {"description": member["description"]} if null and "description" in member else {}
        plain[name] = {**schema, **text}
    return plain


for name, schema in SCHEMAS.items():
    if "properties" in schema and not name.startswith("Update"):
        schema["properties"] = unclearable(schema["properties"])


MEMBERS = [(owner, name) for owner, schema in SCHEMAS.items() for name in schema.get("properties", {})]
# A secret that got another name would be shown.
assert SECRETS <= {text for owner, name in MEMBERS for text in (name, f"{owner}.{name}")}, "SECRETS has what no schema has"


def reachable(names) -> set:
    """The schemas that these consist of, and these."""
    found, waiting = set(), [name for name in names if name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += re.findall(r'"#/components/schemas/(\w+)"', json.dumps(SCHEMAS[name]))
    return found


def page_item(name: str) -> str | None:
    """The schema of a page's items, if the schema is a page."""
    properties = SCHEMAS[name].get("properties", {})
    # A feed's page also says whether it was all.
    return ref(properties["data"]["items"]) if set(properties) - {"atEnd"} == {"data", "nextCursor"} else None


def kind_of(name: str) -> str:
    """What a schema is: union, tag, enum, text, page or object."""
    schema = SCHEMAS[name]
    if "oneOf" in schema:
        return "union"
    if "enum" in schema:
        return "tag" if name in TAG_ENUMS else "enum"
    if schema["type"] == "string":
        return "text"
    return "page" if page_item(name) else "object"


def open_enums() -> list:
    return [name for name in sorted(SCHEMAS) if is_open(SCHEMAS[name])]


def is_open(schema: dict) -> bool:
    """Whether an enum may get more values."""
    return schema.get("x-open-enum", False)


def fixed(schema: dict) -> str | None:
    """The only value that a member can have."""
    target = resolve(schema)
    if len(target.get("enum", [])) == 1 and not is_open(target):
        return target["enum"][0]
    found = re.fullmatch(r"\^(\w+)\$", target.get("pattern", ""))
    return found[1] if found else None


def enum_texts(schema: dict) -> tuple[str, dict]:
    """An enum's own text, and the text of each value, which its description lists."""
    text = schema.get("description", "")
    texts = dict(re.findall(r"^- `([^`]+)`: (.*)$", text, re.M))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"^- `.*\n?", "", text, flags=re.M)).strip(), texts


def is_list(parameter: dict) -> bool:
    """Whether a parameter is given several times."""
    return resolve(parameter["schema"]).get("type") == "array"


def is_header(parameter: dict) -> bool:
    return parameter["in"] == "header"


def is_map(schema: dict) -> bool:
    """Whether it is an object with members of any name."""
    return schema.get("type") == "object" and "properties" not in schema


def map_values(schema: dict) -> dict | None:
    """The schema of a map's values; None when they can be anything."""
    values = schema.get("additionalProperties")
    return values if isinstance(values, dict) else None


def is_flag(schema: dict) -> bool:
    """Whether a parameter is a truth value."""
    return set(schema.get("enum", [])) == {"true", "false"}


def enum_of(schema: dict) -> str | None:
    """The named enum that has the values of a parameter."""
    values = resolve(schema).get("enum")
    return next((n for n, s in SCHEMAS.items() if values and s.get("enum") == values and n not in TAG_ENUMS), None)


def parameter_enum(operation, parameter: dict) -> str | None:
    """The enum of a parameter: a schema, or one of PARAMETER_ENUMS when no schema has these values."""
    schema = parameter["schema"]
    own = "enum" in schema and not is_flag(schema)
    return enum_of(schema) or (pascal(operation.key) + pascal(parameter["name"]) if own else None)


class Operation:
    def __init__(self, path: str, method: str, node: dict, is_csv: bool = False):
        self.path, self.method = path, method.upper()
        self.id, self.tag = node["operationId"], node["tags"][0]
        # What its own types are called by.
        self.key = self.id
        self.summary, self.description = node["summary"].rstrip(".") + ".", node.get("description", "")
        # Without the noun of its resource: `createCloudAccount` is `create`.
        resource = noun(self.tag).removesuffix("s")
        self.name = re.sub(rf"(?<=[a-z]){resource}s?(?=[A-Z]|$)", "", self.id, count=1)
        given = node.get("parameters", [])
        # The shared header parameters: IdempotencyKey, IfMatch, IfNoneMatch.
        # A client reads what it does not have yet, and changes what it has seen.
        other = "IfMatch" if method == "get" else "IfNoneMatch"
        left_out = {other, *OF_OTHER_FORMS}
        self.headers = [ref(parameter) for parameter in given if "$ref" in parameter and ref(parameter) not in left_out]
        own = {parameter["name"]: parameter for parameter in given if "$ref" not in parameter}
        # The path's segments: texts and, where the path has an id, parameters.
        self.segments = [own[part[1:-1]] if part[0] == "{" else part for part in path.strip("/").split("/")]
        self.ids = [segment for segment in self.segments if isinstance(segment, dict)]
        # What it takes beside ids and body; those with `in` header are sent as one.
        self.query = [parameter for parameter in own.values() if parameter["in"] != "path"]
        self.scopes = [scope for rule in node.get("security", []) for scopes in rule.values() for scope in scopes]
        self.is_public = not node.get("security")
        body = node.get("requestBody", {})
        media = {name: one["schema"] for name, one in body.get("content", {}).items()}
        self.is_form = "application/x-www-form-urlencoded" in media
        # A body that is a CSV file: a method of its own beside that of the JSON one.
        self.has_csv = "text/csv" in media
        self.is_csv = is_csv
        if is_csv:
            self.key, self.name = f"{self.id}FromCsv", f"{self.name}FromCsv"
        self.body = None if is_csv else next((ref(schema) for schema in media.values() if ref(schema)), None)
        # What the JSON body says itself is a parameter for the CSV file alone, which has no place for it.
        if self.has_csv and self.body:
            self.query = [parameter for parameter in self.query if parameter["name"] not in SCHEMAS[self.body].get("properties", {})]
        self.body_required = is_csv or body.get("required", False)
        content = {m: c for status, a in node["responses"].items() if status[0] == "2" for m, c in a.get("content", {}).items()}
        self.answer = ref(content["application/json"]["schema"]) if content else None
        self.item = page_item(self.answer) if self.answer else None
        # For each form of the answer the values of the parameter that choose it: a schema's name, or None for text. The document
        # says so in `x-answers`: the parameter, and the schemas of its values.
        self.chooser, schemas = next(iter(node.get("x-answers", {}).items()), (None, {}))
        self.forms = {}
        for value in (own[self.chooser]["schema"]["enum"] if self.chooser else []):
            self.forms.setdefault(schemas.get(value), []).append(value)
        # The media types of answers that are text. Where `Accept` chooses, the SDKs ask for JSON, which says all that the
        # pages for people and the streams do.
        self.texts = [media for media in content if media != "application/json"] if self.forms else []
        # Those of its own; the ones that every operation has stand in the document's components.
        self.problem_codes = [code for answer in node["responses"].values() for code in answer.get("x-problem-codes", [])]
        self.deprecated = node.get("deprecated", False)
        scopes = "Scope: " + ", ".join(f"`{scope}`" for scope in self.scopes) + "." if self.scopes else ""
        codes = "Its problem codes: " + ", ".join(f"`{code}`" for code in self.problem_codes) + "." if self.problem_codes else ""
        self.text = "\n\n".join(filter(None, (self.summary, self.description, scopes, codes)))



def operations_at(path: str, method: str, node: dict) -> list:
    """The methods for an operation: another one for CSV, and that alone when there is no other body."""
    operation = Operation(path, method, node)
    csv = [Operation(path, method, node, is_csv=True)] if operation.has_csv else []
    return [operation, *csv] if operation.body or not csv else csv


OPERATIONS = [one for path, item in DOCUMENT["paths"].items() for m in METHODS if m in item for one in operations_at(path, m, item[m])]
# Schemas of requests; those of them in which what is left out stays, and null clears; those of answers and deliveries.
SENT = reachable(operation.body for operation in OPERATIONS)
PATCHED = {
    name for name in reachable(operation.body for operation in OPERATIONS if operation.method == "PATCH")
    if "properties" in SCHEMAS[name] and "required" not in SCHEMAS[name]
}
ANSWERED = reachable([*(operation.answer for operation in OPERATIONS), "Event", "FieldProblem"])
# The variants of unions with a tag: union, the tag's member, the tag's value.
VARIANTS = {
    ref({"$ref": target}): (name, schema["discriminator"]["propertyName"], value)
    for name, schema in SCHEMAS.items() if "discriminator" in schema
    for value, target in schema["discriminator"]["mapping"].items()
}
# Enums that only say which variant it is: the type of a variant says it too.
TAG_ENUMS = {ref(SCHEMAS[variant]["properties"][member]) for variant, (_, member, _) in VARIANTS.items()}
# Enums of parameters whose values no schema has.
PARAMETER_ENUMS = {
    name: parameter["schema"] for operation in OPERATIONS for parameter in operation.query
    if (name := parameter_enum(operation, parameter)) and name not in SCHEMAS
}


def tag_member(name: str) -> str | None:
    """The member of a variant that only says which variant it is."""
    return VARIANTS[name][1] if name in VARIANTS else None


def operations_of(tag: dict) -> list:
    found = [operation for operation in OPERATIONS if operation.tag == tag["name"]]
    assert len({operation.name for operation in found}) == len(found), f"two operations of {tag['name']} have one name"
    return found


def problem_codes() -> dict:
    """Every code with its meaning, which the answers' descriptions list."""
    found, waiting = {}, [DOCUMENT]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if codes := value.get("x-problem-codes"):
                texts = dict(re.findall(r"^- `(\w+)`: (.*)$", value["description"], re.M))
                found |= {code: texts[code] for code in codes}
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    # The SDKs' own, for answers without a code.
    found["unknown"] = "The answer is not the API's: something in between has made it"
    return dict(sorted(found.items()))
