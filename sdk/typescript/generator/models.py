#!/usr/bin/env python3
"""Prints the part of the view that the models are made from. Discriminators are left out, because the tags are
literals in the variants already: TypeScript tells them apart by these."""

import json
import sys

view = json.load(sys.stdin)
schemas = view["components"]["schemas"]
for schema in schemas.values():
    schema.pop("discriminator", None)
json.dump({"openapi": view["openapi"], "info": view["info"], "paths": {}, "components": {"schemas": schemas}}, sys.stdout)
