"""Writes the types of the document's schemas."""

from docs import described, doc
from document import PATCHED, SCHEMAS, SENT, VARIANTS, enum_texts, is_secret, kind_of, ref, resolve, tag_member, without_null
from names import exported
from type_names import id_type, type_of


def field(of: str, name: str, schema: dict, required: bool) -> str:
    inner, null = without_null(schema)
    kind, resolved = id_type(of + "Id" if name == "id" else name, inner) or type_of(inner), resolve(inner)
    text = schema.get("description", "") + "\n\nDeprecated: it will be removed." * schema.get("deprecated", False)
    tag = name
    if not required:
        text += " Optional." if text else "Optional."
        tag += ",omitempty"
        # Where empty can mean something else than absent, there is a pointer.
        empty_is_absent = resolved.get("type") in ("string", "array", "object") and "properties" not in resolved and kind != "time.Time" or resolved.get("default") is False
        kind = f"Optional[{kind}]" if null else kind if empty_is_absent else "*" + kind
    return doc(text) + f'{exported(name)} {kind} `json:"{tag}"`\n'


def struct(name: str, schema: dict) -> str:
    go, lines = exported(name), []
    implied = tag_member(name)
    required = schema.get("required", [])
    for member, value in schema["properties"].items():
        if member != implied:
            lines.append(field(name, member, value, member in required))
    text = described(go, schema.get("description", "")) + f"type {go} struct {{\n" + "".join(lines) + "}\n"
    secrets = [exported(member) for member, value in schema["properties"].items() if is_secret(name, member, value)]
    if secrets:
        masks = "".join(f"if v.{secret} != \"\" {{\nv.{secret} = \"***\"\n}}\n" for secret in secrets)
        text += f"""
// Format prints it with *** in place of what is secret.
func (v {go}) Format(state fmt.State, verb rune) {{
    type plain {go}
    {masks}fmt.Fprintf(state, fmt.FormatString(state, verb), plain(v))
}}

// LogValue is what log/slog writes: the same text.
func (v {go}) LogValue() slog.Value {{ return slog.StringValue(fmt.Sprintf("%+v", v)) }}
"""
    lists = [member for member in required if schema["properties"][member].get("type") == "array"]
    if name in VARIANTS:
        union, member, value = VARIANTS[name]
        text += f"""
func ({go}) is{exported(union)}() {{}}

// MarshalJSON adds `{member}`, which the type tells.
func (v {go}) MarshalJSON() ([]byte, error) {{
    type plain {go}
    return json.Marshal(struct {{
        Kind string `json:"{member}"`
        plain
    }}{{"{value}", plain(v)}})
}}
"""
    elif name in PATCHED:
        text += f"""
// MarshalJSON leaves out what is not set; an empty list that is not nil is sent.
func (v {go}) MarshalJSON() ([]byte, error) {{ return marshalPatch(v) }}
"""
    elif name in SENT and lists:
        empty = "".join(f"if v.{exported(member)} == nil {{\nv.{exported(member)} = {type_of(schema['properties'][member])}{{}}\n}}\n" for member in lists)
        text += f"""
// MarshalJSON writes an empty list for nil.
func (v {go}) MarshalJSON() ([]byte, error) {{
    type plain {go}
    {empty}return json.Marshal(plain(v))
}}
"""
    return text


def enum(name: str, schema: dict) -> str:
    """An open enum: the values of today as constants, and room for any other text."""
    text, meanings = enum_texts(schema)
    out = described(name, text) + f"type {name} string\n\n"
    out += doc(f"The values of {name} that this version knows.") + "const (\n"
    for value in schema["enum"]:
        out += (doc(meanings[value]) if value in meanings else "") + f'{name}{exported(value)} {name} = "{value}"\n'
    out += ")\n\n" + doc(f"{name}Values are the values of {name} that this version knows; later ones may have more.")
    values = ", ".join(f"{name}{exported(value)}" for value in schema["enum"])
    return out + f"func {name}Values() []{name} {{ return []{name}{{{values}}} }}\n"


def union(name: str, schema: dict) -> str:
    go = exported(name)
    variants = [exported(ref(variant)) for variant in schema["oneOf"]]
    if "discriminator" in schema:
        text = schema["description"] + " One of " + ", ".join(f"[{variant}]" for variant in variants) + "."
        return described(go, text) + f"type {go} interface {{ is{go}() }}\n"
    out = described(go, schema["description"] + " One member is set; forms that are no JSON are in Text.") + f"type {go} struct {{\n"
    for variant, option in zip(variants, schema["oneOf"]):
        out += doc(resolve(option)["description"]) + f"{variant} *{variant}\n"
    out += "// MediaType is the `Content-Type` of the answer.\nMediaType string\n// Text is the answer as it is.\nText string\n}\n"
    out += f"\n// UnmarshalJSON takes the first variant whose required members are there.\nfunc (v *{go}) UnmarshalJSON(data []byte) error {{\nswitch {{\n"
    for variant, option in zip(variants, schema["oneOf"]):
        members = ", ".join(f'"{member}"' for member in resolve(option)["required"])
        out += f"case hasMembers(data, {members}):\nreturn json.Unmarshal(data, &v.{variant})\n"
    out += f"}}\nreturn errors.New(\"no variant of {go} has these members\")\n}}\n"
    return out + f"\nfunc (v *{go}) setText(mediaType, text string) {{ v.MediaType, v.Text = mediaType, text }}\n"


def model(name: str) -> str:
    schema, go = SCHEMAS[name], exported(name)
    match kind_of(name):
        case "tag" | "page":
            return ""
        case "object":
            return struct(name, schema)
        case "enum":
            return enum(go, schema)
        case "union":
            return union(name, schema)
    return described(go, schema.get("description", "")) + f"type {go} {'' if go.endswith('ID') else '= '}{type_of(schema)}\n"
