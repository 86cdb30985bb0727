"""How names of the document are spelt in Go."""

from naming import capital, snake, words

INITIALISMS = {"Arn", "Aws", "Cli", "Csv", "Cta", "Id", "Json", "Jwks", "Mfa", "Sku", "Sts", "Tls", "Uri", "Url"}
PLURALS = {f"{word}s": f"{word.upper()}s" for word in INITIALISMS}


def exported(name: str) -> str:
    """`awsAccountId` is `AWSAccountID`."""
    parts = map(capital, words(name))
    return "".join(PLURALS.get(part) or (part.upper() if part in INITIALISMS else part) for part in parts)


def unexported(name: str) -> str:
    """`awsAccountId` is `awsAccountID`."""
    first, *rest = words(name)
    return first.lower() + exported("".join(map(capital, rest)))


def file_name(tag: str) -> str:
    """`Cloud accounts` is `cloud_accounts`."""
    return snake(tag)


def member(tag: str) -> str:
    """The client's member for a tag: `Cloud accounts` is `CloudAccounts`."""
    return exported(tag)


def type_name(tag: str) -> str:
    """The service for a tag: `Cloud accounts` is `CloudAccountsService`."""
    return exported(tag) + "Service"
