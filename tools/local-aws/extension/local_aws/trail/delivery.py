"""What trails do with the events: the emulator keeps trails, and writes nothing for them. Their log groups get the events."""

import json
import time

from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import cloudtrail, cloudwatch_logs

from local_aws.trail import calls

_STREAM = "{account}_CloudTrail_{region}"
#: Events that a log group keeps: it is what metric filters have counted, and not an archive.
_KEPT = 500
#: Calls after which a trail writes nothing more. They are themselves written.
_ENDINGS = ("DeleteTrail", "StopLogging", "UpdateTrail")
#: Account, region and log group to which an account's trails wrote when such a call came.
_before: dict[str, set[tuple[str, str, str]]] = {}


def apply() -> None:
    for name in _ENDINGS:
        cloudtrail._DISPATCH[name] = _remembering(cloudtrail._DISPATCH[name])
    calls.delivered = deliver


def _remembering(handler):
    def handle(body):
        _before[get_account_id()] = _places()
        return handler(body)

    return handle


def deliver(told: dict) -> None:
    """Writes one event to the log groups of the trails that log, in whose region it happened or which are in all."""
    for account, region, group in _places() | _before.pop(get_account_id(), set()):
        with request_scope(account, region):
            _write(group, _STREAM.format(account=account, region=region), json.dumps(told))


def _places() -> set[tuple[str, str, str]]:
    account, region, found = get_account_id(), get_region(), set()
    for (owner, home, _), trail in list(cloudtrail._trails._data.items()):
        group = trail.get("CloudWatchLogsLogGroupArn", "")
        if owner != account or not group or not trail.get("IsLogging"):
            continue
        if home == region or trail.get("IsMultiRegionTrail"):
            found.add((account, home, group.split(":log-group:")[1].removesuffix(":*")))
    return found


def _write(group: str, stream: str, message: str) -> None:
    kept = cloudwatch_logs._log_groups.get(group)
    if kept is None:
        return
    if stream not in kept["streams"]:
        cloudwatch_logs._create_log_stream({"logGroupName": group, "logStreamName": stream})
    events = [{"timestamp": int(time.time() * 1000), "message": message}]
    # By its name at this moment: what counts events has taken its place.
    cloudwatch_logs._put_log_events({"logGroupName": group, "logStreamName": stream, "logEvents": events})
    written = kept["streams"][stream]["events"]
    for old in written[:-_KEPT]:
        cloudwatch_logs._log_records.pop(old["eventId"], None)
    del written[:-_KEPT]
