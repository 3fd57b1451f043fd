"""The ASGI application in front of the emulator: it lets through what proves that the owner of this workspace sent it.

A web page can send requests to loopback, and so can every other user of the machine. None of them knows the secret.
"""

import hmac
import json
import secrets
from collections.abc import Callable
from html import escape
from typing import Protocol

from ministack.services import s3
from ministack.services.cloudformation import custom_resource, wait_conditions

from local_aws.door.asgi import Application, Message, Receive, Scope, Send
from local_aws.door.pages import Pages, is_loopback
from local_aws.door.signature import Claim, Refused, Request, claim_of


class Unsigned(Protocol):
    """What is asked without a signature on AWS, too, by programs and never by a web page."""

    def serves(self, request: Request) -> bool: ...

    async def answer(self, request: Request, body: bytes) -> tuple[int, dict[str, str], bytes]: ...


#: What the owner's commands ask: who is this, and have your state written.
_CONTROLS = {"/_local-aws/identity": "identity", "/_local-aws/save": "save"}
#: Bytes of a form with a code, or of nothing.
_LARGEST_UNSIGNED = 64 * 1024
_CUSTOM_RESOURCE_PATH = "/_ministack/cfn-response/"

_REMEDY = (
    " The embedded AWS takes requests that are signed with the secret of its workspace:"
    ' eval "$(npm run -s credentials -w @hipaa-cdk/local-aws)"'
)


class Door:
    """`control` does what an owner's command asks (`identity` or `save`) and gives what it is told.

    `judge` raises `Refused` for a call that whoever signed it may not make.
    """

    def __init__(
        self,
        emulator: Application,
        *,
        secret: str,
        port: int,
        pages: Pages,
        control: Callable[[str], dict],
        judge: Callable[[Claim, bytes], None],
        unsigned: Unsigned | None = None,
    ) -> None:
        self._emulator = emulator
        self._judge = judge
        self._secret = secret
        self._port = port
        self._pages = pages
        self._control = control
        self._unsigned = unsigned

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._emulator(scope, receive, send)
            return
        request = Request.of(scope)
        host = request.headers.get("host", "")
        page = self._pages.page_of(host)
        if not is_loopback(host):
            await _refuse(scope, send, Refused("AccessDenied", f"The host {host} is not this machine."))
        elif page is not None:
            await self._pages.serve(page, request, scope, receive, _with_cors(send, {}))
        elif scope["type"] != "http":
            await _refuse(scope, send, Refused("AccessDenied", "No socket is served here."))
        elif scope["path"] in _CONTROLS:
            await self._answer_owner(_CONTROLS[scope["path"]], request, scope, send)
        elif self._unsigned and self._unsigned.serves(request):
            await self._answer_unsigned(self._unsigned, request, receive, send)
        else:
            await self._pass_or_refuse(request, scope, receive, send)

    async def _pass_or_refuse(self, request: Request, scope: Scope, receive: Receive, send: Send) -> None:
        granted = _granted(request)
        try:
            if request.method == "OPTIONS":
                await _answer_preflight(request, send)
            elif _proves_itself_by_its_path(request):
                await self._emulator(scope, receive, _with_cors(send, {}))
            else:
                claim = claim_of(request, self._secret)
                if "origin" in request.headers and not (claim.service == "s3" and granted):
                    raise Refused(
                        "AccessDenied", "No web page may do this but where a bucket's CORS rules say so."
                    )
                body = await _body(receive)
                claim.check(body)
                self._judge(claim, body)
                await self._emulator(scope, _again(body, receive), _with_cors(send, granted))
        except Refused as refused:
            await _refuse(scope, send, refused)

    async def _answer_unsigned(
        self, unsigned: Unsigned, request: Request, receive: Receive, send: Send
    ) -> None:
        # Nobody has signed it: its length is told before it is read, or it is not read.
        length = request.headers.get("content-length", "" if request.method == "POST" else "0")
        if not length.isdecimal() or int(length) > _LARGEST_UNSIGNED:
            await _answer(send, 413, b"text/plain", b"Too large.")
            return
        status, headers, body = await unsigned.answer(request, await _body(receive))
        kind = next(
            (value for name, value in headers.items() if name.lower() == "content-type"), "text/plain"
        )
        await _answer(send, status, kind.encode(), body, (b"cache-control", b"no-store"))

    async def _answer_owner(self, verb: str, request: Request, scope: Scope, send: Send) -> None:
        """Answers whoever knows the secret, and proves to be no impostor on the same port."""
        nonce = request.headers.get("x-local-aws-nonce", "")
        asked = _proof(self._secret, "asks", verb, nonce)
        given = request.headers.get("x-local-aws-proof", "")
        if not hmac.compare_digest(asked.encode(), given.encode()):
            await _refuse(scope, send, Refused("AccessDenied", "Only the owner of the workspace may ask."))
            return
        body = json.dumps(self._control(verb))
        proof = _proof(self._secret, "answers", verb, nonce, str(self._port), body)
        await _answer(send, 200, b"application/json", body.encode(), (b"x-local-aws-proof", proof.encode()))


