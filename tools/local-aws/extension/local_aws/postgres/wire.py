"""The part of PostgreSQL's protocol that the front and the administrator of a server speak.

https://www.postgresql.org/docs/17/protocol-message-formats.html
"""

import socket
import struct

SSL_REQUEST, GSS_REQUEST, CANCEL_REQUEST = 80877103, 80877104, 80877102
_VERSION = 196608
_LONGEST_START, _LONGEST_MESSAGE = 10_000, 64 * 1024 * 1024


class ServerError(Exception):
    """What PostgreSQL answered instead of a result."""


def receive(connection: socket.socket, count: int) -> bytes:
    parts = b""
    while len(parts) < count:
        part = connection.recv(count - len(parts))
        if not part:
            raise ConnectionError("the other side has closed the connection")
        parts += part
    return parts


def first_message(connection: socket.socket) -> tuple[int, bytes]:
    """Code and whole text of the message that begins a connection, which alone has no letter."""
    head = receive(connection, 8)
    length, code = struct.unpack("!II", head)
    if not 8 <= length <= _LONGEST_START:
        raise ConnectionError("this is not PostgreSQL's protocol")
    return code, head + receive(connection, length - 8)


def message(connection: socket.socket) -> tuple[bytes, bytes]:
    """Letter and text of the next message."""
    letter, length = struct.unpack("!cI", receive(connection, 5))
    if not 4 <= length <= _LONGEST_MESSAGE:
        raise ConnectionError("this is not PostgreSQL's protocol")
    return letter, receive(connection, length - 4)


def options_of(start: bytes) -> dict[str, str]:
    """User, database and the like of a start message."""
    words = start[8:].split(b"\0")
    return {
        name.decode("utf-8", "replace"): value.decode("utf-8", "replace")
        for name, value in zip(words[::2], words[1::2], strict=False)
        if name
    }


def failure(code: str, text: str) -> bytes:
    fields = (b"SFATAL", b"VFATAL", b"C" + code.encode(), b"M" + text.encode())
    body = b"".join(field + b"\0" for field in fields) + b"\0"
    return b"E" + struct.pack("!I", len(body) + 4) + body


#: Asks the client for its password as it is, which only an encrypted connection may do.
ASK_PASSWORD = b"R" + struct.pack("!II", 8, 3)


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


class Administrator:
    """A connection of the user that nobody else can be, to run statements one at a time."""

    def __init__(self, path: str, user: str, database: str = "postgres"):
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.settimeout(60)
        self._connection.connect(path)
        body = b"".join(part.encode() + b"\0" for part in ("user", user, "database", database)) + b"\0"
        self._connection.sendall(struct.pack("!II", len(body) + 8, _VERSION) + body)
        self._result()

    def __enter__(self) -> "Administrator":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def run(self, statement: str, *values: str) -> list[tuple[str | None, ...]]:
        """Rows of the result, as text; every `{}` of the statement stands for a value. Raises `ServerError`."""
        text = statement.format(*map(literal, values)) if values else statement
        body = text.encode() + b"\0"
        self._connection.sendall(b"Q" + struct.pack("!I", len(body) + 4) + body)
        return self._result()

    def _result(self) -> list[tuple[str | None, ...]]:
        rows, error = [], None
        while True:
            letter, body = message(self._connection)
            if letter == b"D":
                rows.append(_row(body))
            elif letter == b"E":
                error = _text_of(body)
                if error[0] == "FATAL":
                    raise ServerError(error[1])
            elif letter == b"Z":
                if error:
                    raise ServerError(error[1])
                return rows


def _row(body: bytes) -> tuple[str | None, ...]:
    (count,) = struct.unpack_from("!H", body)
    values, at = [], 2
    for _ in range(count):
        (length,) = struct.unpack_from("!i", body, at)
        at += 4
        values.append(None if length < 0 else body[at : at + length].decode())
        at += max(length, 0)
    return tuple(values)


def _text_of(body: bytes) -> tuple[str, str]:
    """Severity and text of an error."""
    fields = {part[:1]: part[1:].decode("utf-8", "replace") for part in body.split(b"\0") if part}
    return fields.get(b"V", ""), fields.get(b"M", "")
