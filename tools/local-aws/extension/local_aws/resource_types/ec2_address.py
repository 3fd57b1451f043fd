"""Elastic IP addresses. `Ref` gives the address itself."""

from local_aws.client import client
from local_aws.ec2_tags import change_tags, tags_at_creation
from local_aws.resource import Resource
from local_aws.undoing import undoing


class Address(Resource):
    type_name = "AWS::EC2::EIP"
    replaces = ("Address", "Domain", "IpamPoolId", "NetworkBorderGroup", "TransferAddress")

    def create(self, logical_id, props, stack_name):
        ec2 = client("ec2")
        made = ec2.allocate_address(Domain="vpc", **tags_at_creation("elastic-ip", props))
        if props.get("InstanceId"):
            with undoing(ec2.release_address, AllocationId=made["AllocationId"]):
                ec2.associate_address(AllocationId=made["AllocationId"], InstanceId=props["InstanceId"])
        return made["PublicIp"], {"PublicIp": made["PublicIp"], "AllocationId": made["AllocationId"]}

    def update(self, physical_id, old, new):
        allocation = _allocation(physical_id)
        if allocation is None:
            raise ValueError(f"The address {physical_id} does not exist")
        if new.get("InstanceId") and new.get("InstanceId") != old.get("InstanceId"):
            client("ec2").associate_address(AllocationId=allocation, InstanceId=new["InstanceId"])
        change_tags(allocation, old, new)
        return physical_id, {"PublicIp": physical_id, "AllocationId": allocation}

    def delete(self, physical_id, props):
        allocation = _allocation(physical_id)
        if allocation:
            client("ec2").release_address(AllocationId=allocation)


def _allocation(public_ip: str) -> str | None:
    # Compared here as well: the emulator may list every address whatever was asked for.
    addresses = client("ec2").describe_addresses(PublicIps=[public_ip])["Addresses"]
    return next((found["AllocationId"] for found in addresses if found.get("PublicIp") == public_ip), None)


RESOURCES = (Address(),)
