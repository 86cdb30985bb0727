"""How names of the document are spelt in Go."""

import re

INITIALISMS = {"Arn", "Aws", "Cli", "Cta", "Id", "Json", "Jwks", "Mfa", "Sku", "Sts", "Uri", "Url"}


def words(name: str) -> list:
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+", name)


def exported(name: str) -> str:
    """`awsAccountId` → `AWSAccountID`."""
    parts = [word[0].upper() + word[1:] for word in words(name)]
    plurals = {f"{word}s": f"{word.upper()}s" for word in INITIALISMS}
    return "".join(plurals.get(part) or (part.upper() if part in INITIALISMS else part) for part in parts)


def unexported(name: str) -> str:
    first, *rest = words(name)
    return first.lower() + exported("".join(word[0].upper() + word[1:] for word in rest))


def file_name(tag: str) -> str:
    """`Cloud accounts` → `cloud_accounts`."""
    return tag.lower().replace(" ", "_")


def type_name(tag: str) -> str:
    """The service of a tag: `Cloud accounts` → `CloudAccountsService`."""
    return exported(tag) + "Service"
