"""JSDoc comments."""

from texts import block


def doc(text, indent=""):
    return block(text.replace("*/", "*\\/").strip().split("\n"), indent)
