"""Writes records, unions and enums."""

import re

from docs import doc, tag_text
from document import ERRORS, PARAMETER_ENUMS, SCHEMAS, SENT, VARIANTS
from document import enum_texts, fixed, is_open, is_secret, kind_of, ref, tag_member, without_null
from names import component
from naming import constant
from type_names import type_of

# The union that a record is a variant of.
UNIONS = {ref(variant): name for name, schema in SCHEMAS.items() for variant in schema.get("oneOf", [])}


class Member:
    def __init__(self, owner: str, name: str, schema: dict, required: bool):
        self.name, self.java, self.required = name, component(name), required
        self.text = schema.get("description", name) + " Deprecated." * schema.get("deprecated", False)
        self.boxed = type_of(schema)
        self.clears = without_null(schema)[1] and owner in SENT
        # Parameters refer to types that are no schemas.
        self.fixed = fixed(schema) if "$ref" not in schema else None
        self.secret = is_secret(owner, name, schema)
        if self.clears:
            self.type = f"@Nullable Patch<{self.boxed}>"
        else:
            self.type = type_of(schema, boxed=False) if required else f"@Nullable {self.boxed}"


def members_of(name: str) -> list:
    schema = SCHEMAS[name]
    tag = tag_member(name)
    required = schema.get("required", [])
    return [
        Member(name, member, value, member in required)
        for member, value in schema["properties"].items()
        if member != tag
    ]


def builder(members: list) -> str:
    out = (
        "\n    /** A builder without members. */\n    public static Builder builder() {\n        return new Builder();\n    }\n"
        "\n    /** Collects the members. */\n    public static final class Builder {\n"
    )
    for m in members:
        out += f"        private {m.type} {m.java}" + (f' = "{m.fixed}"' if m.fixed else "") + ";\n"
    out += "\n        private Builder() {}\n"
    for m in members:
        if m.clears:
            out += f"\n{doc(m.text, '        ')}        public Builder {m.java}({m.boxed} {m.java}) {{\n            this.{m.java} = Patch.of({m.java});\n            return this;\n        }}\n"
            upper = m.java[0].upper() + m.java[1:]
            out += f"\n        /** Sends null as {{@code {m.name}}}, which clears it. */\n        public Builder clear{upper}() {{\n            this.{m.java} = Patch.cleared();\n            return this;\n        }}\n"
        else:
            out += f"\n{doc(m.text, '        ')}        public Builder {m.java}({m.type} {m.java}) {{\n            this.{m.java} = {m.java};\n            return this;\n        }}\n"
    return out


def record(name: str, text: str, members: list, sent: bool) -> str:
    tags = [f"param {m.java} {tag_text(m.text)}" for m in members]
    out = doc(text, tags=tags) + f"public record {name}("
    parts = []
    for m in members:
        parts.append((f'@JsonProperty("{m.name}") ' if m.java != m.name else "") + f"{m.type} {m.java}")
    out += ",".join(f"\n        {part}" for part in parts) + ")"
    union = UNIONS.get(name)
    out += (f"\n        implements {union}" if union else "") + " {\n"
    body = ""
    lists = [m for m in members if m.boxed.startswith("List<")]
    if lists:
        body += f"\n    /** Copies the lists. */\n    public {name} {{\n"
        body += "".join(f"        {m.java} = Values.copy({m.java});\n" for m in lists) + "    }\n"
    if any(m.secret for m in members):
        shown = "\n                + \", ".join(f'{m.java}=" + ' + ("Values.hidden(" + m.java + ")" if m.secret else m.java) for m in members)
        body += f'\n    /** Without secrets. */\n    @Override\n    public String toString() {{\n        return "{name}[{shown}\n                + "]";\n    }}\n'
    if sent:
        body += builder(members)
        given = ", ".join(f'Objects.requireNonNull({m.java}, "{m.java}")' if m.required and m.type == m.boxed else m.java for m in members)
        needs = " Members that are required must be set." if any(m.required and not m.fixed for m in members) else ""
        body += f"\n        /** The finished body.{needs} */\n" if not name.endswith("Params") else "\n        /** The finished parameters. */\n"
        line = f"            return new {name}({given});\n"
        if len(line) > 121:
            line = f"            return new {name}(\n                    " + given.replace(", ", ",\n                    ") + ");\n"
            line = re.sub(r",\n *(\"\w+\"\))", r", \1", line)
        body += f"        public {name} build() {{\n{line}        }}\n    }}\n"
    return out + body.lstrip("\n") + "}\n"


