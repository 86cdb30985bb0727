"""What a program hears of its calls, and of the API."""

from __future__ import annotations

import json
import logging
from typing import Any

from gangway import Attempt, WebhookVerificationError, webhooks
from gangway.models import CreateReseller

from world import CREDENTIAL, LIVE, faults, new_client, raises, scenario, unique


@scenario("hooks")
def hooks() -> None:
    seen: list[Attempt] = []
    lines: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    logger, handler = logging.getLogger("gangway"), Collect()
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    with new_client(on_attempt=seen.append) as client:
        faults("GET", "/clients", {"status": 503, "retryAfter": 0}, {"reset": "before"})
        client.clients.list(q="private")
        token = client._engine.token()
    logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)
    calls = [(one.method, one.path, one.number, one.status) for one in seen]
    assert calls == [
        ("POST", "/oauth/token", 1, 200),
        ("GET", "/clients", 1, 503),
        ("GET", "/clients", 2, None),
        ("GET", "/clients", 3, 200),
    ]
    assert all(one.duration >= 0 and bool(one.error) != bool(one.request_id) for one in seen) and len(lines) == 4
    shown = repr(seen) + repr(client) + repr(vars(client)) + "".join(lines)
    assert not any(secret in shown for secret in (token, CREDENTIAL["client_secret"], "private"))


@scenario("hooks")
def hook_that_fails() -> None:
    def fail(_: Attempt) -> None:
        raise RuntimeError("not the call's fault")

    logging.getLogger("gangway").setLevel(logging.CRITICAL)
    with new_client(on_attempt=fail) as client:
        assert client.resellers.create(CreateReseller(name=unique("Nube"), country="ES")).id
    logging.getLogger("gangway").setLevel(logging.NOTSET)


@scenario("webhooks")
def all_webhooks() -> None:
    file: dict[str, Any] = json.loads((LIVE / "webhook-vectors.json").read_text())
    for vector in file["vectors"]:

        def verify(upper: bool = False, vector: dict[str, Any] = vector) -> object:
            headers = {name.upper() if upper else name: value for name, value in vector["headers"].items()}
            body = vector["body"].encode() if upper else vector["body"]
            return webhooks.verify(body, headers, file["secret"], tolerance=file["toleranceSeconds"], now=file["now"])

        if vector["valid"]:
            event = webhooks.verify(vector["body"], vector["headers"], file["secret"], now=file["now"])
            assert event.type == "client.created" and event == verify(upper=True), vector["name"]
        else:
            error = raises(WebhookVerificationError, verify)
            assert file["secret"] not in str(error), vector["name"]
    raises(WebhookVerificationError, lambda: webhooks.verify(**old(file)))
    raises(ValueError, lambda: webhooks.verify("{}", file["vectors"][0]["headers"], "not base64", now=file["now"]))


def old(file: dict[str, Any]) -> dict[str, Any]:
    """A good delivery, seen by today's clock."""
    vector = file["vectors"][0]
    return {"payload": vector["body"], "headers": vector["headers"], "secret": file["secret"]}
