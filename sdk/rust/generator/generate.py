#!/usr/bin/env python3
"""Writes src/generated/ from the document: generate.py <folder>. Formatting is rustfmt's.

Why not a stock generator: openapi-generator's Rust cannot read unions with a tag, has no open enums, and cannot tell null
from absent; what its templates see does not suffice to make them."""

import re
import sys
from pathlib import Path

import models
import resources
from document import HASH, TAGS, VERSION, problem_codes
from names import doc, snake

HEADER = "// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.\n\n"
IMPORTS = {
    "Borrow": "std::borrow::Borrow", "Method": "reqwest::Method", "DateTime": "chrono::DateTime", "Utc": "chrono::Utc",
    "NaiveDate": "chrono::NaiveDate", "Serialize": "serde::Serialize", "Deserialize": "serde::Deserialize",
    "Call": "crate::Call", "Gangway": "crate::Gangway", "Page": "crate::Page", "Patch": "crate::Patch",
    "Secret": "crate::Secret", "TextOrJson": "crate::TextOrJson", "Request": "crate::request::Request",
}


def imports(paths) -> str:
    modules = {}
    for path in sorted(paths):
        module, word = path.rsplit("::", 1)
        modules.setdefault(module, []).append(word)
    return "".join(f"use {module}::{{{', '.join(words)}}};\n" for module, words in sorted(modules.items())) + "\n"


def main() -> None:
    folder = Path(sys.argv[1])
    tags = {snake(tag["name"].lower()): tag for tag in TAGS}
    files = {name: resources.resource(tag) for name, tag in tags.items()}
    files["ids"] = models.ids()
    files["enums"] = models.enums()
    files["requests"] = models.structs(True)
    files["answers"] = models.structs(False)
    files["codes"] = "".join(f"{doc(t)}pub const {c.upper()}: &str = \"{c}\";\n" for c, t in problem_codes().items())
    files["spec"] = (
        f"/// The version of the document that this was made from, which is the crate's version.\npub const VERSION: &str = \"{VERSION}\";\n"
        f"/// The SHA-256 of that document.\npub const SPEC_HASH: &str =\n    \"{HASH}\";\n"
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
