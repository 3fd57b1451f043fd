"""Who has called what, as CloudTrail tells it: the emulator names the access key, and AWS the session of a role."""

import datetime
import json

from ministack.services import cloudtrail, sts

_SHOWN = 20


def apply() -> None:
    record = cloudtrail.record_event

    def record_session(*, access_key_id: str, **call: object) -> None:
        arn = sts._sessions.get(access_key_id, {}).get("Arn", "")
        record(
            access_key_id=access_key_id,
            **{**call, "username": arn.rsplit("/", 1)[-1] or call.get("username", "")},
        )
        if arn:
            _name(cloudtrail._get_event_queue()[-1], arn)

    cloudtrail.record_event = record_session


def _name(event: dict, arn: str) -> None:
    """As https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html has it."""
    told = json.loads(event["CloudTrailEvent"])
    role = arn.split("/")[1]
    issuer = {"type": "Role", "arn": f"arn:aws:iam::{arn.split(':')[4]}:role/{role}", "userName": role}
    told["userIdentity"].pop("userName", None)
    told["userIdentity"].update(type="AssumedRole", arn=arn, sessionContext={"sessionIssuer": issuer})
    event["CloudTrailEvent"] = json.dumps(told)


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
