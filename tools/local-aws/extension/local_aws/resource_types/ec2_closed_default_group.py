"""The CDK's custom resource that empties a VPC's default security group.

In an account a Lambda function does this with the AWS SDK that its runtime brings; here it is done directly.
"""

from local_aws.client import client
from local_aws.resource import Resource

_IDENTITY = (
    "IpProtocol",
    "FromPort",
    "ToPort",
    "IpRanges",
    "Ipv6Ranges",
    "UserIdGroupPairs",
    "PrefixListIds",
)


class ClosedDefaultGroup(Resource):
    type_name = "Custom::VpcRestrictDefaultSG"
    required = ("DefaultSecurityGroupId",)
    replaces = ("DefaultSecurityGroupId",)
    tags = None

    def create(self, logical_id, props, stack_name):
        group_id = props["DefaultSecurityGroupId"]
        ec2 = client("ec2")
        (group,) = ec2.describe_security_groups(GroupIds=[group_id])["SecurityGroups"]
        for rules, revoke in (
            (group["IpPermissions"], ec2.revoke_security_group_ingress),
            (group["IpPermissionsEgress"], ec2.revoke_security_group_egress),
        ):
            if rules:
                revoke(GroupId=group_id, IpPermissions=[_bare(rule) for rule in rules])
        return f"{group_id}-closed", {}

    def update(self, physical_id, old, new):
        return physical_id, {}

    def delete(self, physical_id, props):
        """The group goes with its VPC, so nobody needs the rules that it was born with."""


def _bare(rule: dict) -> dict:
    """A rule without the empty lists that a description has and a call must not."""
    return {name: rule[name] for name in _IDENTITY if rule.get(name)} | {"IpProtocol": rule["IpProtocol"]}


RESOURCES = (ClosedDefaultGroup(),)
