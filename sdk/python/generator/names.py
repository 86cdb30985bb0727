"""Names of the API in Python's form."""

import keyword
import re

from document import pascal


def snake(name: str) -> str:
    """`awsAccountId`, `StringEquals` and `sts:ExternalId` as attributes."""
    text = re.sub(r"[^A-Za-z0-9]+", "_", name)
    text = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", text).lower()
    return f"{text}_" if keyword.iskeyword(text) else text


def camel(name: str) -> str:
    """What `gangway._model.camel` makes of an attribute's name."""
    return re.sub(r"_([a-z0-9])", lambda match: match[1].upper(), name.rstrip("_"))


def constant(value: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "_", value).upper()


def member(tag: str) -> str:
    """The client's member for a tag: `Cloud accounts` is `cloud_accounts`."""
    return tag.lower().replace(" ", "_")


def type_name(tag: str) -> str:
    """The class for a tag: `Cloud accounts` is `CloudAccounts`."""
    return pascal(tag.lower())
