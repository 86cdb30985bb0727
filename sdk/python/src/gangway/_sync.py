"""The engine of the synchronous client."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Mapping
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import Any, TypeVar, Union

import httpx

from ._call import Call, Request, RequestOptions, Settings, make_call, token_call
from ._core import Engine, read, read_page, read_token
from ._flow import Answer, Flow, Outcome, Send, Sleep, flow
from ._model import Model
from ._paging import Page
from ._quiet import quiet
from ._response import Response
from ._retry import NEVER, Deadline
from ._token import Credential
from ._workers import Workers
from .errors import GangwayError, too_late

T = TypeVar("T", bound=Union[Model, Response])
M = TypeVar("M", bound=Model)


class SyncEngine(Engine):
    """Sends calls, one after the other in each thread."""

    def __init__(
        self,
        settings: Settings,
        credential: Credential | None,
        token: str | Callable[[], str] | None,
        http_client: httpx.Client | None,
    ) -> None:
        super().__init__(settings, credential)
        self._provider = token
        self._owned = http_client is None
        self._http = httpx.Client() if http_client is None else http_client
        self._lock = threading.Lock()
        self._workers = Workers()

    def close(self) -> None:
        if self._owned:
            self._http.close()

    def send(self, kind: type[T], method: str, path: str, options: RequestOptions, **parts: Any) -> T:
        result: T = self.send_any(kind, method, path, options, **parts)
        return result

    def send_any(self, kind: Any, method: str, path: str, options: RequestOptions, **parts: Any) -> Any:
        return read(kind, self._run(make_call(method, path, options, **parts)))

    def page(
        self,
        item: type[M],
        path: str,
        options: RequestOptions,
        query: Mapping[str, Any],
        given: Mapping[str, Any] | None = None,
    ) -> Page[M]:
        def following(cursor: str) -> Page[M]:
            return self.page(item, path, options, {**query, "cursor": cursor}, given)

        answer = self._run(make_call("GET", path, options, query=query, given=given))
        return Page(*read_page(item, answer, query.get("cursor")), following)

    def _run(self, call: Call) -> Answer:
        renewable = self._credential is not None or callable(self._provider)
        return self._drive(flow(self._settings, call, self._cache if renewable else None))

    def _drive(self, steps: Flow) -> Answer:
        result: Any = None
        while True:
            try:
                step = steps.send(result)
            except StopIteration as end:
                answer: Answer = end.value
                return answer
            if isinstance(step, Send):
                result = self._exchange(step.request)
            elif isinstance(step, Sleep):
                time.sleep(step.seconds)
                result = None
            else:
                result = self.token(step.deadline)

    def _exchange(self, request: Request) -> Outcome:
        # In a thread, because httpx limits each read from a connection, and not their sum: by a byte now and then, in the
        # head or the body, an answer could last for ever. A thread that is left behind ends with its connection.
        result: SimpleQueue[Outcome | BaseException] = SimpleQueue()
        context = copy_context()
        self._workers.run(lambda: context.run(self._receive, request, result))
        try:
            outcome = result.get(timeout=max(request.deadline.left(), 0))
        except Empty:
            return httpx.ReadTimeout("the answer has not ended in time")
        if isinstance(outcome, BaseException) and not isinstance(outcome, httpx.RequestError):
            raise outcome
        return outcome

    def _receive(self, request: Request, result: SimpleQueue[Outcome | BaseException]) -> None:
        try:
            result.put(self._read(request))
        except BaseException as error:
            result.put(error)

    def _read(self, request: Request) -> Answer:
        with quiet(), self._http.stream(**request.arguments()) as answer:
            body = bytearray()
            for part in answer.iter_bytes():
                body += part
                if request.deadline.left() <= 0:
                    # Nobody waits for the rest.
                    break
        return Answer(Response(answer.status_code, answer.headers, request.host), bytes(body))

    def token(self, deadline: Deadline = NEVER) -> str:
        if self._credential is None:
            if self._provider is None:
                raise GangwayError("the client has neither client_id and client_secret nor a token")
            return self._provider() if callable(self._provider) else self._provider
        token = self._cache.fresh()
        if token is None:
            failures = self._cache.failures
            seconds = deadline.left()
            if not self._lock.acquire(timeout=-1 if math.isinf(seconds) else max(seconds, 0)):
                raise too_late(self._settings.host, deadline)
            try:
                token = self._cache.fresh() or self._fetch_token(failures, deadline)
            finally:
                self._lock.release()
        return token

    def _fetch_token(self, failures: int, deadline: Deadline) -> str:
        assert self._credential is not None
        # All who waited for a token that was refused fail with it: one after the other they would fail as slowly again.
        self._cache.share_failure(failures)
        asked_at = self._cache.now()
        try:
            token, expires_in = read_token(self._run(token_call(self._credential, deadline)))
        except GangwayError as error:
            self._cache.fail(error)
            raise
        self._cache.store(token, asked_at, expires_in)
        return token
