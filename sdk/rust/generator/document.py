"""What the generator knows of the document: names, types, and which schemas go in and out."""

import re
import textwrap

KEYWORDS = {"type", "use", "match", "for", "in", "where", "ref", "move", "self", "fn", "mod", "as", "if", "else", "box"}
# What Debug must not show.
SECRETS = {"secret", "client_secret", "access_token"}
# Hand-written in src/: the typed error carries all of both.
BY_HAND = {"ProblemDetails", "OAuthError"}
METHODS = ("get", "post", "put", "patch", "delete")


def snake(name: str) -> str:
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"[^A-Za-z0-9]+", "_", name)).lower()
    return name + "_" if name in KEYWORDS else name


def pascal(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", name))


def camel(name: str) -> str:
    """What serde's rename_all makes of a Rust name."""
    return re.sub(r"_([a-z0-9])", lambda m: m[1].upper(), name)


def doc(text: str, indent: str = "", mark: str = "///") -> str:
    lines = []
    # Lines of one paragraph are one line; blank ones and list items stay.
    text = re.sub(r"(?<=[^\n])\n(?!\n|- )", " ", (text or "").strip())
    for line in text.split("\n"):
        # Plain brackets and angle brackets would be links and tags to rustdoc.
        parts = re.split(r"(`[^`]*`)", line.strip())
        line = "".join(part if part.startswith("`") else re.sub(r"([\[\]<>])", r"\\\1", part) for part in parts)
        following = "  " if line.startswith("- ") else ""
        lines += textwrap.wrap(line, 110 - len(indent), subsequent_indent=following, break_long_words=False, break_on_hyphens=False) or [""]
    return "".join(f"{indent}{mark} {line}".rstrip() + "\n" for line in lines)


def ref(schema: dict) -> str | None:
    return schema["$ref"].rsplit("/", 1)[1] if "$ref" in schema else None


class Document:
    def __init__(self, document: dict):
        self.raw = document
        self.schemas = {n: s for n, s in document["components"]["schemas"].items() if n not in BY_HAND}
        self.operations = []
        for path, item in document["paths"].items():
            for method in METHODS:
                if method in item:
                    parameters = item.get("parameters", []) + item[method].get("parameters", [])
                    operation = item[method] | {"path": path, "method": method}
                    operation["parameters"] = [self.resolve(parameter, "parameters") for parameter in parameters]
                    self.operations.append(operation)
        self.sent = self.reachable(body["schema"] for o in self.operations for body in o.get("requestBody", {}).get("content", {}).values())
        self.answered = self.reachable(
            [media.get("schema", {}) for o in self.operations for r in o["responses"].values() for media in r.get("content", {}).values()]
            + [{"$ref": "#/components/schemas/Event"}, {"$ref": "#/components/schemas/FieldProblem"}]
        )
        self.inline_enums = {}

    def resolve(self, value: dict, kind: str) -> dict:
        return self.raw["components"][kind][ref(value)] if "$ref" in value else value

    def reachable(self, roots) -> set:
        found, waiting = set(), list(roots)
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                name = ref(value) if isinstance(value.get("$ref"), str) else None
                if name and name not in found and name in self.schemas:
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
            return "enum"
        if schema["type"] == "string":
            return "id"
        if set(schema["properties"]) == {"data", "nextCursor"}:
            return "page"
        return "struct"

    def item_of(self, page: str) -> str:
        return ref(self.schemas[page]["properties"]["data"]["items"])

    def tag_of(self, union: str) -> str | None:
        return self.schemas[union].get("discriminator", {}).get("propertyName")

    def dropped_tags(self) -> dict:
        """Members that a union's variant says: variant -> member."""
        return {ref(v): self.tag_of(n) for n in self.schemas if self.kind(n) == "union" and self.tag_of(n) for v in self.schemas[n]["oneOf"]}

    def tag_enums(self) -> set:
        """Enums of one value that only say which variant of a union it is."""
        return {ref(self.schemas[s]["properties"][m]) for s, m in self.dropped_tags().items()}

    def type_of(self, schema: dict, member: str = "") -> str:
        """The Rust type of a schema that is not null."""
        if name := ref(schema):
            return f"Page<{self.item_of(name)}>" if self.kind(name) == "page" else name
        if "oneOf" in schema:
            return self.type_of(next(s for s in schema["oneOf"] if s.get("type") != "null"))
        kind = schema["type"]
        kind = next(k for k in kind if k != "null") if isinstance(kind, list) else kind
        if kind == "array":
            return f"Vec<{self.type_of(schema['items'])}>"
        if kind == "string" and (member in SECRETS or schema.get("format") == "password"):
            return "Secret"
        by_format = {"date-time": "DateTime<Utc>", "date": "NaiveDate", "int32": "i32", "int64": "i64"}
        return by_format.get(schema.get("format")) or {"string": "String", "boolean": "bool", "integer": "i64"}[kind]

    def parameter_type(self, operation: dict, parameter: dict) -> str:
        schema, values = parameter["schema"], parameter["schema"].get("enum")
        if not values:
            return self.type_of(schema, parameter["name"])
        if set(values) == {"true", "false"}:
            return "bool"
        same = [n for n, s in self.schemas.items() if s.get("enum") == values and n not in self.tag_enums()]
        if same:
            return same[0]
        name = pascal(operation["operationId"]) + pascal(parameter["name"])
        self.inline_enums[name] = schema
        return name


def nullable(schema: dict) -> bool:
    return "null" in schema.get("type", []) or any(s.get("type") == "null" for s in schema.get("oneOf", []))


def values_of(schema: dict) -> tuple[str, dict]:
    """An enum's own text, and the text of each value, which its description lists."""
    text, texts = [], {}
    for line in schema.get("description", "").split("\n"):
        if found := re.match(r"- `([^`]+)`: (.*)", line):
            texts[found[1]] = found[2]
        else:
            text.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(text)), texts
