"""What some resources have beside their operations, for both clients: waiting, following, creating or finding."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any

import anyio

from ._async import AsyncEngine
from ._call import RequestOptions, segment
from ._retry import ATTEMPT_TIMEOUT, TIMEOUT, growing_pause, helps_after_answer, is_certificate
from ._sync import SyncEngine
from .errors import ApiConnectionError, ApiError, ApiTimeoutError, EndedError, GangwayError
from .generated import models as m
from .generated.codes import ProblemCode

HOLD = 20
"""Seconds for which the server holds an empty page of events open."""


class Waiting:
    """How long to wait for a link request, and whether it is there."""

    def __init__(
        self, request_id: str, status: m.LinkRequestStatusParam | Sequence[m.LinkRequestStatusParam], timeout: float
    ) -> None:
        self._id, self._timeout = request_id, timeout
        self._wanted: list[str] = [status] if isinstance(status, str) else list(status)
        self._ends = time.monotonic() + timeout
        self._last: str | None = None
        self._asked = 0

    def path(self) -> str:
        return f"/link-requests/{segment(self._id)}"

    def left(self) -> float:
        return max(self._ends - time.monotonic(), 0.0)

    def options(self, usual: float | None) -> RequestOptions:
        return RequestOptions(timeout=self.left() if usual is None else min(self.left(), usual))

    def is_over(self, request: m.LinkRequest) -> bool:
        self._last = request.status
        if request.status in self._wanted:
            return True
        # An acceptance that AWS reports wins over the two weeks' end.
        may_still = request.status == "expired" and "accepted" in self._wanted
        if request.closed_at is not None and not may_still:
            raise EndedError(f"link request {self._id} is {self._last}, which never becomes {self._names()}", request)
        return False

    def pause(self) -> float:
        self._asked += 1
        return min(growing_pause(self._asked - 1), self.left())

    def check(self) -> None:
        """Raises when time is over."""
        if self._last is not None and self.left() <= 0:
            milliseconds = round(self._timeout * 1000)
            raise ApiTimeoutError(
                f"link request {self._id} is still {self._last} after {milliseconds} ms, not {self._names()}"
            )

    def _names(self) -> str:
        return " or ".join(self._wanted)


class LinkRequestsHelpers:
    _engine: SyncEngine

    def wait_until(
        self,
        link_request_id: str,
        status: m.LinkRequestStatusParam | Sequence[m.LinkRequestStatusParam],
        *,
        timeout: float = 300,
    ) -> m.LinkRequest:
        """Asks again and again, after pauses that grow from half a second to eight, until the request has the status, or one
        of several; returns the request then.

        Raises:
            EndedError: It ended with another status, which never becomes a wanted one.
            ApiTimeoutError: It takes longer than `timeout` seconds; the text says the last status.
        """
        waiting = Waiting(link_request_id, status, timeout)
        while True:
            try:
                options = waiting.options(self._engine.timeout)
                request = self._engine.send(m.LinkRequest, "GET", waiting.path(), options)
            except ApiTimeoutError:
                waiting.check()
                raise
            if waiting.is_over(request):
                return request
            time.sleep(waiting.pause())
            waiting.check()


class AsyncLinkRequestsHelpers:
    _engine: AsyncEngine

    async def wait_until(
        self,
        link_request_id: str,
        status: m.LinkRequestStatusParam | Sequence[m.LinkRequestStatusParam],
        *,
        timeout: float = 300,
    ) -> m.LinkRequest:
        """Asks again and again, after pauses that grow from half a second to eight, until the request has the status, or one
        of several; returns the request then.

        Raises:
            EndedError: It ended with another status, which never becomes a wanted one.
            ApiTimeoutError: It takes longer than `timeout` seconds; the text says the last status.
        """
        waiting = Waiting(link_request_id, status, timeout)
        while True:
            try:
                options = waiting.options(self._engine.timeout)
                request = await self._engine.send(m.LinkRequest, "GET", waiting.path(), options)
            except ApiTimeoutError:
                waiting.check()
                raise
            if waiting.is_over(request):
                return request
            await anyio.sleep(waiting.pause())
            waiting.check()


class Following:
    """Where a feed is, and what to do when a page of it does not come."""

    options = RequestOptions(timeout=TIMEOUT, attempt_timeout=ATTEMPT_TIMEOUT)

    def __init__(self, since: str, event_type: str | None, resource_id: str | None) -> None:
        # The first page from now on is not held open: it says where that begins.
        wait = None if since == "now" else HOLD
        self.query: dict[str, Any] = {"since": since, "type": event_type, "resourceId": resource_id}
        self.query |= {"wait": wait, "limit": 100}
        self._failures = 0

    def took(self, cursor: str | None) -> None:
        self._failures = 0
        self.query |= {"cursor": cursor or self.query.get("cursor"), "wait": HOLD}

    def pause(self, error: GangwayError) -> float:
        """The seconds until the next attempt; raises the error when that cannot help."""
        asked = 0.0
        if isinstance(error, ApiError):
            again, asked = helps_after_answer(error.status, error.code, True), error.retry_after or 0.0
        else:
            again = isinstance(error, ApiConnectionError) and not is_certificate(error)
        if not again:
            raise error
        self._failures += 1
        return asked + growing_pause(self._failures - 1)


class EventsHelpers:
    _engine: SyncEngine

    def follow(
        self, since: str, *, type: m.EventTypeParam | None = None, resource_id: str | None = None
    ) -> Iterator[m.Event]:
        """Every event, oldest first, and for ever: at the end it waits for the next one. It goes on by itself after outages
        of the server or the network. Remember the last event's id, and follow from there when your program starts again:
        nothing is missed and nothing comes twice.

        It ends with the loop over it, or with an error that another attempt does not mend, such as 401 after the credential
        was revoked, or 410 `events_gone`.

        Args:
            since: `beginning`, `now`, or the id of the last event that was seen.
            type: Only those of this type.
            resource_id: Only those of this resource.
        """
        following = Following(since, type, resource_id)
        while True:
            try:
                page = self._engine.page(m.Event, "/events", following.options, following.query)
            except GangwayError as error:
                time.sleep(following.pause(error))
                continue
            following.took(page.next_cursor)
            yield from page.data


class AsyncEventsHelpers:
    _engine: AsyncEngine

    async def follow(
        self, since: str, *, type: m.EventTypeParam | None = None, resource_id: str | None = None
    ) -> AsyncIterator[m.Event]:
        """Every event, oldest first, and for ever: at the end it waits for the next one. It goes on by itself after outages
        of the server or the network. Remember the last event's id, and follow from there when your program starts again:
        nothing is missed and nothing comes twice.

        It ends with the loop over it, or with an error that another attempt does not mend, such as 401 after the credential
        was revoked, or 410 `events_gone`.

        Args:
            since: `beginning`, `now`, or the id of the last event that was seen.
            type: Only those of this type.
            resource_id: Only those of this resource.
        """
        following = Following(since, type, resource_id)
        while True:
            try:
                page = await self._engine.page(m.Event, "/events", following.options, following.query)
            except GangwayError as error:
                await anyio.sleep(following.pause(error))
                continue
            following.took(page.next_cursor)
            for event in page.data:
                yield event


def reference_of(body: m.CreateClient) -> Mapping[str, Any]:
    """The filter that finds the client with the body's `external_ref`."""
    if not body.external_ref:
        raise ValueError("create_or_find needs an external_ref")
    return {"externalRef": body.external_ref, "resellerId": body.reseller_id}


