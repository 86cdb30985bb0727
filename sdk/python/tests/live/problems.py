"""Errors that the API answers with."""

from __future__ import annotations

import pickle
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from gangway import ConflictError, GangwayError, InvalidRequestError, NotFoundError, ProblemCode, ServerError
from gangway.models import Contact

from world import URL, api, client_body, faults, new_profile, raises, scenario, unique

NOBODY = "cli_01jdgx3v9re8tbq4m6n0y7k2hc"


@scenario("not-found")
def not_found() -> None:
    error = raises(NotFoundError, lambda: api().clients.get(NOBODY))
    assert error.status == 404 and error.code == ProblemCode.CLIENT_NOT_FOUND and error.code.known
    assert error.request_id and error.request_id == error.response.request_id and error.detail and error.title
    assert error.raw["instance"] == f"/clients/{NOBODY}" and error.detail in str(error)
    spanish = raises(NotFoundError, lambda: api().clients.get(NOBODY, accept_language="es"))
    assert spanish.detail != error.detail
    copy = pickle.loads(pickle.dumps(error))
    assert isinstance(copy, NotFoundError) and str(copy) == str(error)
    raises(ValueError, lambda: api().clients.get(""))


@scenario("conflict")
def conflict() -> None:
    profile = new_profile(external_ref=unique("CRM"))
    error = raises(ConflictError, lambda: api().clients.create(client_body(external_ref=profile.external_ref)))
    assert (error.status, error.code) == (409, ProblemCode.EXTERNAL_REF_TAKEN)


@scenario("error-messages")
def error_messages() -> None:
    host = urlsplit(URL).netloc
    field = {"pointer": "/name", "code": "too_short", "detail": "Too short."}
    faulty: list[tuple[dict[str, Any], float, str]] = [
        (
            {"status": 422, "code": "invalid_request", "errors": [field]},
            60,
            f"422 invalid_request: Made by the proxy.; /name too_short: Too short. (request from-the-proxy, host {host})",
        ),
        ({"status": 502}, 60, f"502 unknown: The answer is not the API's. (host {host})"),
        ({"reset": "before"}, 60, f"no connection to {host}: "),
        ({"delay": 1}, 0.5, f"no answer from {host} within 500 ms"),
    ]
    for fault, timeout, message in faulty:
        faults("GET", "/clients", fault)
        error = raises(GangwayError, partial(api().clients.list, max_retries=0, timeout=timeout))
        assert str(error).startswith(message) and (str(error) == message or "reset" in fault), str(error)
    faults("GET", "/clients", {"status": 502})
    assert raises(ServerError, lambda: api().clients.list(max_retries=0)).code == ProblemCode.UNKNOWN


@scenario("field-errors")
def field_errors() -> None:
    body = client_body(name="", contact=Contact(name="Administration", email="nobody"))
    error = raises(InvalidRequestError, lambda: api().clients.create(body))
    assert (error.status, error.code) == (422, ProblemCode.INVALID_REQUEST)
    assert {field.pointer for field in error.errors} == {"/name", "/contact/email"}
    assert all(field.code and field.detail and field.code in str(error) for field in error.errors)
