"""Writes a class for each tag, with a method for each operation, and the parameters of its lists."""

import re

from docs import doc
from document import HELPED, SCHEMAS, TAGS, is_header, is_secret, operations_of
from names import member, parameter_name, quoted, type_name
from naming import noun
from type_names import options_type, parameter_type, params_type, result_type


def models_of(operation):
    """The models that an operation's signature names."""
    names = {operation.body, *result_type(operation).split(" | ")}
    kinds = " ".join(parameter_type(p["schema"]) for p in [*operation.ids, *operation.query])
    names |= set(re.findall(r"\b[A-Z]\w+", kinds))
    return names & set(SCHEMAS)


def method_doc(operation):
    text = [operation.text]
    text += [""]
    text += [f"@param {p['name']} {p.get('description', '')}" for p in operation.ids]
    if operation.is_form:
        text += ["@param body Without `client_id` the client's own credential is sent by HTTP Basic."]
    text += ["@deprecated"] * operation.deprecated
    return doc("\n".join(text).rstrip(), "  ")


def arguments(operation, form=None):
    """`form` is the type of one form of the answer: a part of an overload."""
    found = [f"{p['name']}: {parameter_type(p['schema'])}" for p in operation.ids]
    if operation.body:
        mark, absent = ("", "") if operation.body_required else ("?", " | undefined")
        found.append(f"body{mark}: {operation.body}{absent}")
    if operation.is_csv:
        found.append("csv: string | Uint8Array")
    if operation.query:
        required = any(p.get("required") for p in operation.query)
        found.append(form or f"params{'' if required else '?'}: {params_type(operation)}")
    return ", ".join([*found, f"options?: {options_type(operation)}"])


def overloads(operation):
    if not operation.forms:
        return ""
    text = ""
    for number, (name, values) in enumerate(operation.forms.items()):
        mark = "?" if number == 0 else ""
        union = " | ".join(map(quoted, values))
        form = f"params{mark}: {params_type(operation)} & {{ {operation.chooser}{mark}: {union} }}"
        text += f"  {operation.name}({arguments(operation, form)}): ApiPromise<{name or 'string'}>;\n"
    return text + f"  {operation.name}({arguments(operation)}): ApiPromise<{result_type(operation)}>;\n"


def method(operation):
    path = re.sub(r"\{(\w+)\}", r"${\1}", operation.path)
    call = [f"operation: '{operation.id}'", f"method: '{operation.method}'"]
    call.append(f"path: path`{path}`" if operation.ids else f"path: '{path}'")
    headers = [p for p in operation.query if is_header(p)]
    call += ["query" if headers else "query: params"] * bool(operation.query)
    if headers:
        call.append("given: { " + ", ".join(f"{quoted(p['name'])}: {parameter_name(p)}" for p in headers) + " }")
    call += ["csv"] * operation.is_csv
    call += ["form: body" if operation.is_form else "body"] * bool(operation.body)
    call += ["anonymous: true"] * operation.is_public
    if operation.texts:
        call.append(f"texts: [{', '.join(map(quoted, operation.texts))}]")
    call += ["isVoid: true"] * (operation.answer is None)
    members = SCHEMAS[operation.answer].get("properties", {}) if operation.answer else {}
    if secrets := [quoted(name) for name, schema in members.items() if is_secret(operation.answer, name, schema)]:
        call.append(f"secrets: [{', '.join(secrets)}]")
    call.append("options")
    kind, verb = ("PagePromise", "list") if operation.item else ("ApiPromise", "send")
    return (
        f"{method_doc(operation)}{overloads(operation)}"
        f"  {operation.name}({arguments(operation)}): {kind}<{result_type(operation)}> {{\n"
        + (f"    const {{ {', '.join(map(parameter_name, headers))}, ...query }} = params ?? {{}};\n" if headers else "")
        + f"    return this.http.{verb}({{ {', '.join(call)} }});\n  }}\n"
    )


def params(operation):
    if not operation.query:
        return ""
    text = doc(f"Parameters of `{member(operation.tag)}.{operation.name}`.")
    text += f"export interface {params_type(operation)} {{\n"
    for p in operation.query:
        mark, absent = ("", "") if p.get("required") else ("?", " | undefined")
        text += doc(p.get("description", "") + "\n@deprecated" * p.get("deprecated", False), "  ")
        text += f"  {parameter_name(p)}{mark}: {parameter_type(p['schema'])}{absent};\n"
    return text + "}\n\n"


def resource(tag):
    operations = operations_of(tag)
    base = noun(tag["name"]) + "Helpers" if tag["name"] in HELPED else "Resource"
    code = doc(tag["description"]) + f"export class {type_name(tag['name'])} extends {base} {{\n"
    code += "\n".join(map(method, operations)) + "}\n"
    models = sorted(set().union(*map(models_of, operations)))
    options = sorted(set(map(options_type, operations)))
    core = [(", ".join(options), "options")]
    core += [(name, file) for name, file in (("ApiPromise", "answer"), ("PagePromise", "page")) if f"{name}<" in code]
    imports = [f"import type {{ {names} }} from '../../core/{file}.js';" for names, file in core]
    values = ["path"] * ("path`" in code) + ["Resource"] * (base == "Resource")
    if values:
        imports.append(f"import {{ {', '.join(values)} }} from '../../core/resource.js';")
    if base != "Resource":
        imports.append(f"import {{ {base} }} from '../../helpers/{member(tag['name'])}.js';")
    imports.append("import type {\n" + "".join(f"  {name},\n" for name in models) + "} from '../models.js';")
    return "\n".join(imports) + "\n\n" + "".join(map(params, operations)) + code


def root():
    """The class that has all resources."""
    members = [(member(tag["name"]), type_name(tag["name"]), tag["description"]) for tag in TAGS]
    return (
        "".join(f"import {{ {kind} }} from './resources/{name}.js';\n" for name, kind, _ in members)
        + "import type { Transport } from '../core/transport.js';\n\n"
        + doc("The resources of the API, one for each tag of the document.")
        + "export abstract class Resources {\n"
        + "".join(doc(text, "  ") + f"  readonly {name}: {kind};\n" for name, kind, text in members)
        + "\n  protected constructor(http: Transport) {\n"
        + "".join(f"    this.{name} = new {kind}(http);\n" for name, kind, _ in members) + "  }\n}\n"
    )
