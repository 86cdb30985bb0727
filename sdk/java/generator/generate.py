#!/usr/bin/env python3
"""Writes the packages gangway.model and gangway.resource from the document.

Why not openapi-generator: its enums refuse values that they do not know, its unions are wrappers tried one after the
other, null and absent need one more library, and it writes 57,000 lines. Templates that change all of this are longer
than this script."""

import re
from pathlib import Path

import models
import resources
from codes import codes
from document import HASH, OPERATIONS, TAGS, VERSION
from names import type_name

SOURCE = Path(__file__).resolve().parent.parent / "src/main/java/gangway"
HEADER = "// Generated from openapi/openapi.json by sdk/java/generate; do not edit.\n"
IMPORTS = {
    "JsonCreator": "com.fasterxml.jackson.annotation", "JsonProperty": "com.fasterxml.jackson.annotation",
    "JsonSubTypes": "com.fasterxml.jackson.annotation", "JsonTypeInfo": "com.fasterxml.jackson.annotation",
    "JsonValue": "com.fasterxml.jackson.annotation", "Nullable": "gangway", "OpenEnum": "gangway", "Page": "gangway",
    "Patch": "gangway", "RequestOptions": "gangway", "Resource": "gangway.internal", "Transport": "gangway.internal",
    "ClientsHelpers": "gangway.internal", "EventsHelpers": "gangway.internal", "LinkRequestsHelpers": "gangway.internal",
    "Values": "gangway.internal", "Instant": "java.time", "LocalDate": "java.time", "List": "java.util", "Map": "java.util", "Objects": "java.util",
}


def spec() -> str:
    return (
        "/** The document that this was made from. */\npublic final class Spec {\n    /** Its version, which is the package's. */\n"
        f'    public static final String VERSION = "{VERSION}";\n\n    /** Its SHA-256. */\n'
        f'    public static final String SPEC_HASH = "{HASH}";\n\n    private Spec() {{}}\n}}\n'
    )


def write(folder: Path, files: dict, known: dict) -> None:
    package = f"gangway.{folder.name}"
    for name, body in files.items():
        code = re.sub(r"^ *(/\*\*| \*).*|\"[^\"]*\"", "", body, flags=re.M)
        used = {word for word in re.findall(r"\b[A-Z]\w+\b", code) if known.get(word, package) != package}
        imports = "".join(f"import {line};\n" for line in sorted(f"{known[word]}.{word}" for word in used))
        (folder / f"{name}.java").write_text(f"{HEADER}package {package};\n\n{imports}{chr(10) if imports else ''}{body}")


def main() -> None:
    api = {type_name(tag["name"]): resources.resource(tag) for tag in TAGS}
    api["Resources"] = resources.root()
    params = [found for found in map(resources.params_of, OPERATIONS) if found]
    types = models.all_of(resources.text_unions()) | dict(params)
    types |= {"ProblemCode": codes(), "Spec": spec()}
    known = IMPORTS | {name: "gangway.model" for name in types}
    write(SOURCE / "model", types, known)
    write(SOURCE / "resource", api, known)
    for name, what in {"model": "What requests and answers consist of.", "resource": "The operations, by resource."}.items():
        (SOURCE / name / "package-info.java").write_text(f"{HEADER}/** {what} */\npackage gangway.{name};\n")


main()
