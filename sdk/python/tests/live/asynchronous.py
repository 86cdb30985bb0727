"""The asynchronous client does the same."""

from __future__ import annotations

import asyncio
import time

from gangway import (
    ApiConnectionError,
    ApiTimeoutError,
    AuthenticationError,
    ConflictError,
    InvalidRequestError,
    NotFoundError,
    NotModified,
    RateLimitError,
    VersionMismatchError,
)
from gangway.models import (
    AddExistingAccount,
    CreateLinkRequest,
    CreateSupportPlan,
    PutCloudProvider,
    PutRoleArn,
    SetupKit,
    UpdateClient,
)

from world import (
    account_number,
    api,
    client_body,
    faults,
    new_async_client,
    new_profile,
    reseller,
    scenario,
    sent,
    typed,
    unique,
)


@scenario("token-once")
async def token_once() -> None:
    async with new_async_client() as client:
        await asyncio.gather(
            *(client.pricebooks.list_rule_versions("pbk_nobody") for _ in range(20)), return_exceptions=True
        )
    assert len(sent("POST", "/oauth/token")) == 1 and len(sent("GET", "/pricebooks/pbk_nobody/rules/history")) == 20


@scenario("token-renewed")
async def token_renewed() -> None:
    async with new_async_client() as client:
        await client.clients.list()
        faults("GET", "/clients", {"status": 401})
        await client.clients.list()
        assert len(sent("POST", "/oauth/token")) == 1 and len(sent("GET", "/clients")) == 2
        token = await client._engine.token()

        async def provider() -> str:
            return token

        async with new_async_client(client_id=None, client_secret=None, token=provider) as other:
            assert (await other.clients.list()).response.status == 200
        faults("GET", "/clients", {"status": 401}, {"status": 401})
        try:
            await client.clients.list()
        except AuthenticationError:
            return
    raise AssertionError("no error")


@scenario("token-before-end")
async def token_before_end() -> None:
    faults("POST", "/oauth/token", {"patch": {"expires_in": 1}})
    async with new_async_client() as client:
        await client.clients.list()
        await asyncio.sleep(0.6)
        await client.clients.list()
    assert len(sent("POST", "/oauth/token")) == 2


@scenario("linking")
async def linking() -> None:
    async with new_async_client() as client:
        profile = await client.clients.create(client_body())
        pricebook = (await client.pricebooks.list(kind="master", currency="USD")).data[0]
        await client.clients.put_cloud_provider(profile.id, PutCloudProvider(pricebook_id=pricebook.id))
        number = account_number()
        body = AddExistingAccount(client_id=profile.id, aws_account_id=number, support_type="basic")
        account = await client.cloud_accounts.create(body)
        kit = await client.role_arn.get_setup_kit(account.id)
        assert type(kit) is SetupKit and await client.role_arn.get_setup_kit(account.id, format="cli") == kit.cli
        await client.role_arn.put(account.id, PutRoleArn(role_arn=f"arn:aws:iam::{number}:role/GangwayReadOnly"))
        assert (await client.role_arn.check(account.id)).status == "verified"
        request = await client.link_requests.create(CreateLinkRequest(cloud_account_id=account.id))
        await client.link_requests.approve(request.id)
        await client.link_requests.send(request.id)
        end = time.monotonic() + 10
        while (await client.link_requests.get(request.id)).status != "accepted":
            assert time.monotonic() < end
            await asyncio.sleep(0.1)
        group = CreateSupportPlan(
            client_id=profile.id, name="Basic", kind="passthrough", cloud_account_ids=[account.id]
        )
        await client.support_plans.create(group)
        assert typed(await client.cloud_accounts.get_onboarding(account.id)).status in ("ready", "complete")


@scenario("paging")
async def paging() -> None:
    owner = reseller().id
    made = [new_profile(reseller_id=owner).id for _ in range(5)][::-1]
    async with new_async_client() as client:
        assert [item.id async for item in client.clients.list(reseller_id=owner, limit=2)] == made
        assert [len(page.data) async for page in client.clients.list(reseller_id=owner, limit=2).pages()] == [2, 2, 1]
        second = await (await client.clients.list(reseller_id=owner, limit=2)).next_page()
        assert second is not None and [item.id for item in second.data] == made[2:4]
        last = (await client.events.list(limit=1)).data[0].id
        assert [event async for event in client.events.list(since=last)] == []
        assert (await client.events.list(since=last, wait=1)).at_end


