"""The problem codes."""

from docs import doc
from document import problem_codes
from naming import constant


def codes() -> str:
    text = "from typing import Final\n\nfrom .._model import OpenEnum\n\n\nclass ProblemCode(OpenEnum):\n"
    text += doc("What an error answer says: one code, one cause.", "    ") + "\n"
    for code, meaning in problem_codes().items():
        text += f"    {constant(code)}: Final = {code!r}\n" + doc(meaning, "    ")
    return text
