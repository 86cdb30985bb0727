"""The run-time parts, without a server."""

from __future__ import annotations

import inspect
import ssl
import threading
import time
import unittest
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any
from unittest import mock

import httpx

from gangway import (
    UNSET,
    ApiError,
    ApiTimeoutError,
    AsyncGangway,
    Attempt,
    AuthenticationError,
    Gangway,
    GangwayError,
    InvalidResponseError,
    ProblemCode,
    Response,
    ServerError,
    Text,
    WebhookVerificationError,
    webhooks,
)
from gangway._model import read_time
from gangway._retry import MAX_RETRIES, delay, helps_after_answer, helps_after_error, retry_after
from gangway._token import TokenCache
from gangway.models import (
    AccessToken,
    AddExistingAccount,
    ClientProfile,
    CreateCredential,
    CreateReseller,
    Credential,
    OwnerLink,
    SetupKit,
    TrustPolicy,
    UpdateClient,
    UpdateCloudAccount,
    WebhookEndpoint,
)


def client(handler: Callable[[httpx.Request], httpx.Response], **settings: Any) -> Gangway:
    http_client = httpx.Client(transport=httpx.MockTransport(handler))
    return Gangway("http://gangway.test/", http_client=http_client, **{"token": "t", "max_retries": 0, **settings})


class Tokens(unittest.TestCase):
    def test_renewed_a_minute_before_the_end_or_after_half_of_a_short_life(self) -> None:
        for life, due in ((3600, 3540), (120, 60), (100, 50), (0, 0), (10**400, 10**9 - 60), (None, 10**9 - 60)):
            cache = TokenCache(clock=iter([1000 + due - 0.1, 1000.0 + due]).__next__)
            cache.store("t", 1000, life)
            self.assertEqual(cache.fresh(), "t", life)
            self.assertIsNone(cache.fresh(), life)

    def test_a_refused_token_is_forgotten_but_not_its_successor(self) -> None:
        cache = TokenCache()
        cache.store("new", time.monotonic(), None)
        cache.reject("old")
        self.assertEqual(cache.fresh(), "new")
        cache.reject("new")
        self.assertIsNone(cache.fresh())

    def test_all_who_wait_for_a_fetch_fail_with_it(self) -> None:
        seen: list[str] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request.url.path)
            time.sleep(0.3)
            return httpx.Response(401, json={"error": "invalid_client"})

        gangway = client(answer, token=None, client_id="a", client_secret="b")

        together = threading.Barrier(5)

        def call(number: int) -> None:
            with self.assertRaises(AuthenticationError) as caught:
                gangway.clients.get(f"cli_{number}")
            self.assertEqual(caught.exception.code, "invalid_client")

        def call_together(number: int) -> None:
            together.wait()
            call(number)

        with ThreadPoolExecutor(5) as pool:
            list(pool.map(call_together, range(5)))
        self.assertEqual(seen, ["/oauth/token"])
        call(6)
        self.assertEqual(seen, ["/oauth/token"] * 2)

    def test_who_waits_for_a_fetch_does_not_fail_for_lack_of_the_fetchers_time(self) -> None:
        for status in (502, 503, None):
            seen: list[str] = []

            def answer(request: httpx.Request, seen: list[str] = seen, status: int | None = status) -> httpx.Response:
                if request.url.path != "/oauth/token":
                    return httpx.Response(200, json={"id": "cli_1"})
                seen.append(request.url.path)
                if len(seen) > 1:
                    return httpx.Response(200, json={"access_token": "t"})
                time.sleep(0.3)
                if status is None:
                    raise httpx.ConnectError("refused")
                return httpx.Response(status)

            gangway = client(answer, token=None, client_id="a", client_secret="b")
            together = threading.Barrier(4)

            def call(number: int, gangway: Gangway = gangway, together: threading.Barrier = together) -> bool:
                together.wait()
                try:
                    gangway.clients.get(f"cli_{number}")
                except GangwayError:
                    return False
                return True

            with ThreadPoolExecutor(4) as pool:
                results = list(pool.map(call, range(4)))
            self.assertEqual((sorted(results), len(seen)), ([False, True, True, True], 2), status)

    def test_an_answer_without_a_token(self) -> None:
        for token in ("", "secret\r\nX-Injected: 1", 7, None):

            def answer(_: httpx.Request, token: object = token) -> httpx.Response:
                return httpx.Response(200, json={"access_token": token})

            gangway = client(answer, token=None, client_id="a", client_secret="b")
            with self.assertRaises(InvalidResponseError) as caught:
                gangway.clients.get("cli_1")
            self.assertNotIn("secret", str(caught.exception))


