"""Values of enums, names of programs, proxies, and what httpx logs."""

from __future__ import annotations

import logging
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx

from gangway import AsyncGangway, Gangway
from gangway.models import LinkRequestStatus


def health(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"status": "ok"})


class Enums(unittest.TestCase):
    def test_have_their_values(self) -> None:
        values = LinkRequestStatus.values()
        self.assertEqual(len(values), 12)
        self.assertTrue("accepted" in values and all(value.known for value in values))
        self.assertFalse(LinkRequestStatus("hibernating").known)


class Logs(unittest.IsolatedAsyncioTestCase):
    def test_httpx_tells_nothing_of_our_requests(self) -> None:
        http_client = httpx.Client(transport=httpx.MockTransport(health))
        with (
            self.assertLogs("httpx", logging.INFO) as logs,
            Gangway("http://api.test", http_client=http_client) as gangway,
        ):
            gangway.service.get_health()
            http_client.get("http://api.test/own")
        self.assertEqual(len(logs.output), 1)
        self.assertIn("http://api.test/own", logs.output[0])

    async def test_nor_in_the_asynchronous_client(self) -> None:
        http_client = httpx.AsyncClient(transport=httpx.MockTransport(health))
        with self.assertNoLogs("httpx", logging.INFO):
            await AsyncGangway("http://api.test", http_client=http_client).service.get_health()


class Options(unittest.TestCase):
    def test_the_name_of_a_program_fits_into_a_header(self) -> None:
        with self.assertRaisesRegex(ValueError, "app_name"):
            Gangway("http://api.test", app_name="panadería")

    def test_a_proxy_is_used(self) -> None:
        asked: list[str] = []

        class Proxy(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(b'{"status": "ok"}')

            def log_message(self, format: str, *args: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Proxy)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        through = httpx.Client(proxy=f"http://127.0.0.1:{server.server_port}")
        with through, Gangway("http://gangway.example.com", http_client=through) as gangway:
            gangway.service.get_health()
        server.shutdown()
        server.server_close()
        self.assertEqual(asked, ["http://gangway.example.com/healthz"])
