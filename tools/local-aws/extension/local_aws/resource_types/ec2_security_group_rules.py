"""Rules of a security group that are resources of their own."""

from typing import Any

from local_aws.client import client
from local_aws.resource import Resource
from local_aws.values import number

_COMMON = ("CidrIp", "CidrIpv6", "FromPort", "GroupId", "IpProtocol", "ToPort")


class _Rule(Resource):
    tags = None
    #: The name of the call without its verb.
    direction: str
    #: The properties that name the other side when it is not an address range.
    peer_group: str
    peer_prefix_list: str

    def create(self, logical_id, props, stack_name):
        call = getattr(client("ec2"), f"authorize_security_group_{self.direction}")
        made = call(GroupId=props["GroupId"], IpPermissions=[self._permission(props)])
        rule = made["SecurityGroupRules"][0]["SecurityGroupRuleId"]
        return rule, {"Id": rule}

    def update(self, physical_id, old, new):
        client("ec2").modify_security_group_rules(
            GroupId=new["GroupId"],
            SecurityGroupRules=[
                {
                    "SecurityGroupRuleId": physical_id,
                    "SecurityGroupRule": {"Description": new.get("Description", "")},
                }
            ],
        )
        return physical_id, {"Id": physical_id}

    def delete(self, physical_id, props):
        call = getattr(client("ec2"), f"revoke_security_group_{self.direction}")
        call(GroupId=props["GroupId"], SecurityGroupRuleIds=[physical_id])

    def _permission(self, props):
        described = {"Description": props["Description"]} if props.get("Description") else {}
        permission: dict[str, Any] = {"IpProtocol": str(props["IpProtocol"])}
        for port in ("FromPort", "ToPort"):
            if props.get(port) is not None:
                permission[port] = number(props[port])
        peers = (
            ("IpRanges", "CidrIp", "CidrIp"),
            ("Ipv6Ranges", "CidrIpv6", "CidrIpv6"),
            ("UserIdGroupPairs", "GroupId", self.peer_group),
            ("PrefixListIds", "PrefixListId", self.peer_prefix_list),
        )
        named = [(member, key, props[name]) for member, key, name in peers if props.get(name)]
        if len(named) != 1:
            raise ValueError(f"Exactly one of {', '.join(name for _, _, name in peers)} must be set")
        for member, key, value in named:
            permission[member] = [{key: value, **described}]
        return permission


class Ingress(_Rule):
    type_name = "AWS::EC2::SecurityGroupIngress"
    required = ("GroupId", "IpProtocol")
    direction = "ingress"
    peer_group = "SourceSecurityGroupId"
    peer_prefix_list = "SourcePrefixListId"
    replaces = (*_COMMON, peer_group, peer_prefix_list, "SourceSecurityGroupOwnerId")


class Egress(_Rule):
    type_name = "AWS::EC2::SecurityGroupEgress"
    required = ("GroupId", "IpProtocol")
    direction = "egress"
    peer_group = "DestinationSecurityGroupId"
    peer_prefix_list = "DestinationPrefixListId"
    replaces = (*_COMMON, peer_group, peer_prefix_list)


RESOURCES = (Ingress(), Egress())
