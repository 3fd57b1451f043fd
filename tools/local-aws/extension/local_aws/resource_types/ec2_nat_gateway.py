"""NAT gateways."""

from local_aws.client import client
from local_aws.ec2_tags import change_tags, tags_at_creation
from local_aws.resource import Resource
from local_aws.values import present


class NatGateway(Resource):
    type_name = "AWS::EC2::NatGateway"
    replaces = (
        "AllocationId",
        "AvailabilityMode",
        "ConnectivityType",
        "PrivateIpAddress",
        "SubnetId",
        "VpcId",
    )

    def create(self, logical_id, props, stack_name):
        _refuse_unusable(props)
        made = client("ec2").create_nat_gateway(
            **present(props, "AllocationId", "ConnectivityType", "PrivateIpAddress", "SubnetId"),
            **tags_at_creation("natgateway", props),
        )["NatGateway"]
        return made["NatGatewayId"], {"NatGatewayId": made["NatGatewayId"]}

    def update(self, physical_id, old, new):
        change_tags(physical_id, old, new)
        return physical_id, {"NatGatewayId": physical_id}

    def delete(self, physical_id, props):
        client("ec2").delete_nat_gateway(NatGatewayId=physical_id)


def _refuse_unusable(props):
    """The emulator takes any text; EC2 wants a subnet and, for a public gateway, an address that exist."""
    ec2 = client("ec2")
    subnet = props.get("SubnetId")
    if subnet not in [found["SubnetId"] for found in ec2.describe_subnets()["Subnets"]]:
        raise ValueError(f"The subnet ID '{subnet}' does not exist")
    allocation = props.get("AllocationId")
    if props.get("ConnectivityType", "public") == "private":
        return
    if not allocation:
        raise ValueError("A public NAT gateway needs AllocationId")
    if allocation not in [found["AllocationId"] for found in ec2.describe_addresses()["Addresses"]]:
        raise ValueError(f"The allocation ID '{allocation}' does not exist")


RESOURCES = (NatGateway(),)
