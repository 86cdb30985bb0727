"""What is tried again, and when."""

from __future__ import annotations

import math
import random
import ssl
import time
from dataclasses import dataclass
from datetime import timezone
from email.utils import parsedate_to_datetime

import httpx

from .generated.codes import ProblemCode

MAX_RETRIES = 8
"""With their pauses of 20 to 40 seconds they outlive a server's restart."""
TIMEOUT = 60.0
ATTEMPT_TIMEOUT = 40.0
"""More than the 30 seconds that an empty page of events can be held open."""
CONNECT_TIMEOUT = 10.0

NOT_DONE = frozenset({408, 429, 503})
"""Of the API: another's 408 or 503, such as a proxy's, tells nothing of what the API did."""
MAYBE_DONE = frozenset({408, 500, 502, 503, 504})
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
MAYBE_SENT = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError)
FIRST_BACKOFF = 0.5
LONGEST_BACKOFF = 8.0
LONGEST_RETRY_AFTER = 60.0


@dataclass(frozen=True)
class Deadline:
    """When something has to be over, and the seconds that it was given, which its error names."""

    ends: float
    """On the clock of `time.monotonic`."""
    given: float

    @classmethod
    def after(cls, timeout: float | None) -> Deadline:
        given = math.inf if timeout is None else timeout
        return cls(time.monotonic() + given, given)

    def left(self) -> float:
        """The seconds until then."""
        return self.ends - time.monotonic()


NEVER = Deadline(math.inf, math.inf)


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


def helps_after_answer(status: int, code: str, repeatable: bool) -> bool:
    """Whether another try can help. `repeatable`: it does no harm when the first one was done."""
    if status in NOT_DONE and (status == 429 or code != ProblemCode.UNKNOWN):
        return True
    return repeatable and (status in MAYBE_DONE or code == ProblemCode.IDEMPOTENCY_IN_PROGRESS)


def helps_after_error(error: httpx.RequestError, repeatable: bool) -> bool:
    """The same without an answer. A certificate that is not trusted will not be the next time either."""
    if isinstance(error, NOT_SENT):
        return not is_certificate(error)
    return repeatable and isinstance(error, MAYBE_SENT)


def is_certificate(error: BaseException | None) -> bool:
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None


def growing_pause(times: int) -> float:
    """The seconds of exponential back-off, a part of them random."""
    backoff = min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** min(times, 10))
    return random.uniform(backoff / 2, backoff)


def delay(retries: int, asked: float | None) -> float | None:
    """The seconds to wait before the next attempt; None when the server asks for more than is worth waiting.

    A part of it is random, also beyond `Retry-After`: those who were refused together must not come back together.
    """
    if asked is None:
        return growing_pause(retries)
    backoff = min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** min(retries, 10))
    return None if asked > LONGEST_RETRY_AFTER else asked + random.uniform(0, backoff)
