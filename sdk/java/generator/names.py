"""How names of the document are spelt in Java."""

from naming import camel, noun, snake

# Methods of every object, which a record's component may not be called like.
OF_OBJECT = {"clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait"}


def component(name: str) -> str:
    """A record's component: `wait` is `wait_`."""
    text = camel(name)
    return f"{text}_" if text in OF_OBJECT else text


def member(tag: str) -> str:
    """The client's method for a tag: `Cloud accounts` is `cloudAccounts`."""
    return camel(snake(tag))


def type_name(tag: str) -> str:
    """The class for a tag: `Cloud accounts` is `CloudAccountsResource`."""
    return noun(tag) + "Resource"
