"""Errors that the API answers with."""

from __future__ import annotations

import pickle

from gangway import ConflictError, InvalidRequestError, NotFoundError, ProblemCode
from gangway.models import Contact

from world import api, client_body, new_profile, raises, scenario, unique

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


@scenario("field-errors")
def field_errors() -> None:
    body = client_body(name="", contact=Contact(name="Administration", email="nobody"))
    error = raises(InvalidRequestError, lambda: api().clients.create(body))
    assert (error.status, error.code) == (422, ProblemCode.INVALID_REQUEST)
    assert {field.pointer for field in error.errors} == {"/name", "/contact/email"}
    assert all(field.code and field.detail and field.code in str(error) for field in error.errors)
