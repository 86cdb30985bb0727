"""The errors that the SDK raises."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import httpx

from ._json import is_array, is_object, read_json
from ._response import Response
from ._retry import CONNECT_TIMEOUT, Deadline, retry_after
from .generated.codes import ProblemCode
from .generated.models import FieldProblem, LinkRequest


class GangwayError(Exception):
    """Any error of the SDK."""


class ApiConnectionError(GangwayError):
    """No answer: the connection could not be made, or broke."""


class ApiTimeoutError(ApiConnectionError):
    """No answer in time, or what was waited for did not happen in time."""


class EndedError(GangwayError):
    """A link request ended with another status than the one that was waited for."""

    def __init__(self, message: str, request: LinkRequest) -> None:
        super().__init__(message)
        self.request = request
        """The request as it ended."""

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.request)


class InvalidResponseError(GangwayError):
    """A successful answer that is not what the API answers; a proxy may have made it."""


class WebhookVerificationError(GangwayError):
    """A delivery that is not authentic, or too old."""


class NotModified(GangwayError):
    """The resource still has the version that `if_none_match` named (304)."""

    def __init__(self, response: Response) -> None:
        super().__init__("the resource still has this version")
        self.response = response

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.response,)


class ApiError(GangwayError):
    """An answer with a problem. Decide by `code`; texts may change."""

    status: int
    """The HTTP status."""
    code: ProblemCode
    """The problem's code, or OAuth's `error` from the token endpoint; `unknown` when the answer has none."""
    title: str
    """What the code means, in the language of the answer."""
    detail: str
    """What happened and what to do next, in the language of the answer."""
    errors: list[FieldProblem]
    """What is wrong with which member, when members are."""
    request_id: str | None
    """Names the request in the server's log."""
    retry_after: float | None
    """The seconds that the server asks to wait."""
    raw: Mapping[str, Any]
    """The whole problem, with its further members."""
    response: Response
    """Status and headers."""

    def __init__(self, response: Response, raw: Mapping[str, Any]) -> None:
        self.response = response
        self.raw = raw
        self.status = response.status
        self.code = ProblemCode(text(raw, "code", "error") or ProblemCode.UNKNOWN)
        self.title = text(raw, "title") or phrase(response.status)
        foreign = "The answer is not the API's." if self.code == ProblemCode.UNKNOWN else ""
        self.detail = text(raw, "detail", "error_description") or foreign
        fields = raw.get("errors")
        self.errors = [FieldProblem.from_dict(item) for item in fields if is_object(item)] if is_array(fields) else []
        self.request_id = text(raw, "requestId") or response.request_id
        self.retry_after = retry_after(response.headers)
        super().__init__(self._message())

    def _message(self) -> str:
        text = f"{self.status} {self.code}" + (f": {self.detail}" if self.detail else "")
        text += "".join(f"; {error.pointer} {error.code}: {error.detail}" for error in self.errors)
        request = f"request {self.request_id}, " if self.request_id else ""
        return f"{text} ({request}host {self.response.host})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.response, self.raw)


class BadRequestError(ApiError):
    """400"""


class AuthenticationError(ApiError):
    """401: the credential or token is wrong, expired or revoked."""


class PermissionDeniedError(ApiError):
    """403: the token lacks a scope, or its role may not do this."""


class NotFoundError(ApiError):
    """404: there is no such resource that you can see."""


class ConflictError(ApiError):
    """409: the present state does not allow it."""


class VersionMismatchError(ApiError):
    """412: the resource no longer has the version that `if_match` named."""


class InvalidRequestError(ApiError):
    """422: members are not as they should be, or break a rule."""


class RateLimitError(ApiError):
    """429"""


class ServerError(ApiError):
    """5xx"""


BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    412: VersionMismatchError,
    422: InvalidRequestError,
    429: RateLimitError,
}


def text(raw: Mapping[str, Any], *names: str) -> str | None:
    """The first of these members that is text: an answer of something else than the API can have any type there."""
    found = (raw.get(name) for name in names)
    return next((value for value in found if isinstance(value, str) and value), None)


def phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"HTTP {status}"


def api_error(response: Response, body: bytes) -> ApiError:
    """The error for an answer that is no success."""
    raw = read_json(body)
    kind = BY_STATUS.get(response.status, ServerError if response.status >= 500 else ApiError)
    return kind(response, raw if is_object(raw) else {})


def transport_error(error: httpx.RequestError, host: str, deadline: Deadline) -> ApiConnectionError:
    """The error for a request with this deadline that had no answer."""
    if isinstance(error, httpx.ConnectTimeout) and deadline.left() > 0:
        # What ended it is the time for the connection alone.
        deadline = Deadline.after(CONNECT_TIMEOUT)
    if isinstance(error, httpx.TimeoutException):
        return too_late(host, deadline)
    return ApiConnectionError(f"no connection to {host}: {describe(error)}")


def too_late(host: str, deadline: Deadline) -> ApiTimeoutError:
    return ApiTimeoutError(f"no answer from {host} within {round(deadline.given * 1000)} ms")


def describe(error: httpx.RequestError) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
