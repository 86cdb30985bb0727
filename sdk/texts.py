"""Texts of the document in the forms that comments of several languages need; the rest is in a generator's docs.py."""

import re
import textwrap


def one_line(text: str) -> str:
    return " ".join(text.split())


def lines_of(text: str) -> list:
    """A line for each paragraph and each item of a list, and the blank ones between them."""
    return re.sub(r"(?<=[^\n])\n(?!\n|- )", " ", text.strip()).split("\n")


def wrap(line: str, width: int, first: str = "", rest: str = "") -> list:
    """The line in several, which begin with `first` and `rest`; no word is divided."""
    return textwrap.wrap(
        line, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def block(lines: list, indent: str) -> str:
    """A comment between /** and */."""
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    return f"{indent}/**\n" + "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines) + f"{indent} */\n"
