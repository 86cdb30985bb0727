#!/usr/bin/env python3
"""Writes src/generated/ from the document. Formatting is rustfmt's.

Why not a stock generator: openapi-generator's Rust cannot read unions with a tag, has no open enums, and cannot tell null
from absent; what its templates see does not suffice to make them."""

import re
from pathlib import Path

import models
from codes import codes
from document import HASH, TAGS, VERSION
from names import member
from resources import resource, root

GENERATED = Path(__file__).resolve().parent.parent / "src/generated"
HEADER = "// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.\n\n"
IMPORTS = {
    "Borrow": "std::borrow::Borrow", "Method": "reqwest::Method", "DateTime": "chrono::DateTime", "Utc": "chrono::Utc",
    "NaiveDate": "chrono::NaiveDate", "BTreeMap": "std::collections::BTreeMap", "Serialize": "serde::Serialize", "Deserialize": "serde::Deserialize",
    "Call": "crate::Call", "Gangway": "crate::Gangway", "Page": "crate::Page", "Patch": "crate::Patch",
    "Secret": "crate::Secret", "TextOrJson": "crate::TextOrJson", "Request": "crate::request::Request",
}


def spec() -> str:
    return (
        f"/// The version of the document that this was made from, which is the crate's version.\npub const VERSION: &str = \"{VERSION}\";\n"
        f"/// The SHA-256 of that document.\npub const SPEC_HASH: &str =\n    \"{HASH}\";\n"
    )


def imports(paths) -> str:
    modules = {}
    for path in sorted(paths):
        module, word = path.rsplit("::", 1)
        modules.setdefault(module, []).append(word)
    return "".join(f"use {module}::{{{', '.join(words)}}};\n" for module, words in sorted(modules.items())) + "\n"


def main() -> None:
    files = {member(tag["name"]): resource(tag) for tag in TAGS}
    resources = sorted(files)
    files["ids"] = models.ids()
    files["enums"] = models.enums()
    files["requests"] = models.structs(True)
    files["answers"] = models.structs(False)
    files["codes"] = codes()
    files["spec"] = spec()
    types = {}
    for name, body in files.items():
        for found in re.findall(r"pub (?:enum|struct|type) (\w+)|^ {4}(\w+) \{$|^ {4}(\w+)\n\}", body, re.M):
            types.setdefault(next(filter(None, found)), f"super::{name}")
    for name, body in files.items():
        code = re.sub(r"//.*|\"[^\"]*\"", "", body)
        used = {word for word in re.findall(r"\b[A-Z]\w+\b", code)}
        known = IMPORTS | {n: f"{where}::{n}" for n, where in types.items() if where != f"super::{name}"}
        lines = "" if name in ("enums", "ids", "codes", "spec") else imports(known[word] for word in used if word in known)
        (GENERATED / f"{name}.rs").write_text(HEADER + lines + body)
    index = HEADER + "".join(f"pub(crate) mod {name};\n" for name in sorted(files)) + "\nuse crate::Gangway;\n\n"
    index += "/// What requests and answers consist of.\npub mod models {\n"
    index += "".join(f"    pub use super::{name}::*;\n" for name in ("answers", "enums", "ids", "requests")) + "}\n\n"
    index += "/// The resources, and what single operations can be told.\npub mod resources {\n"
    index += "".join(f"    pub use super::{name}::*;\n" for name in resources) + "}\n\n"
    (GENERATED / "mod.rs").write_text(index + root())


main()
