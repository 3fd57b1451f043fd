"""What clients of a cluster connect to: encrypted connections only, and tokens of IAM in place of passwords."""

import logging
import select
import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable

from local_aws.postgres import wire
from local_aws.postgres.server import ADMINISTRATOR, Server

logger = logging.getLogger("local-aws")

#: Seconds that a client has for signing in, and that it waits for a server that is being made.
_SIGN_IN_SECONDS, _STARTING_SECONDS = 30, 90
_CHUNK = 64 * 1024


class Front(socketserver.ThreadingTCPServer):
    """`verify(user, token)` says why a token does not let a user in, or nothing when it does."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(
        self,
        port: int,
        server: Server,
        encryption: ssl.SSLContext,
        verify: Callable[[str, str], str],
        iam_password: str,
    ):
        self.database = server
        self.encryption = encryption
        self.verify = verify
        self.iam_password = iam_password
        super().__init__(("127.0.0.1", port), _Client)
        threading.Thread(target=self.serve_forever, name="postgres-front", daemon=True).start()

    @property
    def port(self) -> int:
        return self.server_address[1]

    def handle_error(self, request, client_address):
        logger.debug("a connection to a database ended", exc_info=True)


class _Refused(Exception):
    def __init__(self, code: str, text: str):
        super().__init__(text)
        self.code = code


class _Client(socketserver.BaseRequestHandler):
    server: Front

    def handle(self) -> None:
        client: socket.socket = self.request
        client.settimeout(_SIGN_IN_SECONDS)
        try:
            client, start = self._begin(client)
            if start is not None:
                self._serve(client, start)
        except _Refused as refused:
            client.sendall(wire.failure(refused.code, str(refused)))
        except (OSError, ConnectionError) as error:
            logger.debug("a client of a database went: %s", error)
        finally:
            client.close()

    def _begin(self, client: socket.socket) -> tuple[socket.socket, bytes | None]:
        """The encrypted connection and its start message; nothing for one that only cancels a statement of another."""
        encrypted = False
        while True:
            code, text = wire.first_message(client)
            if code == wire.SSL_REQUEST and not encrypted:
                client.sendall(b"S")
                client = self.server.encryption.wrap_socket(client, server_side=True)
                encrypted = True
            elif code == wire.GSS_REQUEST:
                client.sendall(b"N")
            elif code == wire.CANCEL_REQUEST:
                with self._server() as server:
                    server.sendall(text)
                return client, None
            elif not encrypted:
                user = wire.options_of(text).get("user", "")
                raise _Refused(
                    "28000",
                    f'no pg_hba.conf entry for host "127.0.0.1", user "{user}", no encryption',
                )
            else:
                return client, text

    def _serve(self, client: socket.socket, start: bytes) -> None:
        user = wire.options_of(start).get("user", "")
        if user == ADMINISTRATOR:
            raise _Refused("28000", f'role "{user}" is not permitted to log in')
        if not self.server.database.ready.wait(_STARTING_SECONDS):
            raise _Refused("57P03", "the database system is starting up")
        by_token = self.server.database.has_iam_sign_in(user)
        if by_token:
            self._check_token(client, user)
        with self._server() as server:
            server.sendall(start)
            if by_token:
                self._answer_for(server)
            client.settimeout(None)
            _pass_on(client, server)

    def _check_token(self, client: socket.socket, user: str) -> None:
        client.sendall(wire.ASK_PASSWORD)
        letter, text = wire.message(client)
        token = text.rstrip(b"\0").decode("utf-8", "replace")
        reason = self.server.verify(user, token) if letter == b"p" else "no password was sent"
        if reason:
            logger.warning("a sign-in to a database by IAM was refused: %s", reason)
            raise _Refused("28000", f'PAM authentication failed for user "{user}"')
        self.server.database.set_password(user, self.server.iam_password)

    def _answer_for(self, server: socket.socket) -> None:
        """The token was good: the server gets the password that nobody else knows."""
        letter, _ = wire.message(server)
        if letter != b"R":
            raise _Refused("28000", "the server did not ask for a password")
        body = self.server.iam_password.encode() + b"\0"
        server.sendall(b"p" + struct.pack("!I", len(body) + 4) + body)

    def _server(self) -> socket.socket:
        server = socket.socket(socket.AF_UNIX)
        server.connect(self.server.database.socket)
        return server


def _pass_on(client: socket.socket, server: socket.socket) -> None:
    """Both ways, until either side has said its last."""
    while True:
        # What is decrypted already is seen by no select.
        waiting = isinstance(client, ssl.SSLSocket) and client.pending() > 0
        readable = [client] if waiting else select.select([client, server], [], [])[0]
        for source in readable:
            part = source.recv(_CHUNK)
            if not part:
                return
            (server if source is client else client).sendall(part)
