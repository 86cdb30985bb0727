"""How names of the document are spelt in Java."""

from naming import camel, noun, snake

# Methods of every object, which a record's component may not be called like.
OF_OBJECT = {"clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait"}
KEYWORDS = set(
    "abstract assert boolean break byte case catch char class const continue default do double else enum extends false final "
    "finally float for goto if implements import instanceof int interface long native new null package private protected public "
    "return short static strictfp super switch synchronized this throw throws transient true try void volatile while".split()
)


def component(name: str) -> str:
    """A record's component: `wait` is `wait_`."""
    text = camel(name)
    return f"{text}_" if text in OF_OBJECT | KEYWORDS else text


def member(tag: str) -> str:
    """The client's method for a tag: `Cloud accounts` is `cloudAccounts`."""
    return camel(snake(tag))


def type_name(tag: str) -> str:
    """The class for a tag: `Cloud accounts` is `CloudAccountsResource`."""
    return noun(tag) + "Resource"
