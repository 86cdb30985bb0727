"""One call of an operation, and the requests it becomes."""

from __future__ import annotations

import json
import platform
import uuid
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias, Union
from urllib.parse import quote, quote_plus, urlencode

import httpx

from ._json import is_sequence
from ._model import UNSET, Unset, encode
from ._retry import CONNECT_TIMEOUT, Deadline
from ._token import Credential
from .generated.models import TokenRequest
from .generated.spec import VERSION

USER_AGENT = f"gangway-python/{VERSION} python/{platform.python_version()} httpx/{httpx.__version__}"

ETag: TypeAlias = Union[int, str]
"""A resource's version: its number (`client.version`), or its ETag (`client.response.etag`)."""


@dataclass(frozen=True, repr=False)
class RequestOptions:
    """What any method takes by keyword, in place of the client's settings."""

    timeout: float | None | Unset = UNSET
    attempt_timeout: float | None = None
    max_retries: int | None = None
    accept_language: str | None = None
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Attempt:
    """One request of a call, as `on_attempt` gets it when it is over. It holds no secrets and no bodies."""

    method: str
    path: str
    """Without its query."""
    number: int
    """From 1; more when the call was tried again."""
    duration: float
    """Seconds."""
    status: int | None = None
    """Of the answer, if there was one."""
    error: str | None = None
    """What went wrong without an answer."""
    request_id: str | None = None
    """Names the request in the server's log."""


@dataclass(frozen=True, repr=False)
class Settings:
    """How a client calls."""

    base_url: str
    timeout: float | None
    attempt_timeout: float
    max_retries: int
    accept_language: str | None
    on_attempt: Callable[[Attempt], None] | None
    app_name: str | None = None

    @property
    def host(self) -> str:
        return httpx.URL(self.base_url).netloc.decode()


@dataclass(repr=False)
class Call:
    """What to send, the same for every attempt."""

    method: str
    path: str
    query: Mapping[str, Any] = field(default_factory=lambda: dict[str, Any]())
    body: Any = None
    form: bool = False
    authenticated: bool = True
    headers: dict[str, str] = field(default_factory=lambda: dict[str, str]())
    options: RequestOptions = RequestOptions()
    csv: str | bytes | None = None
    deadline: Deadline | None = None
    """In place of a timeout: that of the call which this one is made for."""


@dataclass(frozen=True, repr=False)
class Request:
    """What one attempt sends."""

    method: str
    url: str
    headers: httpx.Headers
    content: bytes | None
    deadline: Deadline
    """Until when its answer has to be there."""
    repeatable: bool
    """Whether it can be sent again without harm when it has been done."""

    @property
    def host(self) -> str:
        return httpx.URL(self.url).netloc.decode()

    def arguments(self) -> dict[str, Any]:
        """What `request` and `stream` of both httpx clients take."""
        seconds = max(self.deadline.left(), 0)
        return {
            "method": self.method,
            "url": self.url,
            "headers": self.headers,
            "content": self.content,
            "timeout": httpx.Timeout(seconds, connect=min(seconds, CONNECT_TIMEOUT)),
            # Nothing in the API redirects, and secrets in a body would go along to another host.
            "follow_redirects": False,
        }


def segment(value: str) -> str:
    """An id as a part of a path."""
    if value in ("", ".", ".."):
        raise ValueError(f"not an id: {value!r}")
    return quote(value, safe="")


def raw_path(path: str) -> str:
    if not path.startswith("/") or "?" in path or "#" in path:
        raise ValueError("the path must begin with / and have no query, which goes into query=")
    return path


def etag(value: ETag) -> str:
    if isinstance(value, int):
        return f'"v{value}"'
    # Without its quotes an ETag matches nothing, as if somebody had changed the resource.
    return value if value == "*" or '"' in value else f'"{value}"'


def make_call(
    method: str,
    path: str,
    options: RequestOptions,
    *,
    query: Mapping[str, Any] | None = None,
    body: Any = None,
    csv: str | bytes | None = None,
    given: Mapping[str, Any] | None = None,
    form: bool = False,
    authenticated: bool = True,
    idempotent: bool = False,
    idempotency_key: str | None = None,
    if_match: ETag | None = None,
    if_none_match: ETag | None = None,
) -> Call:
    headers = {name: query_text(value) for name, value in (given or {}).items() if value is not None}
    if idempotent:
        headers["Idempotency-Key"] = str(uuid.uuid4()) if idempotency_key is None else idempotency_key
    if if_match is not None:
        headers["If-Match"] = etag(if_match)
    if if_none_match is not None:
        headers["If-None-Match"] = etag(if_none_match)
    return Call(method, path, query or {}, body, form, authenticated, headers, options, csv=csv)


def token_call(credential: Credential, deadline: Deadline) -> Call:
    """Asks for a token by the client's credentials (RFC 6749 §2.3.1, §4.4), for a call with this deadline."""
    basic = b64encode(f"{quote_plus(credential.client_id)}:{quote_plus(credential.client_secret)}".encode()).decode()
    headers = {"Authorization": f"Basic {basic}"}
    body = TokenRequest(scope=credential.scope)
    return Call("POST", "/oauth/token", body=body, form=True, authenticated=False, headers=headers, deadline=deadline)


def make_request(settings: Settings, call: Call, token: str | None, deadline: Deadline) -> Request:
    """The next request of a call with this deadline."""
    query = urlencode([(name, query_text(one)) for name, value in call.query.items() for one in each(value)])
    headers = httpx.Headers()
    agent = f"{USER_AGENT} {settings.app_name}" if settings.app_name else USER_AGENT
    add_headers(headers, {"User-Agent": agent, **call.headers})
    language = call.options.accept_language or settings.accept_language
    if language:
        add_headers(headers, {"Accept-Language": language})
    content = None
    if call.body is not None:
        members = encode(call.body)
        headers["Content-Type"] = "application/x-www-form-urlencoded" if call.form else "application/json"
        text = urlencode(members) if call.form else json.dumps(members, ensure_ascii=False, separators=(",", ":"))
        content = text.encode()
    if call.csv is not None:
        headers["Content-Type"] = "text/csv; charset=utf-8"
        content = call.csv.encode() if isinstance(call.csv, str) else call.csv
    if token is not None:
        add_headers(headers, {"Authorization": f"Bearer {token}"})
    add_headers(headers, call.options.headers or {})
    url = f"{settings.base_url}{call.path}{'?' if query else ''}{query}"
    limit = call.options.attempt_timeout
    own = Deadline.after(settings.attempt_timeout if limit is None else limit)
    first = own if own.ends < deadline.ends else deadline
    return Request(call.method, url, headers, content, first, is_repeatable(call, headers))


def is_repeatable(call: Call, headers: httpx.Headers) -> bool:
    """Reading, what the server does once for each key or version (`*` is none), and asking for a token."""
    once = "idempotency-key" in headers or headers.get("if-match", "*") != "*"
    return call.method == "GET" or call.form or once


def add_headers(headers: httpx.Headers, more: Mapping[str, str]) -> None:
    """Sets headers. What no header can hold is refused here: errors of the layers below quote it, and it may be secret."""
    for name, value in more.items():
        if not fits_header(value):
            raise ValueError(f"the header {name} can only hold ASCII letters, digits, signs, and blanks between them")
        headers[name] = value


def fits_header(value: str) -> bool:
    return value.isascii() and value.isprintable() and value == value.strip()


def each(value: Any) -> Sequence[Any]:
    """The values of a parameter, each of which is sent."""
    if value is None:
        return ()
    return value if is_sequence(value) else (value,)


def query_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
