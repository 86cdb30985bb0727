"""How names of the document are spelt in Rust."""

import re

from document import pascal

KEYWORDS = {"type", "use", "match", "for", "in", "where", "ref", "move", "self", "fn", "mod", "as", "if", "else", "box"}


def snake(name: str) -> str:
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"[^A-Za-z0-9]+", "_", name)).lower()
    return name + "_" if name in KEYWORDS else name


def camel(name: str) -> str:
    """What serde's rename_all makes of a Rust name."""
    return re.sub(r"_([a-z0-9])", lambda m: m[1].upper(), name)


def member(tag: str) -> str:
    """The client's member for a tag, and its module: `Cloud accounts` is `cloud_accounts`."""
    return snake(tag.lower())


def type_name(tag: str) -> str:
    """The type for a tag: `Cloud accounts` is `CloudAccountsApi`."""
    return pascal(tag.lower()) + "Api"
