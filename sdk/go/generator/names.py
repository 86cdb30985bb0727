"""How names and texts of the document are spelt in Go."""

import re
import textwrap

INITIALISMS = {"Arn", "Aws", "Cli", "Cta", "Id", "Json", "Jwks", "Mfa", "Sku", "Sts", "Uri", "Url"}


def words(name: str) -> list:
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+", name)


def exported(name: str) -> str:
    """`awsAccountId` → `AWSAccountID`."""
    parts = [word[0].upper() + word[1:] for word in words(name)]
    plurals = {f"{word}s": f"{word.upper()}s" for word in INITIALISMS}
    return "".join(plurals.get(part) or (part.upper() if part in INITIALISMS else part) for part in parts)


def unexported(name: str) -> str:
    first, *rest = words(name)
    return first.lower() + exported("".join(word[0].upper() + word[1:] for word in rest))


def comment(text: str) -> str:
    """A Go comment: paragraphs are wrapped, and lists are what gofmt takes for lists."""
    lines, after_item = [], False
    for paragraph in text.strip().split("\n\n"):
        if lines:
            lines.append("//")
        # A line break inside a paragraph means nothing, but an item of a list begins a line.
        for line in re.sub(r"\n(?!- )", " ", paragraph).split("\n"):
            item = line.startswith("- ")
            first, rest = ("//   - ", "//     ") if item else ("// ", "// ")
            if item and lines and not after_item and lines[-1] != "//":
                lines.append("//")
            lines += textwrap.wrap(line[2:] if item else line, 108, initial_indent=first, subsequent_indent=rest,
                                   break_long_words=False, break_on_hyphens=False)
            after_item = item
    return "\n".join(lines) + "\n"


def described(name: str, text: str) -> str:
    """The comment of something with a name, which begins with that name."""
    text = text.strip() or "has no description."
    if text.split()[0].lower() == name.lower():
        return comment(name + text[len(name):])
    if text.startswith("Id of "):
        return comment(f"{name} is the id of {text[6:]}")
    if text.split()[0] in ("A", "An", "How", "One", "Something", "The", "What", "Where", "Whether", "Which", "Who", "Whose", "Why"):
        return comment(f"{name} is {text[0].lower()}{text[1:]}")
    return comment(f"{name}: {text}")
