"""What stands behind a load balancer says by itself, as a small page."""

import html
import http.client
from collections.abc import Iterable

Answer = tuple[int, dict, bytes]


def page(status: int, title: str, what: str, more: Iterable[str] = (), *, again: bool = False) -> Answer:
    """A page that says `what`, and `more` below it; with `again` a browser asks once more by itself."""
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in (what, *more))
    refresh = '<meta http-equiv="refresh" content="1">' if again else ""
    text = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{refresh}<title>{html.escape(title)}</title></head>'
        f"<body><h1>{html.escape(title)}</h1>{lines}</body></html>"
    )
    return status, {"content-type": "text/html; charset=utf-8"}, text.encode()


def refusal(status: int, what: str, more: Iterable[str] = (), *, again: bool = False) -> Answer:
    """Like `page`, with the words of HTTP for its title."""
    return page(status, f"{status} {http.client.responses[status]}", what, more, again=again)
