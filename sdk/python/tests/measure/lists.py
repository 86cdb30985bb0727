"""How long a list of 100 clients takes beside raw httpx, which reads the same page as JSON: the shortest of interleaved
runs, which the machine's other work has added least to.

GANGWAY_URL=… GANGWAY_CLIENT_ID=… GANGWAY_CLIENT_SECRET=… PYTHONPATH=src <venv>/python tests/measure/lists.py
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import httpx

from gangway import Gangway
from gangway.models import Address, Contact, CreateClient, CreateReseller

PAGES, ROUNDS, ITEMS = 5, 100, 100


def seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    for _ in range(PAGES):
        run()
    return (time.perf_counter() - begun) / PAGES


def main() -> None:
    url, credential = os.environ["GANGWAY_URL"], os.environ["GANGWAY_CLIENT_ID"]
    with Gangway(url, client_id=credential, client_secret=os.environ["GANGWAY_CLIENT_SECRET"]) as gangway:
        owner = gangway.resellers.create(CreateReseller(name="Nube Partners", country="ES")).id
        contact = Contact(name="Administration", email="admin@example.com")
        address = Address(street="Calle Mayor 1", city="Madrid", postal_code="28013", country="ES")
        for number in range(ITEMS):
            body = CreateClient(
                name=f"Panadería Sol {number}",
                contact=contact,
                address=address,
                reseller_id=owner,
                external_ref=str(number),
            )
            gangway.clients.create(body)
        headers = {"Authorization": f"Bearer {gangway._engine.token()}"}
        query = {"resellerId": owner, "limit": str(ITEMS)}
        ours: list[float] = []
        theirs: list[float] = []
        with httpx.Client(headers=headers) as raw:
            for _ in range(ROUNDS):
                ours.append(seconds(lambda: gangway.clients.list(reseller_id=owner, limit=ITEMS)))
                theirs.append(seconds(lambda: raw.get(f"{url}/clients", params=query).json()))
    mine, bare = min(ours), min(theirs)
    print(f"a page of {ITEMS}: {mine * 1000:.2f} ms, raw httpx {bare * 1000:.2f} ms, {mine / bare:.2f} times")


main()
