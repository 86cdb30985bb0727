"""Names of the document in the forms that languages share; what only one of them does is in its generator's names.py."""

import re


def words(name: str) -> list:
    """`awsAccountId` is `aws`, `Account`, `Id`; `Role ARN` is `Role`, `ARN`."""
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)


def capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def snake(name: str) -> str:
    """`awsAccountId`, `StringEquals` and `sts:ExternalId` are `aws_account_id`, `string_equals` and `sts_external_id`."""
    return "_".join(words(name)).lower()


def camel(name: str) -> str:
    """`aws_account_id` is `awsAccountId`."""
    first, *rest = words(name)
    return first.lower() + "".join(map(capital, rest))


def pascal(name: str) -> str:
    """`Cloud accounts` and `cloud_accounts` are `CloudAccounts`."""
    return "".join(map(capital, re.split(r"[^A-Za-z0-9]+", name)))


def constant(value: str) -> str:
    """`trust-policy` is `TRUST_POLICY`."""
    return re.sub(r"[^A-Za-z0-9]+", "_", value).upper()


def noun(tag: str) -> str:
    """What the types of a tag are called by: `Role ARN` is `RoleArn`."""
    return pascal(tag.lower())
