"""Writes the problem codes."""

from docs import doc
from document import problem_codes
from names import exported


def codes() -> str:
    """A constant for every problem code, with what the document says of it."""
    out = "// The codes that this version knows.\nconst (\n"
    for code, text in problem_codes().items():
        out += doc(text + ".") + f'Code{exported(code)} ProblemCode = "{code}"\n'
    return out + ")\n"
