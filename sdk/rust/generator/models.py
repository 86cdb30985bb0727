"""Writes ids, enums, unions and structs."""

from docs import doc
from document import ANSWERED, ERRORS, PARAMETER_ENUMS, SCHEMAS, SENT, VARIANTS
from document import enum_texts, fixed, is_open, is_secret, kind_of, page_item, ref, tag_member, without_null
from names import identifier
from naming import camel, pascal
from type_names import type_of


def into(kind: str) -> tuple[str, str]:
    """How a setter takes a value of a type: the argument's type, and its conversion."""
    if kind.startswith("Vec<"):
        return f"impl IntoIterator<Item = impl Into<{kind[4:-1]}>>", "value.into_iter().map(Into::into).collect()"
    if kind in ("bool", "f64", "i32", "i64", "NaiveDate", "DateTime<Utc>"):
        return kind, "value"
    return f"impl Into<{kind}>", "value.into()"


def ids() -> str:
    return "".join(
        f"crate::values::id! {{\n{doc(schema.get('description', name), '    ')}    {name}\n}}\n\n"
        for name, schema in sorted(SCHEMAS.items())
        if kind_of(name) == "text"
    )


def enum(name: str, schema: dict) -> str:
    text, texts = enum_texts(schema)
    out = f"crate::values::{'open' if is_open(schema) else 'closed'}_enum! {{\n{doc(text, '    ')}    {name} {{\n"
    for value in schema["enum"]:
        variant = pascal(value)
        assert variant != "Other" or not is_open(schema), name
        out += f"{doc(texts.get(value, f'`{value}`'), '        ')}        {variant} = \"{value}\",\n"
    return out + "    }\n}\n\n"


def enums() -> str:
    named = {name: schema for name, schema in SCHEMAS.items() if kind_of(name) == "enum"}
    return "".join(enum(name, schema) for name, schema in sorted((named | PARAMETER_ENUMS).items()))


def derives(name: str, default: bool = False) -> str:
    sent, answered = name in SENT, name in ANSWERED
    assert sent or answered, f"{name} is never used"
    # What is answered can be written too: to a log, or a store.
    extra = (["Default"] if default else []) + ["Serialize"] + (["Deserialize"] if answered else [])
    return f"#[derive(Debug, Clone, PartialEq, {', '.join(extra)})]\n#[non_exhaustive]\n"


def union(name: str) -> str:
    schema = SCHEMAS[name]
    tag = schema.get("discriminator", {}).get("propertyName")
    serde = f'#[serde(tag = "{tag}")]' if tag else "#[serde(untagged)]"
    out = doc(schema.get("description") or "One of several forms.") + derives(name) + f"{serde}\npub enum {name} {{\n"
    conversions = ""
    for variant in schema["oneOf"]:
        inner = ref(variant)
        label = pascal(VARIANTS[inner][2]) if tag else inner
        out += doc(SCHEMAS[inner]["description"], "    ")
        out += f'    #[serde(rename = "{VARIANTS[inner][2]}")]\n' if tag else ""
        out += f"    {label}(Box<{inner}>),\n"
        conversions += f"impl From<{inner}> for {name} {{\n    fn from(value: {inner}) -> Self {{\n        Self::{label}(Box::new(value))\n    }}\n}}\n\n"
    return out + "}\n\n" + conversions


def struct(name: str) -> str:
    schema = SCHEMAS[name]
    required = schema.get("required", [])
    tag = tag_member(name)
    members = {k: v for k, v in schema["properties"].items() if k != tag}
    sent = name in SENT
    renamed = "camelCase" if all("_" not in member for member in members) else "snake_case"
    default = sent and not any(member in required for member in members)
    out = doc(schema["description"]) + derives(name, default) + f'#[serde(rename_all = "{renamed}")]\npub struct {name} {{\n'
    arguments, values, setters = [], [], ""
    for member, value in members.items():
        field, kind = identifier(member), type_of(value, is_secret(name, member, value))
        text = value["description"] + " Deprecated." * value.get("deprecated", False)
        out += doc(text, "    ")
        # What `rename_all` makes of it; a keyword's underscore is not left to it.
        derived = camel(field) if renamed == "camelCase" else field
        attributes = [] if derived == member and field[-1] != "_" else [f'rename = "{member}"']
        argument, conversion = into(kind)
        if member in required:
            full = kind
            if only := fixed(value):
                values.append(f'{field}: "{only}".into()')
            else:
                arguments.append(f"{field}: {argument}")
                values.append(field if conversion == "value" else f"{field}: {conversion.replace('value', field, 1)}")
        elif sent and without_null(value)[1]:
            full = f"Patch<{kind}>"
            attributes += ['skip_serializing_if = "Patch::is_absent"']
            setters += setter(field, text, argument, f"Patch::Value({conversion})")
            setters += f"    /// Sends null as `{member}`, which clears it.\n    #[must_use]\n    pub fn clear_{field}(mut self) -> Self {{\n        self.{field} = Patch::Null;\n        self\n    }}\n\n"
            values.append(f"{field}: Patch::Absent")
        else:
            full = f"Option<{kind}>"
            attributes += ['skip_serializing_if = "Option::is_none"'] + (["default"] if name in ANSWERED else [])
            setters += setter(field, text, argument, f"Some({conversion})")
            values.append(f"{field}: None")
        out += (f"    #[serde({', '.join(attributes)})]\n" if attributes else "") + f"    pub {field}: {full},\n"
    out += "}\n\n"
    if not sent:
        return out
    text = "Nothing is set yet." if default else "With the members that are required."
    made = "Self::default()" if default else f"Self {{ {', '.join(values)} }}"
    if not arguments and not default:
        out += f"impl Default for {name} {{\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n\n"
    return out + f"impl {name} {{\n    /// {text}\n    #[must_use]\n    pub fn new({', '.join(arguments)}) -> Self {{\n        {made}\n    }}\n\n{setters}}}\n\n"


def setter(field: str, text: str, argument: str, value: str) -> str:
    return f"{doc(text, '    ')}    #[must_use]\n    pub fn {field}(mut self, value: {argument}) -> Self {{\n        self.{field} = {value};\n        self\n    }}\n\n"


def structs(sent: bool) -> str:
    out = ""
    for name in sorted(SCHEMAS.keys() - ERRORS):
        kind = kind_of(name)
        if kind in ("object", "union") and (name in SENT) == sent:
            out += union(name) if kind == "union" else struct(name)
        elif kind == "page" and not sent:
            out += f"/// A page of a list.\npub type {name} = Page<{page_item(name)}>;\n\n"
    return out
