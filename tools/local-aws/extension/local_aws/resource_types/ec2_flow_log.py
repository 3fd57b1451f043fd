"""Flow logs of networks, subnets and interfaces."""

from local_aws.client import client
from local_aws.ec2_tags import change_tags, tags_at_creation
from local_aws.resource import Resource
from local_aws.values import number, present

_DESTINATION = ("LogDestination", "LogDestinationType", "LogGroupName", "DeliverLogsPermissionArn")
_FORMAT = ("DeliverCrossAccountRole", "LogFormat", "MaxAggregationInterval", "TrafficType")


class FlowLog(Resource):
    type_name = "AWS::EC2::FlowLog"
    required = ("ResourceId", "ResourceType")
    replaces = ("ResourceId", "ResourceType", "DestinationOptions", *_DESTINATION, *_FORMAT)

    def create(self, logical_id, props, stack_name):
        _refuse_unusable(props)
        arguments = present(props, "DestinationOptions", "ResourceType", *_DESTINATION, *_FORMAT)
        if "MaxAggregationInterval" in arguments:
            arguments["MaxAggregationInterval"] = number(arguments["MaxAggregationInterval"])
        made = client("ec2").create_flow_logs(
            ResourceIds=[props["ResourceId"]], **arguments, **tags_at_creation("vpc-flow-log", props)
        )
        flow_log = made["FlowLogIds"][0]
        # The emulator reads another resource type than EC2 does, so tags of the creation are set again.
        change_tags(flow_log, {}, props)
        return flow_log, {"Id": flow_log}

    def update(self, physical_id, old, new):
        change_tags(physical_id, old, new)
        return physical_id, {"Id": physical_id}

    def delete(self, physical_id, props):
        client("ec2").delete_flow_logs(FlowLogIds=[physical_id])


def _refuse_unusable(props):
    if props["ResourceType"] == "VPC":
        networks = [found["VpcId"] for found in client("ec2").describe_vpcs()["Vpcs"]]
        if props["ResourceId"] not in networks:
            raise ValueError(f"Vpc ID {props['ResourceId']} not found")
    to_logs = props.get("LogDestinationType", "cloud-watch-logs") == "cloud-watch-logs"
    if to_logs and not props.get("DeliverLogsPermissionArn"):
        raise ValueError("DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs")
    if to_logs and not (props.get("LogGroupName") or props.get("LogDestination")):
        raise ValueError("LogGroupName or LogDestination is needed")


RESOURCES = (FlowLog(),)
