"""How names of the document are spelt in TypeScript."""

from document import pascal


def type_name(tag):
    """The class for a tag: `Cloud accounts` is `CloudAccountsResource`."""
    return pascal(tag.lower()) + "Resource"


def member(tag):
    """The client's member for a tag: `Cloud accounts` is `cloudAccounts`."""
    name = pascal(tag.lower())
    return name[:1].lower() + name[1:]


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
