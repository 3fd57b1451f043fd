"""The custom resource that empties the default security group of a VPC."""

from tests.support import StackTest, att, ref, resource


class ClosedDefaultGroup(StackTest):
    def test_the_group_has_no_rules_and_goes_with_its_vpc(self):
        made = self.deploy(
            {
                "Vpc": resource("AWS::EC2::VPC", CidrBlock="10.2.0.0/16"),
                "Closed": resource(
                    "Custom::VpcRestrictDefaultSG", DefaultSecurityGroupId=att("Vpc", "DefaultSecurityGroup")
                ),
            },
            {"Group": att("Vpc", "DefaultSecurityGroup"), "Vpc": ref("Vpc")},
        )
        ec2 = self.client("ec2")
        (group,) = ec2.describe_security_groups(GroupIds=[made["Group"]])["SecurityGroups"]
        self.assertEqual((group["IpPermissions"], group["IpPermissionsEgress"]), ([], []))
        self.remove()
        self.assertNotIn(made["Vpc"], [vpc["VpcId"] for vpc in ec2.describe_vpcs()["Vpcs"]])
