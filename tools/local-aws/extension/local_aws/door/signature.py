"""AWS signatures (version 4) of requests, checked against the credentials that this emulator has issued.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

import datetime
import hashlib
import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from ministack.core import sigv4
from ministack.core.iam_evaluator import (
    AmbiguousAccessKeyError,
    CredentialResolutionError,
    find_iam_access_key_account,
    resolve_credential,
)
from ministack.core.responses import _account_from_sts_session
from ministack.core.router import extract_access_key_id

_ACCOUNT = re.compile(r"[0-9]{12}")
_DATE = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_LONGEST_SECONDS = 7 * 24 * 3600
_EARLIEST = datetime.timedelta(minutes=15)

#: Payload hashes that are no hash. S3 alone takes them: its bodies may be longer than what one wants to read twice.
_S3_PAYLOADS = ("UNSIGNED-PAYLOAD", "STREAMING-")


class Refused(Exception):
    """The request has not proved who sent it. `code` and the text are what AWS answers in that case."""

    def __init__(self, code: str, reason: str):
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True)
class Request:
    """`headers` by lower-case name, repeated ones joined by a comma; `path` as it was sent, still encoded."""

    method: str
    path: str
    query: str
    headers: dict[str, str]

    @classmethod
    def of(cls, scope: dict) -> "Request":
        headers: dict[str, str] = {}
        for name, value in scope["headers"]:
            key, text = name.decode("latin-1").lower(), sigv4.decode_header_value(value)
            headers[key] = f"{headers[key]}, {text}" if key in headers else text
        return cls(
            scope.get("method", "GET"),
            scope["raw_path"].decode("latin-1"),
            scope["query_string"].decode("utf-8", "replace"),
            headers,
        )

    @property
    def parameters(self) -> dict[str, list[str]]:
        return parse_qs(self.query, keep_blank_values=True)


@dataclass(frozen=True)
class Claim:
    """A signature by a credential that exists and a date that counts, not yet held against the body."""

    request: Request
    signature: sigv4.HeaderSignature
    secret: str
    presigned: bool

    @property
    def service(self) -> str:
        return self.signature.service

    def check(self, body: bytes) -> None:
        """Raises `Refused` unless the signature is of this very request with this very body."""
        payload = self.request.headers.get("x-amz-content-sha256")
        of_this_body = payload is None or (self.service == "s3" and payload.startswith(_S3_PAYLOADS))
        if not of_this_body and payload != hashlib.sha256(body).hexdigest():
            raise Refused("XAmzContentSHA256Mismatch", "The hash that was signed is not that of the body.")
        failure = sigv4.header_signature_failure(
            self.signature,
            self.secret,
            self.request.method,
            self.request.path,
            self.request.parameters,
            self.request.headers,
            body,
            presigned=self.presigned,
        )
        if failure:
            raise Refused(*failure)


def claim_of(request: Request, workspace_secret: str) -> Claim:
    """The claim that a request makes, from its head alone; raises `Refused` when it cannot be a good one."""
    signature, presigned = _signature(request)
    _refuse_unsigned_parts(request, signature)
    _refuse_wrong_date(request, signature, presigned)
    token = (
        request.parameters.get("X-Amz-Security-Token", [""])[0]
        if presigned
        else request.headers.get("x-amz-security-token", "")
    )
    key = signature.access_key_id
    # Twelve digits are the account that is asked for. The secret of all accounts is the workspace's.
    secret = workspace_secret if _ACCOUNT.fullmatch(key) else _issued_secret(key, token)
    return Claim(request, signature, secret, presigned)


def _signature(request: Request) -> tuple[sigv4.HeaderSignature, bool]:
    in_header = request.headers.get("authorization", "")
    in_query = "X-Amz-Signature" in request.parameters
    if in_query and in_header:
        raise Refused("InvalidArgument", "A request is signed in its header or in its address, not in both.")
    if not in_query and not in_header:
        raise Refused("MissingAuthenticationToken", "The request is not signed with AWS4-HMAC-SHA256.")
    algorithm = request.parameters.get("X-Amz-Algorithm", [""])[0] if in_query else in_header.split(" ")[0]
    if algorithm != "AWS4-HMAC-SHA256":
        raise Refused("IncompleteSignature", "The algorithm of the signature must be AWS4-HMAC-SHA256.")
    parsed = (
        sigv4.parse_query_signature(request.parameters)
        if in_query
        else sigv4.parse_header_signature(request.headers)
    )
    if isinstance(parsed, tuple):
        raise Refused(*parsed)
    # Whom the emulator will take for the caller must be whom the signature proves.
    if extract_access_key_id(request.headers, request.parameters) != parsed.access_key_id:
        raise Refused("IncompleteSignature", "The request names more than one access key.")
    return parsed, in_query


def _refuse_unsigned_parts(request: Request, signature: sigv4.HeaderSignature) -> None:
    """A header that decides what is done must be part of what was signed, or it could be added to a presigned URL."""
    signed = signature.signed_headers.lower().split(";")
    unsigned = [
        name
        for name in request.headers
        if name.startswith("x-amz-") and name != "x-amz-content-sha256" and name not in signed
    ]
    if "host" not in signed or unsigned:
        raise Refused(
            "AccessDenied", f"Headers that must be signed are not: {', '.join(unsigned) or 'host'}."
        )


def _refuse_wrong_date(request: Request, signature: sigv4.HeaderSignature, presigned: bool) -> None:
    if not _DATE.fullmatch(signature.amz_date):
        raise Refused("IncompleteSignature", "The date of the signature must look like 20260131T235959Z.")
    if not presigned:
        skewed = sigv4.request_time_failure(signature)
        if skewed:
            raise Refused(*skewed)
        return
    seconds = request.parameters.get("X-Amz-Expires", [""])[0]
    if not seconds.isdecimal() or not 1 <= int(seconds) <= _LONGEST_SECONDS:
        raise Refused("AuthorizationQueryParametersError", "X-Amz-Expires must be 1 to 604800 seconds.")
    now = datetime.datetime.now(datetime.timezone.utc)
    try:
        expired = sigv4.presigned_request_is_expired(signature.amz_date, seconds, now=now)
        early = not sigv4.presigned_request_is_expired(signature.amz_date, 0, now=now + _EARLIEST)
    except ValueError as error:
        raise Refused("AuthorizationQueryParametersError", "X-Amz-Date is no date.") from error
    if expired or early:
        raise Refused("AccessDenied", "Request has expired" if expired else "Request is not yet valid")


def _issued_secret(access_key_id: str, token: str) -> str:
    """The secret of a session or of a user's key that this emulator has issued."""
    try:
        account = _account_from_sts_session(access_key_id) or find_iam_access_key_account(access_key_id)
    except AmbiguousAccessKeyError:
        account = None
    if account is None:
        raise Refused("InvalidClientTokenId", "The access key is neither an account nor issued here.")
    credential = resolve_credential(access_key_id, account, token)
    if isinstance(credential, CredentialResolutionError):
        raise Refused(credential.code, credential.message)
    return credential.secret_access_key
