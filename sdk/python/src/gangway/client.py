"""The two clients."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any, TypeVar

import httpx

from ._async import AsyncEngine
from ._call import Attempt, ETag, RequestOptions, raw_path
from ._core import make_credential, make_settings
from ._flow import Answer
from ._model import UNSET, Unset
from ._retry import ATTEMPT_TIMEOUT, MAX_RETRIES, TIMEOUT
from ._sync import SyncEngine
from .generated.resources import AsyncResources, Resources

S = TypeVar("S", bound="Gangway")
A = TypeVar("A", bound="AsyncGangway")


class Gangway(Resources):
    """The API, for threads. One client is enough for a program; it keeps its connections and its token.

    Args:
        base_url: Where the API is, such as `https://gangway.example.com`.
        client_id: The credential's id, with which access tokens are fetched and renewed.
        client_secret: The credential's secret.
        scope: The scopes to ask for, separated by blanks; all of the credential's without it.
        token: An access token, or a function that returns one, in place of a credential.
        timeout: Seconds that a call may take, with its token, all its attempts, and the pauses between them; None: any.
        attempt_timeout: Seconds that one attempt may take, from the connection to the end of the answer.
        max_retries: How often a call is tried again.
        accept_language: The language of texts, `es` or `en`.
        app_name: Names your program in the server's log, such as `onboarding/1.2`: it ends the `User-Agent`.
        on_attempt: Called after every request, with what it was and how it went.
        http_client: Sends the requests; without it the client makes one of its own and closes it.
    """

    def __init__(
        self,
        base_url: str,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scope: str | None = None,
        token: str | Callable[[], str] | None = None,
        timeout: float | None = TIMEOUT,
        attempt_timeout: float = ATTEMPT_TIMEOUT,
        max_retries: int = MAX_RETRIES,
        accept_language: str | None = None,
        app_name: str | None = None,
        on_attempt: Callable[[Attempt], None] | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        credential = make_credential(client_id, client_secret, scope, token)
        settings = make_settings(base_url, timeout, attempt_timeout, max_retries, accept_language, on_attempt, app_name)
        self._base_url = settings.base_url
        self._engine = SyncEngine(settings, credential, token, http_client)
        super().__init__(self._engine)

    def __repr__(self) -> str:
        return f"Gangway({self._base_url!r})"

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        idempotency_key: str | None = None,
        if_match: ETag | None = None,
        if_none_match: ETag | None = None,
        timeout: float | None | Unset = UNSET,
        attempt_timeout: float | None = None,
        max_retries: int | None = None,
        accept_language: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """A request of your own, with the client's token, retries and errors: for what this version of the SDK does not have.

        Args:
            path: Below `base_url`, such as `/clients`, with its ids escaped.
            query: Its parameters; what is None is left out.
            body: What is sent as JSON.
        """
        answer: Answer = self._engine.send_any(
            Answer,
            method.upper(),
            raw_path(path),
            RequestOptions(timeout, attempt_timeout, max_retries, accept_language, headers),
            query=query,
            body=body,
            idempotent=method.upper() == "POST",
            idempotency_key=idempotency_key,
            if_match=if_match,
            if_none_match=if_none_match,
        )
        return answer

    def close(self) -> None:
        """Closes the connections, unless `http_client` was given."""
        self._engine.close()

    def __enter__(self: S) -> S:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncGangway(AsyncResources):
    """The API, for asyncio and trio; otherwise like `Gangway`. `token` may be an asynchronous function too.

    Its connections belong to the event loop that it is first used in: another loop needs another client.
    """

    def __init__(
        self,
        base_url: str,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scope: str | None = None,
        token: str | Callable[[], str | Awaitable[str]] | None = None,
        timeout: float | None = TIMEOUT,
        attempt_timeout: float = ATTEMPT_TIMEOUT,
        max_retries: int = MAX_RETRIES,
        accept_language: str | None = None,
        app_name: str | None = None,
        on_attempt: Callable[[Attempt], None] | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        credential = make_credential(client_id, client_secret, scope, token)
        settings = make_settings(base_url, timeout, attempt_timeout, max_retries, accept_language, on_attempt, app_name)
        self._base_url = settings.base_url
        self._engine = AsyncEngine(settings, credential, token, http_client)
        super().__init__(self._engine)

    def __repr__(self) -> str:
        return f"AsyncGangway({self._base_url!r})"

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        idempotency_key: str | None = None,
        if_match: ETag | None = None,
        if_none_match: ETag | None = None,
        timeout: float | None | Unset = UNSET,
        attempt_timeout: float | None = None,
        max_retries: int | None = None,
        accept_language: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """A request of your own, with the client's token, retries and errors: for what this version of the SDK does not have.

        Args:
            path: Below `base_url`, such as `/clients`, with its ids escaped.
            query: Its parameters; what is None is left out.
            body: What is sent as JSON.
        """
        answer: Answer = await self._engine.send_any(
            Answer,
            method.upper(),
            raw_path(path),
            RequestOptions(timeout, attempt_timeout, max_retries, accept_language, headers),
            query=query,
            body=body,
            idempotent=method.upper() == "POST",
            idempotency_key=idempotency_key,
            if_match=if_match,
            if_none_match=if_none_match,
        )
        return answer

    async def close(self) -> None:
        """Closes the connections, unless `http_client` was given."""
        await self._engine.close()

    async def __aenter__(self: A) -> A:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
