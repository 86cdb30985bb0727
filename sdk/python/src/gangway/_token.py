"""Where access tokens come from."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass


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

    def now(self) -> float:
        return self._clock()

    def fresh(self) -> str | None:
        return self._token if self._clock() < self._due else None

    def store(self, token: str, asked_at: float, expires_in: object) -> None:
        known = isinstance(expires_in, (int, float)) and not isinstance(expires_in, bool)
        life = float(expires_in) if known else math.inf  # type: ignore[arg-type]
        self._token, self._due = token, asked_at + max(life - 60, life / 2)

    def reject(self, token: str) -> None:
        """Forgets a token that the server refused, unless it has been renewed since."""
        if self._token == token:
            self._token = None
            self._due = 0.0
