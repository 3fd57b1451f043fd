"""Targets that a template registers in a target group, which the emulator's stack handler drops."""

from ministack.services import alb

from local_aws.adjustments.handler_wrapping import after_change

_TYPE = "AWS::ElasticLoadBalancingV2::TargetGroup"


def apply() -> None:
    after_change(_TYPE, _registered)


def _registered(arn, props, attributes):
    # Groups of a service of ECS are filled by the service, and name none.
    if "Targets" in props:
        alb._targets[arn] = [_target(target, props) for target in props["Targets"]]
    return attributes


def _target(target, group):
    return {"Id": str(target["Id"]), "Port": int(target.get("Port") or group.get("Port") or 80)}
