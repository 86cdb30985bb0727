"""How names of the document are spelt in Python."""

import keyword

from naming import noun, snake


def identifier(name: str) -> str:
    """An attribute or an argument: `awsAccountId` is `aws_account_id`, and `from` is `from_`."""
    text = snake(name)
    return f"{text}_" if keyword.iskeyword(text) else text


def member(tag: str) -> str:
    """The client's member for a tag, and its module: `Cloud accounts` is `cloud_accounts`."""
    return snake(tag)


def type_name(tag: str) -> str:
    """The class for a tag: `Cloud accounts` is `CloudAccounts`."""
    return noun(tag)