class ClientsHelpers:
    _engine: SyncEngine

    def create_or_find(self, body: m.CreateClient, *, idempotency_key: str | None = None) -> m.ClientProfile:
        """Creates the client, or returns the reseller's client that has its `external_ref` already, as that one is: an
        archived one too, and nothing of it is changed."""
        query, options = reference_of(body), RequestOptions()
        try:
            return self._engine.send(
                m.ClientProfile,
                "POST",
                "/clients",
                options,
                body=body,
                idempotent=True,
                idempotency_key=idempotency_key,
            )
        except ApiError as error:
            if error.code != ProblemCode.EXTERNAL_REF_TAKEN:
                raise
            found = self._engine.page(m.ClientProfile, "/clients", options, query).data
            # There is none when its reference was changed in between.
            if not found:
                raise
            return found[0]


class AsyncClientsHelpers:
    _engine: AsyncEngine

    async def create_or_find(self, body: m.CreateClient, *, idempotency_key: str | None = None) -> m.ClientProfile:
        """Creates the client, or returns the reseller's client that has its `external_ref` already, as that one is: an
        archived one too, and nothing of it is changed."""
        query, options = reference_of(body), RequestOptions()
        try:
            return await self._engine.send(
                m.ClientProfile,
                "POST",
                "/clients",
                options,
                body=body,
                idempotent=True,
                idempotency_key=idempotency_key,
            )
        except ApiError as error:
            if error.code != ProblemCode.EXTERNAL_REF_TAKEN:
                raise
            found = (await self._engine.page(m.ClientProfile, "/clients", options, query)).data
            # There is none when its reference was changed in between.
            if not found:
                raise
            return found[0]
