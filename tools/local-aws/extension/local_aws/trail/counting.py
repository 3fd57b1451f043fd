"""Metric filters, which the emulator keeps and does not apply: what they count becomes a metric, and may set off an alarm."""

import json
import time

from ministack.services import cloudwatch, cloudwatch_logs

from local_aws.trail.patterns import matcher

#: Why a filter counts nothing, by its name.
_refused: dict[str, str] = {}


def apply() -> None:
    put = cloudwatch_logs._put_log_events

    def put_and_count(data):
        answer = put(data)
        if answer[0] == 200:
            _count(data["logGroupName"], [event.get("message", "") for event in data.get("logEvents", [])])
        return answer

    cloudwatch_logs._put_log_events = put_and_count


def not_understood() -> list[str]:
    """The filters that count nothing here, and why."""
    return [f"metric filter {name}: {reason}" for name, reason in sorted(_refused.items())]


def _count(group: str, messages: list[str]) -> None:
    watched = set()
    for found in list(cloudwatch_logs._metric_filters.values()):
        if found["logGroupName"] != group:
            continue
        try:
            matches = matcher(found["filterPattern"])
        except (KeyError, ValueError) as error:
            _refused[found["filterName"]] = str(error)
            continue
        for transformation in found["metricTransformations"]:
            metric = (transformation["metricNamespace"], transformation["metricName"])
            values = [
                _value(transformation.get("metricValue", "1"), message)
                for message in messages
                if matches(message)
            ]
            _end(metric)
            for value in values:
                cloudwatch.record_metric(*metric, value)
                watched.add(metric)
    for alarm in list(cloudwatch._alarms.values()):
        if (alarm.get("Namespace"), alarm.get("MetricName")) in watched:
            cloudwatch._evaluate_alarm(alarm)


def _value(told: str, message: str) -> float:
    """A number, or the field of an event that holds one."""
    try:
        if not told.startswith("$."):
            return float(told)
        event = json.loads(message)
        for name in told[2:].split("."):
            event = event[name]
        return float(event)
    except (KeyError, TypeError, ValueError):
        return 0.0


def _end(metric: tuple[str, str]) -> None:
    """An alarm is over when its time has passed without another event: the next one sets it off anew."""
    namespace, name = metric
    for alarm in list(cloudwatch._alarms.values()):
        if alarm["StateValue"] != "ALARM" or (alarm.get("Namespace"), alarm.get("MetricName")) != metric:
            continue
        since = time.time() - alarm["Period"] * alarm["EvaluationPeriods"]
        points = [
            point
            for (space, metric_name, _), found in cloudwatch._metrics.items()
            if (space, metric_name) == (namespace, name)
            for point in found
        ]
        if alarm.get("TreatMissingData") == "notBreaching" and all(
            point["Timestamp"] < since for point in points
        ):
            reason = "no datapoints were received, and missing ones are no breach"
            alarm.update(StateValue="OK", StateReason=reason, StateUpdatedTimestamp=int(time.time()))
            cloudwatch._record_history(alarm["AlarmName"], "ALARM", "OK", reason)
            cloudwatch._dispatch_alarm_actions(alarm, "ALARM", "OK", reason)
