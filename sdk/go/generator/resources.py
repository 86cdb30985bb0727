"""Writes a service for each tag, with a method for each operation."""

import re

from docs import doc
from document import HELPED, PARAMETER_ENUMS, TAGS, is_header, is_list, operations_of, parameter_enum
from models import enum
from names import exported, member, type_name, unexported
from type_names import options_type, parameter_type, type_of


def params_type(operation) -> str:
    return exported(operation.key) + "Params"


def parameters(operation) -> str:
    if not operation.query:
        return ""
    fields, sets, enums, headers = "", "", "", ""
    for parameter in operation.query:
        kind, schema = parameter_type(operation, parameter), parameter["schema"]
        name = exported(parameter["name"])
        if parameter_enum(operation, parameter) in PARAMETER_ENUMS:
            enums += enum(kind, {"description": parameter["description"], **schema}) + "\n"
        text = parameter.get("description", "") + "\n\nDeprecated: it will be removed." * parameter.get("deprecated", False)
        fields += doc(text) + f"{name} {kind}\n"
        if is_header(parameter):
            headers += f'setHeader(h, "{parameter["name"]}", p.{name})\n'
        else:
            sets += f'{"add" if is_list(parameter) else "set"}Query(q, "{parameter["name"]}", p.{name})\n'
    params = params_type(operation)
    what = f"{params} are the parameters of {type_name(operation.tag)}.{exported(operation.name)}; what is empty is not sent."
    return f"""{enums}{doc(what)}type {params} struct {{
{fields}}}

func (p *{params}) query() url.Values {{
    q := url.Values{{}}
    if p == nil {{
        return q
    }}
    {sets}return q
}}
""" + (f"""
func (p *{params}) header() http.Header {{
    h := http.Header{{}}
    if p == nil {{
        return h
    }}
    {headers}return h
}}
""" if headers else "")


def method_doc(operation, name: str) -> str:
    text = operation.text
    text = text if text.split()[0] == name else f"{name}: {text}"
    text += f"\n\n{operation.method} {operation.path}"
    if operation.deprecated:
        text += "\n\nDeprecated: it will be removed."
    return doc(text)


def method(operation) -> str:
    service, go = type_name(operation.tag), exported(operation.name)
    arguments, members = ["ctx context.Context"], [f'id: "{operation.id}", method: "{operation.method}", path: "{operation.path}"']
    ids = []
    for parameter in operation.ids:
        name, kind = unexported(parameter["name"]), type_of(parameter["schema"])
        arguments.append(f"{name} {kind}")
        ids.append(name if kind == "string" else f"string({name})")
    if ids:
        members.append(f"ids: []string{{{', '.join(ids)}}}")
    if operation.body:
        arguments.append(f"body {'' if operation.body_required else '*'}{exported(operation.body)}")
        members.append("body: body" if operation.body_required else "body: orEmpty(body)")
    if operation.is_csv:
        arguments.append("csv []byte")
        members.append("csv: csv")
    if operation.query:
        arguments.append(f"params *{params_type(operation)}")
        members.append("query: params.query()")
        members += ["header: params.header()"] * any(map(is_header, operation.query))
    for flag, on in (("form", operation.is_form), ("public", operation.is_public), ("anyMedia", operation.texts)):
        if on:
            members.append(f"{flag}: true")
    given = ", ".join(argument.split()[0] for argument in arguments if argument.split()[0] != "ctx")
    arguments = ", ".join(arguments + [f"options ...{options_type(operation)}"])
    value = f"operation{{{', '.join(members)}}}"
    out = method_doc(operation, go) + f"func (s *{service}) {go}({arguments}) "
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
        return out + f"error {{\nreturn s.api.call(ctx, {value}, applied(options), nil)\n}}\n"
    return out + f"(*{exported(operation.answer)}, error) {{\nreturn call[{exported(operation.answer)}](ctx, s.api, {value}, options)\n}}\n"


def interface(tag: dict, methods: str) -> str:
    """What a service can do, for those who put something else in its place in their tests."""
    name = type_name(tag["name"])
    api = name.removesuffix("Service") + "API"
    signatures = re.findall(rf"^func \(s \*{name}\) (\w+\(.*) \{{$", methods, re.M)
    helpers = [f"{unexported(tag['name'])}Helpers"] if tag["name"] in HELPED else []
    text = doc(f"{api} is what [{name}] can do: use it where a test of yours puts something else in its place.")
    return text + f"type {api} interface {{\n" + "\n".join(helpers + signatures) + f"\n}}\n\nvar _ {api} = (*{name})(nil)\n"


def resource(tag: dict) -> str:
    name = type_name(tag["name"])
    out = doc(f"{name} has the operations of {tag['name']}.\n\n{tag['description']}") + f"type {name} struct {{ api *transport }}\n"
    for operation in operations_of(tag):
        out += "\n" + method(operation) + "\n" + parameters(operation)
    return out + "\n" + interface(tag, out)


def root() -> str:
    """The client, which has all services."""
    out = "// Client is the API of a Gangway server. It is safe for use by many goroutines; make one and keep it.\ntype Client struct {\n"
    for tag in TAGS:
        out += doc(tag["description"]) + f"{member(tag['name'])} *{type_name(tag['name'])}\n"
    out += "\napi *transport\n}\n\nfunc newClient(api *transport) *Client {\nreturn &Client{\n"
    out += "".join(f"{member(tag['name'])}: &{type_name(tag['name'])}{{api}},\n" for tag in TAGS)
    return out + "api: api,\n}\n}\n"
