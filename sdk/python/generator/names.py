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


def resource(tag: str) -> str:
    """The class for a tag: `Cloud accounts` is `CloudAccounts`."""
    return pascal(tag.lower())


def docstring(text: str, indent: str) -> str:
    """A docstring; the texts' lists and line breaks stay."""
    text = text.strip().replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    lines = text.split("\n")
    if len(lines) == 1:
        end = " " if text.endswith('"') else ""
        return f'{indent}"""{text}{end}"""\n'
    body = "\n".join(f"{indent}{line}" if line.strip() else "" for line in lines)
    return f'{indent}"""{body.removeprefix(indent)}\n{indent}"""\n'
