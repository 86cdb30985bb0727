"""What the scenarios share: the proxy's controls, clients, and a client of the API with its pricebook."""

from __future__ import annotations

import json
import os
import queue
import threading
import time
import types
import urllib.request
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

from gangway import AsyncGangway, Gangway, Model
from gangway._model import members
from gangway.models import (
    AddExistingAccount,
    Address,
    ClientProfile,
    CloudAccount,
    Contact,
    CreateClient,
    CreateReseller,
    PutCloudProvider,
    Reseller,
)

URL = os.environ["GANGWAY_URL"]
CREDENTIAL: dict[str, Any] = {
    "client_id": os.environ["GANGWAY_CLIENT_ID"],
    "client_secret": os.environ["GANGWAY_CLIENT_SECRET"],
}
LIVE = Path(os.environ["GANGWAY_LIVE"])
SDK = Path(__file__).resolve().parent.parent.parent

Scenario: TypeAlias = Union[Callable[[], None], Callable[[], Awaitable[None]]]
SCENARIOS: dict[str, list[Scenario]] = {}
F = TypeVar("F", bound=Scenario)
T = TypeVar("T")


def scenario(name: str) -> Callable[[F], F]:
    """A part of a scenario; it passes when all of its parts do."""

    def add(function: F) -> F:
        SCENARIOS.setdefault(name, []).append(function)
        return function

    return add


def new_client(**settings: Any) -> Gangway:
    return Gangway(URL, **{**CREDENTIAL, **settings})


def new_async_client(**settings: Any) -> AsyncGangway:
    return AsyncGangway(URL, **{**CREDENTIAL, **settings})


@cache
def api() -> Gangway:
    return new_client()


def proxy(method: str, path: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{URL}/__proxy/{path}", data, method=method)) as answer:
        return json.loads(answer.read())


def faults(method: str, path: str, *wanted: dict[str, Any]) -> None:
    """The next requests get these faults; what was sent before is forgotten."""
    proxy("DELETE", "requests")
    proxy("POST", "faults", {"method": method, "path": path, "faults": wanted})


def sent(method: str, path: str) -> list[dict[str, Any]]:
    """What was sent since the last faults."""
    return [r for r in proxy("GET", "requests") if r["method"] == method and r["path"].split("?")[0] == path]


def raises(kind: type[T], function: Callable[[], object]) -> T:
    try:
        function()
    except Exception as error:
        assert isinstance(error, kind), f"{error!r} is not {kind}"
        return error
    raise AssertionError(f"no {kind}")


def until(ask: Callable[[], T], is_so: Callable[[T], bool]) -> T:
    """Asks until it is so."""
    for _ in range(100):
        if is_so(value := ask()):
            return value
        time.sleep(0.1)
    raise AssertionError("it never is so")


class Receiver(BaseHTTPRequestHandler):
    """Takes deliveries of webhooks: their headers and bodies come into the queue."""

    received: queue.Queue[tuple[dict[str, str], bytes]] = queue.Queue()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.send_response_only(204)
        self.end_headers()
        self.received.put((dict(self.headers.items()), body))

    @classmethod
    def start(cls) -> str:
        """The address of a new one."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), cls)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/hooks"


def unique(text: str) -> str:
    return f"{text} {uuid.uuid4().hex[:12]}"


NUMBERS = iter(range(300000001000, 300000009000))


def account_number(ending: str = "") -> str:
    """An AWS account number that was not used before; its ending chooses what simulated AWS does."""
    number = next(NUMBERS)
    return str(number)[: 12 - len(ending)] + ending if ending else str(number)


def reseller() -> Reseller:
    return typed(api().resellers.create(CreateReseller(name=unique("Nube Partners"), country="ES")))


@cache
def usual_reseller() -> Reseller:
    return reseller()


def client_body(**members: Any) -> CreateClient:
    body: dict[str, Any] = {
        "reseller_id": usual_reseller().id,
        "name": unique("Panadería Sol"),
        "contact": Contact(name="Administration", email="admin@example.com", phone="+34 910 000 000"),
        "address": Address(street="Calle Mayor 1", city="Madrid", postal_code="28013", country="ES"),
    }
    return CreateClient(**{**body, **members})


def new_profile(**members: Any) -> ClientProfile:
    return typed(api().clients.create(client_body(**members)))


def profile_with_pricebook() -> ClientProfile:
    profile = new_profile()
    pricebook = next(iter(api().pricebooks.list(kind="master", currency="USD")))
    typed(api().clients.put_cloud_provider(profile.id, PutCloudProvider(pricebook_id=pricebook.id)))
    return profile


def new_account(number: str | None = None) -> CloudAccount:
    body = AddExistingAccount(
        client_id=profile_with_pricebook().id,
        aws_account_id=number or account_number(),
        support_type="basic",
        organization_role="standalone",
    )
    return typed(api().cloud_accounts.create(body))


def typed(model: T) -> T:
    """The model, after a look at whether all values in it are of the types that it declares."""
    if isinstance(model, Model):
        for name, _, hint in members(type(model)):
            value = getattr(model, name)
            assert fits(hint, value), f"{type(model).__name__}.{name} is {value!r}, not {hint}"
    return model


def fits(hint: Any, value: Any) -> bool:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Any:
        return True
    if origin is Literal:
        return value in arguments
    if origin in (Union, types.UnionType):
        return any(fits(option, value) for option in arguments)
    if origin in (list, Sequence):
        return isinstance(value, list) and all(fits(arguments[0], item) for item in value)
    if origin is Mapping:
        return isinstance(value, dict) and all(fits(arguments[1], item) for item in value.values())
    return isinstance(typed(value), hint)
