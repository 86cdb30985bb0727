"""Writes a file for each resource: its operations, and their query parameters and optional bodies."""

import re

from document import Document, doc, pascal, ref, snake
from models import into


def method_name(operation: dict) -> str:
    """The operation id without the resource's noun, where a verb is left."""
    noun = pascal(operation["tags"][0].lower()).removesuffix("s")
    return snake(re.sub(rf"(?<=[a-z]){noun}s?(?=[A-Z]|$)", "", operation["operationId"], count=1))


def body_of(operation: dict) -> tuple[str, str] | None:
    for media, body in operation.get("requestBody", {}).get("content", {}).items():
        return ("form" if "form" in media else "json"), ref(body["schema"])
    return None


def answer_of(document: Document, operation: dict) -> tuple[str, str]:
    """How the answer is read, and as what."""
    content = {m: c["schema"] for s, r in sorted(operation["responses"].items()) if s[0] == "2" for m, c in r.get("content", {}).items()}
    if not content:
        return "empty", "()"
    kind = document.type_of(content["application/json"])
    if len(content) > 1:
        return "text_or_json", f"TextOrJson<{kind}>"
    return ("page" if kind.startswith("Page<") else "json"), kind


def method(document: Document, operation: dict) -> tuple[str, str]:
    """A method, and the marker type of its own setters, if it has any."""
    identifier, body = operation["operationId"], body_of(operation)
    parameters = {p["name"]: p for p in operation["parameters"]}
    arguments = ["&self"]
    segments = []
    for segment in operation["path"].strip("/").split("/"):
        if segment[0] == "{":
            name = segment[1:-1]
            arguments.append(f"{snake(name)}: impl Into<{document.type_of(parameters[name]['schema'])}>")
            segments.append(f"{snake(name)}.into().as_str()")
        else:
            segments.append(f'"{segment}"')
    authorized = "true" if operation.get("security") else "false"
    request = f'Request::new(&self.0, "{identifier}", Method::{operation["method"].upper()}, {authorized}, &[{", ".join(segments)}])'
    extras = [setter(document, operation, p) for p in operation["parameters"] if p["in"] == "query"]
    if body:
        media, name = body
        is_union = document.kind(name) == "union"
        argument = f"impl Into<{name}>" if is_union else f"impl Borrow<{name}>"
        value = "&body.into()" if is_union else "body.borrow()"
        if operation["requestBody"].get("required"):
            arguments.append(f"body: {argument}")
            request += f".{media}({value})"
        else:
            extras.append(
                f"    /// What to say with it; may be left out.\n    pub fn body(mut self, body: {argument}) -> Self {{\n"
                f"        self.request = self.request.{media}({value});\n        self\n    }}\n"
            )
    how, kind = answer_of(document, operation)
    marker = pascal(identifier) + "Options"
    result = f"Call<{kind}, {marker}>" if extras else f"Call<{kind}>"
    scopes = " ".join(s for rule in operation.get("security", []) for scopes in rule.values() for s in scopes)
    where = f"`{operation['method'].upper()} {operation['path']}`" + (f", scope `{scopes}`" if scopes else "")
    summary = operation["summary"].rstrip(".") + "."
    text = "\n\n".join(t for t in (summary, operation.get("description", ""), f"{where}.") if t)
    out = f"{doc(text, '    ')}    pub fn {method_name(operation)}({', '.join(arguments)}) -> {result} {{\n        Call::{how}({request})\n    }}\n\n"
    own = f"/// What only `{identifier}` can be told.\n#[derive(Debug)]\npub enum {marker} {{}}\n\nimpl<T> Call<T, {marker}> {{\n{chr(10).join(extras)}}}\n\n"
    return out, own if extras else ""


def setter(document: Document, operation: dict, parameter: dict) -> str:
    name, kind = parameter["name"], document.parameter_type(operation, parameter)
    argument, conversion = into(kind)
    if kind == "String":
        argument, value = "impl AsRef<str>", "&value.as_ref()"
    elif conversion == "value":
        value = "&value"
    else:
        value = f"&Into::<{kind}>::into(value)"
    return (
        f"{doc(parameter['description'], '    ')}    pub fn {snake(name)}(mut self, value: {argument}) -> Self {{\n"
        f'        self.request = self.request.query("{name}", {value});\n        self\n    }}\n'
    )


def type_name(tag: dict) -> str:
    return pascal(tag["name"].lower()) + "Api"


def resource(document: Document, tag: dict) -> str:
    name = type_name(tag)
    operations = [o for o in document.operations if o["tags"] == [tag["name"]]]
    names = [method_name(o) for o in operations]
    assert len(set(names)) == len(names), names
    parts = [method(document, o) for o in operations]
    body = doc(tag["description"]) + f"#[derive(Debug, Clone)]\npub struct {name}(pub(crate) Gangway);\n\nimpl {name} {{\n"
    return body + "".join(m for m, _ in parts) + "}\n\n" + "".join(own for _, own in parts)
