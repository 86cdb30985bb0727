"""Where access tokens come from."""

from __future__ import annotations

import time
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass

from ._retry import helps_after_answer
from .errors import ApiError, GangwayError

LONGEST_LIFE = 10**9
"""Seconds: for ever. A number can be too large to reckon with."""


@dataclass(frozen=True, repr=False)
class Credential:
    """What a token is asked for with."""

    client_id: str
    client_secret: str
    scope: str | None


class TokenCache:
    """The token in use. It is due for renewal when less than a minute is left, or half of a short life."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._token: str | None = None
        self._due = 0.0
        self._failure: GangwayError | None = None
        self.failures = 0
        """How often a token was refused for good."""

    def now(self) -> float:
        return self._clock()

    def fresh(self) -> str | None:
        return self._token if self._clock() < self._due else None

    def store(self, token: str, asked_at: float, expires_in: object) -> None:
        life: float = LONGEST_LIFE
        if isinstance(expires_in, (int, float)) and not isinstance(expires_in, bool):
            life = min(expires_in, LONGEST_LIFE)
        self._token, self._due = token, asked_at + max(life - 60, life / 2)

    def fail(self, error: GangwayError) -> None:
        """Keeps a refusal for those who wait. Where another try can help, they may have more time for it than the caller."""
        if not isinstance(error, ApiError) or helps_after_answer(error.status, error.code, True):
            return
        # A copy, because an error that was raised holds on to all that was in use.
        self._failure = copy(error)
        self.failures += 1

    def share_failure(self, failures: int) -> None:
        """Raises the last failure, if there were no more than `failures` when the caller began to wait for a token."""
        if self._failure is not None and self.failures != failures:
            raise copy(self._failure)

    def reject(self, token: str) -> None:
        """Forgets a token that the server refused, unless it has been renewed since."""
        if self._token == token:
            self._token = None
            self._due = 0.0
