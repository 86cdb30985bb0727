"""Writes the problem codes."""

from docs import doc
from document import problem_codes
from naming import pascal


def codes():
    text = doc("The problem codes of this version; later ones may have more.") + "export const ProblemCode = {\n"
    for code, meaning in problem_codes().items():
        text += doc(meaning + ".", "  ") + f"  {pascal(code)}: '{code}',\n"
    text += "} as const;\n\n"
    text += doc("A problem code that this version knows.")
    return text + "export type ProblemCode = (typeof ProblemCode)[keyof typeof ProblemCode];\n"
