"""Calls to AWS, signed with the role that the application runs with; nothing but Python's standard library."""

import datetime
import hashlib
import hmac
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request

_SECONDS = 10
_known: dict = {}
_secrets: dict = {}


class Refused(Exception):
    """A call that AWS has not done; the text is what it said."""


def region():
    return os.environ.get("AWS_REGION") or os.environ["AWS_DEFAULT_REGION"]


def secret(arn):
    """The fields of a secret, asked for again every minute: passwords change."""
    fields, asked = _secrets.get(arn, ({}, 0))
    if asked + 60 < time.monotonic() or not fields:
        fields = _secret(arn)
        _secrets[arn] = (fields, time.monotonic())
    return fields


def _secret(arn):
    call = {"X-Amz-Target": "secretsmanager.GetSecretValue", "Content-Type": "application/x-amz-json-1.1"}
    told = send("secretsmanager", "POST", "/", json.dumps({"SecretId": arn}).encode(), call)
    return json.loads(json.loads(told)["SecretString"])


def send(service, method, path, body=b"", headers=None, query=None):
    """One request; gives the body of the answer."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL") or f"https://{service}.{region()}.amazonaws.com"
    asked = urllib.parse.urlencode(sorted((query or {}).items()), quote_via=urllib.parse.quote)
    path = urllib.parse.quote(path)
    host = urllib.parse.urlsplit(endpoint).netloc
    signed = _signed(service, method, path, asked, body, {**(headers or {}), "Host": host})
    request = urllib.request.Request(f"{endpoint}{path}?{asked}", body or None, signed, method=method)
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        raise Refused(
            f"{service} answered {error.code}: {error.read(300).decode('utf-8', 'replace')}"
        ) from error
    except OSError as error:
        raise Refused(f"{service} did not answer: {error}") from error


def _signed(service, method, path, query, body, headers):
    """https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"""
    role = _credentials()
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    digest = hashlib.sha256(body).hexdigest()
    headers = {**headers, "X-Amz-Date": now, "X-Amz-Content-Sha256": digest}
    if role.get("Token"):
        headers["X-Amz-Security-Token"] = role["Token"]
    lines = sorted((name.lower(), value) for name, value in headers.items())
    names = ";".join(name for name, _ in lines)
    canonical = "\n".join(
        [method, path, query, *(f"{name}:{value}" for name, value in lines), "", names, digest]
    )
    scope = f"{now[:8]}/{region()}/{service}/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = ("AWS4" + role["SecretAccessKey"]).encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), "sha256").digest()
    signature = hmac.new(key, text.encode(), "sha256").hexdigest()
    credential = f"{role['AccessKeyId']}/{scope}"
    headers["Authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}"
    )
    return headers


def _credentials():
    """Those of the role, asked for again five minutes before they end."""
    soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=5)
    if _known.get("Expiration", "") <= soon.strftime("%Y-%m-%dT%H:%M:%SZ"):
        _known.update(_of_task() if _container_address() else _of_machine())
    return _known


def _container_address():
    relative = os.environ.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
    return os.environ.get("AWS_CONTAINER_CREDENTIALS_FULL_URI") or (
        f"http://169.254.170.2{relative}" if relative else None
    )


def _of_task():
    token = os.environ.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")
    return json.loads(_asked(_container_address(), {"Authorization": token} if token else {}))


def _of_machine():
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html"""
    base = "http://169.254.169.254/latest"
    token = _asked(f"{base}/api/token", {"X-aws-ec2-metadata-token-ttl-seconds": "300"}, "PUT").decode()
    roles, known = f"{base}/meta-data/iam/security-credentials/", {"X-aws-ec2-metadata-token": token}
    return json.loads(_asked(roles + _asked(roles, known).decode().split()[0], known))


def _asked(address, headers, method="GET"):
    try:
        request = urllib.request.Request(address, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            return answer.read()
    except OSError as error:
        raise Refused(f"nobody gives this application credentials: {error}") from error
