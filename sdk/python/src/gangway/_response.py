"""What is known of an answer besides its body."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx


@dataclass(frozen=True)
class Response:
    """Status and headers of an answer."""

    status: int
    headers: httpx.Headers = field(repr=False)
    host: str
    """Who answered, with the port unless it is the usual one."""

    @property
    def request_id(self) -> str | None:
        """Names the request in the server's log."""
        return self._header("x-request-id")

    @property
    def etag(self) -> str | None:
        """The version of the resource, as `if_match` takes it."""
        return self._header("etag")

    @property
    def replayed(self) -> bool:
        """Whether this is the stored answer to an earlier request with the same idempotency key."""
        return self._header("idempotent-replayed") == "true"

    def _header(self, name: str) -> str | None:
        value: str | None = self.headers.get(name)
        return value
