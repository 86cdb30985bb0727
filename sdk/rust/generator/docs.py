"""Comments for rustdoc."""

import re

from texts import lines_of, wrap


def doc(text: str, indent: str = "", mark: str = "///") -> str:
    lines = []
    for line in lines_of(text):
        # Plain brackets and angle brackets would be links and tags to rustdoc.
        parts = re.split(r"(`[^`]*`)", line.strip())
        line = "".join(part if part.startswith("`") else re.sub(r"([\[\]<>])", r"\\\1", part) for part in parts)
        following = "  " if line.startswith("- ") else ""
        lines += wrap(line, 110 - len(indent), rest=following) or [""]
    return "".join(f"{indent}{mark} {line}".rstrip() + "\n" for line in lines)
