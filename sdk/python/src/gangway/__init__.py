"""The SDK of Gangway, the API that brings customers' AWS accounts on board."""

from . import models, webhooks
from ._call import Attempt, ETag
from ._flow import Answer
from ._model import UNSET, Model, OpenEnum, Text, Unset
from ._paging import AsyncPage, AsyncPager, Page
from ._response import Response
from .client import AsyncGangway, Gangway
from .errors import (
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    EndedError,
    GangwayError,
    InvalidRequestError,
    InvalidResponseError,
    NotFoundError,
    NotModified,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    VersionMismatchError,
    WebhookVerificationError,
)
from .generated.codes import ProblemCode
from .generated.spec import SPEC_HASH, VERSION

__version__ = VERSION

__all__ = [
    "SPEC_HASH",
    "UNSET",
    "VERSION",
    "Answer",
    "ApiConnectionError",
    "ApiError",
    "ApiTimeoutError",
    "AsyncGangway",
    "AsyncPage",
    "AsyncPager",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "ETag",
    "EndedError",
    "Gangway",
    "GangwayError",
    "InvalidRequestError",
    "InvalidResponseError",
    "Model",
    "NotFoundError",
    "NotModified",
    "OpenEnum",
    "Page",
    "PermissionDeniedError",
    "ProblemCode",
    "RateLimitError",
    "Response",
    "ServerError",
    "Text",
    "Unset",
    "VersionMismatchError",
    "WebhookVerificationError",
    "models",
    "webhooks",
]
