"""Javadoc comments."""

import html
import re

from texts import block, one_line, wrap


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


def wrapped(line: str, width: int) -> list:
    """Lines of a comment; none ends within an inline tag."""
    kept = re.sub(r"\{@[^}]*\}", lambda tag: tag[0].replace(" ", "\0"), line)
    indent = "    " if line[0] == "@" else ""
    return [part.replace("\0", " ") for part in wrap(kept, width, rest=indent)]


def doc(text: str, indent: str = "", tags: list = ()) -> str:
    """A Javadoc comment from Markdown: paragraphs and lists."""
    parts = []
    for paragraph in re.split(r"\n{2,}", text.strip()):
        if paragraph.startswith("- "):
            items = re.split(r"^- ", paragraph, flags=re.M)[1:]
            parts.append(["<ul>"] + ["<li>" + inline(one_line(item)) for item in items] + ["</ul>"])
        else:
            parts.append([("<p>" if parts else "") + inline(one_line(paragraph))])
    groups = parts + ([[f"@{tag}" for tag in tags]] if tags else [])
    lines = []
    for number, group in enumerate(groups):
        lines += [""] if number else []
        for line in group:
            lines += wrapped(line, 107 - len(indent))
    return block(lines, indent)


def tag_text(text: str) -> str:
    """A text behind a Javadoc tag: one paragraph."""
    return inline(one_line(text))
