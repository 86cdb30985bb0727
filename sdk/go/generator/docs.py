"""Go comments."""

import re
import textwrap


def doc(text: str) -> str:
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
        return doc(name + text[len(name):])
    if text.startswith("Id of "):
        return doc(f"{name} is the id of {text[6:]}")
    if text.split()[0] in ("A", "An", "How", "One", "Something", "The", "What", "Where", "Whether", "Which", "Who", "Whose", "Why"):
        return doc(f"{name} is {text[0].lower()}{text[1:]}")
    return doc(f"{name}: {text}")
