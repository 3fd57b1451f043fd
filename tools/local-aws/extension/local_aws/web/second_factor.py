"""The second factor on the sign-in pages: the emulator's own pages end with the password.

Whoever has one is asked for the code of their authenticator; whoever has none, in a pool that demands one, is shown a secret to
set one up with.
"""

import base64
import html
import secrets
import time
from collections.abc import Callable
from urllib.parse import parse_qs

from ministack.services import cognito

from local_aws.web.people import People, Person

_Answer = tuple[int, dict, bytes]

_LIFE_SECONDS = 180
_TRIES = 5

#: What is left to do after the password, by the token of the form.
_waiting: dict[str, dict] = {}


def apply(people: People) -> None:
    issue, submit = cognito._issue_auth_code_redirect, cognito.handle_login_submit

    def ask_first(client_id, pool_id, redirect_uri, scope, username, *rest):
        pool = cognito._get_pool_unscoped(pool_id) or {}
        user = pool.get("_users", {}).get(username) or {}
        demanded = pool.get("MfaConfiguration", "OFF")
        enrolled = bool(user.get("_totp_secret"))
        if demanded == "OFF" or (demanded == "OPTIONAL" and not enrolled):
            return issue(client_id, pool_id, redirect_uri, scope, username, *rest)
        _forget_old()
        token = secrets.token_urlsafe(24)
        _waiting[token] = {
            "grant": (client_id, pool_id, redirect_uri, scope, username, *rest),
            "pool": pool,
            "user": user,
            "secret": user.get("_totp_secret") or base64.b32encode(secrets.token_bytes(20)).decode(),
            "enrolled": enrolled,
            "ends": time.monotonic() + _LIFE_SECONDS,
            "tries": 0,
        }
        return _page(token, _waiting[token], people)

    def submit_or_check(method, path, headers, body, query_params):
        form = {
            name: values[0] for name, values in parse_qs((body or b"").decode("utf-8", "replace")).items()
        }
        if "mfa_token" not in form:
            return submit(method, path, headers, body, query_params)
        return _checked(form, people, issue)

    cognito._issue_auth_code_redirect = ask_first
    cognito.handle_login_submit = submit_or_check


def _checked(form: dict[str, str], people: People, issue: Callable[..., _Answer]) -> _Answer:
    _forget_old()
    token = form["mfa_token"]
    waiting = _waiting.get(token)
    if waiting is None:
        return cognito._oauth2_error("invalid_request", "The session has expired. Sign in again.")
    waiting["tries"] += 1
    if not cognito._totp_matches(waiting["secret"], form.get("code", "").strip()):
        if waiting["tries"] >= _TRIES:
            del _waiting[token]
            return cognito._oauth2_error("invalid_request", "Too many wrong codes. Sign in again.")
        return _page(token, waiting, people, "That is not the code of this moment.")
    del _waiting[token]
    if not waiting["enrolled"]:
        waiting["user"].update(_totp_secret=waiting["secret"], _mfa_enabled=["SOFTWARE_TOKEN_MFA"])
    return issue(*waiting["grant"])


def _page(token: str, waiting: dict, people: People, error: str = "") -> _Answer:
    person = people.of(waiting["pool"])
    if not waiting["enrolled"]:
        hint = f"<p>Add this secret to your authenticator: <code>{html.escape(waiting['secret'])}</code></p>"
    elif person and _is(person, waiting):
        hint = f'<p>On the embedded AWS it is <strong id="shown">{person.code}</strong> now.</p>'
    else:
        hint = ""
    message = f'<div class="error" role="alert">{html.escape(error)}</div>' if error else ""
    body = f"""{message}{hint}
<form method="POST" action="/login">
<input type="hidden" name="mfa_token" value="{html.escape(token)}">
<label for="code">Code of your authenticator</label>
<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus>
<button type="submit">Sign in</button>
</form>"""
    page = cognito._page_shell("Second factor", "Second factor", body)
    return 200, {"Content-Type": "text/html; charset=utf-8"}, page.encode()


def _is(person: Person, waiting: dict) -> bool:
    return any(
        one["Name"] == "email" and one["Value"] == person.email
        for one in waiting["user"].get("Attributes", [])
    )


def _forget_old() -> None:
    now = time.monotonic()
    for token in [token for token, waiting in _waiting.items() if waiting["ends"] < now]:
        del _waiting[token]
