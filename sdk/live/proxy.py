#!/usr/bin/env python3
"""A proxy between an SDK's live suite and the server, which makes the faults that the suite asks for, and remembers what
was sent. It listens on 127.0.0.1 only; the first argument is the server's port, its own port is printed.

Suites talk to it below `/__proxy` (sdk/live/README.md):
  POST   /__proxy/faults    {"method", "path", "faults": [...]}: the next requests to this path get one fault each
  GET    /__proxy/requests  what was sent since the last DELETE: [{"method", "path", "headers", "status"}]
  DELETE /__proxy/requests  forgets it, and faults that nobody met
  POST   /__proxy/restart   the server is stopped, and started again after a while; answers when it is down

For a restart it prints `restart`, which `run` reads.
"""

import http.client
import json
import socket
import struct
import sys
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LOCK = threading.Lock()
REQUESTS: list[dict] = []
ALL_REQUESTS: list[dict] = []
FAULTS: dict[tuple[str, str], list[dict]] = {}
SERVER_PORT = int(sys.argv[1])
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Drip:
    """Writes a byte at a time."""

    def __init__(self, file, pause):
        self.file, self.pause = file, pause

    def write(self, data):
        for byte in data:
            self.file.write(bytes([byte]))
            time.sleep(self.pause)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle_all(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.path.startswith("/__proxy/"):
            return self.control(body)
        record = {"method": self.command, "path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}}
        with LOCK:
            REQUESTS.append(record)
            ALL_REQUESTS.append(record)
            waiting = FAULTS.get((self.command, self.path.split("?")[0]), [])
            fault = waiting.pop(0) if waiting else {}
        time.sleep(fault.get("delay", 0))
        if fault.get("reset") == "before":
            return self.break_off()
        if "status" in fault:
            return self.refuse(record, fault)
        try:
            status, headers, answer = self.forward(body)
        except OSError:
            # As a gateway does whose server is down.
            return self.refuse(record, {"status": 502})
        record["status"] = status
        if fault.get("reset") == "after":
            return self.break_off()
        if "patch" in fault:
            answer = json.dumps({**json.loads(answer), **fault["patch"]}).encode()
        self.answer(status, headers, answer, fault.get("drip"), fault.get("head", False))

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = handle_all

    def forward(self, body):
        connection = http.client.HTTPConnection("127.0.0.1", SERVER_PORT, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        if body or self.command in ("POST", "PUT", "PATCH"):
            headers["content-length"] = str(len(body))
        connection.request(self.command, self.path, body, headers)
        response = connection.getresponse()
        answer = response.read()
        connection.close()
        return response.status, response.getheaders(), answer

    def refuse(self, record, fault):
        """Answers in the server's place, as the server does."""
        status = record["status"] = fault["status"]
        if status in (502, 504):
            # Which it never sends: these are a gateway's.
            return self.answer(status, [("content-type", "text/html")], b"<h1>The gateway has no answer</h1>")
        codes = {401: "unauthenticated", 408: "request_timeout", 429: "rate_limited", 503: "database_busy"}
        code = fault.get("code") or codes.get(status, "internal")
        headers = [("content-type", "application/problem+json"), ("x-request-id", "from-the-proxy")]
        after = fault.get("retryAfter")
        if after is not None:
            # A number of seconds as it is, or with "date" as the other form that RFC 9110 allows.
            headers.append(("retry-after", formatdate(time.time() + 1, usegmt=True) if after == "date" else str(after)))
        problem = {
            "type": f"http://127.0.0.1/problems/{code}", "title": "A fault", "status": status, "detail": "Made by the proxy.",
            "instance": self.path.split("?")[0], "code": code, "requestId": "from-the-proxy", "errors": fault.get("errors", []),
        }
        self.answer(status, headers, json.dumps(problem).encode())

    def answer(self, status, headers, body, drip=None, head=False):
        whole = self.wfile
        if head:
            self.wfile = Drip(whole, drip)
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        if status not in (204, 304):
            self.send_header("content-length", str(len(body)))
        try:
            self.end_headers()
        finally:
            self.wfile = whole
        if self.command == "HEAD" or status in (204, 304):
            return
        (self.wfile if drip is None else Drip(whole, drip)).write(body)

    def break_off(self):
        """Resets the connection."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def restart(self):
        print("restart", flush=True)
        for _ in range(300):
            time.sleep(0.1)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", SERVER_PORT)):
                    return self.answer(200, [("content-type", "application/json")], b"{}")
        return self.answer(500, [], b"")

    def control(self, body):
        if (self.command, self.path) == ("POST", "/__proxy/restart"):
            return self.restart()
        with LOCK:
            what = (self.command, self.path)
            if what == ("POST", "/__proxy/faults"):
                wanted = json.loads(body)
                FAULTS.setdefault((wanted["method"], wanted["path"]), []).extend(wanted["faults"])
                answer = {}
            elif what == ("GET", "/__proxy/requests"):
                answer = list(REQUESTS)
            elif what == ("GET", "/__proxy/all-requests"):
                answer = list(ALL_REQUESTS)
            elif what == ("DELETE", "/__proxy/requests"):
                REQUESTS.clear()
                FAULTS.clear()
                answer = {}
            else:
                return self.answer(404, [], b"")
        self.answer(200, [("content-type", "application/json")], json.dumps(answer).encode())


    def finish(self):
        try:
            super().finish()
        except (OSError, ValueError):
            # The connection was reset on purpose.
            pass


class Proxy(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


if __name__ == "__main__":
    proxy = Proxy(("127.0.0.1", int(sys.argv[2]) if len(sys.argv) > 2 else 0), Handler)
    print(proxy.server_address[1], flush=True)
    proxy.serve_forever()
