"""The models: dataclasses, open enums, and aliases, one for each schema."""

import re

from names import camel, constant, docstring, snake

SECRETS = {"secret", "client_secret", "access_token"}

HEADER = """\
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Final, Literal, TypeAlias, Union

from .._model import UNSET, Model, OpenEnum, Unset
from .._paging import Page

"""


def ref(schema: dict) -> str | None:
    return schema["$ref"].rsplit("/", 1)[1] if "$ref" in schema else None


class Schemas:
    """Knows of every schema whether requests use it, and whether null clears its members."""

    def __init__(self, document: dict):
        self.all = document["components"]["schemas"]
        self.sent, self.patched = set(), set()
        for item in document["paths"].values():
            for method, operation in item.items():
                for media in operation.get("requestBody", {}).get("content", {}).values():
                    self.reach(media["schema"], self.sent)
                    if method == "patch":
                        self.reach(media["schema"], self.patched)
        self.patched = {name for name in self.patched if "required" not in self.all[name]}

    def reach(self, schema, found: set) -> None:
        if isinstance(schema, list):
            for item in schema:
                self.reach(item, found)
        elif isinstance(schema, dict):
            name = ref(schema)
            if name and name not in found:
                found.add(name)
                self.reach({k: v for k, v in self.all[name].items() if k != "examples"}, found)
            for key, item in schema.items():
                if key not in ("discriminator", "example", "examples"):
                    self.reach(item, found)

    def page_item(self, name: str) -> str | None:
        """What a page holds, if the schema is one."""
        properties = self.all[name].get("properties", {})
        return ref(properties["data"]["items"]) if {"data", "nextCursor"} == set(properties) else None

    def is_open(self, name: str) -> bool:
        return self.all[name].get("x-open-enum", False)

    def enum(self, values: list) -> str | None:
        """The open enum with these values."""
        return next((n for n, s in self.all.items() if s.get("enum") == values and self.is_open(n)), None)

    def type(self, schema: dict, sent: bool, prefix: str = "") -> str:
        """The annotation for a value, which a request may hold or not."""
        name = ref(schema)
        if name:
            return f"{prefix}{name}Param" if sent and self.is_open(name) else f"{prefix}{name}"
        if "oneOf" in schema:
            return " | ".join(self.type(option, sent, prefix) for option in schema["oneOf"])
        kind = schema.get("type")
        if isinstance(kind, list):
            return " | ".join(self.type({**schema, "type": option}, sent, prefix) for option in kind)
        if kind == "array":
            return f"{'Sequence' if sent else 'list'}[{self.type(schema['items'], sent, prefix)}]"
        if "enum" in schema:
            return f"Literal[{', '.join(map(repr, schema['enum']))}]"
        if kind == "string":
            return {"date-time": "datetime", "date": "date"}.get(schema.get("format", ""), "str")
        if kind == "object":
            return "Mapping[str, Any]"
        return {"integer": "int", "number": "float", "boolean": "bool", "null": "None"}[kind]

    def fixed(self, schema: dict) -> str | None:
        """The only value that the schema allows."""
        target = self.all[ref(schema)] if ref(schema) else schema
        if "const" in target or len(target.get("enum", [])) == 1 and not target.get("x-open-enum"):
            return target.get("const") or target["enum"][0]
        match = re.fullmatch(r"\^(\w+)\$", target.get("pattern", ""))
        return match[1] if match else None

    def field(self, name: str, schema: dict, owner: str, required: bool) -> str:
        sent, hint, default = owner in self.sent, None, ""
        hint = self.type(schema, sent)
        fixed = self.fixed(schema)
        if fixed is not None and sent:
            hint, default = f"Literal[{fixed!r}]", f" = {fixed!r}"
        elif owner in self.patched:
            hint, default = f"{hint} | Unset", " = UNSET"
        elif not required:
            hint, default = f"{hint} | None", " = None"
        return f"    {snake(name)}: {hint}{default}\n" + docstring(schema.get("description", ""), "    ")

    def model(self, name: str) -> str:
        schema = self.all[name]
        properties, required = schema.get("properties", {}), schema.get("required", [])
        text = (
            f"@dataclass(kw_only=True, repr=False)\nclass {name}(Model):\n"
            + docstring(schema["description"], "    ")
            + "\n"
        )
        odd = {snake(p): p for p in properties if camel(snake(p)) != p}
        secrets = sorted(snake(p) for p in properties if snake(p) in SECRETS)
        if odd:
            text += f"    _names: ClassVar[Mapping[str, str]] = {odd!r}\n"
        if secrets:
            text += f"    _secrets: ClassVar[frozenset[str]] = frozenset({secrets!r})\n"
        if name in self.patched:
            text += "    _clears: ClassVar[bool] = True\n"
        return text + "".join(self.field(p, s, name, p in required) for p, s in properties.items())

    def open_enum(self, name: str, schema: dict) -> str:
        about, _, rest = schema["description"].partition("\n\n- ")
        texts = dict(re.findall(r"^(?:- )?`([^`]+)`: (.*)$", "- " + rest, re.M))
        text = f"class {name}(OpenEnum):\n" + docstring(about, "    ") + "\n"
        for value in schema["enum"]:
            text += f"    {constant(value)}: Final = {value!r}\n" + docstring(texts.get(value, value), "    ")
        values = ", ".join(map(repr, schema["enum"]))
        return (
            text
            + f"\n{name}Param: TypeAlias = Union[{name}, Literal[{values}]]\n"
            + (docstring(f"A known value of `{name}`, or one that came in an answer.", ""))
        )

    def alias(self, name: str) -> str:
        schema = self.all[name]
        item = self.page_item(name)
        options = [ref(option) for option in schema.get("oneOf", [])]
        hint = f"Page[{item}]" if item else f"Union[{', '.join(options)}]" if options else self.type(schema, False)
        return f"{name}: TypeAlias = {hint}\n" + docstring(schema["description"], "")

    def module(self) -> str:
        """All of them; what a definition needs at once comes before it."""
        plain, enums, models, unions = [], [], [], []
        for name, schema in sorted(self.all.items()):
            if self.is_open(name):
                enums.append(self.open_enum(name, schema))
            elif "oneOf" in schema or self.page_item(name):
                unions.append(self.alias(name))
            elif schema.get("type") == "object":
                models.append(self.model(name))
            else:
                plain.append(self.alias(name))
        names = sorted([*self.all, *(f"{n}Param" for n in self.all if self.is_open(n))])
        return HEADER + "\n\n".join([*plain, *enums, *models, *unions]) + f"\n__all__ = {names!r}\n"
