"""What is tried again, and what is not."""

from __future__ import annotations

import time

from gangway import (
    ApiConnectionError,
    ApiTimeoutError,
    ConflictError,
    GangwayError,
    InvalidRequestError,
    RateLimitError,
    ServerError,
)
from gangway.models import UpdateClient

from world import api, client_body, faults, new_client, new_profile, proxy, raises, scenario, sent, unique


@scenario("idempotent-retry")
def idempotent_retry() -> None:
    reference = unique("CRM")
    faults("POST", "/clients", {"reset": "after"})
    profile = api().clients.create(client_body(external_ref=reference))
    first, second = sent("POST", "/clients")
    assert first["headers"]["idempotency-key"] == second["headers"]["idempotency-key"]
    assert profile.response.replayed and profile.response.status == 201
    assert [item.id for item in api().clients.list(external_ref=reference)] == [profile.id]


@scenario("idempotent-own-key")
def idempotent_own_key() -> None:
    key, body = unique("key").replace(" ", "-"), client_body()
    first = api().clients.create(body, idempotency_key=key)
    second = api().clients.create(body, idempotency_key=key)
    assert first.id == second.id and second.response.replayed and not first.response.replayed
    assert {request["headers"]["idempotency-key"] for request in sent("POST", "/clients")} == {key}
    other = raises(InvalidRequestError, lambda: api().clients.create(client_body(), idempotency_key=key))
    assert other.code == "idempotency_key_reused"


@scenario("retry-503")
def retry_503() -> None:
    faults("GET", "/clients", {"status": 503, "retryAfter": 0}, {"status": 503, "retryAfter": 0})
    api().clients.list()
    assert [request["status"] for request in sent("GET", "/clients")] == [503, 503, 200]


@scenario("retry-429-date")
def retry_429_date() -> None:
    faults("GET", "/clients", {"status": 429, "retryAfter": "date"})
    asked = int(time.time()) + 1
    api().clients.list()
    assert time.time() >= asked and len(sent("GET", "/clients")) == 2


@scenario("retry-reset")
def retry_reset() -> None:
    faults("GET", "/clients", {"reset": "before"})
    api().clients.list()
    assert len(sent("GET", "/clients")) == 2


@scenario("retry-5xx")
def retry_5xx() -> None:
    for status in (500, 502, 504):
        faults("GET", "/clients", {"status": status})
        api().clients.list()
        assert [request["status"] for request in sent("GET", "/clients")] == [status, 200]
    faults("POST", "/clients", *({"status": status} for status in (500, 409)), {"status": 504})
    error = raises(ConflictError, lambda: api().clients.create(client_body()))
    assert error.code == "internal" and len(sent("POST", "/clients")) == 2
    faults("POST", "/clients", {"status": 409, "code": "idempotency_in_progress"}, {"status": 504})
    profile = api().clients.create(client_body())
    assert len({request["headers"]["idempotency-key"] for request in sent("POST", "/clients")}) == 1
    assert len(sent("POST", "/clients")) == 3
    path, change = f"/clients/{profile.id}", UpdateClient(name=unique("Sol"))
    faults("PATCH", path, {"status": 502})
    api().clients.update(profile.id, change, if_match=profile.version)
    assert len(sent("PATCH", path)) == 2
    for fault in ({"status": 502}, {"reset": "before"}):
        faults("PATCH", path, fault)
        raises(GangwayError, lambda: api().clients.update(profile.id, change))
        assert len(sent("PATCH", path)) == 1
    faults("GET", "/clients", {"delay": 4})
    api().clients.list(attempt_timeout=1)
    assert len(sent("GET", "/clients")) == 2


@scenario("restart")
def restart() -> None:
    body = client_body()
    proxy("POST", "restart")
    profile = api().clients.create(body)
    assert len(sent("POST", "/clients")) > 2
    proxy("POST", "restart")
    assert api().clients.get(profile.id).name == body.name


@scenario("deadline")
def deadline() -> None:
    for head in (True, False):
        faults("GET", "/clients", {"drip": 0.05, "head": head})
        begun = time.monotonic()
        raises(ApiTimeoutError, lambda: api().clients.list(timeout=1))
        assert 0.9 < time.monotonic() - begun < 2 and len(sent("GET", "/clients")) == 1
    faults("GET", "/clients", {"status": 503, "retryAfter": 30})
    begun = time.monotonic()
    assert raises(ServerError, lambda: api().clients.list(timeout=5)).retry_after == 30
    assert time.monotonic() - begun < 2


@scenario("retry-gives-up")
def retry_gives_up() -> None:
    faults("GET", "/clients", *[{"status": 503, "retryAfter": 0}] * 2, {"status": 429, "retryAfter": 0})
    error = raises(RateLimitError, lambda: api().clients.list(max_retries=2))
    assert error.code == "rate_limited" and error.request_id == "from-the-proxy" and error.retry_after == 0
    assert len(sent("GET", "/clients")) == 3
    faults("GET", "/clients", *[{"reset": "before"}] * 3)
    assert not isinstance(raises(ApiConnectionError, lambda: api().clients.list(max_retries=2)), ApiTimeoutError)
    faults("GET", "/clients", {"status": 503, "retryAfter": 61})
    assert raises(ServerError, api().clients.list).retry_after == 61
    faults("GET", "/clients", {"status": 503})
    raises(ServerError, lambda: api().clients.list(max_retries=0))


@scenario("no-retry")
def no_retry() -> None:
    reference = new_profile(external_ref=unique("CRM")).external_ref
    faults("POST", "/clients")
    raises(ConflictError, lambda: api().clients.create(client_body(external_ref=reference)))
    assert len(sent("POST", "/clients")) == 1
    raises(InvalidRequestError, lambda: api().clients.create(client_body(name="")))
    assert len(sent("POST", "/clients")) == 2


@scenario("timeout")
def timeout() -> None:
    api().clients.list()
    faults("GET", "/clients", {"delay": 1})
    raises(ApiTimeoutError, lambda: api().clients.list(timeout=0.2))
    assert len(sent("GET", "/clients")) == 1
    with new_client(timeout=0.2) as client:
        # The time is the token's too.
        client.clients.list(timeout=10)
        faults("GET", "/clients", {"delay": 1})
        raises(ApiTimeoutError, client.clients.list)
