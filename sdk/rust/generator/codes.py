"""Writes the problem codes."""

from document import problem_codes
from docs import doc


def codes() -> str:
    return "".join(f'{doc(text)}pub const {code.upper()}: &str = "{code}";\n' for code, text in problem_codes().items())
