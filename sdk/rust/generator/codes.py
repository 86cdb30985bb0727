"""Writes the problem codes."""

from docs import doc
from document import problem_codes
from naming import constant


def codes() -> str:
    return "".join(f'{doc(text)}pub const {constant(code)}: &str = "{code}";\n' for code, text in problem_codes().items())