class Requests(unittest.TestCase):
    def test_what_no_header_can_hold_is_refused_and_not_quoted(self) -> None:
        seen: list[object] = []
        attempts: list[Attempt] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(200, json={})

        body = CreateReseller(name="Nube")
        for bad in ("secret\n", "secret\r\nX-Injected: 1", "secret\0", "secreté", "secret "):
            gangway = client(answer, on_attempt=attempts.append)
            for call in (
                lambda gangway=gangway, bad=bad: gangway.resellers.create(body, idempotency_key=bad),
                lambda gangway=gangway, bad=bad: gangway.clients.get("cli_1", if_none_match='"' + bad),
                lambda gangway=gangway, bad=bad: gangway.clients.get("cli_1", headers={"X-Mine": bad}),
                lambda gangway=gangway, bad=bad: gangway.clients.get("cli_1", accept_language=bad),
                lambda bad=bad: client(answer, token=bad).clients.get("cli_1"),
            ):
                with self.assertRaises(ValueError) as caught:
                    call()
                self.assertNotIn("secret", repr(caught.exception))
        self.assertEqual((seen, attempts), ([], []))

    def test_a_header_of_the_caller_replaces_ours_in_any_case(self) -> None:
        seen: list[httpx.Request] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(200, json={})

        client(answer).clients.get("cli_1", headers={"user-agent": "mine", "AUTHORIZATION": "Bearer mine"})
        self.assertEqual(seen[0].headers.get_list("user-agent"), ["mine"])
        self.assertEqual(seen[0].headers.get_list("authorization"), ["Bearer mine"])

    def test_a_misspelt_argument_is_an_error_and_sends_nothing(self) -> None:
        seen: list[httpx.Request] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(200, json={"data": []})

        gangway: Any = client(answer)
        for call in (
            lambda: gangway.clients.list(externalRef="CRM-7"),
            lambda: gangway.clients.archive("cli_1", ifMatch=1),
            lambda: gangway.clients.archive("cli_1", 1),
            lambda: Gangway("http://gangway.test", timeOut=1),  # type: ignore[call-arg] # pyright: ignore
        ):
            self.assertRaises(TypeError, call)
        self.assertEqual(seen, [])

    def test_no_method_takes_arguments_without_a_name(self) -> None:
        gathered = {inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL}
        for gangway in (Gangway("http://gangway.test"), AsyncGangway("http://gangway.test")):
            for resource in (value for name, value in vars(gangway).items() if not name.startswith("_")):
                for name, method in inspect.getmembers(resource, inspect.ismethod):
                    kinds = {parameter.kind for parameter in inspect.signature(method).parameters.values()}
                    self.assertFalse(kinds & gathered, name)

    def test_redirects_are_not_followed(self) -> None:
        seen: list[str] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(str(request.url))
            return httpx.Response(307, headers={"location": "http://elsewhere.test/"})

        transport = httpx.MockTransport(answer)
        gangway = Gangway(
            "http://gangway.test",
            client_id="a",
            client_secret="b",
            http_client=httpx.Client(transport=transport, follow_redirects=True),
        )
        with self.assertRaises(ApiError) as caught:
            gangway.clients.get("cli_1")
        self.assertEqual((caught.exception.status, seen), (307, ["http://gangway.test/oauth/token"]))

    def test_addresses(self) -> None:
        for bad in (
            "ftp://a.test",
            "https://",
            "https://a.test\n",
            "https://a.test/?b=c",
            "https://a.test#b",
            "a.test",
        ):
            with self.assertRaises(ValueError):
                Gangway(bad)
        with self.assertRaises(ValueError) as caught:
            Gangway("https://user:secret@a.test")
        self.assertNotIn("secret", str(caught.exception))


