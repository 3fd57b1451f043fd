"""Who is there: people sign in on the pages of the user pool, and bring a token that is checked with every request.

OpenID Connect with a code and PKCE: https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
"""

import base64
import hashlib
import json
import os
import secrets
import time
import urllib.parse
import urllib.request

_SECONDS = 10
# The beginning of a SHA-256 digest as PKCS #1 has it.
_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
_keys: dict = {}


class Unknown(Exception):
    """The person, or the token, is not one of ours."""


def possible():
    return all(
        os.environ.get(name) for name in ("AUTH_LOGIN_URL", "AUTH_CLIENT_ID", "AUTH_ISSUER", "SITE_URL")
    )


def begin():
    """Where to send somebody, and what to remember until they come back."""
    kept = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    asked = {
        "response_type": "code",
        "client_id": os.environ["AUTH_CLIENT_ID"],
        "redirect_uri": os.environ["SITE_URL"],
        "scope": "openid email",
        "state": kept["state"],
        "nonce": kept["nonce"],
        "code_challenge": _text(hashlib.sha256(kept["verifier"].encode()).digest()),
        "code_challenge_method": "S256",
    }
    return f"{os.environ['AUTH_LOGIN_URL']}/oauth2/authorize?{urllib.parse.urlencode(asked)}", kept


def finish(query, kept):
    """The token for the code that somebody has come back with."""
    if not kept or not secrets.compare_digest(query.get("state", ""), kept.get("state", "")):
        raise Unknown("this is not the sign-in that began here")
    form = {
        "grant_type": "authorization_code",
        "client_id": os.environ["AUTH_CLIENT_ID"],
        "redirect_uri": os.environ["SITE_URL"],
        "code": query.get("code", ""),
        "code_verifier": kept["verifier"],
    }
    told = _fetched(f"{os.environ['AUTH_LOGIN_URL']}/oauth2/token", urllib.parse.urlencode(form).encode())
    token = told.get("id_token", "")
    if person(token).get("nonce") != kept["nonce"]:
        raise Unknown("the token is of another sign-in")
    return token


def person(token):
    """What a token says, when its signature, its issuer, its audience and its time are right."""
    try:
        head, body, signature = token.split(".")
        header, claims = (json.loads(_bytes(part)) for part in (head, body))
        if header.get("alg") != "RS256":
            raise Unknown("the token is signed in another way")
        modulus, exponent = _key(header.get("kid", ""))
        _check(f"{head}.{body}".encode(), _bytes(signature), modulus, exponent)
    except (ValueError, KeyError, TypeError) as error:
        raise Unknown("this is no token") from error
    expected = (os.environ["AUTH_ISSUER"], os.environ["AUTH_CLIENT_ID"], "id")
    if (claims.get("iss"), claims.get("aud"), claims.get("token_use")) != expected:
        raise Unknown("the token is not for this application")
    if claims.get("exp", 0) <= time.time():
        raise Unknown("the token has ended")
    return claims


def _check(text, signature, modulus, exponent):
    """RSASSA-PKCS1-v1_5 of RFC 8017: the whole padding is compared, so that none of it can be made up."""
    size = (modulus.bit_length() + 7) // 8
    digest = _DIGEST_INFO + hashlib.sha256(text).digest()
    expected = b"\0\1" + b"\xff" * (size - len(digest) - 3) + b"\0" + digest
    found = pow(int.from_bytes(signature, "big"), exponent, modulus).to_bytes(size, "big")
    if len(signature) != size or not secrets.compare_digest(found, expected):
        raise Unknown("the signature of the token is wrong")


def _key(name):
    if name not in _keys:
        found = _fetched(f"{os.environ['AUTH_ISSUER']}/.well-known/jwks.json")["keys"]
        numbers = {
            one["kid"]: tuple(int.from_bytes(_bytes(one[part]), "big") for part in ("n", "e"))
            for one in found
        }
        _keys.clear()
        _keys.update(numbers)
    return _keys[name]


def _fetched(address, form=None):
    """An emulator of AWS has one address for all of them."""
    emulator = os.environ.get("AWS_ENDPOINT_URL")
    if emulator:
        address = emulator + urllib.parse.urlsplit(address).path
    try:
        with urllib.request.urlopen(urllib.request.Request(address, form), timeout=_SECONDS) as answer:
            return json.load(answer)
    except OSError as error:
        raise Unknown(f"the sign-in does not answer: {error}") from error


def _text(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
