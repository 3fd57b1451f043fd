"""What the computes run until there is an application: it says that it is alive, and what it was given.

Of the variables only the names are shown: some values are ARNs, and others may be secrets.
"""

import html
import json
import os
import signal
import socket
import socketserver
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What the variables of the platform begin with, by what they are about.
SUBJECTS = ("AUTH", "DATABASE", "SITE", "STORAGE")

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    # One request a connection: a load balancer can never send one into a connection that is about to close.
    "Connection": "close",
}


def health():
    return "application/json", json.dumps({"status": "ok"})


def page():
    environment = html.escape(os.environ.get("APPLICATION_ENVIRONMENT", "no environment"))
    rows = "".join(row(subject) for subject in SUBJECTS)
    return "text/html; charset=utf-8", (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample application</title>'
        f"<h1>It works: {environment}</h1><p>This sample runs until your application takes its place.</p>"
        f"<table><tr><th>About<th>Variables that it was given</tr>{rows}</table></html>"
    )


def row(subject):
    names = sorted(name for name in os.environ if name.startswith(f"{subject}_"))
    return f"<tr><td>{subject.lower()}<td>{html.escape(', '.join(names)) or 'none'}</tr>"


PAGES = {"/": page, "/health": health}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Seconds that a client may keep a thread waiting.
    timeout = 5

    def do_GET(self):
        make = PAGES.get(self.path.partition("?")[0])
        if make is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self.answer(HTTPStatus.OK, *make())

    do_HEAD = do_GET

    def send_error(self, code, message=None, explain=None):
        self.answer(code, "text/plain; charset=utf-8", HTTPStatus(code).phrase)

    def answer(self, code, content_type, text):
        body = text.encode()
        self.send_response(code)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def version_string(self):
        return "sample"

    def log_message(self, *_):
        """The load balancer writes down every request; health checks in the log would only hide what matters."""


class Server(ThreadingHTTPServer):
    # Requests that have begun are answered before the process ends.
    daemon_threads = False


class SocketServer(Server):
    """Where PORT is a path: a socket that only this user can open, on a machine of several people."""

    address_family = getattr(socket, "AF_UNIX", None)

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "localhost", self.server_address

    def get_request(self):
        request, _ = super().get_request()
        return request, ("localhost", 0)


def listening():
    port = os.environ.get("PORT", "8080")
    if port.startswith("/"):
        return SocketServer(port, Handler)
    return Server((os.environ.get("HOST", "0.0.0.0"), int(port)), Handler)


def main():
    server = listening()

    def stop(*_):
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    print(f"listening on port {server.server_port}", flush=True)
    server.serve_forever()
    server.server_close()
    print("stopped", flush=True)


if __name__ == "__main__":
    sys.exit(main())
