"""AWS Config: what is recorded, and rules, which are kept and listed: nothing is evaluated. The rest are stubs."""

import json

from ministack.services import config as store

from local_aws.client import client
from local_aws.naming import physical_name
from local_aws.resource import Resource
from local_aws.stub import Stub
from local_aws.values import flag, present


class Recorder(Resource):
    type_name = "AWS::Config::ConfigurationRecorder"
    required = ("RoleARN",)
    replaces = ("Name",)
    tags = None

    def create(self, logical_id, props, stack_name):
        return _put_recorder(props.get("Name") or physical_name(stack_name, logical_id), props)

    def update(self, physical_id, old, new):
        return _put_recorder(physical_id, new)

    def delete(self, physical_id, props):
        store._recorders.pop(physical_id, None)


class DeliveryChannel(Resource):
    type_name = "AWS::Config::DeliveryChannel"
    required = ("S3BucketName",)
    replaces = ("Name",)
    tags = None

    def create(self, logical_id, props, stack_name):
        return _put_channel(props.get("Name") or physical_name(stack_name, logical_id), props)

    def update(self, physical_id, old, new):
        return _put_channel(physical_id, new)

    def delete(self, physical_id, props):
        store._delivery_channels.pop(physical_id, None)


def _put_recorder(name, props):
    group = props.get("RecordingGroup") or {}
    recorded = {
        **({"allSupported": flag(group["AllSupported"])} if "AllSupported" in group else {}),
        **(
            {"includeGlobalResourceTypes": flag(group["IncludeGlobalResourceTypes"])}
            if "IncludeGlobalResourceTypes" in group
            else {}
        ),
        **({"resourceTypes": group["ResourceTypes"]} if group.get("ResourceTypes") else {}),
    }
    config = client("config")
    config.put_configuration_recorder(
        ConfigurationRecorder={
            "name": name,
            "roleARN": props["RoleARN"],
            **({"recordingGroup": recorded} if recorded else {}),
        }
    )
    # CloudFormation starts a recorder as soon as it has a channel; the order of the two does not matter here.
    config.start_configuration_recorder(ConfigurationRecorderName=name)
    return name, {"Id": name}


def _put_channel(name, props):
    names = {
        "S3BucketName": "s3BucketName",
        "S3KeyPrefix": "s3KeyPrefix",
        "S3KmsKeyArn": "s3KmsKeyArn",
        "SnsTopicARN": "snsTopicARN",
    }
    channel = {"name": name, **{names[key]: value for key, value in present(props, *names).items()}}
    frequency = (props.get("ConfigSnapshotDeliveryProperties") or {}).get("DeliveryFrequency")
    if frequency:
        channel["configSnapshotDeliveryProperties"] = {"deliveryFrequency": frequency}
    client("config").put_delivery_channel(DeliveryChannel=channel)
    return name, {}


class ConfigRule(Resource):
    type_name = "AWS::Config::ConfigRule"
    required = ("Source",)
    replaces = ("ConfigRuleName",)
    tags = None

    def create(self, logical_id, props, stack_name):
        return _put(props.get("ConfigRuleName") or physical_name(stack_name, logical_id), props)

    def update(self, physical_id, old, new):
        return _put(physical_id, new)

    def delete(self, physical_id, props):
        client("config").delete_config_rule(ConfigRuleName=physical_id)


def _put(name, props):
    rule = {
        "ConfigRuleName": name,
        **present(props, "Description", "Scope", "Source", "MaximumExecutionFrequency"),
    }
    parameters = props.get("InputParameters")
    if parameters:
        rule["InputParameters"] = parameters if isinstance(parameters, str) else json.dumps(parameters)
    if props.get("EvaluationModes"):
        rule["EvaluationModes"] = props["EvaluationModes"]
    config = client("config")
    config.put_config_rule(ConfigRule=rule)
    made = config.describe_config_rules(ConfigRuleNames=[name])["ConfigRules"][0]
    return name, {
        "Arn": made["ConfigRuleArn"],
        "ConfigRuleId": made["ConfigRuleId"],
        "Compliance.Type": "INSUFFICIENT_DATA",
    }


RESOURCES = (
    Recorder(),
    DeliveryChannel(),
    ConfigRule(),
    Stub(
        "AWS::Config::ConformancePack",
        required=("ConformancePackName",),
        replaces=("ConformancePackName",),
        ref="{ConformancePackName}",
        attributes={
            "ConformancePackArn": "arn:aws:config:{region}:{account}:conformance-pack/{ref}/"
            "conformance-pack-{hex:.9}"
        },
    ),
    Stub(
        "AWS::Config::ConfigurationAggregator",
        replaces=("ConfigurationAggregatorName",),
        named_by="ConfigurationAggregatorName",
        attributes={
            "ConfigurationAggregatorArn": "arn:aws:config:{region}:{account}:config-aggregator/"
            "config-aggregator-{hex:.8}"
        },
    ),
    Stub(
        "AWS::Config::RemediationConfiguration",
        required=("ConfigRuleName", "TargetId", "TargetType"),
        replaces=("ConfigRuleName",),
        ref="{ConfigRuleName}",
        tags=None,
    ),
)
