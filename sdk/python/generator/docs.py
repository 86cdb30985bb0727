"""Docstrings."""


def doc(text: str, indent: str) -> str:
    """A docstring; the texts' lists and line breaks stay."""
    text = text.strip().replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    lines = text.split("\n")
    if len(lines) == 1:
        end = " " if text.endswith('"') else ""
        return f'{indent}"""{text}{end}"""\n'
    body = "\n".join(f"{indent}{line}" if line.strip() else "" for line in lines)
    return f'{indent}"""{body.removeprefix(indent)}\n{indent}"""\n'
