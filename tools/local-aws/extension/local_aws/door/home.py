"""The first page: what is deployed here, and the other pages."""

from collections.abc import Callable, Iterable
from html import escape

from ministack.services import cloudformation

from local_aws.door.document import document, send_document

_Rows = Callable[[], Iterable[tuple[str, ...]]]


class Home:
    """What is shown comes from functions, as it is at that moment.

    `pages` gives the name of each other page and its address; `people` who can sign in, as address, password and code; `calls` what
    roles have called: time, role, call and what it was about; `missing` what is not run, and why.
    """

    def __init__(
        self, pages: _Rows = tuple, people: _Rows = tuple, calls: _Rows = tuple, missing: _Rows = tuple
    ):
        self._missing = missing
        self._pages = pages
        self._people = people
        self._calls = calls

    async def __call__(self, scope, receive, send):
        await send_document(scope, send, document("Embedded AWS", self._body()))

    def _body(self) -> str:
        links = "".join(
            f'<li><a href="{escape(address)}">{escape(name)}</a></li>' for name, address in self._pages()
        )
        tables = "".join(
            (
                _table("Who can sign in", ("Address", "Password", "Code of the moment"), self._people()),
                _table("Not run", ("Why",), self._missing()),
                _table("Last calls of roles", ("Time, UTC", "Role", "Call", "About"), self._calls()),
                _table("Stacks", ("Account", "Region", "Stack", "Status"), sorted(_stacks())),
            )
        )
        return f"<ul>{links}</ul>{tables}"


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    head = "".join(f"<th scope=col>{escape(one)}" for one in heads)
    table = f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return table if body else ""


def _stacks() -> list[tuple[str, ...]]:
    return [
        (account, region, name, stack.get("StackStatus", ""))
        for (account, region, name), stack in list(cloudformation._stacks._data.items())
    ]
