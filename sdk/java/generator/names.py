"""How names of the document are spelt in Java."""

from naming import camel, noun, snake


def member(tag: str) -> str:
    """The client's method for a tag: `Cloud accounts` is `cloudAccounts`."""
    return camel(snake(tag))


def type_name(tag: str) -> str:
    """The class for a tag: `Cloud accounts` is `CloudAccountsResource`."""
    return noun(tag) + "Resource"
