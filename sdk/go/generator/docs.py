"""Go comments."""

from texts import lines_of, wrap


def doc(text: str) -> str:
    """A Go comment: paragraphs are wrapped, and lists are what gofmt takes for lists."""
    lines, after_item = [], False
    for line in lines_of(text):
        if not line:
            lines += ["//"] if lines else []
            continue
        item = line.startswith("- ")
        if item and lines and not after_item and lines[-1] != "//":
            lines.append("//")
        lines += wrap(line[2:], 108, "//   - ", "//     ") if item else wrap(line, 108, "// ", "// ")
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
