"""Pages of what is behind load balancers, as a browser of this machine sees them."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qs

from ministack.core.responses import request_scope
from ministack.services import alb

from local_aws.door.asgi import Application, Message, Receive, Scope, Send
from local_aws.web.addresses import Addresses, Site

#: A form with a file. What runs here is a developer's own.
_LARGEST_BODY = 64 * 1024 * 1024
_SECURE = re.compile(r";\s*secure(?=;|$)", re.IGNORECASE)
_DOMAIN = re.compile(r";\s*domain=[^;]*", re.IGNORECASE)


async def body_of(receive: Receive) -> bytes | None:
    """The body of a request; None where it is too large, or ends too early."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > _LARGEST_BODY:
            return None
        if not message.get("more_body", False):
            return b"".join(parts)


class Sites:
    """One page for each site; the load balancer of the site decides what becomes of a request."""

    def __init__(self, addresses: Addresses):
        self._addresses = addresses

    def page(self, label: str) -> Application | None:
        """The application for a page; None where no site is called so."""
        site = self._addresses.site(label)
        if site is None:
            return None

        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            await self._serve(site, scope, receive, send)

        return serve

    async def _serve(self, site: Site, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        body = await body_of(receive)
        if body is None:
            await answer(send, 413, [("content-type", "text/plain")], b"Too large for the embedded AWS.")
            return
        query = scope["query_string"].decode("latin-1")
        with request_scope(site.account, site.region):
            status, headers, content = await alb.dispatch_request(
                site.load_balancer,
                scope["method"],
                scope["path"],
                self._headers(site, scope),
                body,
                parse_qs(query, keep_blank_values=True),
                port=site.port,
                client_ip="127.0.0.1",
                raw_query_string=query,
                raw_path=scope["raw_path"].decode("latin-1"),
            )
        await answer(send, status, self.localized(headers), content if isinstance(content, bytes) else b"")

    def _headers(self, site: Site, scope: Scope) -> dict[str, str]:
        """As a browser sends them to the name that people know."""
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        here = self._addresses.here(site.host)
        for name in ("origin", "referer"):
            if headers.get(name, "").startswith(here):
                headers[name] = site.origin + headers[name].removeprefix(here)
        return {**headers, "host": site.host}

    def localized(self, headers: dict) -> list[tuple[str, str]]:
        """What leads on leads to this machine, and cookies come back although nothing here is encrypted."""
        return [
            (name.lower(), self._line(name.lower(), str(value)))
            for name, values in headers.items()
            for value in (values if isinstance(values, list) else [values])
        ]

    def _line(self, name: str, value: str) -> str:
        if name == "location":
            return self._addresses.localized(value)
        if name == "set-cookie":
            return _DOMAIN.sub("", _SECURE.sub("", value))
        if name == "content-security-policy":
            for origin, here in self._addresses.translations().items():
                value = value.replace(origin, here)
        return value


async def answer(send: Send, status: int, headers: Iterable[tuple[str, str]], content: bytes) -> None:
    hidden = ("content-length", "connection", "transfer-encoding")
    lines = [
        (name.encode(), value.encode("latin-1")) for name, value in headers if name.lower() not in hidden
    ]
    start: Message = {
        "type": "http.response.start",
        "status": status,
        "headers": [*lines, (b"content-length", str(len(content)).encode())],
    }
    await send(start)
    await send({"type": "http.response.body", "body": content})
