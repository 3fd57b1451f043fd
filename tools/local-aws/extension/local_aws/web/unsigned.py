"""What a task asks without a signature, as on AWS: the credentials of its role, the keys of a user pool, and tokens for a code.

It is answered here and goes no further: what the emulator makes of a path depends on headers, which nobody has signed.
"""

import re

from ministack.services import cognito

from local_aws.door.signature import Request
from local_aws.tasks.credentials import TaskCredentials

_KEYS = re.compile(r"/(?P<pool>[a-z0-9-]+_[A-Za-z0-9]+)/\.well-known/jwks\.json")
_JSON = {"content-type": "application/json"}


class Unsigned:
    def __init__(self, credentials: TaskCredentials):
        self._credentials = credentials

    def serves(self, request: Request) -> bool:
        """Whether this is such a question, and not from a browser: web pages ask for none of this."""
        from_browser = "origin" in request.headers or "sec-fetch-site" in request.headers
        return not from_browser and (
            (request.method, request.path) == ("POST", "/oauth2/token")
            or (request.method == "GET" and request.path.startswith(TaskCredentials.PATH))
            or (request.method == "GET" and _KEYS.fullmatch(request.path) is not None)
        )

    async def answer(self, request: Request, body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body."""
        if request.method == "POST":
            return await cognito.handle_oauth2_token("POST", request.path, request.headers, body, {})
        if request.path.startswith(TaskCredentials.PATH):
            told = self._credentials.answer(request.path, request.headers.get("authorization", ""))
            if told is None:
                return (
                    403,
                    _JSON,
                    b'{"code": "AccessDenied", "message": "Only the task may ask for its credentials."}',
                )
            return 200, _JSON, told.encode()
        found = _KEYS.fullmatch(request.path)
        if found is None or cognito._get_pool_unscoped(found["pool"]) is None:
            return 404, _JSON, b'{"message": "There is no such user pool."}'
        return cognito.well_known_jwks(found["pool"])
