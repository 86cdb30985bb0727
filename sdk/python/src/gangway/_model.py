"""What the generated models are made of: reading from JSON, writing to JSON, open enums, and `UNSET`."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import dataclasses
import functools
import re
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timezone
from enum import Enum
from typing import Any, ClassVar, Final, Literal, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from ._json import is_array, is_object, is_sequence
from ._response import Response

M = TypeVar("M", bound="Model")
E = TypeVar("E", bound="OpenEnum")


class Unset(Enum):
    """The type of `UNSET`."""

    UNSET = "unset"

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset.UNSET
"""A member that a change leaves as it is, while None clears it."""


class OpenEnum(str):
    """Text with known values, which stand here as constants. Later versions of the API may answer with others."""

    @classmethod
    def values(cls: type[E]) -> list[E]:
        """The values that this version of the SDK knows."""
        return [cls(value) for name, value in vars(cls).items() if name.isupper()]

    @property
    def known(self) -> bool:
        """Whether this version of the SDK knows the value."""
        return self in self.values()


class Text(str):
    """An answer that is not JSON."""

    _response: Response | None = None

    @property
    def response(self) -> Response:
        """Status, headers and request id of the answer."""
        return answered(self._response)


class Model:
    """A JSON object of the API. Members have snake_case names here and camelCase names in JSON."""

    _names: ClassVar[Mapping[str, str]] = {}
    """JSON names that do not follow from the attributes' names."""
    _secrets: ClassVar[frozenset[str]] = frozenset()
    """Attributes that `repr` hides."""
    _clears: ClassVar[bool] = False
    """Whether None is sent as null, as in changes; else it is left out."""

    _raw: Mapping[str, Any] = types.MappingProxyType({})
    _response: Response | None = None

    @property
    def raw(self) -> Mapping[str, Any]:
        """The JSON object this was read from, with members that this version of the SDK does not know."""
        return self._raw

    @property
    def response(self) -> Response:
        """Status, headers, ETag and request id of the answer; only on what a method of the client has returned."""
        return answered(self._response)

    @classmethod
    def from_dict(cls: type[M], raw: Mapping[str, Any]) -> M:
        """Reads a JSON object. Unknown members are ignored, missing ones are None."""
        model: M = compiled(cls)(raw)
        return model

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send."""
        return {json_name: encode(value) for _, json_name, value in self._present()}

    def __repr__(self) -> str:
        shown = (f"{name}={'…' if name in self._secrets else repr(value)}" for name, _, value in self._present())
        return f"{type(self).__name__}({', '.join(shown)})"

    def _present(self) -> Iterator[tuple[str, str, Any]]:
        """Attribute, JSON name and value of every member that is there."""
        for name, json_name, _ in members(type(self)):
            value = getattr(self, name)
            if value is not UNSET and (value is not None or self._clears):
                yield name, json_name, value


def answered(response: Response | None) -> Response:
    if response is None:
        raise AttributeError("only what a method of the client has returned has a response")
    return response


Members: TypeAlias = "tuple[tuple[str, str, Any], ...]"
MEMBERS: dict[type[Model], Members] = {}


def members(cls: type[Model]) -> Members:
    """Attribute, JSON name and type of every member."""
    if cls not in MEMBERS:
        MEMBERS[cls] = find_members(cls)
    return MEMBERS[cls]


def find_members(cls: type[Model]) -> Members:
    hints = get_type_hints(cls)
    fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(cls)  # type: ignore[arg-type]
    return tuple((field.name, cls._names.get(field.name) or camel(field.name), hints[field.name]) for field in fields)


def camel(name: str) -> str:
    return re.sub(r"_([a-z0-9])", lambda match: match[1].upper(), name.rstrip("_"))


def takes(hint: Any, wanted: type) -> bool:
    return wanted in get_args(hint)


def encode(value: Any) -> Any:
    """What `json.dumps` can write."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a time needs a time zone, such as datetime.timezone.utc")
        return value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if is_object(value):
        return {key: encode(item) for key, item in value.items()}
    if is_sequence(value):
        return [encode(item) for item in value]
    return value


