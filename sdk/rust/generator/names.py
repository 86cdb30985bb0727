"""How names of the document are spelt in Rust."""

from naming import noun, snake

KEYWORDS = {"type", "use", "match", "for", "in", "where", "ref", "move", "self", "fn", "mod", "as", "if", "else", "box"}


def identifier(name: str) -> str:
    """A field or an argument: `awsAccountId` is `aws_account_id`, and `type` is `type_`."""
    text = snake(name)
    return f"{text}_" if text in KEYWORDS else text


def member(tag: str) -> str:
    """The client's method for a tag, and its module: `Cloud accounts` is `cloud_accounts`."""
    return snake(tag)


def type_name(tag: str) -> str:
    """The type for a tag: `Cloud accounts` is `CloudAccountsApi`."""
    return noun(tag) + "Api"