class Retries(unittest.TestCase):
    def test_retry_after(self) -> None:
        def read(value: str) -> float | None:
            return retry_after(httpx.Headers({"retry-after": value}))

        self.assertEqual([read("0"), read("7"), read("soon"), read("-1"), read("")], [0, 7, None, None, None])
        self.assertIsNone(read("Thu, 01 Jan 99999999999999999999 00:00:00 GMT"))
        later = format_datetime(datetime.now(timezone.utc) + timedelta(seconds=30), usegmt=True)
        self.assertAlmostEqual(read(later) or 0, 29.5, delta=1)
        self.assertEqual(read("Thu, 01 Jan 1970 00:00:00 GMT"), 0)

    def test_delay(self) -> None:
        with mock.patch("random.uniform", side_effect=lambda low, high: high):
            self.assertEqual([delay(n, None) for n in range(6)], [0.5, 1, 2, 4, 8, 8])
            self.assertEqual([delay(0, 0), delay(4, 60), delay(0, 61)], [0.5, 68, None])
        with mock.patch("random.uniform", side_effect=lambda low, high: low):
            self.assertEqual([delay(n, None) for n in range(6)], [0.25, 0.5, 1, 2, 4, 4])
            self.assertEqual(delay(4, 7), 7)

    def test_two_clients_do_not_wake_together(self) -> None:
        for asked in (None, 0.0, 1.0):
            for retries in range(MAX_RETRIES):
                waits = {delay(retries, asked) for _ in range(60)}
                self.assertGreater(len(waits), 50)
                self.assertGreater(max(map(float, filter(None, waits))) - min(map(float, filter(None, waits))), 0.1)

    def test_what_is_tried_again(self) -> None:
        progress = ProblemCode.IDEMPOTENCY_IN_PROGRESS
        for status, code, any_call, repeatable in (
            (503, "database_busy", True, True),
            (503, ProblemCode.UNKNOWN, False, True),
            (408, "request_timeout", True, True),
            (408, ProblemCode.UNKNOWN, False, True),
            (429, ProblemCode.UNKNOWN, True, True),
            (429, "rate_limited", True, True),
            (500, "internal", False, True),
            (409, progress, False, True),
            (409, "external_ref_taken", False, False),
            (422, "invalid_request", False, False),
        ):
            self.assertEqual(helps_after_answer(status, code, False), any_call, code)
            self.assertEqual(helps_after_answer(status, code, True), repeatable, code)
        untrusted = httpx.ConnectError("no")
        untrusted.__cause__ = ssl.SSLCertVerificationError()
        for error, any_call, repeatable in (
            (httpx.ConnectError("refused"), True, True),
            (httpx.ReadError("reset"), False, True),
            (httpx.ReadTimeout("late"), False, True),
            (httpx.UnsupportedProtocol("ftp"), False, False),
            (untrusted, False, False),
        ):
            self.assertEqual(helps_after_error(error, False), any_call, error)
            self.assertEqual(helps_after_error(error, True), repeatable, error)

    def test_a_change_is_sent_again_if_it_names_a_version(self) -> None:
        seen: list[object] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(503, html="<html>", headers={"retry-after": "0"})

        for version, sent in ((None, 1), ("*", 1), (3, 2)):
            seen.clear()
            with mock.patch("random.uniform", return_value=0), self.assertRaises(ServerError):
                client(answer, max_retries=1).clients.archive("cli_1", if_match=version)
            self.assertEqual(len(seen), sent, version)

    def test_a_time_out_says_the_time_that_was_given(self) -> None:
        seen: list[str] = []

        def answer(request: httpx.Request) -> httpx.Response:
            if request.url.path == "/clients/connect":
                raise httpx.ConnectTimeout("late")
            time.sleep(0.5)
            return httpx.Response(200, json={})

        def answer_again(request: httpx.Request) -> httpx.Response:
            # The second token is fetched when a part of the time has passed.
            seen.append(request.url.path)
            time.sleep(0.1 if len(seen) < 3 else 1)
            return httpx.Response(401 if len(seen) == 2 else 200, json={"access_token": "t"})

        def slow_token() -> str:
            time.sleep(0.2)
            return "t"

        credential: dict[str, Any] = {"token": None, "client_id": "a", "client_secret": "b"}
        slow = client(answer)
        calls: list[tuple[Callable[[], object], int]] = [
            (lambda: slow.clients.get("c", timeout=0.2), 200),
            (lambda: slow.clients.get("c", attempt_timeout=0.1), 100),
            (lambda: slow.clients.get("connect"), 10_000),
            (lambda: client(answer_again, **credential).clients.get("c", timeout=0.6), 600),
            (lambda: client(answer, token=slow_token).clients.get("c", timeout=0.1), 100),
        ]
        for call, milliseconds in calls:
            with self.assertRaises(ApiTimeoutError) as caught:
                call()
            self.assertEqual(str(caught.exception), f"no answer from gangway.test within {milliseconds} ms")


