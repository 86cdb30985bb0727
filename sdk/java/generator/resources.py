"""Writes a class for each resource, and the parameters of its lists."""

import re

from docs import doc, tag_text
from document import HELPED, OPERATIONS, TAGS, is_header, is_list, operations_of
from models import Member, record
from names import member, type_name
from naming import camel, pascal
from type_names import parameter_type, type_of

# What the helpers call.
OVERRIDES = {
    ("get", "String linkRequestId, @Nullable RequestOptions options"),
    ("create", "CreateClient body, @Nullable RequestOptions options"),
    ("list", "ListClientsParams params"),
    ("list", "@Nullable ListEventsParams params, @Nullable RequestOptions options"),
}


def answer_of(operation) -> tuple[str, str]:
    """The type of the answer, and how it is read."""
    if not operation.answer:
        return "void", "nothing()"
    if operation.item:
        return f"Page<{operation.item}>", f"page({operation.item}.class)"
    if operation.texts:
        return operation.answer, f"asOr({operation.answer}.class, Text::new)"
    return operation.answer, f"as({operation.answer}.class)"


def text_unions() -> set:
    """Unions that can also be text."""
    return {operation.answer for operation in OPERATIONS if operation.texts}


def params_of(operation) -> tuple[str, str] | None:
    """The record of the query parameters: its name, and its text."""
    if not operation.query:
        return None
    name = pascal(operation.key) + "Params"
    members = []
    for parameter in operation.query:
        kind = parameter_type(operation, parameter)
        text = parameter["description"] + " Deprecated." * parameter.get("deprecated", False)
        # A list has its type from its schema.
        schema = parameter["schema"] if is_list(parameter) else {"$ref": f"#/{kind}"}
        schema = schema | {"description": text}
        members.append(Member(name, parameter["name"], schema, False))
    return name, record(name, f"What `{operation.id}` can be asked for.", members, True)


def overload(kind: str, name: str, arguments: list, call: str, comment: str) -> str:
    given = ", ".join(f"{k} {n}" for k, n in arguments)
    # What is deprecated has the tag, and then the annotation too.
    comment += "    @Deprecated\n" * ("@deprecated" in comment) + "    @Override\n" * ((name, given) in OVERRIDES)
    line = f"    public {kind} {name}({given}) {{\n"
    if len(line) > 121:
        line = f"    public {kind} {name}(\n            {given}) {{\n"
    back = "" if kind == "void" else "return "
    return f"\n{comment}{line}        {back}{call};\n    }}\n"


def methods(operation) -> str:
    name = operation.name
    kind, reading = answer_of(operation)
    required, optional, segments = [], [], []
    texts = {"options": "What holds for this call only."}
    for segment in operation.segments:
        if isinstance(segment, dict):
            argument = camel(segment["name"])
            required.append((type_of(segment["schema"]), argument))
            texts[argument] = segment["description"] + "."
            segments.append(argument + (".value()" if required[-1][0] != "String" else ""))
        else:
            segments.append(f'"{segment}"')
    chain = f'call("{operation.id}", "{operation.method}", {", ".join(segments)})'
    if operation.body:
        (required if operation.body_required else optional).append((operation.body, "body"))
        texts["body"] = "The body."
        chain += ".form(body)" if operation.is_form else ".body(body)"
    if operation.is_csv:
        required.append(("byte[]", "csv"))
        texts["csv"] = "The file, in UTF-8."
        chain += ".csv(csv)"
    if params := params_of(operation):
        optional.append((params[0], "params"))
        texts["params"] = "The parameters."
        chain += ".query(" + ", ".join(["params", *(f'"{p["name"]}"' for p in operation.query if is_header(p))]) + ")"
    if operation.is_public:
        chain += ".withoutToken()"
    chain += f".options(options).{reading}"
    if len(chain) > 100:
        chain = re.sub(r"\)\.(?=\w+\()", ")\n                .", chain, count=1)
    full = required + [(f"@Nullable {k}", n) for k, n in optional] + [("@Nullable RequestOptions", "options")]
    tags = [f"param {n} {tag_text(texts[n])}" for _, n in full]
    tags += [] if kind == "void" else ["return The answer."]
    tags += ["throws gangway.ApiException The API refused."]
    tags += ["deprecated It will be removed."] * operation.deprecated
    out = ""
    target = f"{name}({', '.join(k.removeprefix('@Nullable ') for k, _ in full)})"
    for count in range(len(optional) + 1):
        for options in (False, True):
            given = required + optional[:count] + ([("RequestOptions", "options")] if options else [])
            if len(given) == len(full):
                continue
            short = doc(operation.summary, "    ", [f"see #{target}"] + ["deprecated It will be removed."] * operation.deprecated)
            passed = [n for _, n in required + optional[:count]] + ["null"] * (len(optional) - count) + ["options" if options else "null"]
            out += overload(kind, name, given, f"{name}({', '.join(passed)})", short)
    return out + overload(kind, name, full, chain, doc(operation.text, "    ", tags))


def resource(tag: dict) -> str:
    name = type_name(tag["name"])
    base = name.removesuffix("Resource") + "Helpers" if tag["name"] in HELPED else "Resource"
    out = doc(tag["description"]) + f"public final class {name} extends {base} {{\n"
    out += f"    {name}(Transport transport) {{\n        super(transport);\n    }}\n"
    return out + "".join(map(methods, operations_of(tag))) + "}\n"


def root() -> str:
    """The class that has all resources."""
    out = "/** The resources of a client. */\npublic abstract class Resources {\n"
    names = [(member(tag["name"]), type_name(tag["name"]), tag) for tag in TAGS]
    out += "".join(f"    private final {kind} {name};\n" for name, kind, _ in names)
    out += "\n    /** For the client only. */\n    protected Resources(Transport transport) {\n"
    out += "".join(f"        {name} = new {kind}(transport);\n" for name, kind, _ in names) + "    }\n"
    for name, kind, tag in names:
        out += f"\n{doc(tag['description'], '    ')}    public {kind} {name}() {{\n        return {name};\n    }}\n"
    return out + "}\n"
