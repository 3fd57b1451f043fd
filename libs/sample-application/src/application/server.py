"""What the computes run until there is an application: people sign in, and see their appointments and documents.

It answers health checks, shows what it was given, and needs nothing but Python's standard library.
"""

import base64
import email
import email.policy
import json
import os
import signal
import socket
import socketserver
import sys
import threading
import urllib.parse
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import aws
import pages
import postgres
import records
import sign_in

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    # One request a connection: a load balancer can never send one into a connection that is about to close.
    "Connection": "close",
}
HTML = "text/html; charset=utf-8"
COOKIE = "Path=/; HttpOnly; Secure; SameSite=Lax"
UNWELL = (aws.Refused, postgres.Failed)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Seconds that a client may keep a thread waiting.
    timeout = 5

    def do_GET(self):
        path, _, query = self.path.partition("?")
        serve = READ.get(path)
        if path.startswith("/documents/"):
            self.get_document(path)
        elif serve is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            serve(self, dict(urllib.parse.parse_qsl(query)))

    do_HEAD = do_GET

    def do_POST(self):
        serve = WRITE.get(self.path)
        size = int(self.headers.get("Content-Length") or 0)
        if serve is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif not self.is_from_here():
            self.send_error(HTTPStatus.FORBIDDEN)
        elif not 0 <= size <= records.LARGEST_DOCUMENT + 4096:
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            serve(self, self.rfile.read(size))

    def health(self, _):
        self.answer(HTTPStatus.OK, "application/json", json.dumps({"status": "ok"}))

    def style(self, _):
        self.answer(HTTPStatus.OK, "text/css; charset=utf-8", pages.STYLE)

    def given(self, _):
        self.answer(HTTPStatus.OK, HTML, pages.given())

    def home(self, query):
        if "code" in query or "error" in query:
            self.come_back(query)
            return
        person = self.person()
        if person is None:
            self.answer(HTTPStatus.OK, HTML, pages.welcome(sign_in.possible()))
        else:
            self.show(person)

    def show(self, person, problem=""):
        found, trail, documents = [], [], []
        try:
            found, trail = records.appointments(person["sub"]), records.trail(person["sub"])
            documents = records.documents(person["sub"])
        except UNWELL as error:
            print(error, flush=True)
            problem = problem or "Some of this cannot be shown now."
        self.answer(HTTPStatus.OK, HTML, pages.home(person["email"], found, documents, trail, problem))

    def begin_sign_in(self, _):
        if not sign_in.possible():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        where, kept = sign_in.begin()
        text = base64.urlsafe_b64encode(json.dumps(kept).encode()).decode()
        self.lead(where, f"signing-in={text}; Max-Age=600; {COOKIE}")

    def come_back(self, query):
        try:
            token = sign_in.finish(query, json.loads(base64.urlsafe_b64decode(self.cookie("signing-in"))))
        except (sign_in.Unknown, ValueError) as error:
            print(f"sign-in refused: {error}", flush=True)
            self.answer(
                HTTPStatus.FORBIDDEN, HTML, pages.welcome(True, "You are not signed in. Please try again.")
            )
            return
        self.lead("/", f"session={token}; {COOKIE}", f"signing-in=; Max-Age=0; {COOKIE}")

    def sign_out(self, _):
        self.lead("/", f"session=; Max-Age=0; {COOKIE}")

    def make_appointment(self, body):
        form = dict(urllib.parse.parse_qsl(body.decode("utf-8", "replace")))
        self.write(
            lambda who: records.make_appointment(who, form.get("day", ""), form.get("reason", "")[:200])
        )

    def keep_document(self, body):
        head = f"Content-Type: {self.headers.get('Content-Type', '')}\r\n\r\n".encode()
        parts = email.message_from_bytes(head + body, policy=email.policy.HTTP).iter_parts()
        files = [part for part in parts if part.get_filename()]
        if files:
            content = files[0].get_payload(decode=True) or b""
            self.write(lambda who: records.keep_document(who, files[0].get_filename(), content))
        else:
            self.lead("/")

    def write(self, action):
        person = self.person()
        if person is None:
            self.lead("/")
            return
        try:
            action(person["sub"])
        except UNWELL as error:
            print(error, flush=True)
            self.show(person, "That was not kept. Please look at what you have entered, or try again later.")
            return
        self.lead("/")

    def get_document(self, path):
        person, name = self.person(), path.rpartition("/")[2]
        try:
            content = records.document(person["sub"], name) if person else None
        except UNWELL as error:
            print(error, flush=True)
            content = None
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.answer(
            HTTPStatus.OK,
            "application/octet-stream",
            content,
            [("Content-Disposition", f'attachment; filename="{name}"')],
        )

    def person(self):
        token = self.cookie("session")
        try:
            return sign_in.person(token) if token else None
        except sign_in.Unknown:
            return None

    def cookie(self, name):
        try:
            found = SimpleCookie(self.headers.get("Cookie", "")).get(name)
        except CookieError:
            return ""
        return found.value if found else ""

    def is_from_here(self):
        """Browsers say where a form was. Cookies alone would let the forms of other sites in."""
        return self.headers.get("Origin", "").partition("://")[2] == self.headers.get("Host")

    def lead(self, where, *cookies):
        lines = [("Location", where), *(("Set-Cookie", cookie) for cookie in cookies)]
        self.answer(HTTPStatus.SEE_OTHER, "text/plain; charset=utf-8", "", lines)

    def send_error(self, code, message=None, explain=None):
        self.answer(code, "text/plain; charset=utf-8", HTTPStatus(code).phrase)

    def answer(self, code, content_type, content, more=()):
        body = content if isinstance(content, bytes) else content.encode()
        self.send_response(code)
        for name, value in [*HEADERS.items(), *more]:
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


READ = {
    "/": Handler.home,
    "/health": Handler.health,
    "/given": Handler.given,
    "/style.css": Handler.style,
    "/sign-in": Handler.begin_sign_in,
}
WRITE = {
    "/appointments": Handler.make_appointment,
    "/documents": Handler.keep_document,
    "/sign-out": Handler.sign_out,
}


class Server(ThreadingHTTPServer):
    # Requests that have begun are answered before the process ends.
    daemon_threads = False


class SocketServer(Server):
    """Where PORT is a path: a socket that only this user can open, on a machine of several people."""

    address_family = socket.AF_UNIX

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)
        self.server_name = "localhost"

    def get_request(self):
        request, _ = super().get_request()
        return request, ("localhost", 0)


def listening(port):
    if port.startswith("/"):
        return SocketServer(port, Handler), port
    server = Server((os.environ.get("HOST", "0.0.0.0"), int(port)), Handler)
    return server, server.server_port


def main():
    server, port = listening(os.environ.get("PORT", "8080"))

    def stop(*_):
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    print(f"listening on port {port}", flush=True)
    server.serve_forever()
    server.server_close()
    print("stopped", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
