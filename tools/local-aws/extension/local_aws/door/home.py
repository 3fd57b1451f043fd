"""The first page: what is deployed here, and the other pages."""

from collections.abc import Iterable
from html import escape

from ministack.services import cloudformation

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{padding:.2rem 1.5rem .2rem 0;text-align:left}"
)


class Home:
    """`pages` are the addresses of the other pages, by name."""

    def __init__(self, pages: Iterable[tuple[str, str]] = ()):
        self._pages = tuple(pages)

    async def __call__(self, scope, receive, send):
        found = scope["type"] == "http" and scope["path"] == "/" and scope["method"] in ("GET", "HEAD")
        body = self._document().encode() if found else b"There is no such page."
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (
                b"content-security-policy",
                b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
            ),
            (b"cache-control", b"no-store"),
        ]
        await send({"type": "http.response.start", "status": 200 if found else 404, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _document(self) -> str:
        links = "".join(
            f'<li><a href="{escape(address)}">{escape(name)}</a></li>' for name, address in self._pages
        )
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in sorted(_stacks())
        )
        return (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>Embedded AWS</title>'
            f"<style>{_STYLE}</style></head><body><h1>Embedded AWS</h1><ul>{links}</ul>"
            "<table><caption>Stacks</caption><thead><tr><th>Account<th>Region<th>Stack<th>Status</thead>"
            f"<tbody>{rows}</tbody></table></body></html>"
        )


def _stacks() -> list[tuple[str, ...]]:
    return [
        (account, region, name, stack.get("StackStatus", ""))
        for (account, region, name), stack in list(cloudformation._stacks._data.items())
    ]