class Answers(unittest.TestCase):
    def test_no_json(self) -> None:
        gangway = client(lambda _: httpx.Response(200, html="<html>"))
        with self.assertRaises(InvalidResponseError):
            gangway.clients.get("cli_1")
        with self.assertRaises(InvalidResponseError):
            gangway.clients.list()
        for format in ("json", "trust-policy", "cli"):
            with self.assertRaises(InvalidResponseError):
                gangway.role_arn.get_setup_kit("acc_1", format=format)
        with self.assertRaises(InvalidResponseError):
            gangway.clients.archive("cli_1")
        gangway = client(lambda _: httpx.Response(200, content=b"[" * 100_000))
        with self.assertRaises(InvalidResponseError):
            gangway.clients.get("cli_1")
        gangway = client(lambda _: httpx.Response(200, content=b"\xe9", headers={"content-type": "application/x-sh"}))
        with self.assertRaises(InvalidResponseError):
            gangway.role_arn.get_setup_kit("acc_1", format="cli")

    def test_no_body(self) -> None:
        gangway = client(lambda _: httpx.Response(204))
        self.assertEqual(gangway.clients.archive("cli_1").status, 204)
        gangway = client(lambda _: httpx.Response(200, json={}))
        self.assertEqual(gangway.clients.archive("cli_1").status, 200)

    def test_the_form_that_was_asked_for_is_read(self) -> None:
        gangway = client(lambda _: httpx.Response(200, json={}))
        self.assertIs(type(gangway.role_arn.get_setup_kit("acc_1")), SetupKit)
        self.assertIs(type(gangway.role_arn.get_setup_kit("acc_1", format="json")), SetupKit)
        self.assertIs(type(gangway.role_arn.get_setup_kit("acc_1", format="trust-policy")), TrustPolicy)
        self.assertIs(type(gangway.role_arn.get_setup_kit("acc_1", format="cli")), Text)

    def test_a_list_that_does_not_move_ends_with_an_error(self) -> None:
        gangway = client(lambda _: httpx.Response(200, json={"data": [{}], "nextCursor": "same"}))
        with self.assertRaises(InvalidResponseError):
            for number, _ in enumerate(gangway.clients.list()):
                self.assertLess(number, 3)
        # A feed that has nothing new gives the cursor that it was asked with.
        gangway = client(lambda _: httpx.Response(200, json={"data": [], "nextCursor": "same"}))
        self.assertEqual(list(gangway.events.list(cursor="same")), [])

    def test_an_error_that_is_no_problem(self) -> None:
        gangway = client(lambda _: httpx.Response(502, text="<html>"))
        with self.assertRaises(ServerError) as caught:
            gangway.clients.get("cli_1")
        self.assertEqual((caught.exception.code, caught.exception.title), ("unknown", "Bad Gateway"))

    def test_codes_and_members_of_an_error(self) -> None:
        error = ApiError(
            Response(418, httpx.Headers(), "gangway.test"),
            {"code": "teapot", "errors": [{"pointer": "/a"}, 1], "pot": 1},
        )
        self.assertEqual((error.code, error.code.known, error.errors[0].pointer), ("teapot", False, "/a"))
        self.assertEqual(error.raw["pot"], 1)

    def test_members_of_an_error_that_are_not_text(self) -> None:
        raw = {"code": 7, "error": {"message": "no"}, "title": [], "detail": {}, "errors": "no", "requestId": 7}
        error = ApiError(Response(403, httpx.Headers({"x-request-id": "r"}), "gangway.test"), raw)
        self.assertEqual(
            (error.code, error.title, error.detail, error.errors, error.request_id),
            ("unknown", "Forbidden", "The answer is not the API's.", [], "r"),
        )

    def test_paths_queries_and_headers(self) -> None:
        seen: list[httpx.Request] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(200, json={"data": []})

        gangway = client(answer, accept_language="es")
        gangway.clients.list(q="a&b", limit=3, headers={"X-Request-Id": "mine"})
        gangway.support_plans.list_catalog(on=date(2026, 7, 1), accept_language="en")
        gangway.link_requests.get_history("a/../b")
        self.assertEqual(str(seen[0].url), "http://gangway.test/clients?q=a%26b&limit=3")
        self.assertEqual((seen[0].headers["x-request-id"], seen[0].headers["accept-language"]), ("mine", "es"))
        self.assertEqual(seen[1].url.query, b"on=2026-07-01")
        self.assertEqual(seen[1].headers["accept-language"], "en")
        self.assertEqual(seen[2].url.raw_path, b"/link-requests/a%2F..%2Fb/history")

    def test_etags_have_quotes(self) -> None:
        seen: list[str] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request.headers["if-match"])
            return httpx.Response(204)

        for given in (3, "v3", '"v3"', 'W/"v3"', "*"):
            client(answer).clients.archive("cli_1", if_match=given)
        self.assertEqual(seen, ['"v3"', '"v3"', '"v3"', 'W/"v3"', "*"])


