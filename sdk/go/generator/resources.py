"""One service for each tag, with a method for each operation."""

from document import enum_of, is_flag, operations_of, problem_codes, resolve
from models import enum, go_type
from names import comment, exported, unexported


def query_type(operation, parameter: dict) -> tuple:
    """The type of a query parameter, and the declaration of that type when it has none yet."""
    schema = parameter["schema"]
    if is_flag(schema):
        return "bool", ""
    if named := enum_of(schema):
        return exported(named), ""
    if "enum" not in schema:
        return go_type(schema), ""
    noun = exported(operation.id).removeprefix("Get").removeprefix("List")
    name = noun + exported(parameter["name"])
    return name, enum(name, {"description": parameter["description"], **schema})


def params_type(operation) -> str:
    return exported(operation.id) + "Params"


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
    params = params_type(operation)
    what = f"{params} are the parameters of {exported(operation.tag)}Service.{exported(operation.name)}; what is empty is not sent."
    return f"""{enums}{comment(what)}type {params} struct {{
{fields}}}

func (p *{params}) query() url.Values {{
    q := url.Values{{}}
    if p == nil {{
        return q
    }}
    {sets}return q
}}
"""


def method_comment(operation, name: str) -> str:
    text = operation.summary
    text = text if text.split()[0] == name else f"{name}: {text}"
    if operation.description:
        text += "\n\n" + operation.description
    text += f"\n\n{operation.method} {operation.path}"
    if operation.problem_codes:
        text += ". Problem codes: " + ", ".join(f"[Code{exported(code)}]" for code in operation.problem_codes) + "."
    return comment(text)


def method(operation) -> str:
    service, go = exported(operation.tag) + "Service", exported(operation.name)
    arguments, members = ["ctx context.Context"], [f'id: "{operation.id}", method: "{operation.method}", path: "{operation.path}"']
    ids = []
    for parameter in operation.ids:
        name, kind = unexported(parameter["name"]), go_type(parameter["schema"])
        arguments.append(f"{name} {kind}")
        ids.append(name if resolve(parameter["schema"]).get("pattern") else f"string({name})")
    if ids:
        members.append(f"ids: []string{{{', '.join(ids)}}}")
    if operation.body:
        arguments.append(f"body {'' if operation.body_required else '*'}{exported(operation.body)}")
        members.append("body: body" if operation.body_required else "body: orEmpty(body)")
    if operation.query:
        arguments.append(f"params *{params_type(operation)}")
        members.append("query: params.query()")
    for flag, on in (("form", operation.is_form), ("public", operation.is_public), ("anyMedia", operation.texts)):
        if on:
            members.append(f"{flag}: true")
    given = ", ".join(argument.split()[0] for argument in arguments if argument.split()[0] != "ctx")
    arguments = ", ".join(arguments + ["options ...RequestOption"])
    value = f"operation{{{', '.join(members)}}}"
    out = method_comment(operation, go) + f"func (s *{service}) {go}({arguments}) "
    if operation.item:
        item, every = exported(operation.item), "All" + go.removeprefix("List").removeprefix("Get")
        return out + f"""(*Page[{item}], error) {{
    return list[{item}](ctx, s.api, {value}, options)
}}

// {every} goes through all that {go} finds and fetches page after page; it ends after the first error.
func (s *{service}) {every}({arguments}) iter.Seq2[*{item}, error] {{
    return all(ctx, func(ctx context.Context) (*Page[{item}], error) {{
        return s.{go}(ctx, {given}, options...)
    }})
}}
"""
    if not operation.answer:
        return out + f"error {{\nreturn s.api.call(ctx, {value}, options, nil)\n}}\n"
    return out + f"(*{exported(operation.answer)}, error) {{\nreturn call[{exported(operation.answer)}](ctx, s.api, {value}, options)\n}}\n"


def service(tag: dict) -> str:
    name = exported(tag["name"])
    out = comment(f"{name}Service has the operations of {tag['name']}.\n\n{tag['description']}") + f"type {name}Service struct {{ api *transport }}\n"
    for operation in operations_of(tag):
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
    out = "// The codes that this version knows.\nconst (\n"
    for code, text in problem_codes().items():
        out += comment(text + ".") + f'Code{exported(code)} ProblemCode = "{code}"\n'
    return out + ")\n"
