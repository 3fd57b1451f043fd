"""Application Auto Scaling. The targets are recorded; nothing scales."""

from local_aws.stub import Stub

_TARGET = ("ResourceId", "ScalableDimension", "ServiceNamespace")

RESOURCES = (
    Stub(
        "AWS::ApplicationAutoScaling::ScalableTarget",
        required=(*_TARGET, "MaxCapacity", "MinCapacity"),
        replaces=_TARGET,
        ref="{ResourceId}|{ScalableDimension}|{ServiceNamespace}",
        attributes={"Id": "{ref}"},
    ),
    Stub(
        "AWS::ApplicationAutoScaling::ScalingPolicy",
        required=("PolicyName", "PolicyType"),
        replaces=("PolicyName", "ScalingTargetId", *_TARGET),
        ref="arn:aws:autoscaling:{region}:{account}:scalingPolicy:{uuid}:policyName/{PolicyName}",
        attributes={"Arn": "{ref}"},
        tags=None,
    ),
)
