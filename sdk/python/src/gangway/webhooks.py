"""Verifies deliveries, and signs them for tests, by the Standard Webhooks specification."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from collections.abc import Iterable
from typing import Protocol

from ._json import is_object, read_json
from .errors import WebhookVerificationError
from .generated.models import Event


class Headers(Protocol):
    """A dict, or what a web framework has for headers."""

    def items(self) -> Iterable[tuple[str, str]]: ...


def verify(
    payload: bytes | str, headers: Headers, secret: str, *, tolerance: float = 300, now: float | None = None
) -> Event:
    """The event of a delivery, if it is authentic and sent at most `tolerance` seconds ago.

    Args:
        payload: The body as it was received, not parsed and written anew.
        headers: The headers `webhook-id`, `webhook-timestamp` and `webhook-signature`, in any case.
        secret: The endpoint's secret, `whsec_…`.
        tolerance: How old, or how far in the future, a delivery may be.
        now: The present time in seconds since 1970, for tests.

    Raises:
        WebhookVerificationError: The delivery is to be refused with status 400.
        ValueError: The secret is not an endpoint's.
    """
    key = key_of(secret)
    body = encode(payload) if isinstance(payload, str) else payload
    given = {name.lower(): value for name, value in headers.items()}
    try:
        message_id, timestamp, signatures = (given[f"webhook-{name}"] for name in ("id", "timestamp", "signature"))
    except KeyError as missing:
        raise WebhookVerificationError(f"the header {missing} is missing") from None
    if not (timestamp.isascii() and timestamp.isdigit()):
        raise WebhookVerificationError("webhook-timestamp is not a number")
    age = (time.time() if now is None else now) - float(timestamp)
    if abs(age) > tolerance:
        raise WebhookVerificationError(
            "webhook-timestamp is too old" if age > 0 else "webhook-timestamp is in the future"
        )
    expected = signature_of(key, message_id, timestamp, body)
    found = [text.removeprefix("v1,") for text in signatures.split() if text.startswith("v1,")]
    if not any([hmac.compare_digest(expected, encode(signature)) for signature in found]):
        raise WebhookVerificationError("no signature fits")
    event = read_json(body)
    if not is_object(event):
        raise WebhookVerificationError("the payload is no JSON object")
    return Event.from_dict(event)


def sign(payload: bytes | str, secret: str, *, id: str = "evt_test", now: float | None = None) -> dict[str, str]:
    """The headers of a delivery with this id, signed as the API does it: to test what receives them."""
    body = encode(payload) if isinstance(payload, str) else payload
    timestamp = str(int(time.time() if now is None else now))
    signature = signature_of(key_of(secret), id, timestamp, body).decode()
    return {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": f"v1,{signature}"}


def signature_of(key: bytes, message_id: str, timestamp: str, body: bytes) -> bytes:
    signed = encode(f"{message_id}.{timestamp}.") + body
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())


def encode(text: str) -> bytes:
    """Any text: what is not UTF-8 in a delivery is half of a surrogate pair in some frameworks, and fits no signature."""
    return text.encode("utf-8", "surrogatepass")


def key_of(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except ValueError:
        key = b""
    if not key:
        raise ValueError("the secret is not of the form whsec_…")
    return key
