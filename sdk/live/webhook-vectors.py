#!/usr/bin/env python3
"""Writes webhook-vectors.json: deliveries by the Standard Webhooks specification, good ones and bad ones."""

import base64
import hashlib
import hmac
import json

KEY = bytes(range(24))
SECRET = "whsec_" + base64.b64encode(KEY).decode()
OTHER = bytes(range(1, 25))
NOW = 1_800_000_000
ID = "evt_01jdgx9w2te8rbq4m6n0y7k3hc"
EVENT = {
    "id": ID, "type": "client.created", "at": "2027-01-15T08:00:00Z", "actor": {"role": "operations", "credentialId": "ops"},
    "resource": {"type": "client", "id": "cli_01jdgx3v9re8tbq4m6n0y7k2hz", "version": 1}, "data": {"status": "active", "mark": "señal"},
}
BODY = json.dumps(EVENT, ensure_ascii=False)


def sign(key=KEY, id=ID, timestamp=NOW, body=BODY):
    mac = hmac.new(key, f"{id}.{timestamp}.{body}".encode(), hashlib.sha256)
    return "v1," + base64.b64encode(mac.digest()).decode()


def vector(name, valid, signature, timestamp=NOW, id=ID, body=BODY):
    headers = {"webhook-id": id, "webhook-timestamp": str(timestamp), "webhook-signature": signature}
    return {"name": name, "valid": valid, "headers": {k: v for k, v in headers.items() if v is not None}, "body": body}


VECTORS = [
    vector("good", True, sign()),
    vector("second of two signatures, while a secret is rotated", True, sign(OTHER) + " " + sign()),
    vector("a version that is not known beside one that is", True, "v2,AAAA " + sign()),
    vector("299 seconds old", True, sign(timestamp=NOW - 299), NOW - 299),
    vector("another secret", False, sign(OTHER)),
    vector("another body", False, sign(), body=BODY.replace("señal", "senal")),
    vector("another id", False, sign(), id="evt_01jdgx9w2te8rbq4m6n0y7k3hd"),
    vector("another timestamp", False, sign(), NOW + 1),
    vector("301 seconds old", False, sign(timestamp=NOW - 301), NOW - 301),
    vector("301 seconds in the future", False, sign(timestamp=NOW + 301), NOW + 301),
    vector("no number for a timestamp", False, sign(timestamp="now"), "now"),
    vector("no signature", False, None),
    vector("empty signature", False, ""),
    vector("version without signature", False, "v1"),
    vector("unknown version only", False, sign().replace("v1,", "v2,")),
]

# Each is a mistake of the program: neither bare nor after whsec_ are they base64 of something.
BAD_SECRETS = ["", "whsec_", "whsec_not!base64", "not base64", "whsec_AAECAw", "whsec_AAECAw=", "whsec_AAEC AwQF", "whsec_AAECAwQ-"]

with open(__file__.replace("webhook-vectors.py", "webhook-vectors.json"), "w") as file:
    json.dump({"secret": SECRET, "now": NOW, "toleranceSeconds": 300, "badSecrets": BAD_SECRETS, "vectors": VECTORS}, file, ensure_ascii=False, indent=2)
    file.write("\n")
