#!/usr/bin/env python3
"""Prints the document as generators of SDKs see it: without what they cannot use or take wrongly. Nothing that an SDK's
user sees is lost: webhooks' payload is the schema `Event`, and tokens are the hand-written part of each SDK."""

import json
import sys

document = json.load(open(sys.argv[1]))
document.pop("webhooks", None)
document["components"].pop("securitySchemes", None)
document["components"].pop("links", None)
document["components"].pop("examples", None)
for item in document["paths"].values():
    for operation in item.values():
        if not isinstance(operation, dict):
            continue
        operation.pop("security", None)
        for response in operation["responses"].values():
            response.pop("links", None)
        for owner in [operation.get("requestBody", {}), *operation["responses"].values()]:
            for media in owner.get("content", {}).values():
                media.pop("examples", None)
json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
