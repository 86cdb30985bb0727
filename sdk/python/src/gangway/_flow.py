"""What a call does, step by step, without doing it: the clients send, sleep and fetch tokens, each in its own way."""

from __future__ import annotations

import logging
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, TypeAlias, Union

import httpx

from ._call import Attempt, Call, Request, Settings, make_request
from ._response import Response
from ._retry import ERRORS, STATUSES, delay, retry_after
from ._token import TokenCache
from .errors import api_error, describe, transport_error

log = logging.getLogger("gangway")


@dataclass(frozen=True, repr=False)
class Answer:
    response: Response
    body: bytes


@dataclass(frozen=True, repr=False)
class Send:
    """Send the request; the result is an answer or what went wrong."""

    request: Request


@dataclass(frozen=True)
class Sleep:
    seconds: float


@dataclass(frozen=True)
class GetToken:
    """The result is a token."""


Step: TypeAlias = Union[Send, Sleep, GetToken]
Outcome: TypeAlias = Union[Answer, httpx.RequestError]
Flow: TypeAlias = Generator[Step, Any, Answer]


def flow(settings: Settings, call: Call, tokens: TokenCache | None) -> Flow:
    """All attempts of a call. Ends with a successful answer, or raises. `tokens` is None when they cannot be renewed."""
    most = settings.max_retries if call.options.max_retries is None else call.options.max_retries
    retries = number = 0
    renewed = False
    while True:
        token: str | None = (yield GetToken()) if call.authenticated else None
        number += 1
        begun = time.monotonic()
        outcome: Outcome = yield Send(make_request(settings, call, token))
        observe(settings, call, number, time.monotonic() - begun, outcome)
        if isinstance(outcome, Answer):
            status, asked = outcome.response.status, retry_after(outcome.response.headers)
            if status < 300 or status == 304:
                return outcome
            if status == 401 and token is not None and tokens is not None and not renewed:
                renewed = True
                tokens.reject(token)
                continue
            again, error = status in STATUSES, None
        else:
            again, asked, error = isinstance(outcome, ERRORS), None, outcome
        wait = delay(retries, asked) if again and retries < most else None
        if wait is None:
            if error is not None:
                raise transport_error(error) from error
            assert isinstance(outcome, Answer)
            raise api_error(outcome.response, outcome.body)
        retries += 1
        yield Sleep(wait)


def observe(settings: Settings, call: Call, number: int, duration: float, outcome: Outcome) -> None:
    """Tells the log and the caller's hook of an attempt. A hook that fails does not fail the call."""
    answer = outcome.response if isinstance(outcome, Answer) else None
    error = None if isinstance(outcome, Answer) else describe(outcome)
    attempt = Attempt(
        method=call.method,
        path=call.path,
        number=number,
        duration=duration,
        status=answer.status if answer else None,
        error=error,
        request_id=answer.request_id if answer else None,
    )
    result = attempt.error or attempt.status
    log.debug("%s %s: %s, attempt %d, %.3f s", attempt.method, attempt.path, result, number, duration)
    if settings.on_attempt is not None:
        try:
            settings.on_attempt(attempt)
        except Exception:
            log.exception("on_attempt failed")
