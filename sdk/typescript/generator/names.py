"""How names and texts of the document are spelt in TypeScript."""

from naming import camel, noun, snake


def member(tag):
    """The client's member for a tag: `Cloud accounts` is `cloudAccounts`."""
    return camel(snake(tag))


def type_name(tag):
    """The class for a tag: `Cloud accounts` is `CloudAccountsResource`."""
    return noun(tag) + "Resource"


def parameter_name(parameter):
    """A parameter's member; a header `X-Trace-Id` is `xTraceId`."""
    return camel(parameter["name"]) if parameter["in"] == "header" else parameter["name"]


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
