"""One service for each tag, with a method for each operation."""

import re

from document import OPERATIONS, SCHEMAS, comment, described, exported, ref, resolve, unexported
from models import enum, go_type

ENUMS = {tuple(schema["enum"]): exported(name) for name, schema in SCHEMAS.items() if "enum" in schema}


def query_type(operation, parameter: dict) -> tuple:
    """The type of a query parameter, and the declaration of that type when it has none yet."""
    schema = parameter["schema"]
    values = resolve(schema).get("enum")
    if not values:
        return go_type(schema), ""
    if set(values) == {"true", "false"}:
        return "bool", ""
    if tuple(values) in ENUMS:
        return ENUMS[tuple(values)], ""
    noun = exported(operation.id).removeprefix("Get").removeprefix("List")
    name = noun + exported(parameter["name"])
    return name, enum(name, values, schema.get("description") or parameter["description"])


def parameters(operation) -> str:
    if not operation.query:
        return ""
    fields, sets, enums = "", "", ""
    for parameter in operation.query:
        kind, declared = query_type(operation, parameter)
        name = exported(parameter["name"])
        enums += declared + "\n" if declared else ""
        fields += comment(parameter.get("description", "")) + f"{name} {kind}\n"
        sets += f'setQuery(q, "{parameter["name"]}", p.{name})\n'
    what = f"{operation.params} are the parameters of {exported(operation.tag)}Service.{operation.name}; what is empty is not sent."
    return f"""{enums}{comment(what)}type {operation.params} struct {{
{fields}}}

func (p *{operation.params}) query() url.Values {{
    q := url.Values{{}}
    if p == nil {{
        return q
    }}
    {sets}return q
}}
"""


def method_comment(operation, name: str) -> str:
    node = operation.node
    text = node["summary"].rstrip(".") + "."
    text = text if text.split()[0] == name else f"{name}: {text}"
    if node.get("description"):
        text += "\n\n" + node["description"]
    text += f"\n\n{operation.method} {operation.path}"
    codes = operation.problem_codes()
    if codes:
        text += ". Problem codes: " + ", ".join(f"[Code{exported(code)}]" for code in codes) + "."
    return comment(text)


def method(operation) -> str:
    service = exported(operation.tag) + "Service"
    arguments, members = ["ctx context.Context"], [f'id: "{operation.id}", method: "{operation.method}", path: "{operation.path}"']
    ids = []
    for parameter in operation.ids:
        name, kind = unexported(parameter["name"]), go_type(parameter["schema"])
        arguments.append(f"{name} {kind}")
        ids.append(name if resolve(parameter["schema"]).get("pattern") else f"string({name})")
    if ids:
        members.append(f"ids: []string{{{', '.join(ids)}}}")
    if operation.body:
        required = operation.body.get("required", False)
        arguments.append(f"body {'' if required else '*'}{exported(operation.body_schema)}")
        members.append("body: body" if required else "body: orEmpty(body)")
    if operation.query:
        arguments.append(f"params *{operation.params}")
        members.append("query: params.query()")
    for flag, on in (("form", operation.form), ("public", operation.public), ("anyMedia", len(operation.media) > 1)):
        if on:
            members.append(f"{flag}: true")
    arguments = ", ".join(arguments + ["options ...RequestOption"])
    value = f"operation{{{', '.join(members)}}}"
    out = method_comment(operation, operation.name) + f"func (s *{service}) {operation.name}({arguments}) "
    if operation.paged:
        item = go_type(SCHEMAS[operation.answer]["properties"]["data"]["items"])
        every = operation.name.replace("List", "All", 1)
        return out + f"""(*Page[{item}], error) {{
    return list[{item}](ctx, s.api, {value}, options)
}}

// {every} goes through all that {operation.name} finds and fetches page after page; it ends after the first error.
func (s *{service}) {every}({arguments}) iter.Seq2[*{item}, error] {{
    return all(ctx, func(ctx context.Context) (*Page[{item}], error) {{
        return s.{operation.name}(ctx, params, options...)
    }})
}}
"""
    if not operation.answer:
        return out + f"error {{\nreturn s.api.call(ctx, {value}, options, nil)\n}}\n"
    return out + f"(*{exported(operation.answer)}, error) {{\nreturn call[{exported(operation.answer)}](ctx, s.api, {value}, options)\n}}\n"


def service(tag: dict) -> str:
    name = exported(tag["name"])
    out = comment(f"{name}Service has the operations of {tag['name']}.\n\n{tag['description']}") + f"type {name}Service struct {{ api *transport }}\n"
    operations = [operation for operation in OPERATIONS if operation.tag == tag["name"]]
    assert len({operation.name for operation in operations}) == len(operations), f"two methods of {name} have one name"
    for operation in operations:
        out += "\n" + method(operation) + "\n" + parameters(operation)
    return out


def client(tags: list) -> str:
    out = "// Client is the API of a Gangway server. It is safe for use by many goroutines; make one and keep it.\ntype Client struct {\n"
    for tag in tags:
        name = exported(tag["name"])
        out += comment(tag["description"]) + f"{name} *{name}Service\n"
    out += "\napi *transport\n}\n\nfunc newClient(api *transport) *Client {\nreturn &Client{\n"
    out += "".join(f"{exported(tag['name'])}: &{exported(tag['name'])}Service{{api}},\n" for tag in tags)
    return out + "api: api,\n}\n}\n"


def codes() -> str:
    """A constant for every problem code, with what the document says of it."""
    found = {}
    for operation in OPERATIONS:
        for answer in map(resolve, operation.node["responses"].values()):
            meanings = dict(re.findall(r"^- `([^`]+)`: (.*)$", answer["description"], re.M))
            for code in answer.get("x-problem-codes", []):
                found[code] = meanings.get(code, "")
    out = "// The codes that this version knows.\nconst (\n"
    for code in sorted(found):
        out += (comment(found[code] + ".") if found[code] else "") + f'Code{exported(code)} ProblemCode = "{code}"\n'
    return out + ")\n"
