"""How names and texts of the document are spelt in TypeScript."""

from naming import camel, noun, snake


def member(tag):
    """The client's member for a tag: `Cloud accounts` is `cloudAccounts`."""
    return camel(snake(tag))


def type_name(tag):
    """The class for a tag: `Cloud accounts` is `CloudAccountsResource`."""
    return noun(tag) + "Resource"


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
