"""Writes a file for each resource: its operations, and their query parameters and optional bodies."""

from docs import doc
from document import TAGS, is_header, kind_of, operations_of
from models import into
from names import identifier, member, type_name
from naming import pascal
from type_names import parameter_type, type_of


def answer_of(operation) -> tuple[str, str]:
    """How the answer is read, and as what."""
    if not operation.answer:
        return "empty", "()"
    if operation.item:
        return "page", f"Page<{operation.item}>"
    return ("text_or_json", f"TextOrJson<{operation.answer}>") if operation.texts else ("json", operation.answer)


def method(operation) -> tuple[str, str]:
    """A method, and the marker type of its own setters, if it has any."""
    arguments = ["&self"]
    segments = []
    for segment in operation.segments:
        if isinstance(segment, dict):
            name = identifier(segment["name"])
            arguments.append(f"{name}: impl Into<{type_of(segment['schema'])}>")
            segments.append(f"{name}.into().as_str()")
        else:
            segments.append(f'"{segment}"')
    authorized = "false" if operation.is_public else "true"
    request = f'Request::new(&self.0, "{operation.id}", Method::{operation.method}, {authorized}, &[{", ".join(segments)}])'
    extras = [setter(operation, parameter) for parameter in operation.query]
    if name := operation.body:
        media = "form" if operation.is_form else "json"
        is_union = kind_of(name) == "union"
        argument = f"impl Into<{name}>" if is_union else f"impl Borrow<{name}>"
        value = "&body.into()" if is_union else "body.borrow()"
        if operation.body_required:
            arguments.append(f"body: {argument}")
            request += f".{media}({value})"
        else:
            extras.append(
                f"    /// What to say with it; may be left out.\n    pub fn body(mut self, body: {argument}) -> Self {{\n"
                f"        self.request = self.request.{media}({value});\n        self\n    }}\n"
            )
    if operation.is_csv:
        arguments.append("csv: impl Into<Vec<u8>>")
        request += ".csv(csv.into())"
    how, kind = answer_of(operation)
    marker = pascal(operation.key) + "Options"
    result = f"Call<{kind}, {marker}>" if extras else f"Call<{kind}>"
    where = f"`{operation.method} {operation.path}`"
    text = f"{operation.text}\n\n{where}."
    mark = '    #[deprecated = "it will be removed"]\n' * operation.deprecated
    out = f"{doc(text, '    ')}{mark}    pub fn {identifier(operation.name)}({', '.join(arguments)}) -> {result} {{\n        Call::{how}({request})\n    }}\n\n"
    own = f"/// What only `{operation.id}` can be told.\n#[derive(Debug)]\npub enum {marker} {{}}\n\nimpl<T> Call<T, {marker}> {{\n{chr(10).join(extras)}}}\n\n"
    return out, own if extras else ""


def setter(operation, parameter: dict) -> str:
    name, kind = parameter["name"], parameter_type(operation, parameter)
    argument, conversion = into(kind)
    how = "query"
    if kind.startswith("Vec<"):
        how, value = "query_all", f"value.into_iter().map(Into::<{kind[4:-1]}>::into)"
    elif kind == "String":
        argument, value = "impl AsRef<str>", "&value.as_ref()"
    elif conversion == "value":
        value = "&value"
    else:
        value = f"&Into::<{kind}>::into(value)"
    if is_header(parameter):
        how, value = "header", value.removeprefix("&") if kind == "String" else f"&({value}).to_string()"
    mark = '    #[deprecated = "it will be removed"]\n' * parameter.get("deprecated", False)
    return (
        f"{doc(parameter['description'], '    ')}{mark}    pub fn {identifier(name)}(mut self, value: {argument}) -> Self {{\n"
        f'        self.request = self.request.{how}("{name}", {value});\n        self\n    }}\n'
    )


def resource(tag: dict) -> str:
    name = type_name(tag["name"])
    parts = [method(operation) for operation in operations_of(tag)]
    body = doc(tag["description"]) + f"#[derive(Debug, Clone)]\npub struct {name}(pub(crate) Gangway);\n\nimpl {name} {{\n"
    return body + "".join(m for m, _ in parts) + "}\n\n" + "".join(own for _, own in parts)


def root() -> str:
    """The client's methods for all resources."""
    out = "impl Gangway {\n"
    for tag in TAGS:
        name = member(tag["name"])
        kind = f"{name}::{type_name(tag['name'])}"
        out += f"{doc(tag['description'], '    ')}    #[must_use]\n    pub fn {name}(&self) -> {kind} {{\n        {kind}(self.clone())\n    }}\n\n"
    return out + "}\n"
