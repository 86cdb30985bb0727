"""The engine of the asynchronous client, for asyncio and trio."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar, Union

import anyio
import httpx

from ._call import Call, Request, RequestOptions, Settings, make_call, token_call
from ._core import Engine, read, read_page, read_token
from ._flow import Answer, Flow, Outcome, Send, Sleep, flow
from ._model import Model
from ._paging import AsyncPage, AsyncPager
from ._quiet import quiet
from ._response import Response
from ._retry import NEVER, Deadline
from ._token import Credential
from .errors import GangwayError, too_late

T = TypeVar("T", bound=Union[Model, Response])
M = TypeVar("M", bound=Model)


class AsyncEngine(Engine):
    """Sends calls."""

    def __init__(
        self,
        settings: Settings,
        credential: Credential | None,
        token: str | Callable[[], str | Awaitable[str]] | None,
        http_client: httpx.AsyncClient | None,
    ) -> None:
        super().__init__(settings, credential)
        self._provider = token
        self._owned = http_client is None
        self._http = httpx.AsyncClient() if http_client is None else http_client
        self._lock = anyio.Lock()

    async def close(self) -> None:
        if self._owned:
            await self._http.aclose()

    async def send(self, kind: type[T], method: str, path: str, options: RequestOptions, **parts: Any) -> T:
        result: T = await self.send_any(kind, method, path, options, **parts)
        return result

    async def send_any(self, kind: Any, method: str, path: str, options: RequestOptions, **parts: Any) -> Any:
        return read(kind, await self._run(make_call(method, path, options, **parts)))

    def page(
        self,
        item: type[M],
        path: str,
        options: RequestOptions,
        query: Mapping[str, Any],
        given: Mapping[str, Any] | None = None,
    ) -> AsyncPager[M]:
        def following(cursor: str) -> AsyncPager[M]:
            return self.page(item, path, options, {**query, "cursor": cursor}, given)

        async def first() -> AsyncPage[M]:
            answer = await self._run(make_call("GET", path, options, query=query, given=given))
            return AsyncPage(*read_page(item, answer, query.get("cursor")), following)

        return AsyncPager(first)

    async def _run(self, call: Call) -> Answer:
        renewable = self._credential is not None or callable(self._provider)
        return await self._drive(flow(self._settings, call, self._cache if renewable else None))

    async def _drive(self, steps: Flow) -> Answer:
        result: Any = None
        while True:
            try:
                step = steps.send(result)
            except StopIteration as end:
                answer: Answer = end.value
                return answer
            if isinstance(step, Send):
                result = await self._exchange(step.request)
            elif isinstance(step, Sleep):
                await anyio.sleep(step.seconds)
                result = None
            else:
                result = await self.token(step.deadline)

    async def _exchange(self, request: Request) -> Outcome:
        try:
            with anyio.fail_after(request.deadline.left()), quiet():
                answer = await self._http.request(**request.arguments())
        except httpx.RequestError as error:
            return error
        except TimeoutError:
            return httpx.ReadTimeout("the answer has not ended in time")
        return Answer(Response(answer.status_code, answer.headers, request.host), answer.content)

    async def token(self, deadline: Deadline = NEVER) -> str:
        if self._credential is None:
            if self._provider is None:
                raise GangwayError("the client has neither client_id and client_secret nor a token")
            given = self._provider() if callable(self._provider) else self._provider
            if not inspect.isawaitable(given):
                return given
            # Not `fail_after`: a TimeoutError of the caller's own has to stay one.
            with anyio.move_on_after(deadline.left()):
                return await given
            raise too_late(self._settings.host, deadline)
        token = self._cache.fresh()
        if token is None:
            failures = self._cache.failures
            with anyio.move_on_after(deadline.left()) as scope:
                await self._lock.acquire()
            if scope.cancelled_caught:
                raise too_late(self._settings.host, deadline)
            try:
                token = self._cache.fresh() or await self._fetch_token(failures, deadline)
            finally:
                self._lock.release()
        return token

    async def _fetch_token(self, failures: int, deadline: Deadline) -> str:
        assert self._credential is not None
        # All who waited for a token that was refused fail with it: one after the other they would fail as slowly again.
        self._cache.share_failure(failures)
        asked_at = self._cache.now()
        try:
            token, expires_in = read_token(await self._run(token_call(self._credential, deadline)))
        except GangwayError as error:
            self._cache.fail(error)
            raise
        self._cache.store(token, asked_at, expires_in)
        return token
