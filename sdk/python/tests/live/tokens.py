"""Access tokens."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from gangway import AuthenticationError, Gangway, GangwayError

from world import CREDENTIAL, URL, api, faults, new_client, raises, scenario, sent


@scenario("token-once")
def token_once() -> None:
    with new_client() as client, ThreadPoolExecutor(20) as pool:
        pages = list(pool.map(lambda _: client.clients.list(limit=1), range(20)))
    assert len(pages) == 20 and len(sent("POST", "/oauth/token")) == 1


@scenario("token-renewed")
def token_renewed() -> None:
    with new_client() as client:
        client.clients.list()
        faults("GET", "/clients", {"status": 401})
        client.clients.list()
        assert len(sent("POST", "/oauth/token")) == 1
        first, second = sent("GET", "/clients")
        assert first["headers"]["authorization"] != second["headers"]["authorization"]
        faults("GET", "/clients", {"status": 401}, {"status": 401})
        error = raises(AuthenticationError, client.clients.list)
        assert (error.status, error.code) == (401, "unauthenticated") and len(sent("GET", "/clients")) == 2


@scenario("token-renewed")
def token_of_ones_own() -> None:
    token = api()._engine.token()
    assert Gangway(URL, token=token).clients.list(limit=1).response.status == 200
    given = iter(["not-a-token", token])
    assert Gangway(URL, token=lambda: next(given)).clients.list(limit=1).response.status == 200
    raises(AuthenticationError, Gangway(URL, token="not-a-token").clients.list)
    wrong = Gangway(URL, client_id="nobody", client_secret="wrong")
    error = raises(AuthenticationError, wrong.clients.list)
    assert error.code == "invalid_client" and error.detail and "wrong" not in repr(wrong)


@scenario("token-renewed")
def token_with_scope() -> None:
    with new_client(scope="clients:read") as client:
        client.clients.list()
        assert client.identity is not None and CREDENTIAL["client_secret"] not in repr(client)


@scenario("token-before-end")
def token_before_end() -> None:
    faults("POST", "/oauth/token", {"patch": {"expires_in": 2}})
    with new_client() as client:
        client.clients.list()
        client.clients.list()
        assert len(sent("POST", "/oauth/token")) == 1
        time.sleep(1.1)
        client.clients.list()
        client.clients.list()
    assert len(sent("POST", "/oauth/token")) == 2


@scenario("token-once")
def no_credential() -> None:
    raises(GangwayError, Gangway(URL).clients.list)
    assert Gangway(URL).service.get_health().status