Reader: TypeAlias = Callable[[Any], Any]
COMPILED: dict[type[Model], Reader] = {}


def compiled(cls: type[Model]) -> Reader:
    """What makes a model of a JSON object: a function without a loop, compiled once for each class."""
    found = COMPILED.get(cls)
    if found is None:
        found = COMPILED[cls] = compile_reader(cls)
    return found


def compile_reader(cls: type[Model]) -> Reader:
    known: dict[str, Any] = {"cls": cls, "new": object.__new__, "UNSET": UNSET}
    items: list[str] = []
    for number, (name, json_name, hint) in enumerate(members(cls)):
        read, missing = reader(hint), "UNSET" if takes(hint, Unset) else "None"
        value = f"get({json_name!r}, {missing})"
        if read is not None:
            known[f"read{number}"] = read
            value = f"read{number}(raw[{json_name!r}]) if {json_name!r} in raw else {missing}"
        items.append(f"{name!r}: {value}")
    # Past the constructor, which would only pass the values on.
    body = (
        "get = raw.get; model = new(cls); model.__dict__ = {" + ", ".join([*items, "'_raw': raw"]) + "}; return model"
    )
    exec(f"def read(raw): {body}", known)
    found: Reader = known["read"]
    return found


def decode(hint: Any, value: Any) -> Any:
    """Reads a JSON value as the type. What does not fit stays as it is, so that no answer breaks a program."""
    read = reader(hint)
    return value if read is None else read(value)


@functools.cache
def reader(hint: Any) -> Reader | None:
    """What reads values of a type; None when they stay as they are."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        # At most one of them is more than a plain value.
        options = [option for option in get_args(hint) if option not in (type(None), Unset)]
        return reader(next((option for option in options if get_origin(option) is not Literal), None))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return each_member(reader(get_args(hint)[1]))
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return each_item(reader(get_args(hint)[0]))
    if not isinstance(hint, type):
        return None
    if issubclass(hint, Model):
        return of_model(hint)
    if issubclass(hint, OpenEnum):
        return of_enum(hint)
    if issubclass(hint, date):
        return read_time if issubclass(hint, datetime) else read_date
    return None


def of_model(hint: type[Model]) -> Reader:
    found: Reader | None = None

    def read(value: Any) -> Any:
        # Compiled when it is needed: a model can have itself as a member.
        nonlocal found
        if type(value) is not dict:
            return value
        if found is None:
            found = compiled(hint)
        return found(value)

    return read


def of_enum(hint: type[OpenEnum]) -> Reader:
    known = {str(value): value for value in hint.values()}

    def read(value: Any) -> Any:
        return (known.get(value) or hint(value)) if type(value) is str else value

    return read


def each_member(read: Reader | None) -> Reader | None:
    return read and (lambda value: {name: read(one) for name, one in value.items()} if is_object(value) else value)


def each_item(read: Reader | None) -> Reader | None:
    return read and (lambda value: [read(one) for one in value] if is_array(value) else value)


# Since 3.11 Python reads all forms of RFC 3339 itself, much faster.
FAST = sys.version_info >= (3, 11)
TIME = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)")


def read_time(value: Any) -> Any:
    """RFC 3339; up to microseconds, further digits are cut off."""
    if type(value) is not str:
        return value
    if FAST:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        return moment if moment.tzinfo else value
    match = TIME.fullmatch(value)
    if match is None:
        return value
    fraction = (match[3] or ".")[1:7].ljust(6, "0")
    zone = "+00:00" if match[4] in "Zz" else match[4]
    try:
        return datetime.fromisoformat(f"{match[1]}T{match[2]}.{fraction}{zone}")
    except ValueError:
        return value


def read_date(value: Any) -> Any:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return value
