"""The resources: a class for each tag, in a synchronous and an asynchronous form."""

from names import docstring, member, method, resource, snake
from schemas import Schemas, ref

METHODS = ("get", "post", "put", "patch", "delete")
HEADERS = {"IdempotencyKey": "idempotency_key", "IfMatch": "if_match", "IfNoneMatch": "if_none_match"}

# What the document cannot say: which form of an answer a parameter chooses. The last one takes all other values.
FORMS = {"getSetupKit": ("format", {"json": "m.SetupKit", "trust-policy": "m.TrustPolicy"}, "Text")}

IMPORTS = """\
from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Union, overload

from .._async import AsyncEngine
from .._call import ETag, RequestOptions, segment
from .._model import Text
from .._paging import AsyncPager, Page
from .._response import Response
from .._sync import SyncEngine
from . import models as m

if TYPE_CHECKING:
    from typing_extensions import Unpack

"""


class Operation:
    def __init__(self, schemas: Schemas, path: str, verb: str, raw: dict):
        self.schemas, self.path, self.verb, self.raw = schemas, path, verb, raw
        self.id, self.tag = raw["operationId"], raw["tags"][0]
        self.name = method(self.id, self.tag)
        parameters = raw.get("parameters", [])
        self.headers = [HEADERS[ref(p)] for p in parameters if "$ref" in p]
        self.ids = [p for p in parameters if p.get("in") == "path"]
        self.query = [p for p in parameters if p.get("in") == "query"]
        body = raw.get("requestBody", {})
        self.form = "application/x-www-form-urlencoded" in body.get("content", {})
        self.body = next((ref(media["schema"]) for media in body.get("content", {}).values()), None)
        self.body_required = body.get("required", False)
        content = next((a.get("content", {}) for s, a in raw["responses"].items() if s in ("200", "201")), {})
        self.result = ref(content["application/json"]["schema"]) if content else None
        self.item = schemas.page_item(self.result) if self.result else None

    def hint(self, schema: dict) -> str:
        """The type of a parameter."""
        values = schema.get("enum")
        if values == ["true", "false"]:
            return "bool"
        known = values and self.schemas.enum(values)
        return f"m.{known}Param" if known else self.schemas.type(schema, True, "m.")

    def arguments(self, form: str | None = None) -> list:
        found = ["self", *(f"{snake(p['name'])}: {self.hint(p['schema'])}" for p in self.ids)]
        if self.body:
            found.append(f"body: m.{self.body}" + ("" if self.body_required else " | None = None"))
        named = []
        for p in self.query:
            if form and p["name"] == FORMS[self.id][0]:
                named.append(form)
            else:
                named.append(f"{snake(p['name'])}: {self.hint(p['schema'])} | None = None")
        kinds = {"idempotency_key": "str"}
        named += [f"{name}: {kinds.get(name, 'ETag')} | None = None" for name in self.headers]
        return [*found, *(["*", *named] if named else []), "**options: Unpack[RequestOptions]"]

    def doc(self) -> str:
        text = self.raw["summary"].rstrip(".") + "."
        if self.raw.get("description"):
            text += "\n\n" + self.raw["description"]
        if self.query:
            text += "\n\nArgs:\n" + "\n".join(
                f"    {snake(p['name'])}: {' '.join(p['description'].split())}" for p in self.query
            )
        text += f"\n\nOperation: `{self.id}`, `{self.verb.upper()} {self.path}`"
        return docstring(text, "        ")

    def url(self) -> str:
        path = self.path
        for p in self.ids:
            path = path.replace("{" + p["name"] + "}", "{segment(" + snake(p["name"]) + ")}")
        return f'f"{path}"' if self.ids else f'"{path}"'

    def query_dict(self) -> str:
        return "{" + ", ".join(f'"{p["name"]}": {snake(p["name"])}' for p in self.query) + "}"

    def parts(self) -> str:
        found = [f"query={self.query_dict()}"] if self.query else []
        found += ["body=body"] if self.body else []
        found += ["form=True"] if self.form else []
        found += ["authenticated=False"] if self.raw.get("security") == [] else []
        found += ["idempotent=True"] if "idempotency_key" in self.headers else []
        return "".join(f", {part}" for part in [*found, *(f"{name}={name}" for name in self.headers)])

    def render(self, asynchronous: bool) -> str:
        start, wait = ("    async def", "await ") if asynchronous else ("    def", "")
        if self.item:
            kind = "AsyncPager" if asynchronous else "Page"
            call = f"self._engine.page(m.{self.item}, {self.url()}, options, {self.query_dict()})"
            return self.function("    def", f"{kind}[m.{self.item}]", f"return {call}")
        target = f'"{self.verb.upper()}", {self.url()}, options{self.parts()}'
        if self.id in FORMS:
            return self.overloads(start) + self.function(
                start, "Any", f"return {wait}self._engine.send_any({self.union()}, {target})"
            )
        result = f"m.{self.result}" if self.result else "Response"
        return self.function(start, result, f"return {wait}self._engine.send({result}, {target})")

    def function(self, start: str, result: str, body: str) -> str:
        return f"{start} {self.name}({', '.join(self.arguments())}) -> {result}:\n{self.doc()}        {body}\n\n"

    def union(self) -> str:
        _, forms, other = FORMS[self.id]
        return f"Union[{', '.join([*forms.values(), other])}]"

    def overloads(self, start: str) -> str:
        name, forms, other = FORMS[self.id]
        values = next(p for p in self.query if p["name"] == name)["schema"]["enum"]
        groups = {kind: [v for v in values if forms.get(v, other) == kind] for kind in [*forms.values(), other]}
        text = ""
        for position, (kind, group) in enumerate(groups.items()):
            hint = f"{name}: Literal[{', '.join(map(repr, group))}]" + ("" if position else " | None = None")
            text += f"    @overload\n{start} {self.name}({', '.join(self.arguments(hint))}) -> {kind}: ...\n\n"
        return text


def operations(document: dict, schemas: Schemas) -> list:
    return [
        Operation(schemas, path, verb, item[verb])
        for path, item in document["paths"].items()
        for verb in METHODS
        if verb in item
    ]


def module(tag: dict, found: list) -> str:
    """Both forms of a tag's operations."""
    text, name = IMPORTS, resource(tag["name"])
    assert len({operation.name for operation in found}) == len(found), f"names are not unique in {name}"
    for prefix, engine in (("", "SyncEngine"), ("Async", "AsyncEngine")):
        text += f"class {prefix}{name}:\n" + docstring(tag.get("description", tag["name"]), "    ")
        text += f"\n    def __init__(self, engine: {engine}) -> None:\n        self._engine = engine\n\n"
        text += "".join(operation.render(bool(prefix)) for operation in found)
    return text


def clients(tags: list) -> str:
    """The classes that hold all resources."""
    names = [tag["name"] for tag in tags]
    text = "from __future__ import annotations\n\nfrom .._async import AsyncEngine\nfrom .._sync import SyncEngine\n"
    text += "".join(f"from .{member(name)} import Async{resource(name)}, {resource(name)}\n" for name in names)
    for prefix, engine in (("", "SyncEngine"), ("Async", "AsyncEngine")):
        text += f'\n\nclass {prefix}Resources:\n    """The parts of the API."""\n\n    def __init__(self, engine: {engine}) -> None:\n'
        for tag in tags:
            text += f"        self.{member(tag['name'])} = {prefix}{resource(tag['name'])}(engine)\n"
            text += docstring(tag.get("description", tag["name"]), "        ")
    return text
