"""Javadoc comments."""

import html
import re
import textwrap


def inline(text: str) -> str:
    """Markdown within a paragraph, as Javadoc."""
    out = ""
    for part in re.split(r"(`[^`]*`|\[[^\]]*\]\([^)]*\))", text):
        if part.startswith("`"):
            out += "{@code " + part[1:-1] + "}"
        elif link := re.fullmatch(r"\[([^\]]*)\]\(([^)]*)\)", part):
            out += f'<a href="{link[2]}">{html.escape(link[1])}</a>'
        else:
            text = html.escape(part, quote=False).replace("@", "&#64;").replace("*/", "*&#47;")
            out += re.sub(r"\*(\w[^*]*)\*", r"<em>\1</em>", text)
    return out


def wrap(line: str, width: int) -> list:
    """Lines of a comment; none ends within an inline tag."""
    kept = re.sub(r"\{@[^}]*\}", lambda tag: tag[0].replace(" ", "\0"), line)
    indent = "    " if line[0] == "@" else ""
    found = textwrap.wrap(kept, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return [part.replace("\0", " ") for part in found]


def doc(text: str, indent: str = "", tags: list = ()) -> str:
    """A Javadoc comment from Markdown: paragraphs and lists."""
    parts = []
    for paragraph in re.split(r"\n{2,}", text.strip()):
        if paragraph.startswith("- "):
            items = re.split(r"^- ", paragraph, flags=re.M)[1:]
            parts.append(["<ul>"] + ["<li>" + inline(" ".join(item.split())) for item in items] + ["</ul>"])
        else:
            parts.append([("<p>" if parts else "") + inline(" ".join(paragraph.split()))])
    groups = parts + ([[f"@{tag}" for tag in tags]] if tags else [])
    lines = []
    for number, group in enumerate(groups):
        lines += [""] if number else []
        for line in group:
            lines += wrap(line, 107 - len(indent))
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    return f"{indent}/**\n" + "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines) + f"{indent} */\n"


def tag_text(text: str) -> str:
    """A text behind a Javadoc tag: one paragraph."""
    return inline(" ".join(text.split()))
