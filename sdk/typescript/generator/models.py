#!/usr/bin/env python3
"""Prints the part of the document that the models are made from. Discriminators are left out, because the tags are
literals in the variants already: TypeScript tells them apart by these."""

import json
import sys

from document import DOCUMENT, SCHEMAS

schemas = {name: {k: v for k, v in schema.items() if k != "discriminator"} for name, schema in SCHEMAS.items()}
view = {"openapi": DOCUMENT["openapi"], "info": DOCUMENT["info"], "paths": {}, "components": {"schemas": schemas}}
json.dump(view, sys.stdout)
