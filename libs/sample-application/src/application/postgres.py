"""As much of PostgreSQL's protocol as a page of records takes: encrypted, a password, statements with parameters.

https://www.postgresql.org/docs/current/protocol.html
"""

import base64
import hashlib
import hmac
import os
import secrets
import socket
import ssl
import struct
import urllib.request

import aws

# What the certificates of databases are signed with, beside what this machine trusts anyway.
_AUTHORITIES = "https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem"
_SECONDS = 10
_contexts: dict = {}


class Failed(Exception):
    """The database said no, or nothing."""


def rows(statement, *parameters):
    """Runs one statement; gives its rows as lists of texts."""
    try:
        with _Connection() as connection:
            return connection.run(statement, parameters)
    except (OSError, KeyError) as error:
        raise Failed(f"the database is not there: {error}") from error


class _Connection:
    def __enter__(self):
        host, port = os.environ["DATABASE_HOST"], int(os.environ["DATABASE_PORT"])
        told = aws.secret(os.environ["DATABASE_SECRET_ARN"])
        plain = socket.create_connection((host, port), timeout=_SECONDS)
        plain.sendall(struct.pack("!II", 8, 80877103))
        if plain.recv(1) != b"S":
            raise Failed("the database takes no encrypted connection")
        self._socket = _context(host).wrap_socket(plain, server_hostname=host)
        words = ["user", told["username"], "database", os.environ["DATABASE_NAME"], ""]
        self._send(b"", struct.pack("!I", 196608) + b"".join(word.encode() + b"\0" for word in words))
        self._sign_in(told["username"], told["password"])
        return self

    def __exit__(self, *_):
        self._socket.close()

    def run(self, statement, parameters):
        values = b"".join(
            struct.pack("!i", -1)
            if value is None
            else struct.pack("!i", len(str(value).encode())) + str(value).encode()
            for value in parameters
        )
        self._send(b"P", b"\0" + statement.encode() + b"\0\0\0")
        self._send(b"B", b"\0\0\0\0" + struct.pack("!H", len(parameters)) + values + b"\0\0")
        self._send(b"E", b"\0\0\0\0\0")
        self._send(b"S", b"")
        return [_fields(body) for letter, body in self._until_ready() if letter == b"D"]

    def _sign_in(self, user, password):
        letter, body = self._receive()
        if letter != b"R":
            raise Failed(body.decode("utf-8", "replace"))
        kind = struct.unpack("!I", body[:4])[0]
        if kind == 3:
            self._send(b"p", password.encode() + b"\0")
        elif kind == 10:
            self._scram(password)
        elif kind != 0:
            raise Failed(f"the database asks for a sign-in of kind {kind}")
        list(self._until_ready())

    def _scram(self, password):
        """RFC 5802, without binding: the connection is encrypted, and its certificate was checked."""
        first = f"n=,r={secrets.token_urlsafe(18)}"
        message = f"n,,{first}".encode()
        self._send(b"p", b"SCRAM-SHA-256\0" + struct.pack("!I", len(message)) + message)
        told = self._receive()[1][4:].decode()
        fields = dict(part.split("=", 1) for part in told.split(","))
        salted = hashlib.pbkdf2_hmac(
            "sha256", password.encode(), base64.b64decode(fields["s"]), int(fields["i"])
        )
        key = hmac.digest(salted, b"Client Key", "sha256")
        last = f"c=biws,r={fields['r']}"
        signature = hmac.digest(hashlib.sha256(key).digest(), f"{first},{told},{last}".encode(), "sha256")
        both = int.from_bytes(key, "big") ^ int.from_bytes(signature, "big")
        proof = base64.b64encode(both.to_bytes(len(key), "big")).decode()
        self._send(b"p", f"{last},p={proof}".encode())

    def _until_ready(self):
        failure = None
        while True:
            letter, body = self._receive()
            if letter == b"E":
                parts = [part.decode("utf-8", "replace") for part in body.split(b"\0")]
                failure = next((part[1:] for part in parts if part.startswith("M")), "an error")
                if not hasattr(self, "_signed_in"):
                    raise Failed(failure)
            if letter == b"Z":
                self._signed_in = True
                if failure:
                    raise Failed(failure)
                return
            yield letter, body

    def _send(self, letter, body):
        self._socket.sendall(letter + struct.pack("!I", len(body) + 4) + body)

    def _receive(self):
        letter, size = struct.unpack("!cI", self._exactly(5))
        return letter, self._exactly(size - 4)

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            more = self._socket.recv(count - len(data))
            if not more:
                raise Failed("the database has hung up")
            data += more
        return data


def _fields(body):
    found, at = [], 2
    for _ in range(struct.unpack("!H", body[:2])[0]):
        size = struct.unpack("!i", body[at : at + 4])[0]
        found.append(None if size < 0 else body[at + 4 : at + 4 + size].decode())
        at += 4 + max(size, 0)
    return found


def _context(host):
    if host not in _contexts:
        context = ssl.create_default_context()
        if host.endswith(".rds.amazonaws.com"):
            with urllib.request.urlopen(_AUTHORITIES, timeout=_SECONDS) as answer:
                context.load_verify_locations(cadata=answer.read().decode())
        _contexts[host] = context
    return _contexts[host]
