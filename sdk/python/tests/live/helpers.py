"""What is written by hand beside the operations, in both clients."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Iterator
from threading import Thread
from typing import Any, TypeVar

import anyio

from gangway import ApiError, ApiTimeoutError, EndedError, Gangway
from gangway.models import CreateCredential, CreateLinkRequest, CreateWebhookEndpoint, Event

from world import (
    api,
    client_body,
    faults,
    new_account,
    new_async_client,
    new_client,
    new_profile,
    proxy,
    raises,
    scenario,
    sent,
    typed,
    unique,
    until,
    usual_reseller,
)

T = TypeVar("T")


def sent_request(number: str | None = None) -> str:
    request = api().link_requests.create(CreateLinkRequest(cloud_account_id=new_account(number).id))
    api().link_requests.approve(request.id)
    api().link_requests.send(request.id)
    return request.id


async def failure(promise: Awaitable[object]) -> Exception:
    try:
        await promise
    except Exception as error:
        return error
    raise AssertionError("no error")


@scenario("wait-until")
def wait_until() -> None:
    wait = api().link_requests.wait_until
    assert typed(wait(sent_request(), ["accepted", "completed"])).status == "accepted"

    declined = sent_request("310000000001")
    ended = raises(EndedError, lambda: wait(declined, "accepted"))
    assert str(ended) == f"link request {declined} is declined, which never becomes accepted"
    assert ended.request.id == declined

    waiting = api().link_requests.create(CreateLinkRequest(cloud_account_id=new_account().id)).id
    begun = time.monotonic()
    late = raises(ApiTimeoutError, lambda: wait(waiting, "approved", timeout=0.7))
    assert str(late) == f"link request {waiting} is still submitted after 700 ms, not approved"
    assert 0.7 <= time.monotonic() - begun < 3


@scenario("wait-until")
async def wait_until_async() -> None:
    accepted, declined = sent_request(), sent_request("320000000001")
    waiting = api().link_requests.create(CreateLinkRequest(cloud_account_id=new_account().id)).id
    async with new_async_client() as client:
        wait = client.link_requests.wait_until
        assert (await wait(accepted, "accepted")).status == "accepted"
        ended = await failure(wait(declined, "accepted"))
        assert isinstance(ended, EndedError) and "is declined, which never becomes accepted" in str(ended)
        late = await failure(wait(waiting, "approved", timeout=0.7))
        assert isinstance(late, ApiTimeoutError) and "is still submitted after 700 ms" in str(late)


def limited_client() -> tuple[str, Gangway]:
    body = CreateCredential(name="Follower", role="reseller", reseller_id=usual_reseller().id)
    credential = api().credentials.create(body)
    return credential.id, new_client(client_id=credential.id, client_secret=credential.secret)


@scenario("follow")
def follow() -> None:
    first = next(iter(api().events.list(since="beginning", resource_id=new_profile().id)))
    # Without retries every outage is the loop's own.
    events = new_client(max_retries=0).events.follow(first.id, type="client.created")
    profile = new_profile()
    assert typed(next(events)).resource.id == profile.id
    proxy("POST", "restart")
    profile = new_profile()
    assert next(events).resource.id == profile.id
    faults("GET", "/events", {"status": 502}, {"reset": "before"})
    profile = new_profile()
    assert next(events).resource.id == profile.id

    credential, client = limited_client()
    came: list[Event | Exception] = []

    def run(events: Iterator[Event]) -> None:
        try:
            for event in events:
                came.append(event)
        except Exception as error:
            came.append(error)

    proxy("DELETE", "requests")
    Thread(target=run, args=(client.events.follow("now", type="client.created"),), daemon=True).start()
    until(lambda: sent("GET", "/events"), lambda requests: any(request.get("status") == 200 for request in requests))
    profile = new_profile()
    until(lambda: came, bool)
    assert isinstance(came[0], Event) and came[0].resource.id == profile.id
    api().credentials.revoke(credential)
    until(lambda: came, lambda found: len(found) == 2)
    assert isinstance(came[1], ApiError) and came[1].status == 401, came


@scenario("follow")
async def follow_async() -> None:
    first = next(iter(api().events.list(since="beginning", resource_id=new_profile().id)))
    async with new_async_client(max_retries=0) as client:
        events: AsyncIterator[Event] = client.events.follow(first.id, type="client.created")
        profile = new_profile()
        assert (await events.__anext__()).resource.id == profile.id
        faults("GET", "/events", {"status": 502}, {"reset": "before"})
        profile = new_profile()
        assert (await events.__anext__()).resource.id == profile.id
        with anyio.move_on_after(0.3) as scope:
            await events.__anext__()
        assert scope.cancelled_caught
        error = await failure(client.events.follow("evt_nobody").__anext__())
        assert isinstance(error, ApiError) and error.status == 422


@scenario("create-or-find")
async def create_or_find() -> None:
    reference = unique("CRM")
    made = typed(api().clients.create_or_find(client_body(external_ref=reference)))
    found = api().clients.create_or_find(client_body(external_ref=reference, name="Another"))
    async with new_async_client() as client:
        again = await client.clients.create_or_find(client_body(external_ref=reference, name="Another"))
    assert [found.id, found.name, again.id] == [made.id, made.name, made.id]
    proxy("DELETE", "requests")
    raises(ValueError, lambda: api().clients.create_or_find(client_body()))
    assert not sent("POST", "/clients")


@scenario("raw-request")
async def raw_request() -> None:
    named, owner = new_client(app_name="onboarding/1.2"), usual_reseller().id
    new_profile()
    faults("GET", "/clients", {"status": 503, "retryAfter": 0})
    page: dict[str, Any] = named.request("get", "/clients", query={"resellerId": owner, "limit": 1}).json()
    assert len(page["data"]) == 1
    asked = sent("GET", "/clients")
    assert [request["status"] for request in asked] == [503, 200]
    assert all(request["headers"]["user-agent"].endswith(" onboarding/1.2") for request in asked)

    faults("POST", "/clients", {"reset": "after"})
    made = named.request("POST", "/clients", body=client_body(external_ref=unique("CRM")))
    assert made.response.replayed and api().clients.get(made.json()["id"]).name == made.json()["name"]
    hook = api().webhooks.create_endpoint(
        CreateWebhookEndpoint(url="https://example.com/hooks", event_types=["client.created"])
    )
    assert named.request("DELETE", f"/webhook-endpoints/{hook.id}").json() is None
    error = raises(ApiError, lambda: named.request("GET", "/clients/cli_nobody"))
    assert (error.status, error.code) == (404, "client_not_found")
    raises(ValueError, lambda: named.request("GET", "/clients?limit=1"))
    async with new_async_client() as client:
        assert (await client.request("GET", f"/clients/{made.json()['id']}")).json() == made.json()
