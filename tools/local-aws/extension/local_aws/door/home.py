"""The first page: what is deployed here, and the other pages."""

from collections.abc import Callable, Iterable
from html import escape

from ministack.services import cloudformation

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{padding:.2rem 1.5rem .2rem 0;text-align:left}"
)


class Home:
    """`pages` gives the other pages, each as its name and its address; `people` who can sign in, as address, password and code."""

    def __init__(
        self,
        pages: Callable[[], Iterable[tuple[str, str]]] = tuple,
        people: Callable[[], Iterable[tuple[str, str, str]]] = tuple,
    ):
        self._pages = pages
        self._people = people

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
            f'<li><a href="{escape(address)}">{escape(name)}</a></li>' for name, address in self._pages()
        )
        people = "".join(
            f"<tr><td>{escape(email)}</td><td><code>{escape(password)}</code></td><td><code>{escape(code)}</code></td></tr>"
            for email, password, code in self._people()
        )
        who = (
            "<table><caption>Who can sign in</caption><thead><tr><th>Address<th>Password<th>Code of the moment</thead>"
            f"<tbody>{people}</tbody></table>"
            if people
            else ""
        )
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in sorted(_stacks())
        )
        return (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>Embedded AWS</title>'
            f"<style>{_STYLE}</style></head><body><h1>Embedded AWS</h1><ul>{links}</ul>{who}"
            "<table><caption>Stacks</caption><thead><tr><th>Account<th>Region<th>Stack<th>Status</thead>"
            f"<tbody>{rows}</tbody></table></body></html>"
        )


def _stacks() -> list[tuple[str, ...]]:
    return [
        (account, region, name, stack.get("StackStatus", ""))
        for (account, region, name), stack in list(cloudformation._stacks._data.items())
    ]
