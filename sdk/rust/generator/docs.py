"""Comments for rustdoc."""

import re
import textwrap


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