def _proof(secret: str, *parts: str) -> str:
    return hmac.new(secret.encode(), "\n".join(parts).encode(), "sha256").hexdigest()


def _proves_itself_by_its_path(request: Request) -> bool:
    """The address that CloudFormation hands to a custom resource: on AWS a presigned one, here with a random token."""
    if request.method != "PUT" or "origin" in request.headers or "sec-fetch-site" in request.headers:
        return False
    path = request.path
    if path.startswith(_CUSTOM_RESOURCE_PATH):
        return path.removeprefix(_CUSTOM_RESOURCE_PATH) in custom_resource._pending
    if path.startswith(wait_conditions.SIGNAL_PATH):
        return wait_conditions.has_handle(path.removeprefix(wait_conditions.SIGNAL_PATH))
    return False


def _granted(request: Request) -> dict[str, str]:
    """What the CORS rules of the bucket that is asked for grant to the page that asks; nothing without a rule."""
    if "origin" not in request.headers:
        return {}
    bucket = request.path.lstrip("/").partition("/")[0]
    return s3.cors_response_headers(bucket, request.method, request.headers)


async def _answer_preflight(request: Request, send: Send) -> None:
    bucket, _, key = request.path.lstrip("/").partition("/")
    status, headers, _ = s3.cors_preflight(bucket, key, request.headers)
    lines = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": b""})


def _with_cors(send: Send, granted: dict[str, str]) -> Send:
    """The emulator lets every page read every answer. Here they read what was granted, and nothing else."""
    lines = [(name.lower().encode(), value.encode()) for name, value in granted.items()]

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [
                (name, value)
                for name, value in message.get("headers", [])
                if not name.lower().startswith(b"access-control-")
            ]
            message = {**message, "headers": [*kept, *lines]}
        await send(message)

    return sending


async def _body(receive: Receive) -> bytes:
    parts = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise Refused("RequestTimeout", "The connection ended before the body did.")
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body that was read, and then whatever follows."""
    unread: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receiving() -> Message:
        return unread.pop() if unread else await receive()

    return receiving


async def _refuse(scope: Scope, send: Send, refused: Refused) -> None:
    """In the form in which the service that was called answers, so that its client can read the reason."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    headers = Request.of(scope).headers
    from_elsewhere = "origin" in headers or not is_loopback(headers.get("host", ""))
    reason = str(refused) if from_elsewhere else f"{refused}{_REMEDY}"
    code = refused.code.encode()
    if "json" in headers.get("content-type", "") or "x-amz-target" in headers:
        body = json.dumps({"__type": refused.code, "message": reason}).encode()
        await _answer(send, 403, b"application/json", body, (b"x-amzn-errortype", code))
        return
    error = f"<Error><Code>{escape(refused.code)}</Code><Message>{escape(reason)}</Message></Error>"
    authorization = headers.get("authorization", "")
    if "/ec2/aws4_request" in authorization:
        error = f"<Response><Errors>{error}</Errors><RequestID>{secrets.token_hex(8)}</RequestID></Response>"
    elif "x-www-form-urlencoded" in headers.get("content-type", ""):
        error = f"<ErrorResponse>{error}<RequestId>{secrets.token_hex(8)}</RequestId></ErrorResponse>"
    await _answer(send, 403, b"application/xml", error.encode(), (b"x-amzn-errortype", code))


async def _answer(
    send: Send, status: int, content_type: bytes, body: bytes, *headers: tuple[bytes, bytes]
) -> None:
    lines = [(b"content-type", content_type), (b"content-length", str(len(body)).encode()), *headers]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": body})
