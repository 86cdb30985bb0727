"""JSDoc comments."""


def doc(text, indent=""):
    lines = text.replace("*/", "*\\/").strip().split("\n")
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    return f"{indent}/**\n" + "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines) + f"{indent} */\n"
