"""What is tried again, and when."""

from __future__ import annotations

import random
import time
from datetime import timezone
from email.utils import parsedate_to_datetime

import httpx

STATUSES = frozenset({408, 429, 503})
ERRORS = (httpx.ConnectTimeout, httpx.NetworkError, httpx.RemoteProtocolError)
LONGEST_BACKOFF = 8.0
LONGEST_RETRY_AFTER = 60.0


def retry_after(headers: httpx.Headers) -> float | None:
    """The seconds that `Retry-After` asks for, as a number or as a date."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return max(0.0, moment.timestamp() - time.time())


def delay(retries: int, asked: float | None) -> float | None:
    """The seconds to wait before the next attempt; None when the server asks for more than is worth waiting."""
    backoff = random.uniform(0, min(LONGEST_BACKOFF, 0.5 * 2**retries))
    if asked is None:
        return backoff
    return None if asked > LONGEST_RETRY_AFTER else max(asked, backoff)
