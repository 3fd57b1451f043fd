"""The sign-in pages of user pools, under their names on this machine."""

from urllib.parse import parse_qs

from ministack.core.responses import request_scope
from ministack.services import cognito

from local_aws.door.asgi import Application, Receive, Scope, Send
from local_aws.web.addresses import Addresses, label_of, sign_in_hosts
from local_aws.web.people import People
from local_aws.web.sites import Sites, answer, body_of

_HEADERS = {
    "cache-control": "no-store",
    # Without any referrer a browser would not say either where the form was that it sends.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}


class SignIn:
    """One page for each pool. What is asked for another pool's client is refused."""

    def __init__(self, addresses: Addresses, sites: Sites, people: People):
        self._addresses = addresses
        self._sites = sites
        self._people = people

    def page(self, label: str) -> Application | None:
        """The application for a page; None where no pool signs in there."""
        pool_id = next((pool for host, pool in sign_in_hosts().items() if label_of(host) == label), None)
        if pool_id is None:
            return None

        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            await self._serve(pool_id, scope, receive, send)

        return serve

    async def _serve(self, pool_id: str, scope: Scope, receive: Receive, send: Send) -> None:
        body = await body_of(receive) if scope["type"] == "http" else None
        if body is None:
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            return
        status, headers, content = self._answered(pool_id, scope, body)
        if str(headers.get("Content-Type", "")).startswith("text/html"):
            headers = {**_HEADERS, **headers}
        await answer(send, status, self._sites.localized(headers), content)

    def _answered(self, pool_id: str, scope: Scope, body: bytes) -> tuple[int, dict, bytes]:
        method, path = scope["method"], scope["path"]
        query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        form = parse_qs(body.decode("utf-8", "replace"))
        client = (query.get("client_id") or form.get("client_id") or [""])[0]
        if client and cognito._find_pool_by_client_id(client)[0] != pool_id:
            return cognito._oauth2_error("invalid_client", f"Client {client} is not of this user pool.")
        pool = cognito._get_pool_unscoped(pool_id)
        account, region = pool["Arn"].split(":")[4], pool["Arn"].split(":")[3]
        with request_scope(account, region):
            self._people.of(pool)
            if method == "GET" and path in ("/oauth2/authorize", "/login"):
                return cognito.handle_oauth2_authorize(method, path, {}, query)
            if method == "POST" and path in ("/login", "/oauth2/login"):
                return cognito.handle_login_submit(method, path, {}, body, query)
            if method == "GET" and path == "/logout":
                return cognito.handle_logout(method, path, {}, query)
        return 404, {"Content-Type": "text/plain"}, b"There is no such page."
