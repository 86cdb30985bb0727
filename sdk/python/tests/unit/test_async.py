"""The asynchronous client with asyncio and with trio."""

from __future__ import annotations

import unittest
from collections.abc import Callable, Coroutine
from typing import Any

import anyio
import httpx

from gangway import ApiError, ApiTimeoutError, AsyncGangway, AuthenticationError


class Backends(unittest.TestCase):
    def test_one_token_for_many_and_retries(self) -> None:
        for backend in ("asyncio", "trio"):
            seen: list[str] = []
            refused: list[str] = []

            async def answer(
                request: httpx.Request, seen: list[str] = seen, refused: list[str] = refused
            ) -> httpx.Response:
                seen.append(request.url.path)
                await anyio.sleep(0.01)
                if request.url.path == "/oauth/token":
                    return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
                if not refused:
                    refused.append(request.url.path)
                    return httpx.Response(503, headers={"retry-after": "0"})
                return httpx.Response(200, json={"id": request.url.path[-1]})

            # Made before there is an event loop, as a module would.
            http_client = httpx.AsyncClient(transport=httpx.MockTransport(answer))
            gangway = AsyncGangway("http://gangway.test", client_id="a", client_secret="b", http_client=http_client)

            async def main(gangway: AsyncGangway = gangway) -> None:
                async with gangway, anyio.create_task_group() as tasks:
                    for number in range(5):
                        tasks.start_soon(gangway.clients.get, f"cli_{number}")

            anyio.run(main, backend=backend)
            self.assertEqual((seen.count("/oauth/token"), len(seen)), (1, 7), backend)

    def test_a_fetch_that_fails_ends_all_who_wait_and_one_that_is_cancelled_ends_alone(self) -> None:
        for backend in ("asyncio", "trio"):
            fetches: list[str] = []
            results: list[str] = []

            async def answer(request: httpx.Request, fetches: list[str] = fetches) -> httpx.Response:
                if request.url.path != "/oauth/token":
                    return httpx.Response(200, json={"id": "cli_1"})
                fetches.append(request.url.path)
                # Much longer than the pauses below, also on a machine that has other work.
                await anyio.sleep(0.3)
                if len(fetches) == 1:
                    return httpx.Response(401, json={"error": "invalid_client"})
                return httpx.Response(200, json={"access_token": "t"})

            http_client = httpx.AsyncClient(transport=httpx.MockTransport(answer))
            gangway = AsyncGangway("http://gangway.test", client_id="a", client_secret="b", http_client=http_client)

            async def call(
                scope: anyio.CancelScope | None = None,
                gangway: AsyncGangway = gangway,
                results: list[str] = results,
            ) -> None:
                with scope or anyio.CancelScope():
                    try:
                        await gangway.clients.get("cli_1")
                        results.append("ok")
                    except AuthenticationError as error:
                        results.append(error.code)

            async def main(call: Callable[..., Coroutine[Any, Any, None]] = call) -> None:
                async with anyio.create_task_group() as tasks:
                    for _ in range(4):
                        tasks.start_soon(call)
                async with anyio.create_task_group() as tasks:
                    scope = anyio.CancelScope()
                    tasks.start_soon(call, scope)
                    await anyio.sleep(0.01)
                    for _ in range(4):
                        tasks.start_soon(call)
                    await anyio.sleep(0.01)
                    scope.cancel()

            anyio.run(main, backend=backend)
            self.assertEqual((len(fetches), results), (3, ["invalid_client"] * 4 + ["ok"] * 4), backend)

    def test_the_callers_function_for_tokens_has_no_more_time_than_the_call(self) -> None:
        async def slow() -> str:
            await anyio.sleep(5)
            return "t"

        async def broken() -> str:
            raise TimeoutError("mine")

        for backend in ("asyncio", "trio"):
            http_client = httpx.AsyncClient(transport=httpx.MockTransport(lambda _: httpx.Response(500)))

            async def main(http_client: httpx.AsyncClient = http_client) -> None:
                begun = anyio.current_time()
                with self.assertRaisesRegex(ApiTimeoutError, "no answer from gangway.test within 100 ms"):
                    await AsyncGangway(
                        "http://gangway.test", token=slow, http_client=http_client, timeout=0.1
                    ).clients.get("c")
                self.assertLess(anyio.current_time() - begun, 4)
                with self.assertRaisesRegex(TimeoutError, "mine"):
                    await AsyncGangway("http://gangway.test", token=broken, http_client=http_client).clients.get("c")

            anyio.run(main, backend=backend)

    def test_redirects_are_not_followed(self) -> None:
        def answer(request: httpx.Request) -> httpx.Response:
            self.assertEqual(request.url.host, "gangway.test")
            return httpx.Response(302, headers={"location": "http://elsewhere.test/"})

        http_client = httpx.AsyncClient(transport=httpx.MockTransport(answer), follow_redirects=True)
        gangway = AsyncGangway("http://gangway.test", token="t", http_client=http_client)
        with self.assertRaises(ApiError) as caught:
            anyio.run(gangway.clients.get, "cli_1")
        self.assertEqual(caught.exception.status, 302)


if __name__ == "__main__":
    unittest.main()
