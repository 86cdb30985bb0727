"""The types of what is sent and answered: every schema of the API."""

from .generated.models import *  # noqa: F403
from .generated.models import __all__ as __all__
