"""How names of the document are spelt in Java."""

import re

from document import pascal


def words(name: str) -> list:
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)


def camel(name: str) -> str:
    first, *rest = words(name)
    return first.lower() + "".join(word[:1].upper() + word[1:] for word in rest)


def constant(value: str) -> str:
    return re.sub(r"[^A-Z0-9]+", "_", value.upper())


def member(tag: str) -> str:
    """The client's member for a tag: `Cloud accounts` is `cloudAccounts`."""
    return camel(tag.lower().replace(" ", "_"))


def type_name(tag: str) -> str:
    """The class for a tag: `Cloud accounts` is `CloudAccountsResource`."""
    return pascal(tag.lower()) + "Resource"