@scenario("retry-503")
async def retry_503() -> None:
    faults("GET", "/clients", {"status": 503, "retryAfter": 0}, {"status": 503, "retryAfter": 0})
    async with new_async_client() as client:
        await client.clients.list()
    assert [request["status"] for request in sent("GET", "/clients")] == [503, 503, 200]


@scenario("retry-reset")
async def retry_reset() -> None:
    faults("GET", "/clients", {"reset": "before"})
    async with new_async_client() as client:
        await client.clients.list()
        assert len(sent("GET", "/clients")) == 2
        faults("GET", "/clients", *[{"reset": "before"}] * 3)
        try:
            await client.clients.list(max_retries=2)
        except ApiConnectionError:
            return
    raise AssertionError("no error")


@scenario("retry-gives-up")
async def retry_gives_up() -> None:
    faults("GET", "/clients", *[{"status": 429, "retryAfter": 0}] * 3)
    async with new_async_client(max_retries=2) as client:
        try:
            await client.clients.list()
        except RateLimitError:
            return
    raise AssertionError("no error")


@scenario("retry-5xx")
async def retry_5xx() -> None:
    faults("GET", "/clients", {"status": 500}, {"status": 502}, {"delay": 4})
    async with new_async_client() as client:
        await client.clients.list(attempt_timeout=1)
    assert len(sent("GET", "/clients")) == 4


@scenario("deadline")
async def deadline() -> None:
    async with new_async_client(timeout=1) as client:
        await client.clients.list(timeout=10)
        faults("GET", "/clients", {"drip": 0.05})
        begun = time.monotonic()
        try:
            await client.clients.list()
        except ApiTimeoutError:
            assert 0.9 < time.monotonic() - begun < 2 and len(sent("GET", "/clients")) == 1
            return
    raise AssertionError("no error")


@scenario("idempotent-retry")
async def idempotent_retry() -> None:
    faults("POST", "/clients", {"reset": "after"})
    async with new_async_client() as client:
        profile = await client.clients.create(client_body(external_ref=unique("CRM")))
        first, second = sent("POST", "/clients")
        assert first["headers"]["idempotency-key"] == second["headers"]["idempotency-key"]
        assert profile.response.replayed
        assert [item.id async for item in client.clients.list(external_ref=profile.external_ref)] == [profile.id]


@scenario("timeout")
async def timeout() -> None:
    faults("GET", "/clients", {"delay": 1})
    async with new_async_client() as client:
        await client._engine.token()
        try:
            await client.clients.list(timeout=0.2)
        except ApiTimeoutError:
            assert len(sent("GET", "/clients")) == 1
            return
    raise AssertionError("no error")


@scenario("timeout")
async def deadline_of_the_caller() -> None:
    faults("GET", "/clients", {"delay": 1}, {"delay": 1})
    async with new_async_client() as client:
        await client._engine.token()
        try:
            await asyncio.wait_for(client.clients.list().first(), 0.2)
        except asyncio.TimeoutError:
            await asyncio.sleep(0.2)
            assert len(sent("GET", "/clients")) == 1
            return
    raise AssertionError("no error")


@scenario("field-errors")
async def errors() -> None:
    profile = new_profile(external_ref=unique("CRM"))
    api().clients.update(profile.id, UpdateClient(name=unique("Panadería")))
    async with new_async_client() as client:
        wanted = {
            NotFoundError: client.clients.get("cli_nobody"),
            ConflictError: client.clients.create(client_body(external_ref=profile.external_ref)),
            InvalidRequestError: client.clients.create(client_body(name="")),
            VersionMismatchError: client.clients.archive(profile.id, if_match=profile.version),
            NotModified: client.clients.get(profile.id, if_none_match=profile.version + 1),
        }
        found = await asyncio.gather(*wanted.values(), return_exceptions=True)
    assert [type(error) for error in found] == list(wanted), found
