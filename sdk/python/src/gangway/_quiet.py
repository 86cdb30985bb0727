"""Keeps what httpx logs of each request, its query with it, out of the program's log. Other users of httpx have theirs."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

OURS: ContextVar[bool] = ContextVar("gangway_request", default=False)


class NotOurs(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return not OURS.get()


logging.getLogger("httpx").addFilter(NotOurs())


@contextmanager
def quiet() -> Generator[None, None, None]:
    token = OURS.set(True)
    try:
        yield
    finally:
        OURS.reset(token)
