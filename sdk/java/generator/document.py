"""What the generator knows of the document: names, types, and which schemas are sent."""

import html
import re
import textwrap

# What texts for people must not show.
SECRETS = {"secret", "client_secret", "access_token"}
# Hand-written: the typed exception carries what both have.
BY_HAND = {"ProblemDetails", "OAuthError"}
METHODS = ("get", "post", "put", "patch", "delete")


def words(name: str) -> list:
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)


def pascal(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", name) if word)


def camel(name: str) -> str:
    first, *rest = words(name)
    return first.lower() + "".join(word[:1].upper() + word[1:] for word in rest)


def constant(value: str) -> str:
    return re.sub(r"[^A-Z0-9]+", "_", value.upper())


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


def ref(schema: dict) -> str | None:
    return schema["$ref"].rsplit("/", 1)[1] if "$ref" in schema else None


def nullable(schema: dict) -> bool:
    return "null" in schema.get("type", []) or any(s.get("type") == "null" for s in schema.get("oneOf", []))


def values_of(schema: dict) -> tuple[str, dict]:
    """An enum's own text, and the text of each value, which its description lists."""
    text = schema.get("description", "")
    texts = dict(re.findall(r"^- `([^`]+)`: (.*)$", text, re.M))
    return re.sub(r"^- `.*\n?", "", text, flags=re.M).strip() or "A value.", texts


class Document:
    def __init__(self, document: dict):
        self.raw = document
        self.schemas = {n: s for n, s in document["components"]["schemas"].items() if n not in BY_HAND}
        self.operations = []
        for path, item in document["paths"].items():
            for method in METHODS:
                if method in item:
                    operation = item[method] | {"path": path, "method": method}
                    operation["parameters"] = [self.resolve(p) for p in item.get("parameters", []) + item[method].get("parameters", [])]
                    self.operations.append(operation)
        self.sent = self.reachable([media["schema"] for o in self.operations for media in o.get("requestBody", {}).get("content", {}).values()])
        unions = {n: s for n, s in self.schemas.items() if "oneOf" in s}
        self.unions_of = {ref(v): name for name, s in unions.items() for v in s["oneOf"]}
        # The member that says which variant it is, of each variant; and the one-valued enums of these members.
        self.tags = {ref(v): s["discriminator"]["propertyName"] for s in unions.values() if "discriminator" in s for v in s["oneOf"]}
        self.tag_enums = {ref(self.schemas[name]["properties"][member]) for name, member in self.tags.items()}
        self.parameter_enums = {}

    def resolve(self, value: dict) -> dict:
        return self.raw["components"]["parameters"][ref(value)] if "$ref" in value else value

    def reachable(self, waiting: list) -> set:
        found = set()
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                name = ref(value) if isinstance(value.get("$ref"), str) else None
                if name in self.schemas and name not in found:
                    found.add(name)
                    waiting.append(self.schemas[name])
                waiting += value.values()
            elif isinstance(value, list):
                waiting += value
        return found

    def kind(self, name: str) -> str:
        schema = self.schemas[name]
        if "oneOf" in schema:
            return "union"
        if "enum" in schema:
            return "tag" if name in self.tag_enums else "enum"
        if schema["type"] == "string":
            return "text"
        return "page" if set(schema["properties"]) == {"data", "nextCursor"} else "record"

    def type_of(self, schema: dict, boxed: bool = True) -> str:
        """The Java type of a schema that is not null."""
        if name := ref(schema):
            kind = self.kind(name) if name in self.schemas else "java"
            return "String" if kind == "text" else f"Page<{self.item_of(name)}>" if kind == "page" else name
        if "oneOf" in schema:
            return self.type_of(next(s for s in schema["oneOf"] if s.get("type") != "null"))
        kind = schema["type"]
        kind = next(k for k in kind if k != "null") if isinstance(kind, list) else kind
        if kind == "array":
            return f"List<{self.type_of(schema['items'])}>"
        if kind == "string":
            return {"date-time": "Instant", "date": "LocalDate"}.get(schema.get("format"), "String")
        if kind == "boolean":
            return "Boolean" if boxed else "boolean"
        wide = schema.get("format") == "int64" and schema.get("maximum", 1 << 63) >= 1 << 31
        return ("Long" if wide else "Integer") if boxed else ("long" if wide else "int")

    def item_of(self, page: str) -> str:
        return ref(self.schemas[page]["properties"]["data"]["items"])

    def parameter_type(self, operation: dict, parameter: dict) -> str:
        values = parameter["schema"].get("enum")
        if not values:
            return self.type_of(parameter["schema"])
        if set(values) == {"true", "false"}:
            return "Boolean"
        for name, schema in self.schemas.items():
            if schema.get("enum") == values and name not in self.tag_enums:
                return name
        name = pascal(operation["operationId"]) + pascal(parameter["name"])
        self.parameter_enums[name] = parameter["schema"]
        return name
