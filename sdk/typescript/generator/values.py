"""Writes the values of the enums, which types alone do not tell at run time."""

from docs import doc
from document import SCHEMAS, open_enums
from names import quoted


def values():
    return "\n".join(
        doc(f"The values of `{name}` that this version knows; later ones may have more.")
        + f"export const {name}Values = [{', '.join(map(quoted, SCHEMAS[name]['enum']))}] as const;\n"
        for name in open_enums()
    )
