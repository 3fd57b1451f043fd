"""Database proxies, event subscriptions and option groups, by name only."""

from local_aws.stub import Stub

RESOURCES = (
    Stub(
        "AWS::RDS::DBProxy",
        required=("DBProxyName", "EngineFamily", "RoleArn", "VpcSubnetIds"),
        replaces=("DBProxyName", "EngineFamily", "VpcSubnetIds"),
        ref="{DBProxyName}",
        attributes={
            "DBProxyArn": "arn:aws:rds:{region}:{account}:db-proxy:prx-{hex:.17}",
            "Endpoint": "{ref}.proxy-{hex:.12}.{region}.rds.amazonaws.com",
            "VpcId": "vpc-{hex:.17}",
        },
    ),
    Stub(
        "AWS::RDS::DBProxyTargetGroup",
        required=("DBProxyName", "TargetGroupName"),
        replaces=("DBProxyName", "TargetGroupName"),
        ref="arn:aws:rds:{region}:{account}:target-group:prx-tg-{hex:.17}",
        attributes={"TargetGroupArn": "{ref}"},
        tags=None,
    ),
    Stub(
        "AWS::RDS::EventSubscription",
        required=("SnsTopicArn",),
        replaces=("SnsTopicArn", "SubscriptionName"),
        named_by="SubscriptionName",
        longest=255,
        lowercase=True,
    ),
    Stub(
        "AWS::RDS::OptionGroup",
        required=("EngineName", "MajorEngineVersion", "OptionGroupDescription"),
        replaces=("EngineName", "MajorEngineVersion", "OptionGroupDescription", "OptionGroupName"),
        named_by="OptionGroupName",
        longest=255,
        lowercase=True,
    ),
)
