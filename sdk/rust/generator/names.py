"""How names and texts of the document are spelt in Rust."""

import re
import textwrap

KEYWORDS = {"type", "use", "match", "for", "in", "where", "ref", "move", "self", "fn", "mod", "as", "if", "else", "box"}


def snake(name: str) -> str:
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"[^A-Za-z0-9]+", "_", name)).lower()
    return name + "_" if name in KEYWORDS else name


def camel(name: str) -> str:
    """What serde's rename_all makes of a Rust name."""
    return re.sub(r"_([a-z0-9])", lambda m: m[1].upper(), name)


def doc(text: str, indent: str = "", mark: str = "///") -> str:
    lines = []
    # Lines of one paragraph are one line; blank ones and list items stay.
    text = re.sub(r"(?<=[^\n])\n(?!\n|- )", " ", (text or "").strip())
    for line in text.split("\n"):
        # Plain brackets and angle brackets would be links and tags to rustdoc.
        parts = re.split(r"(`[^`]*`)", line.strip())
        line = "".join(part if part.startswith("`") else re.sub(r"([\[\]<>])", r"\\\1", part) for part in parts)
        following = "  " if line.startswith("- ") else ""
        lines += textwrap.wrap(line, 110 - len(indent), subsequent_indent=following, break_long_words=False, break_on_hyphens=False) or [""]
    return "".join(f"{indent}{mark} {line}".rstrip() + "\n" for line in lines)