class Models(unittest.TestCase):
    def test_null_and_absent(self) -> None:
        change = UpdateClient(domain=None, name=UNSET)
        self.assertEqual((change.to_dict(), repr(change)), ({"domain": None}, "UpdateClient(domain=None)"))
        self.assertEqual(UpdateCloudAccount(pricebook_id=None).to_dict(), {"pricebookId": None})
        body = AddExistingAccount(client_id="cli_1", aws_account_id="1", support_type="basic", nickname=None)
        self.assertEqual(
            body.to_dict(), {"origin": "existing", "clientId": "cli_1", "awsAccountId": "1", "supportType": "basic"}
        )

    def test_what_is_secret_is_not_shown(self) -> None:
        whole = {"id": "owl_1", "url": "https://gangway.test/o/gwo_hush", "secret": "gws_hush", "access_token": "hush"}
        for kind in (OwnerLink, Credential, WebhookEndpoint, AccessToken):
            shown = repr(kind.from_dict(whole))
            self.assertEqual("hush" in shown, kind is WebhookEndpoint, shown)
        self.assertIn("id='owl_1', url=…", repr(OwnerLink.from_dict(whole)))
        self.assertEqual(OwnerLink.from_dict(whole).url, whole["url"])

    def test_times(self) -> None:
        time = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
        body = CreateCredential(name="a", role="reseller", expires_at=time)
        self.assertEqual(body.to_dict()["expiresAt"], "2026-07-01T10:00:00Z")
        with self.assertRaises(ValueError):
            CreateCredential(name="a", role="reseller", expires_at=datetime(2026, 7, 1)).to_dict()
        self.assertEqual(read_time("2026-07-01T10:00:00.12Z"), datetime(2026, 7, 1, 10, 0, 0, 120000, timezone.utc))
        self.assertEqual(read_time("tomorrow"), "tomorrow")

    def test_what_does_not_fit_breaks_nothing(self) -> None:
        profile = ClientProfile.from_dict({"contact": "nobody", "createdAt": 7, "status": None, "version": "1"})
        self.assertEqual((profile.contact, profile.created_at, profile.id), ("nobody", 7, None))
        self.assertIn("nobody", repr(profile))


class Webhooks(unittest.TestCase):
    def test_what_anybody_can_send_is_refused(self) -> None:
        good = {"webhook-id": "evt_1", "webhook-timestamp": "1800000000", "webhook-signature": "v1,AAAA"}
        # Some frameworks make halves of surrogate pairs of bytes that are not UTF-8.
        for name, value in (
            ("webhook-timestamp", "9" * 5000),
            ("webhook-id", "\udcff"),
            ("webhook-signature", "v1,\udcff"),
        ):
            with self.assertRaises(WebhookVerificationError):
                webhooks.verify("{}", {**good, name: value}, "whsec_AAEC", now=1_800_000_000)
        with self.assertRaises(WebhookVerificationError):
            webhooks.verify("\udcff", good, "whsec_AAEC", now=1_800_000_000)
        for secret in ("", "whsec_", "whsec_señal", "whsec_AAEC!"):
            with self.assertRaisesRegex(ValueError, "whsec_…"):
                webhooks.verify("{}", good, secret, now=1_800_000_000)


if __name__ == "__main__":
    unittest.main()
