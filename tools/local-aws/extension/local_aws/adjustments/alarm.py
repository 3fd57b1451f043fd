"""Alarms over several metrics, which the emulator refuses: it watches the first metric and keeps the rest."""

from ministack.services import cloudwatch

from local_aws.adjustments.handler_wrapping import after_change, before_change

_TYPE = "AWS::CloudWatch::Alarm"


def apply() -> None:
    before_change(_TYPE, _single_metric)
    after_change(_TYPE, _keep_all_metrics)


def _single_metric(props):
    watched = [query["MetricStat"] for query in props.get("Metrics") or [] if query.get("MetricStat")]
    if not props.get("Metrics"):
        return props
    if not watched:
        raise ValueError("Metrics must hold at least one MetricStat")
    metric = watched[0]["Metric"]
    return {
        **{name: value for name, value in props.items() if name != "Metrics"},
        # An alarm on an anomaly band has no threshold of its own.
        "Threshold": props.get("Threshold", 0),
        "MetricName": metric["MetricName"],
        "Namespace": metric["Namespace"],
        "Dimensions": metric.get("Dimensions") or [],
        "Period": watched[0]["Period"],
        "Statistic": watched[0]["Stat"],
    }


def _keep_all_metrics(physical_id, props, attributes):
    if props.get("Metrics"):
        cloudwatch._alarms[physical_id]["Metrics"] = props["Metrics"]
    return attributes
