"""What a call does, step by step, without doing it: the clients send, sleep and fetch tokens, each in its own way."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, TypeAlias, Union

import httpx

from ._call import Attempt, Call, Request, Settings, make_request
from ._model import Unset
from ._response import Response
from ._retry import Deadline, delay, helps_after_answer, helps_after_error
from ._token import TokenCache
from .errors import ApiError, GangwayError, api_error, describe, too_late, transport_error

log = logging.getLogger("gangway")


@dataclass(frozen=True, repr=False)
class Answer:
    """What the server answered to a request of your own."""

    response: Response
    """Status, headers, ETag and request id."""
    body: bytes

    def json(self) -> Any:
        """The body's JSON; None when it is empty. A ValueError when it is something else."""
        return json.loads(self.body) if self.body else None

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True, repr=False)
class Send:
    """Send the request; the result is an answer or what went wrong."""

    request: Request


@dataclass(frozen=True)
class Sleep:
    seconds: float


@dataclass(frozen=True)
class GetToken:
    """The result is a token, in time for the call."""

    deadline: Deadline


Step: TypeAlias = Union[Send, Sleep, GetToken]
Outcome: TypeAlias = Union[Answer, httpx.RequestError]
Flow: TypeAlias = Generator[Step, Any, Answer]


def flow(settings: Settings, call: Call, tokens: TokenCache | None) -> Flow:
    """All attempts of a call. Ends with a successful answer, or raises. `tokens` is None when they cannot be renewed."""
    options = call.options
    most = settings.max_retries if options.max_retries is None else options.max_retries
    timeout = settings.timeout if isinstance(options.timeout, Unset) else options.timeout
    deadline = call.deadline or Deadline.after(timeout)
    retries = number = 0
    renewed = False
    while True:
        token: str | None = (yield GetToken(deadline)) if call.authenticated else None
        if deadline.left() <= 0:
            raise too_late(settings.host, deadline)
        request = make_request(settings, call, token, deadline)
        number += 1
        begun = time.monotonic()
        outcome: Outcome = yield Send(request)
        duration = time.monotonic() - begun
        observe(settings, call, number, duration, outcome)
        error: GangwayError
        if isinstance(outcome, Answer):
            status = outcome.response.status
            if status < 300 or status == 304:
                return outcome
            if status == 401 and token is not None and tokens is not None and not renewed:
                renewed = True
                tokens.reject(token)
                continue
            error = api_error(outcome.response, outcome.body)
        else:
            error = transport_error(outcome, settings.host, request.deadline)
        wait = pause(retries, outcome, error, request.repeatable) if retries < most else None
        if wait is None or wait >= deadline.left():
            raise error from None if isinstance(outcome, Answer) else outcome
        retries += 1
        yield Sleep(wait)


def pause(retries: int, outcome: Outcome, error: GangwayError, repeatable: bool) -> float | None:
    """The seconds until the next attempt; None when there is to be none."""
    if isinstance(error, ApiError):
        again, asked = helps_after_answer(error.status, error.code, repeatable), error.retry_after
    else:
        again, asked = isinstance(outcome, httpx.RequestError) and helps_after_error(outcome, repeatable), None
    return delay(retries, asked) if again else None


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
