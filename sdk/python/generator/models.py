"""The models: dataclasses, open enums, and aliases, one for each schema."""

from docs import doc
from document import PATCHED, SCHEMAS, SENT, enum_texts, fixed, is_open, is_secret, kind_of, page_item, ref
from names import identifier
from naming import camel, constant
from type_names import type_of

HEADER = """\
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Final, Literal, TypeAlias, Union

from .._model import UNSET, Model, OpenEnum, Unset
from .._paging import Page

"""


def field(name: str, schema: dict, owner: str, required: bool) -> str:
    sent, only, default = owner in SENT, fixed(schema), ""
    hint = type_of(schema, sent)
    if only is not None and sent:
        hint, default = f"Literal[{only!r}]", f" = {only!r}"
    elif owner in PATCHED:
        hint, default = f"{hint} | Unset", " = UNSET"
    elif not required:
        hint, default = f"{hint} | None", " = None"
    return f"    {identifier(name)}: {hint}{default}\n" + doc(
        schema.get("description", "") + " Deprecated." * schema.get("deprecated", False), "    "
    )


def model(name: str) -> str:
    schema = SCHEMAS[name]
    properties, required = schema.get("properties", {}), schema.get("required", [])
    text = f"@dataclass(kw_only=True, repr=False)\nclass {name}(Model):\n"
    text += doc(schema["description"], "    ") + "\n"
    # Those that `gangway._model.camel` does not make of the attributes.
    odd = {identifier(p): p for p in properties if camel(identifier(p)) != p}
    secrets = sorted(identifier(p) for p, schema in properties.items() if is_secret(name, p, schema))
    if odd:
        text += f"    _names: ClassVar[Mapping[str, str]] = {odd!r}\n"
    if secrets:
        text += f"    _secrets: ClassVar[frozenset[str]] = frozenset({secrets!r})\n"
    if name in PATCHED:
        text += "    _clears: ClassVar[bool] = True\n"
    return text + "".join(field(p, s, name, p in required) for p, s in properties.items())


def open_enum(name: str) -> str:
    about, texts = enum_texts(SCHEMAS[name])
    values = SCHEMAS[name]["enum"]
    text = f"class {name}(OpenEnum):\n" + doc(about, "    ") + "\n"
    for value in values:
        text += f"    {constant(value)}: Final = {value!r}\n" + doc(texts.get(value, value), "    ")
    text += f"\n{name}Param: TypeAlias = Union[{name}, Literal[{', '.join(map(repr, values))}]]\n"
    return text + doc(f"A known value of `{name}`, or one that came in an answer.", "")


def alias(name: str) -> str:
    schema, item = SCHEMAS[name], page_item(name)
    options = [ref(option) for option in schema.get("oneOf", [])]
    hint = f"Page[{item}]" if item else f"Union[{', '.join(options)}]" if options else type_of(schema, False)
    return f"{name}: TypeAlias = {hint}\n" + doc(schema["description"], "")


def module() -> str:
    """All of them; what a definition needs at once comes before it."""
    plain, enums, models, unions = [], [], [], []
    for name in sorted(SCHEMAS):
        if is_open(SCHEMAS[name]):
            enums.append(open_enum(name))
        elif kind_of(name) in ("union", "page"):
            unions.append(alias(name))
        elif kind_of(name) == "object":
            models.append(model(name))
        else:
            plain.append(alias(name))
    names = sorted([*SCHEMAS, *(f"{name}Param" for name in SCHEMAS if is_open(SCHEMAS[name]))])
    return HEADER + "\n\n".join([*plain, *enums, *models, *unions]) + f"\n__all__ = {names!r}\n"
