"""What a program hears of its calls, and of the API."""

from __future__ import annotations

import json
import logging
from functools import partial
from typing import Any

import standardwebhooks

from gangway import Attempt, NotFoundError, WebhookVerificationError, webhooks
from gangway.models import CreateReseller, CreateWebhookEndpoint, Event, RotateWebhookSecret, UpdateWebhookEndpoint

from world import (
    CREDENTIAL,
    LIVE,
    Receiver,
    api,
    faults,
    new_client,
    new_profile,
    raises,
    scenario,
    typed,
    unique,
    until,
)


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
    good = file["vectors"][0]
    signed = webhooks.sign(good["body"], file["secret"], id=good["headers"]["webhook-id"], now=file["now"])
    assert signed == good["headers"], signed
    fresh = webhooks.sign(good["body"].encode(), file["secret"])
    assert webhooks.verify(good["body"], fresh, file["secret"]).type == "client.created"
    for secret in file["badSecrets"]:
        mistake = raises(ValueError, partial(webhooks.verify, "", {}, secret))
        assert not secret or secret == "whsec_" or secret not in str(mistake), secret


def old(file: dict[str, Any]) -> dict[str, Any]:
    """A good delivery, seen by today's clock."""
    vector = file["vectors"][0]
    return {"payload": vector["body"], "headers": vector["headers"], "secret": file["secret"]}


def received(*secrets: str | None) -> Event:
    """The next delivery, by us and by the reference library, with each of the secrets."""
    headers, body = Receiver.received.get(timeout=10)
    event = None
    for secret in secrets:
        assert secret
        event = typed(webhooks.verify(body, headers, secret))
        assert standardwebhooks.Webhook(secret).verify(body, headers)["id"] == event.id
    assert event
    assert {name.lower(): value for name, value in headers.items()}["webhook-id"] == event.id
    raises(WebhookVerificationError, lambda: webhooks.verify(body + b" ", headers, str(secrets[0])))
    return event


@scenario("webhook-deliveries")
def webhook_deliveries() -> None:
    hooks = api().webhooks
    body = CreateWebhookEndpoint(url=Receiver.start(), event_types=["client.created"], description="Live suite")
    endpoint = typed(hooks.create_endpoint(body))
    assert endpoint.secret and endpoint.secret not in repr(endpoint)
    profile = new_profile()
    event = received(endpoint.secret)
    told = api().events.list(since="beginning", resource_id=profile.id).data[0]
    # Whence it was asked for is operations' alone, and goes to no receiver.
    assert told.origin and not event.origin
    assert (event.id, event.type, event.data) == (told.id, told.type, told.data)

    test = typed(hooks.test_endpoint(endpoint.id))
    assert test.status == "succeeded" and test.attempts[0].status == 204
    assert received(endpoint.secret).type == "webhook.test"
    first = until(
        lambda: next(item for item in hooks.list_deliveries(endpoint.id) if item.event_id == event.id),
        lambda item: item.status == "succeeded",
    )
    assert typed(first).event_type == "client.created" and len(first.attempts) == 1
    assert typed(hooks.retry_delivery(endpoint.id, first.id)).id == first.id
    assert received(endpoint.secret) == event

    rotated = typed(hooks.rotate_secret(endpoint.id, RotateWebhookSecret(grace_seconds=60)))
    assert rotated.secret != endpoint.secret
    profile = new_profile()
    assert received(endpoint.secret, rotated.secret).resource.id == profile.id

    changed = hooks.update_endpoint(endpoint.id, UpdateWebhookEndpoint(description=None, enabled=False))
    assert changed.status == "disabled" and changed.description is None and changed.secret is None
    assert typed(hooks.get_endpoint(endpoint.id)) == changed
    assert endpoint.id in [item.id for item in hooks.list_endpoints()]
    assert hooks.delete_endpoint(endpoint.id, if_match=changed.version).status == 204
    raises(NotFoundError, lambda: hooks.get_endpoint(endpoint.id))
