"""Writes a class for each resource, and the parameters of its lists."""

import re

from document import Document, camel, doc, pascal, ref, tag_text
from models import Member, record


def type_name(tag: dict) -> str:
    return pascal(tag["name"].lower()) + "Resource"


def method_name(operation: dict) -> str:
    """The operation id without the resource's noun, where a verb is left."""
    noun = pascal(operation["tags"][0].lower()).removesuffix("s")
    return re.sub(rf"(?<=[a-z]){noun}s?(?=[A-Z]|$)", "", operation["operationId"], count=1)


def answer_of(document: Document, operation: dict) -> tuple[str, str]:
    """The type of the answer, and how it is read."""
    content = {m: c["schema"] for s, r in operation["responses"].items() if s[0] == "2" for m, c in r.get("content", {}).items()}
    if not content:
        return "void", "nothing()"
    kind = document.type_of(content["application/json"])
    if len(content) > 1:
        return kind, f"asOr({kind}.class, Text::new)"
    return kind, f"page({kind[5:-1]}.class)" if kind.startswith("Page<") else f"as({kind}.class)"


def text_unions(document: Document) -> set:
    """Unions that can also be text."""
    return {kind for kind, how in (answer_of(document, o) for o in document.operations) if how.startswith("asOr")}


def params_of(document: Document, operation: dict) -> tuple[str, str] | None:
    """The record of the query parameters: its name, and its text."""
    query = [p for p in operation["parameters"] if p["in"] == "query"]
    if not query:
        return None
    name = pascal(operation["operationId"]) + "Params"
    members = []
    for parameter in query:
        kind = document.parameter_type(operation, parameter)
        member = Member(document, name, parameter["name"], {"$ref": f"#/{kind}", "description": parameter["description"]}, False)
        members.append(member)
    return name, record(document, name, f"What `{operation['operationId']}` can be asked for.", members, True)


def problem_codes(operation: dict) -> list:
    """Those of its own: what every operation can answer with is shared in the document."""
    return sorted({code for r in operation["responses"].values() for code in r.get("x-problem-codes", [])})


def overload(kind: str, name: str, arguments: list, call: str, comment: str) -> str:
    given = ", ".join(f"{k} {n}" for k, n in arguments)
    line = f"    public {kind} {name}({given}) {{\n"
    if len(line) > 121:
        line = f"    public {kind} {name}(\n            {given}) {{\n"
    back = "" if kind == "void" else "return "
    return f"\n{comment}{line}        {back}{call};\n    }}\n"


def methods(document: Document, operation: dict) -> str:
    identifier, name = operation["operationId"], method_name(operation)
    kind, reading = answer_of(document, operation)
    required, optional, segments = [], [], []
    texts = {"options": "What holds for this call only."}
    parameters = {p["name"]: p for p in operation["parameters"]}
    for segment in operation["path"].strip("/").split("/"):
        if segment[0] == "{":
            member = segment[1:-1]
            required.append((document.type_of(parameters[member]["schema"]), camel(member)))
            texts[camel(member)] = parameters[member]["description"] + "."
            segments.append(camel(member) + (".value()" if required[-1][0] != "String" else ""))
        else:
            segments.append(f'"{segment}"')
    chain = f'call("{identifier}", "{operation["method"].upper()}", {", ".join(segments)})'
    if body := operation.get("requestBody"):
        media, content = next(iter(body["content"].items()))
        (required if body.get("required") else optional).append((ref(content["schema"]), "body"))
        texts["body"] = "The body."
        chain += ".form(body)" if "form" in media else ".body(body)"
    if params := params_of(document, operation):
        optional.append((params[0], "params"))
        texts["params"] = "The parameters."
        chain += ".query(params)"
    if not operation.get("security"):
        chain += ".withoutToken()"
    chain += f".options(options).{reading}"
    if len(chain) > 100:
        chain = re.sub(r"\)\.(?=\w+\()", ")\n                .", chain, count=1)
    full = required + [(f"@Nullable {k}", n) for k, n in optional] + [("@Nullable RequestOptions", "options")]
    tags = [f"param {n} {tag_text(texts[n])}" for _, n in full]
    codes = ", ".join(f"{{@code {code}}}" for code in problem_codes(operation))
    tags += [] if kind == "void" else ["return The answer."]
    tags += [f"throws gangway.ApiException With these codes of its own: {codes}."] if codes else []
    summary = operation["summary"].rstrip(".") + "."
    out = ""
    target = f"{name}({', '.join(k.removeprefix('@Nullable ') for k, _ in full)})"
    for count in range(len(optional) + 1):
        for options in (False, True):
            given = required + optional[:count] + ([("RequestOptions", "options")] if options else [])
            if len(given) == len(full):
                continue
            short = doc(summary, "    ", [f"see #{target}"])
            passed = [n for _, n in required + optional[:count]] + ["null"] * (len(optional) - count) + ["options" if options else "null"]
            out += overload(kind, name, given, f"{name}({', '.join(passed)})", short)
    description = "\n\n".join(filter(None, [summary, operation.get("description")]))
    return out + overload(kind, name, full, chain, doc(description, "    ", tags))


def resource(document: Document, tag: dict) -> str:
    operations = [o for o in document.operations if o["tags"][0] == tag["name"]]
    names = [method_name(o) for o in operations]
    assert len(names) == len(set(names)), names
    name = type_name(tag)
    out = doc(tag["description"]) + f"public final class {name} extends Resource {{\n"
    out += f"    {name}(Transport transport) {{\n        super(transport);\n    }}\n"
    return out + "".join(methods(document, o) for o in operations) + "}\n"


def root(tags: list) -> str:
    """The class that has all resources."""
    out = "/** The resources of a client. */\npublic abstract class Resources {\n"
    names = [(camel(tag["name"].lower().replace(" ", "_")), type_name(tag), tag) for tag in tags]
    out += "".join(f"    private final {kind} {name};\n" for name, kind, _ in names)
    out += "\n    /** For the client only. */\n    protected Resources(Transport transport) {\n"
    out += "".join(f"        {name} = new {kind}(transport);\n" for name, kind, _ in names) + "    }\n"
    for name, kind, tag in names:
        out += f"\n{doc(tag['description'], '    ')}    public {kind} {name}() {{\n        return {name};\n    }}\n"
    return out + "}\n"
