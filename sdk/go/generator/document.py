"""The OpenAPI document, and how its names are spelt in Go."""

import hashlib
import json
import re
import textwrap
from pathlib import Path

PATH = Path(__file__).resolve().parents[3] / "openapi/openapi.json"
TEXT = PATH.read_bytes()
DOCUMENT = json.loads(TEXT)
SCHEMAS = DOCUMENT["components"]["schemas"]
HASH = hashlib.sha256(TEXT).hexdigest()
VERSION = DOCUMENT["info"]["version"]
METHODS = ("get", "post", "put", "patch", "delete")
INITIALISMS = {"Arn", "Aws", "Cli", "Cta", "Id", "Json", "Jwks", "Mfa", "Sku", "Sts", "Uri", "Url"}


def resolve(node: dict) -> dict:
    while "$ref" in node:
        target = DOCUMENT
        for part in node["$ref"][2:].split("/"):
            target = target[part]
        node = target
    return node


def ref(schema: dict) -> str:
    """The name of the schema that is referred to."""
    return schema["$ref"].split("/")[-1] if "$ref" in schema else ""


def words(name: str) -> list:
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+", name)


def exported(name: str) -> str:
    """`awsAccountId` → `AWSAccountID`."""
    parts = [word[0].upper() + word[1:] for word in words(name)]
    plurals = {f"{word}s": f"{word.upper()}s" for word in INITIALISMS}
    return "".join(plurals.get(part) or (part.upper() if part in INITIALISMS else part) for part in parts)


def unexported(name: str) -> str:
    first, *rest = words(name)
    return first.lower() + exported("".join(word[0].upper() + word[1:] for word in rest))


def comment(text: str) -> str:
    """A Go comment: paragraphs are wrapped, and lists are what gofmt takes for lists."""
    lines, after_item = [], False
    for paragraph in text.strip().split("\n\n"):
        if lines:
            lines.append("//")
        # A line break inside a paragraph means nothing, but an item of a list begins a line.
        for line in re.sub(r"\n(?!- )", " ", paragraph).split("\n"):
            item = line.startswith("- ")
            first, rest = ("//   - ", "//     ") if item else ("// ", "// ")
            if item and lines and not after_item and lines[-1] != "//":
                lines.append("//")
            lines += textwrap.wrap(line[2:] if item else line, 108, initial_indent=first, subsequent_indent=rest,
                                   break_long_words=False, break_on_hyphens=False)
            after_item = item
    return "\n".join(lines) + "\n"


def described(name: str, text: str) -> str:
    """The comment of something with a name, which begins with that name."""
    text = text.strip() or "has no description."
    if text.split()[0].lower() == name.lower():
        return comment(name + text[len(name):])
    if text.startswith("Id of "):
        return comment(f"{name} is the id of {text[6:]}")
    if text.split()[0] in ("A", "An", "How", "One", "Something", "The", "What", "Where", "Whether", "Which", "Who", "Whose", "Why"):
        return comment(f"{name} is {text[0].lower()}{text[1:]}")
    return comment(f"{name}: {text}")


class Operation:
    def __init__(self, path: str, method: str, node: dict):
        self.path, self.method, self.node = path, method.upper(), node
        self.id, self.tag = node["operationId"], node["tags"][0]
        self.parameters = [resolve(parameter) for parameter in node.get("parameters", [])]
        self.public = not node.get("security")
        self.body = node.get("requestBody")
        media = list((self.body or {}).get("content", {}).items())
        self.form = bool(media) and media[0][0] == "application/x-www-form-urlencoded"
        self.body_schema = ref(media[0][1]["schema"]) if media else ""
        answers = [resolve(answer) for status, answer in node["responses"].items() if status[0] == "2"]
        self.media = {kind: value for answer in answers for kind, value in answer.get("content", {}).items()}
        self.answer = ref(self.media["application/json"]["schema"]) if self.media else ""
        names = {parameter["name"] for parameter in self.parameters}
        self.paged = bool(self.answer) and "cursor" in names and "nextCursor" in SCHEMAS[self.answer]["properties"]
        self.name = self.short_name()
        self.params = f"{exported(self.id)}Params"
        self.query = [parameter for parameter in self.parameters if parameter["in"] == "query"]
        by_name = {parameter["name"]: parameter for parameter in self.parameters if parameter["in"] == "path"}
        self.ids = [by_name[name] for name in re.findall(r"{(\w+)}", path)]

    def short_name(self) -> str:
        """The operation's id without the noun of its resource: `createCloudAccount` → `Create`."""
        noun = "".join(word.capitalize() for word in self.tag.split())
        noun = noun.removesuffix("s")
        return exported(re.sub(rf"{noun}s?(?=[A-Z]|$)", "", self.id, count=1) or self.id)

    def problem_codes(self) -> list:
        """The codes that this operation has of its own, not those that hold for all."""
        own = [answer for answer in self.node["responses"].values() if "$ref" not in answer]
        return [code for answer in own for code in answer.get("x-problem-codes", [])]


OPERATIONS = [Operation(path, method, item[method]) for path, item in DOCUMENT["paths"].items() for method in METHODS if method in item]
TAGS = [tag["name"] for tag in DOCUMENT["tags"]]


def reachable(names) -> set:
    """The schemas that these are made of, and these."""
    found, waiting = set(), [name for name in names if name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += re.findall(r'"#/components/schemas/(\w+)"', json.dumps(SCHEMAS[name]))
    return found
