"""Network access lists and their entries."""

from local_aws.client import client
from local_aws.ec2_tags import change_tags, tags_at_creation
from local_aws.naming import physical_name
from local_aws.resource import Resource
from local_aws.values import flag, number, present


class NetworkAcl(Resource):
    type_name = "AWS::EC2::NetworkAcl"
    required = ("VpcId",)
    replaces = ("VpcId",)

    def create(self, logical_id, props, stack_name):
        made = client("ec2").create_network_acl(
            VpcId=props["VpcId"], **tags_at_creation("network-acl", props)
        )
        acl = made["NetworkAcl"]["NetworkAclId"]
        return acl, {"Id": acl}

    def update(self, physical_id, old, new):
        change_tags(physical_id, old, new)
        return physical_id, {"Id": physical_id}

    def delete(self, physical_id, props):
        client("ec2").delete_network_acl(NetworkAclId=physical_id)


class NetworkAclEntry(Resource):
    type_name = "AWS::EC2::NetworkAclEntry"
    required = ("NetworkAclId", "Protocol", "RuleAction", "RuleNumber")
    replaces = ("Egress", "NetworkAclId", "RuleNumber")
    tags = None

    def create(self, logical_id, props, stack_name):
        entry = physical_name(stack_name, logical_id)
        client("ec2").create_network_acl_entry(**_identity(props), **_content(props))
        return entry, {"Id": entry}

    def update(self, physical_id, old, new):
        client("ec2").replace_network_acl_entry(**_identity(new), **_content(new))
        return physical_id, {"Id": physical_id}

    def delete(self, physical_id, props):
        client("ec2").delete_network_acl_entry(**_identity(props))


def _identity(props):
    return {
        "NetworkAclId": props["NetworkAclId"],
        "RuleNumber": number(props["RuleNumber"]),
        "Egress": flag(props.get("Egress")),
    }


def _content(props):
    ports = props.get("PortRange")
    return {
        "Protocol": str(props["Protocol"]),
        "RuleAction": props["RuleAction"],
        **present(props, "CidrBlock", "Ipv6CidrBlock"),
        **({"PortRange": {end: number(port) for end, port in ports.items()}} if ports else {}),
    }


RESOURCES = (NetworkAcl(), NetworkAclEntry())
