"""What the engines of both clients have in common: settings, and reading answers."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import httpx

from ._call import Attempt, Settings, fits_header
from ._flow import Answer
from ._json import is_array, is_object, read_json
from ._model import Model, Text, decode
from ._response import Response
from ._token import Credential, TokenCache
from .errors import InvalidResponseError, NotModified

M = TypeVar("M", bound=Model)


class Engine:
    """What a client knows."""

    def __init__(self, settings: Settings, credential: Credential | None) -> None:
        self._settings = settings
        self._credential = credential
        self._cache = TokenCache()

    @property
    def timeout(self) -> float | None:
        """The seconds that a call may take, unless it says so itself."""
        return self._settings.timeout


def make_settings(
    base_url: str,
    timeout: float | None,
    attempt_timeout: float,
    max_retries: int,
    accept_language: str | None,
    on_attempt: Callable[[Attempt], None] | None,
    app_name: str | None,
) -> Settings:
    if not is_base_url(base_url):
        raise ValueError("base_url has to be https:// or http://, a host, and perhaps a path")
    if app_name is not None and not fits_header(app_name):
        raise ValueError("app_name can only hold ASCII letters, digits, signs, and blanks between them")
    return Settings(base_url.rstrip("/"), timeout, attempt_timeout, max_retries, accept_language, on_attempt, app_name)


def is_base_url(text: str) -> bool:
    """Whether paths can follow. A user and password would be sent in the token's place."""
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL:
        return False
    return url.scheme in ("http", "https") and bool(url.host) and not (url.userinfo or "?" in text or "#" in text)


def make_credential(
    client_id: str | None, client_secret: str | None, scope: str | None, token: object
) -> Credential | None:
    if (client_id is None) != (client_secret is None):
        raise ValueError("client_id and client_secret go together")
    if client_id is None or client_secret is None:
        return None
    if token is not None:
        raise ValueError("either client_id and client_secret, or a token")
    return Credential(client_id, client_secret, scope)


def read_token(answer: Answer) -> tuple[str, object]:
    """The token, and the seconds it lasts."""
    raw = read_json(answer.body)
    members = raw if is_object(raw) else {}
    token = members.get("access_token")
    if not isinstance(token, str) or not token or not fits_header(token):
        raise InvalidResponseError("no token in the answer of the token endpoint")
    return token, members.get("expires_in")


def read(kind: Any, answer: Answer) -> Any:
    """The answer as the type that the operation answers with: a model, text, or nothing but a `Response`."""
    response = answer.response
    if response.status == 304:
        raise NotModified(response)
    if kind is Answer:
        return answer
    if kind is Response:
        if answer.body and read_json(answer.body) is None:
            raise InvalidResponseError(f"status {response.status}, but neither empty nor JSON")
        return response
    result = read_text(answer) if kind is Text else decode(kind, read_json(answer.body))
    if not isinstance(result, (Model, Text)):
        raise InvalidResponseError(f"status {response.status}, but no {'text' if kind is Text else 'JSON object'}")
    result._response = response
    return result


def read_text(answer: Answer) -> Text | None:
    """The body as text; None when it is not. A page in HTML is a proxy's: the API has none."""
    if answer.response.headers.get("content-type", "").lower().startswith("text/html"):
        return None
    try:
        return Text(answer.body.decode())
    except UnicodeDecodeError:
        return None


def read_page(item: type[M], answer: Answer, cursor: str | None) -> tuple[list[M], str | None, bool | None, Response]:
    """Items, next cursor, whether a feed is at its end, and the rest of the answer to a request with this cursor."""
    raw = read_json(answer.body)
    if not is_object(raw) or not is_array(raw.get("data")):
        raise InvalidResponseError(f"status {answer.response.status}, but no page")
    following = raw.get("nextCursor")
    if raw["data"] and following and following == cursor:
        # Else iterating would never end.
        raise InvalidResponseError("a page of the list leads to itself")
    return [decode(item, value) for value in raw["data"]], following, raw.get("atEnd"), answer.response