def union(name: str, with_text: bool) -> str:
    schema = SCHEMAS[name]
    variants = {ref(v): SCHEMAS[ref(v)]["description"] for v in schema["oneOf"]} | ({"Text": "Another form, as text."} if with_text else {})
    listed = "\n".join(f"- {variant}: {text}" for variant, text in variants.items())
    out = doc((schema.get("description") or "One of several forms.") + "\n\n" + listed)
    if "discriminator" in schema:
        out += f'@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "{schema["discriminator"]["propertyName"]}")\n'
        types = [f'@JsonSubTypes.Type(value = {ref(v)}.class, name = "{VARIANTS[ref(v)][2]}")' for v in schema["oneOf"]]
    else:
        out += "@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)\n"
        types = [f"@JsonSubTypes.Type({ref(v)}.class)" for v in schema["oneOf"]]
    out += "@JsonSubTypes({\n    " + ",\n    ".join(types) + "\n})\n"
    return out + f"public sealed interface {name} permits {', '.join(variants)} {{}}\n"


def open_enum(name: str, schema: dict) -> str:
    text, texts = enum_texts(schema)
    values = schema["enum"]
    assert "other" not in values, name
    out = doc(text) + f"public final class {name} extends OpenEnum {{\n"
    for value in values:
        out += doc(texts.get(value, f"`{value}`"), "    ") + f'    public static final {name} {constant(value)} = new {name}("{value}");\n\n'
    out += f"    private {name}(String value) {{\n        super(value);\n    }}\n\n"
    out += f"    /** Any value, also one that this version does not know. */\n    @JsonCreator\n    public static {name} of(String value) {{\n        return new {name}(value);\n    }}\n\n"
    known = ", ".join(map(constant, values))
    out += "    /** The values that this version knows; later ones may have more. */\n"
    out += f"    public static List<{name}> values() {{\n        return List.of({known});\n    }}\n\n"
    out += "    /** The values that this version knows, for {@code switch}. */\n    public enum Known {\n"
    for value in values:
        out += f"        /** {{@code {value}}}. */\n        {constant(value)},\n"
    out += "        /** None of them: {@link #value()} has it. */\n        OTHER\n    }\n\n"
    out += "    /** Which of the known values this is. */\n    public Known known() {\n        return switch (value()) {\n"
    out += "".join(f'            case "{value}" -> Known.{constant(value)};\n' for value in values)
    return out + "            default -> Known.OTHER;\n        };\n    }\n}\n"


def closed_enum(name: str, schema: dict) -> str:
    text, texts = enum_texts(schema)
    out = doc(text) + f"public enum {name} {{\n"
    values = [doc(texts.get(v, f"`{v}`"), "    ") + f'    {constant(v)}("{v}")' for v in schema["enum"]]
    out += ",\n".join(values) + ";\n\n    private final String value;\n\n"
    out += f"    {name}(String value) {{\n        this.value = value;\n    }}\n\n"
    return out + "    /** As the API writes it. */\n    @JsonValue\n    public String value() {\n        return value;\n    }\n}\n"


def all_of(with_text: set) -> dict:
    """Every type of the package: its name, and its text."""
    files = {}
    for name, schema in SCHEMAS.items():
        kind = None if name in ERRORS else kind_of(name)
        if kind == "object":
            text = schema.get("description") or name
            files[name] = record(name, text, members_of(name), name in SENT)
        elif kind == "union":
            files[name] = union(name, name in with_text)
        elif kind == "enum":
            files[name] = (open_enum if is_open(schema) else closed_enum)(name, schema)
    if with_text:
        files["Text"] = (
            "/**\n * An answer that is no JSON.\n *\n * @param mediaType Its media type.\n * @param text The text itself.\n */\n"
            f"public record Text(String mediaType, String text)\n        implements {', '.join(sorted(with_text))} {{}}\n"
        )
    return files | {name: closed_enum(name, schema) for name, schema in PARAMETER_ENUMS.items()}
