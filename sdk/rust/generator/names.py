"""How names of the document are spelt in Rust."""

from naming import noun, snake

KEYWORDS = set(
    "abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in let "
    "loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof unsafe "
    "unsized use virtual where while yield".split()
)


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
