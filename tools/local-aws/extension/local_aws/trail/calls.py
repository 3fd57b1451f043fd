"""Who has called what, as CloudTrail tells it: the emulator names the access key, and AWS the root user or the session of a role.

https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
"""

import datetime
import json
import re
from urllib.parse import parse_qsl

from ministack import app
from ministack.core.router import extract_access_key_id
from ministack.services import cloudtrail, sts

_SHOWN = 20
_ACCOUNT = re.compile(r"[0-9]{12}")
_READING = (
    "AssumeRole",
    "BatchGet",
    "Describe",
    "Filter",
    "Get",
    "Head",
    "List",
    "Lookup",
    "Query",
    "Scan",
    "Search",
    "Select",
)
#: What a request for a bucket is about, by the word in its query, as CloudTrail names it.
_BUCKET_SETTINGS = {
    "acl": "BucketAcl",
    "cors": "BucketCors",
    "encryption": "BucketEncryption",
    "lifecycle": "BucketLifecycle",
    "policy": "BucketPolicy",
    "publicAccessBlock": "BucketPublicAccessBlock",
    "replication": "BucketReplication",
    "versioning": "BucketVersioning",
}
_OBJECT_SETTINGS = {"legal-hold": "ObjectLegalHold", "retention": "ObjectRetention"}
#: Who calls for whom, by the agent that a program says it is: the handlers of stacks, and commands of the workspace.
_ON_BEHALF = {
    "cloudformation.amazonaws.com": "cloudformation.amazonaws.com",
    "app/workspace-command": "workspace-command",
}


def apply() -> None:
    # The emulator's own leaves calls of CloudTrail out, and names those of services with forms by their method.
    app._maybe_record_cloudtrail = _record


def _record(service, method, path, headers, body, query, request_id, region):
    if path.startswith("/_"):
        return
    parameters = {**query, **_form(headers, body)}
    name = _name(service, method, path, headers, parameters)
    key = extract_access_key_id(headers, query) or ""
    arn = sts._sessions.get(key, {}).get("Arn", "")
    cloudtrail.record_event(
        service=service,
        event_name=name,
        username=arn.rpartition("/")[2] or key,
        access_key_id=key,
        resources=app._ct_resources(service, method, path, body),
        region=region,
        request_id=request_id,
        user_agent=headers.get("user-agent", ""),
        request_params=_place(path) if service == "s3" else app._ct_request_params(headers, body, query),
        method=method,
    )
    event = cloudtrail._get_event_queue()[-1]
    told = json.loads(event["CloudTrailEvent"])
    told["readOnly"] = method in ("GET", "HEAD") or name.startswith(_READING)
    _identify(told, key, arn, headers.get("user-agent", ""))
    event["ReadOnly"] = str(told["readOnly"]).lower()
    event["CloudTrailEvent"] = json.dumps(told)
    delivered(told)


def delivered(told: dict) -> None:
    """Replaced by whoever writes events to the log groups of trails."""


def _form(headers: dict, body: bytes) -> dict[str, str]:
    if "x-www-form-urlencoded" not in headers.get("content-type", ""):
        return {}
    return dict(parse_qsl(body.decode("utf-8", "replace")))


def _name(service: str, method: str, path: str, headers: dict, parameters: dict) -> str:
    verb = {"PUT": "Put", "DELETE": "Delete", "GET": "Get"}.get(method)
    if service == "s3" and verb:
        settings = _OBJECT_SETTINGS if _place(path).get("key") else _BUCKET_SETTINGS
        found = next((settings[word] for word in parameters if word in settings), None)
        if found:
            return f"{verb}{found}"
    return app._ct_event_name(service, method, path, headers, parameters)


def _place(path: str) -> dict[str, str]:
    bucket, _, key = path.lstrip("/").partition("/")
    return {**({"bucketName": bucket} if bucket else {}), **({"key": key} if key else {})}


def _identify(told: dict, key: str, arn: str, agent: str) -> None:
    identity = told["userIdentity"]
    if arn:
        role = arn.split("/")[1]
        issuer = {"type": "Role", "arn": f"arn:aws:iam::{arn.split(':')[4]}:role/{role}", "userName": role}
        identity.pop("userName", None)
        identity.update(type="AssumedRole", arn=arn, sessionContext={"sessionIssuer": issuer})
    elif _ACCOUNT.fullmatch(key):
        # Whoever signs with the secret of the workspace is what STS tells them: the root user of the account.
        identity.pop("userName", None)
        identity.update(type="Root", principalId=key, arn=f"arn:aws:iam::{key}:root")
        behalf = next((who for sign, who in _ON_BEHALF.items() if sign in agent), None)
        if behalf:
            identity["invokedBy"] = behalf


def last_calls() -> list[tuple[str, str, str, str]]:
    """Time, role, call and what it was about, of the newest calls of roles."""
    found = []
    for queue in list(cloudtrail._events._data.values()):
        for event in list(queue):
            told = json.loads(event["CloudTrailEvent"])["userIdentity"]
            if told["type"] == "AssumedRole":
                about = ", ".join(one.get("ResourceName", "") for one in event["Resources"])
                call = f"{event['EventSource'].partition('.')[0]}:{event['EventName']}"
                found.append((event["EventTime"], told["arn"].split("/")[1], call, about))
    newest = sorted(found, reverse=True)[:_SHOWN]
    return [(_clock(time), role, call, about) for time, role, call, about in newest]


def _clock(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%H:%M:%S")
