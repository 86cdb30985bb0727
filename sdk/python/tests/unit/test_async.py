"""The asynchronous client with asyncio and with trio."""

from __future__ import annotations

import unittest

import anyio
import httpx

from gangway import AsyncGangway


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


if __name__ == "__main__":
    unittest.main()
