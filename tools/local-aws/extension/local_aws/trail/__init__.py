"""The trail of calls: recorded as CloudTrail tells it, written to the log group of a trail, and counted by metric filters."""

from local_aws.trail import calls, counting, delivery
from local_aws.trail.calls import last_calls
from local_aws.trail.counting import not_understood

__all__ = ["apply", "last_calls", "not_understood"]


def apply() -> None:
    counting.apply()
    delivery.apply()
    calls.apply()
