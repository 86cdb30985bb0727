"""Writes the problem codes."""

from docs import doc
from document import problem_codes
from naming import constant


def codes() -> str:
    """A constant for every problem code."""
    out = "/** Every code that a problem can have, as {@link gangway.ApiException#code()} answers it. */\npublic final class ProblemCode {\n"
    for code, title in problem_codes().items():
        out += doc(title + ".", "    ") + f'    public static final String {constant(code)} = "{code}";\n\n'
    return out + "    private ProblemCode() {}\n}\n"
