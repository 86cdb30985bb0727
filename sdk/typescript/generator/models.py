#!/usr/bin/env python3
"""Prints the part of the document that the models are made from. Discriminators are left out, because the tags are
literals in the variants already: TypeScript tells them apart by these. An open enum is there twice: what is only sent has
the `Known…` one, which takes no further texts."""

import json
import re
import sys

from document import ANSWERED, DOCUMENT, SCHEMAS, SENT, open_enums

OPEN = open_enums()
REFERENCE = re.compile(rf'"#/components/schemas/({"|".join(OPEN)})"')


def known(schema: dict) -> dict:
    """The schema with closed enums."""
    return json.loads(REFERENCE.sub(r'"#/components/schemas/Known\1"', json.dumps(schema)))


schemas = {name: {k: v for k, v in schema.items() if k != "discriminator"} for name, schema in SCHEMAS.items()}
for name in (SENT - ANSWERED) - set(OPEN):
    schemas[name] = known(schemas[name])
for name in OPEN:
    closed = {k: v for k, v in SCHEMAS[name].items() if k != "x-open-enum"}
    schemas["Known" + name] = {**closed, "description": f"The values of {name} that this version knows."}
view = {"openapi": DOCUMENT["openapi"], "info": DOCUMENT["info"], "paths": {}, "components": {"schemas": schemas}}
json.dump(view, sys.stdout)
