"""Instances. They are records with addresses; no machine starts."""

import base64

from local_aws.client import client
from local_aws.ec2_tags import change_tags, tags_at_creation
from local_aws.resource import Resource
from local_aws.values import present

_GIVEN = (
    "ImageId",
    "InstanceType",
    "KeyName",
    "PrivateIpAddress",
    "SecurityGroupIds",
    "SubnetId",
    "UserData",
)


class Instance(Resource):
    type_name = "AWS::EC2::Instance"
    # A change of size or of security groups is done in place: what stops and starts has no data here to lose.
    replaces = (
        "AvailabilityZone",
        "CpuOptions",
        "EnclaveOptions",
        "HibernationOptions",
        "ImageId",
        "KeyName",
        "LaunchTemplate",
        "NetworkInterfaces",
        "PlacementGroupName",
        "PrivateIpAddress",
        "SecurityGroups",
        "SubnetId",
    )

    def create(self, logical_id, props, stack_name):
        arguments = {**_from_template(props.get("LaunchTemplate")), **present(props, *_GIVEN)}
        if props.get("IamInstanceProfile"):
            arguments["IamInstanceProfile"] = {"Name": props["IamInstanceProfile"]}
        if arguments.get("UserData"):
            # A template has it in Base64, and the client of the service makes Base64 of what it gets.
            arguments["UserData"] = base64.b64decode(arguments["UserData"])
        made = client("ec2").run_instances(
            MinCount=1, MaxCount=1, **arguments, **tags_at_creation("instance", props)
        )["Instances"][0]
        return made["InstanceId"], _attributes(made["InstanceId"])

    def update(self, physical_id, old, new):
        change_tags(physical_id, old, new)
        return physical_id, _attributes(physical_id)

    def delete(self, physical_id, props):
        client("ec2").terminate_instances(InstanceIds=[physical_id])


def _from_template(reference):
    """What a launch template says about the machine; the rest of it has no meaning without one."""
    if not reference:
        return {}
    versions = client("ec2").describe_launch_template_versions(
        **present(reference, "LaunchTemplateId", "LaunchTemplateName"),
        Versions=[str(reference.get("Version", "$Default"))],
    )["LaunchTemplateVersions"]
    return present(versions[0]["LaunchTemplateData"], *_GIVEN) if versions else {}


def _attributes(instance_id):
    found = client("ec2").describe_instances(InstanceIds=[instance_id])["Reservations"][0]["Instances"][0]
    return {
        "InstanceId": instance_id,
        "AvailabilityZone": found["Placement"]["AvailabilityZone"],
        "PrivateIp": found.get("PrivateIpAddress", ""),
        "PrivateDnsName": found.get("PrivateDnsName", ""),
        "PublicIp": found.get("PublicIpAddress", ""),
        "PublicDnsName": found.get("PublicDnsName", ""),
        "VpcId": found.get("VpcId", ""),
    }


RESOURCES = (Instance(),)
