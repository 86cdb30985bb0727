#!/usr/bin/env python3
"""Writes src/generated/ from the document: generate.py <openapi.json> <folder>. Formatting is rustfmt's.

Why not a stock generator: openapi-generator's Rust cannot read unions with a tag, has no open enums, and cannot tell null
from absent; what its templates see does not suffice to make them."""

import hashlib
import json
import re
import sys
from pathlib import Path

import models
import resources
from document import Document, doc, snake

HEADER = "// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.\n\n"
IMPORTS = {
    "Borrow": "std::borrow::Borrow", "Method": "reqwest::Method", "DateTime": "chrono::DateTime", "Utc": "chrono::Utc",
    "NaiveDate": "chrono::NaiveDate", "Serialize": "serde::Serialize", "Deserialize": "serde::Deserialize",
    "Call": "crate::Call", "Gangway": "crate::Gangway", "Page": "crate::Page", "Patch": "crate::Patch",
    "Secret": "crate::Secret", "TextOrJson": "crate::TextOrJson", "Request": "crate::request::Request",
}


def problem_codes(document: dict) -> dict:
    """Every problem code, with the title that the answers' descriptions give it."""
    found, waiting = {}, [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            titles = dict(re.findall(r"- `([a-z_]+)`: (.*)", value.get("description", ""))) if "x-problem-codes" in value else {}
            found |= {code: titles.get(code, code) for code in value.get("x-problem-codes", [])}
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return dict(sorted(found.items()))


def imports(paths) -> str:
    modules = {}
    for path in sorted(paths):
        module, word = path.rsplit("::", 1)
        modules.setdefault(module, []).append(word)
    return "".join(f"use {module}::{{{', '.join(words)}}};\n" for module, words in sorted(modules.items())) + "\n"


def main() -> None:
    text = Path(sys.argv[1]).read_bytes()
    raw, folder = json.loads(text), Path(sys.argv[2])
    document = Document(raw)
    tags = {snake(tag["name"].lower()): tag for tag in raw["tags"]}
    files = {name: resources.resource(document, tag) for name, tag in tags.items()}
    files["ids"] = models.ids(document)
    files["enums"] = models.enums(document)
    files["requests"] = models.structs(document, True)
    files["answers"] = models.structs(document, False)
    files["codes"] = "".join(f"{doc(t)}pub const {c.upper()}: &str = \"{c}\";\n" for c, t in problem_codes(raw).items())
    files["spec"] = (
        f"/// The version of the document that this was made from, which is the crate's version.\npub const VERSION: &str = \"{raw['info']['version']}\";\n"
        f"/// The SHA-256 of that document.\npub const SPEC_HASH: &str =\n    \"{hashlib.sha256(text).hexdigest()}\";\n"
    )
    types = {}
    for name, body in files.items():
        for found in re.findall(r"pub (?:enum|struct|type) (\w+)|^ {4}(\w+) \{$|^ {4}(\w+)\n\}", body, re.M):
            types.setdefault(next(filter(None, found)), f"super::{name}")
    for name, body in files.items():
        code = re.sub(r"//.*|\"[^\"]*\"", "", body)
        used = {word for word in re.findall(r"\b[A-Z]\w+\b", code)}
        known = IMPORTS | {n: f"{where}::{n}" for n, where in types.items() if where != f"super::{name}"}
        lines = "" if name in ("enums", "ids", "codes", "spec") else imports(known[word] for word in used if word in known)
        (folder / f"{name}.rs").write_text(HEADER + lines + body)
    modules = {name: name in ("codes", "spec") for name in sorted(files)}
    index = HEADER + "".join(f"pub(crate) mod {name};\n" for name in modules) + "\nuse crate::Gangway;\n\n"
    index += "/// What requests and answers consist of.\npub mod models {\n"
    index += "".join(f"    pub use super::{name}::*;\n" for name in ("answers", "enums", "ids", "requests")) + "}\n\n"
    index += "/// The resources, and what single operations can be told.\npub mod resources {\n"
    index += "".join(f"    pub use super::{name}::*;\n" for name in sorted(tags)) + "}\n\nimpl Gangway {\n"
    for name, tag in tags.items():
        kind = resources.type_name(tag)
        index += f"{doc(tag['description'], '    ')}    #[must_use]\n    pub fn {name}(&self) -> {name}::{kind} {{\n        {name}::{kind}(self.clone())\n    }}\n\n"
    (folder / "mod.rs").write_text(index + "}\n")


main()
