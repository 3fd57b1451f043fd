"""The emulator's ASGI application, which saves what changed."""

import asyncio
from collections.abc import Callable

from ministack.app import app as emulator

from local_aws.saving import Saving

#: Requests that only look; everything else may have changed something.
_READING = ("BatchGet", "Describe", "Get", "Head", "List", "Lookup", "Query", "Scan", "Search")


class Application:
    """`restored` is called when the state has been read, before anything is served."""

    def __init__(self, saving: Saving, restored: Callable[[], None]):
        self._saving = saving
        self._restored = restored
        self._task: asyncio.Task | None = None

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            self._task = asyncio.create_task(self._saving.run())
            await emulator(scope, receive, self._announced(send))
        elif scope["type"] == "http":
            await emulator(scope, self._watched(scope, receive), send)
        else:
            await emulator(scope, receive, send)

    def _announced(self, send):
        async def sending(message):
            if message["type"] == "lifespan.startup.complete":
                self._restored()
            await send(message)

        return sending

    def _watched(self, scope, receive):
        async def watched():
            message = await receive()
            if message["type"] == "http.request" and may_change(scope, message.get("body", b"")):
                self._saving.changed()
            return message

        return watched


def may_change(scope: dict, body: bytes) -> bool:
    """Whether a request may change state, from its method and the name of the operation."""
    if scope["method"] in ("GET", "HEAD", "OPTIONS"):
        return False
    target = dict(scope.get("headers") or []).get(b"x-amz-target", b"").decode("latin-1")
    operation = target.rsplit(".", 1)[-1] or _query_action(body)
    return not operation.startswith(_READING)


def _query_action(body: bytes) -> str:
    for part in body[:4096].split(b"&"):
        name, _, value = part.partition(b"=")
        if name == b"Action":
            return value.decode("latin-1")
    return ""
