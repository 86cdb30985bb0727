"""The resources: a class for each tag, in a synchronous and an asynchronous form."""

from docs import doc
from document import HELPED, TAGS, is_header, operations_of
from names import identifier, member, type_name
from texts import one_line
from type_names import parameter_type

HEADERS = {"IdempotencyKey": "idempotency_key", "IfMatch": "if_match", "IfNoneMatch": "if_none_match"}

IMPORTS = """\
from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, overload

from .._async import AsyncEngine
from .._call import ETag, RequestOptions, segment
from .._model import UNSET, Text, Unset
from .._paging import AsyncPager, Page
from .._response import Response
from .._sync import SyncEngine
from . import models as m

"""
# What any method takes. By name each, because Python would ignore a misspelt condition among `**options`.
OPTIONS = {
    "timeout": "float | None | Unset = UNSET",
    "attempt_timeout": "float | None = None",
    "max_retries": "int | None = None",
    "accept_language": "str | None = None",
    "headers": "Mapping[str, str] | None = None",
}


def headers_of(operation) -> list:
    return [HEADERS[name] for name in operation.headers]


def arguments(operation, form: str | None = None) -> str:
    """`form` is the hint for one form of the answer: a part of an overload."""
    found = ["self", *(f"{identifier(p['name'])}: {parameter_type(p['schema'])}" for p in operation.ids)]
    if operation.body:
        found.append(f"body: m.{operation.body}" + ("" if operation.body_required else " | None = None"))
    if operation.is_csv:
        found.append("csv: str | bytes")
    named = []
    for p in operation.query:
        if form and p["name"] == operation.chooser:
            named.append(form)
        else:
            named.append(f"{identifier(p['name'])}: {parameter_type(p['schema'])} | None = None")
    kinds = {"idempotency_key": "str"}
    named += [f"{name}: {kinds.get(name, 'ETag')} | None = None" for name in headers_of(operation)]
    named += [f"{name}: {hint}" for name, hint in OPTIONS.items()]
    names = [argument.split(":")[0] for argument in [*found, *named]]
    assert len(names) == len(set(names)), f"{operation.id} has two arguments of one name"
    return ", ".join([*found, "*", *named])


def method_doc(operation) -> str:
    text = operation.text
    if operation.query:
        lines = (
            f"    {identifier(p['name'])}: {one_line(p['description'])}" + " Deprecated." * p.get("deprecated", False)
            for p in operation.query
        )
        text += "\n\nArgs:\n" + "\n".join(lines)
    return doc(f"{text}\n\nOperation: `{operation.id}`, `{operation.method} {operation.path}`", "        ")


def url(operation) -> str:
    path = operation.path
    for p in operation.ids:
        path = path.replace("{" + p["name"] + "}", "{segment(" + identifier(p["name"]) + ")}")
    return f'f"{path}"' if operation.ids else f'"{path}"'


def query_dict(operation) -> str:
    return named(p for p in operation.query if not is_header(p))


def given(operation) -> str:
    """The header parameters, as an argument of their own."""
    headers = [p for p in operation.query if is_header(p)]
    return f", given={named(headers)}" if headers else ""


def named(parameters) -> str:
    return "{" + ", ".join(f'"{p["name"]}": {identifier(p["name"])}' for p in parameters) + "}"


def parts(operation) -> str:
    found = [f"query={query_dict(operation)}"] if operation.query else []
    found += ["body=body"] if operation.body else ["csv=csv"] if operation.is_csv else []
    found += ["form=True"] if operation.is_form else []
    found += ["authenticated=False"] if operation.is_public else []
    found += ["idempotent=True"] if "IdempotencyKey" in operation.headers else []
    return "".join(f", {part}" for part in [*found, *(f"{name}={name}" for name in headers_of(operation))]) + given(
        operation
    )


def options() -> str:
    return f"RequestOptions({', '.join(OPTIONS)})"


def render(operation, asynchronous: bool) -> str:
    start, wait = ("    async def", "await ") if asynchronous else ("    def", "")
    if operation.item:
        kind = "AsyncPager" if asynchronous else "Page"
        call = f"self._engine.page(m.{operation.item}, {url(operation)}, {options()}, {query_dict(operation)}{given(operation)})"
        return function(operation, "    def", f"{kind}[m.{operation.item}]", f"return {call}")
    target = f'"{operation.method}", {url(operation)}, {options()}{parts(operation)}'
    if operation.forms:
        kinds = ", ".join(
            f'"{value}": m.{name}' for name, values in operation.forms.items() if name for value in values
        )
        first = next(iter(operation.forms.values()))[0]
        kind = f"{{{kinds}}}.get({identifier(operation.chooser)} or {first!r}, Text)"
        call = f"return {wait}self._engine.send_any({kind}, {target})"
        return overloads(operation, start) + function(operation, start, "Any", call)
    result = f"m.{operation.answer}" if operation.answer else "Response"
    return function(operation, start, result, f"return {wait}self._engine.send({result}, {target})")


def function(operation, start: str, result: str, body: str) -> str:
    name = identifier(operation.name)
    if operation.deprecated:
        body = f'warnings.warn("{name} is deprecated", DeprecationWarning, stacklevel=2)\n        {body}'
    return f"{start} {name}({arguments(operation)}) -> {result}:\n{method_doc(operation)}        {body}\n\n"


def overloads(operation, start: str) -> str:
    text = ""
    for position, (name, values) in enumerate(operation.forms.items()):
        kind = f"m.{name}" if name else "Text"
        hint = f"{identifier(operation.chooser)}: Literal[{', '.join(map(repr, values))}]"
        given = arguments(operation, hint + ("" if position else " | None = None"))
        text += f"    @overload\n{start} {identifier(operation.name)}({given}) -> {kind}: ...\n\n"
    return text


def resource(tag: dict) -> str:
    """Both forms of a tag's operations."""
    name = type_name(tag["name"])
    text = IMPORTS + (f"from .._helpers import Async{name}Helpers, {name}Helpers\n\n" if tag["name"] in HELPED else "")
    helped = tag["name"] in HELPED
    for prefix, engine in (("", "SyncEngine"), ("Async", "AsyncEngine")):
        base = f"({prefix}{name}Helpers)" if helped else ""
        text += f"class {prefix}{name}{base}:\n" + doc(tag["description"], "    ")
        text += f"\n    def __init__(self, engine: {engine}) -> None:\n        self._engine = engine\n\n"
        text += "".join(render(operation, bool(prefix)) for operation in operations_of(tag))
    return text


def root() -> str:
    """The classes that hold all resources."""
    names = [tag["name"] for tag in TAGS]
    text = "from __future__ import annotations\n\nfrom .._async import AsyncEngine\nfrom .._sync import SyncEngine\n"
    text += "".join(f"from .{member(name)} import Async{type_name(name)}, {type_name(name)}\n" for name in names)
    for prefix, engine in (("", "SyncEngine"), ("Async", "AsyncEngine")):
        text += f'\n\nclass {prefix}Resources:\n    """The parts of the API."""\n\n    def __init__(self, engine: {engine}) -> None:\n'
        for tag in TAGS:
            text += f"        self.{member(tag['name'])} = {prefix}{type_name(tag['name'])}(engine)\n"
            text += doc(tag["description"], "        ")
    return text
