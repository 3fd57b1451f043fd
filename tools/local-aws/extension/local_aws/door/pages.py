"""What a browser opens: each page has a host name of its own, and is served to whoever came with a token of the owner.

The names end in a label that only the secret gives. Cookies know no ports: a guessable name would let another program
on this machine have the browser send it the cookie.
"""

import hmac
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Iterable
from html import escape
from urllib.parse import parse_qs

from local_aws.door.asgi import Receive, Scope, Send
from local_aws.door.signature import Request

Page = Callable[..., Awaitable[None]]

ENTER_PATH = "/_local-aws/enter"
_COOKIE = "local-aws"
#: Tokens that claim a longer life were not made by this workspace's commands.
_LONGEST_SECONDS = 300
_HERE = ("none", "same-origin", "same-site")
_TOKEN = re.compile(r"(?P<expires>[0-9]{10})\.(?P<id>[0-9a-f]{32})\.(?P<proof>[0-9a-f]{64})")
_HOST = re.compile(r"(?P<name>127\.0\.0\.1|\[::1\]|localhost|(?:[a-z0-9-]+\.)+localhost)(?::[0-9]{1,5})?")


def is_loopback(host: str) -> bool:
    """Whether a `Host` is a name that no name server can lead here from elsewhere."""
    return _HOST.fullmatch(host) is not None


def domain_of(secret: str) -> str:
    """What the names of all pages of a workspace end in."""
    return f"{_hmac(secret, 'pages')[:20]}.localhost"


class Pages:
    """`find` gives the ASGI application for the first label of a host name; None where there is none."""

    def __init__(self, secret: str, find: Callable[[str], Page | None]):
        self._secret = secret
        self._find = find
        self._domain = domain_of(secret)
        self._used: dict[str, int] = {}
        # Forgotten when the emulator stops: until it is back, anybody could listen on its port and collect cookies.
        self._cookies: set[str] = set()

    def page_of(self, host: str) -> str | None:
        """The page that a `Host` names, be there such a page or not; None for every other host."""
        name = host.rpartition(":")[0] or host
        label, _, domain = name.partition(".")
        return label if domain == self._domain else None

    async def serve(self, page: str, request: Request, scope: Scope, receive: Receive, send: Send) -> None:
        application = self._find(page)
        if application is None:
            await _say(scope, send, 404, "There is no such page.")
        elif scope["type"] == "http" and scope["path"] == ENTER_PATH:
            await self._enter(request, scope, send)
        elif not self._is_from_here(request):
            await _say(scope, send, 403, "Another web site may not do this.")
        elif _cookie(request) not in self._cookies:
            await _say(scope, send, 401, "Get an address for this page with: npx nx run local-aws:open")
        else:
            await application(_without_our_cookie(scope, request), receive, send)

    async def _enter(self, request: Request, scope: Scope, send: Send) -> None:
        parameters = parse_qs(request.query)
        if request.method != "GET" or not self._take(parameters.get("token", [""])[0]):
            await _say(scope, send, 401, "This address was used, or is too old: npx nx run local-aws:open")
            return
        path = parameters.get("path", ["/"])[0]
        if not re.fullmatch(r"/(?![/\\])[^\x00-\x20\\]*", path):
            path = "/"
        cookie = secrets.token_hex(32)
        self._cookies.add(cookie)
        attributes = f"Domain={self._domain}; Path=/; HttpOnly; SameSite=Strict"
        # A page and not a redirect: a strict cookie does not go with a redirect that began on another site.
        await _say(
            scope,
            send,
            200,
            "One moment.",
            head=f'<meta http-equiv="refresh" content="0;url={escape(path)}">',
            headers=[(b"set-cookie", f"{_COOKIE}={cookie}; {attributes}".encode())],
        )

    def _take(self, token: str) -> bool:
        found = _TOKEN.fullmatch(token)
        now = time.time()
        self._used = {name: expires for name, expires in self._used.items() if expires > now}
        if not found or found["id"] in self._used:
            return False
        expires = int(found["expires"])
        proof = _hmac(self._secret, f"enter\n{found['expires']}\n{found['id']}")
        if not hmac.compare_digest(proof, found["proof"]) or not now < expires <= now + _LONGEST_SECONDS:
            return False
        self._used[found["id"]] = expires
        return True

    def _is_from_here(self, request: Request) -> bool:
        """A browser names the origin of whatever may change something, and of every socket."""
        origin = request.headers.get("origin")
        if origin is None:
            # A link on another site may lead here. The browser does not send a strict cookie along.
            followed = request.method == "GET" and request.headers.get("sec-fetch-mode") == "navigate"
            return followed or request.headers.get("sec-fetch-site", "none") in _HERE
        scheme, _, host = origin.partition("://")
        _, _, port = request.headers["host"].partition(":")
        return scheme == "http" and self.page_of(host) is not None and host.partition(":")[2] == port


def _hmac(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), "sha256").hexdigest()


def _cookies(request: Request) -> list[tuple[str, str]]:
    pairs = re.split(r"[;,]\s*", request.headers.get("cookie", ""))
    return [(name, value) for name, _, value in (pair.partition("=") for pair in pairs if pair)]


def _cookie(request: Request) -> str:
    return next((value for name, value in _cookies(request) if name == _COOKIE), "")


def _without_our_cookie(scope: dict, request: Request) -> dict:
    """What a page gets to see: its own cookies, and not the one that opens every page."""
    own = "; ".join(f"{name}={value}" for name, value in _cookies(request) if name != _COOKIE).encode()
    headers = [(name, value) for name, value in scope["headers"] if name.lower() != b"cookie"]
    return {**scope, "headers": [*headers, (b"cookie", own)] if own else headers}


async def _say(
    scope: Scope,
    send: Send,
    status: int,
    text: str,
    *,
    head: str = "",
    headers: Iterable[tuple[bytes, bytes]] = (),
) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    body = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Embedded AWS</title>{head}</head>'
        f"<body><p>{escape(text)}</p></body></html>"
    ).encode()
    lines = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
        (b"referrer-policy", b"no-referrer"),
        (b"cache-control", b"no-store"),
        *headers,
    ]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": body})
