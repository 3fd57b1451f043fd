"""EC2 types that call the emulator's own service."""

from tests.support import StackTest, att, ref, resource


def network(**more) -> dict:
    return {
        "Vpc": resource("AWS::EC2::VPC", CidrBlock="10.1.0.0/16"),
        "Subnet": resource("AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.1.0.0/24"),
        **more,
    }


def tags(value: str) -> list:
    return [{"Key": "Owner", "Value": value}]


class AddressAndNatGateway(StackTest):
    def _resources(self, owner, subnet="Subnet"):
        return network(
            Other=resource("AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.1.1.0/24"),
            Address=resource("AWS::EC2::EIP", Domain="vpc", Tags=tags(owner)),
            Nat=resource(
                "AWS::EC2::NatGateway",
                SubnetId=ref(subnet),
                AllocationId=att("Address", "AllocationId"),
                Tags=tags(owner),
            ),
        )

    def test_an_address_and_a_gateway_come_change_their_tags_and_go(self):
        outputs = {"Ip": ref("Address"), "Allocation": att("Address", "AllocationId"), "Nat": ref("Nat")}
        made = self.deploy(self._resources("a"), outputs)
        ec2 = self.client("ec2")
        address = next(
            found for found in ec2.describe_addresses()["Addresses"] if found["PublicIp"] == made["Ip"]
        )
        self.assertEqual(address["AllocationId"], made["Allocation"])
        self.assertEqual(self._gateway(ec2, made["Nat"])["State"], "available")

        again = self.deploy(self._resources("b"), outputs)
        self.assertEqual(again, made)
        self.assertIn({"Key": "Owner", "Value": "b"}, self._gateway(ec2, made["Nat"])["Tags"])

        self.remove()
        self.assertEqual(self._gateway(ec2, made["Nat"])["State"], "deleted")
        self.assertNotIn(made["Ip"], [found["PublicIp"] for found in ec2.describe_addresses()["Addresses"]])

    def test_another_subnet_replaces_the_gateway_and_deletes_the_old_one(self):
        old = self.deploy(self._resources("a"), {"Nat": ref("Nat")})["Nat"]
        new = self.deploy(self._resources("a", "Other"), {"Nat": ref("Nat")})["Nat"]
        self.assertNotEqual(old, new)
        self.assertEqual(self._gateway(self.client("ec2"), old)["State"], "deleted")

    def test_a_route_can_lead_to_the_gateway(self):
        table = {
            "Table": resource("AWS::EC2::RouteTable", VpcId=ref("Vpc")),
            "Route": resource(
                "AWS::EC2::Route",
                RouteTableId=ref("Table"),
                DestinationCidrBlock="0.0.0.0/0",
                NatGatewayId=ref("Nat"),
            ),
        }
        made = self.deploy({**self._resources("a"), **table}, {"Table": ref("Table"), "Nat": ref("Nat")})
        tables = self.client("ec2").describe_route_tables(RouteTableIds=[made["Table"]])["RouteTables"]
        self.assertIn(made["Nat"], [route.get("NatGatewayId") for route in tables[0]["Routes"]])

    def test_a_gateway_in_a_missing_subnet_is_refused(self):
        description = self.attempt(
            {"Nat": resource("AWS::EC2::NatGateway", SubnetId="subnet-missing", ConnectivityType="private")}
        )
        self.assertEqual(description["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertTrue(any("subnet-missing" in reason for reason in self.reasons()))

    def test_a_public_gateway_without_an_address_is_refused(self):
        description = self.attempt(network(Nat=resource("AWS::EC2::NatGateway", SubnetId=ref("Subnet"))))
        self.assertEqual(description["StackStatus"], "ROLLBACK_COMPLETE")

    @staticmethod
    def _gateway(ec2, gateway):
        return ec2.describe_nat_gateways(NatGatewayIds=[gateway])["NatGateways"][0]


class FlowLog(StackTest):
    def _resources(self, owner="a", traffic="ALL"):
        return network(
            Log=resource(
                "AWS::EC2::FlowLog",
                ResourceId=ref("Vpc"),
                ResourceType="VPC",
                TrafficType=traffic,
                LogDestinationType="s3",
                LogDestination="arn:aws:s3:::logs",
                MaxAggregationInterval="60",
                Tags=tags(owner),
            )
        )

    def test_a_flow_log_comes_changes_its_tags_and_goes(self):
        made = self.deploy(self._resources(), {"Log": att("Log", "Id"), "Vpc": ref("Vpc")})
        log = self._log(made["Log"])
        self.assertEqual(log[0]["ResourceId"], made["Vpc"])
        self.assertEqual(self.deploy(self._resources("b"), {"Log": ref("Log")})["Log"], made["Log"])
        found = self.client("ec2").describe_tags(Filters=[{"Name": "resource-id", "Values": [made["Log"]]}])
        self.assertIn("b", [tag["Value"] for tag in found["Tags"]])
        self.remove()
        self.assertEqual(self._log(made["Log"]), [])

    def test_another_traffic_type_replaces_the_flow_log(self):
        old = self.deploy(self._resources(), {"Log": ref("Log")})["Log"]
        new = self.deploy(self._resources(traffic="REJECT"), {"Log": ref("Log")})["Log"]
        self.assertNotEqual(old, new)
        self.assertEqual(self._log(old), [])

    def test_a_flow_log_to_a_log_group_needs_a_role(self):
        log = resource("AWS::EC2::FlowLog", ResourceId=ref("Vpc"), ResourceType="VPC", LogGroupName="flow")
        description = self.attempt(network(Log=log))
        self.assertEqual(description["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertTrue(any("DeliverLogsPermissionArn" in reason for reason in self.reasons()))

    def _log(self, log):
        return self.client("ec2").describe_flow_logs(FlowLogIds=[log])["FlowLogs"]


class PrefixList(StackTest):
    def _resources(self, *ranges, owner="a"):
        return network(
            List=resource(
                "AWS::EC2::PrefixList",
                PrefixListName="callers",
                AddressFamily="IPv4",
                MaxEntries=5,
                Entries=[{"Cidr": cidr} for cidr in ranges],
                Tags=tags(owner),
            ),
            Group=resource(
                "AWS::EC2::SecurityGroup",
                GroupDescription="callers only",
                VpcId=ref("Vpc"),
                SecurityGroupIngress=[
                    {
                        "IpProtocol": "tcp",
                        "FromPort": 443,
                        "ToPort": 443,
                        "SourcePrefixListId": att("List", "PrefixListId"),
                    }
                ],
            ),
        )

    def test_a_list_comes_changes_its_ranges_and_goes(self):
        made = self.deploy(self._resources("10.0.0.0/8", "10.1.0.0/16"), {"List": ref("List")})["List"]
        self.assertEqual(self._ranges(made), {"10.0.0.0/8", "10.1.0.0/16"})
        again = self.deploy(self._resources("10.1.0.0/16", "10.2.0.0/16", owner="b"), {"List": ref("List")})
        self.assertEqual(again["List"], made)
        self.assertEqual(self._ranges(made), {"10.1.0.0/16", "10.2.0.0/16"})
        self.remove()
        lists = self.client("ec2").describe_managed_prefix_lists()["PrefixLists"]
        self.assertNotIn(made, [found["PrefixListId"] for found in lists])

    def test_a_security_group_can_name_a_list(self):
        made = self.deploy(self._resources("10.0.0.0/8"), {"List": ref("List"), "Group": ref("Group")})
        groups = self.client("ec2").describe_security_groups(GroupIds=[made["Group"]])["SecurityGroups"]
        named = groups[0]["IpPermissions"][0]["PrefixListIds"]
        self.assertEqual([one["PrefixListId"] for one in named], [made["List"]])

    def _ranges(self, list_id):
        entries = self.client("ec2").get_managed_prefix_list_entries(PrefixListId=list_id)["Entries"]
        return {entry["Cidr"] for entry in entries}


class SecurityGroupRules(StackTest):
    def _resources(self, port=5432, description="a"):
        return network(
            Group=resource(
                "AWS::EC2::SecurityGroup",
                GroupDescription="database",
                VpcId=ref("Vpc"),
                SecurityGroupEgress=[
                    {"CidrIp": "255.255.255.255/32", "IpProtocol": "icmp", "FromPort": 252, "ToPort": 86}
                ],
            ),
            Callers=resource("AWS::EC2::SecurityGroup", GroupDescription="callers", VpcId=ref("Vpc")),
            In=resource(
                "AWS::EC2::SecurityGroupIngress",
                GroupId=ref("Group"),
                IpProtocol="tcp",
                FromPort=port,
                ToPort=port,
                SourceSecurityGroupId=ref("Callers"),
                Description=description,
            ),
            Out=resource(
                "AWS::EC2::SecurityGroupEgress",
                GroupId=ref("Group"),
                IpProtocol="tcp",
                FromPort="443",
                ToPort="443",
                CidrIp="10.1.0.0/16",
            ),
        )

    def _group(self, group):
        return self.client("ec2").describe_security_groups(GroupIds=[group])["SecurityGroups"][0]

    def test_rules_are_in_the_group_and_leave_it(self):
        made = self.deploy(self._resources(), {"Group": ref("Group"), "Callers": att("Callers", "GroupId")})
        group = self._group(made["Group"])
        self.assertEqual([rule["FromPort"] for rule in group["IpPermissions"]], [5432])
        self.assertEqual(group["IpPermissions"][0]["UserIdGroupPairs"][0]["GroupId"], made["Callers"])
        self.assertIn(443, [rule.get("FromPort") for rule in group["IpPermissionsEgress"]])

        without = {name: what for name, what in self._resources().items() if name not in ("In", "Out")}
        self.deploy(without)
        group = self._group(made["Group"])
        self.assertEqual(group["IpPermissions"], [])
        self.assertNotIn(443, [rule.get("FromPort") for rule in group["IpPermissionsEgress"]])

    def test_another_port_replaces_the_rule(self):
        group = self.deploy(self._resources(), {"Group": ref("Group")})["Group"]
        old = self.physical_id("In")
        self.deploy(self._resources(port=5433))
        self.assertNotEqual(self.physical_id("In"), old)
        self.assertEqual([rule["FromPort"] for rule in self._group(group)["IpPermissions"]], [5433])

    def test_another_description_changes_the_rule_in_place(self):
        group = self.deploy(self._resources(), {"Group": ref("Group")})["Group"]
        old = self.physical_id("In")
        self.deploy(self._resources(description="b"))
        self.assertEqual(self.physical_id("In"), old)
        pair = self._group(group)["IpPermissions"][0]["UserIdGroupPairs"][0]
        self.assertEqual(pair.get("Description"), "b")

    def test_a_rule_with_two_sources_is_refused(self):
        resources = self._resources()
        resources["In"]["Properties"]["CidrIp"] = "10.0.0.0/8"
        self.assertEqual(self.attempt(resources)["StackStatus"], "ROLLBACK_COMPLETE")


class NetworkAcl(StackTest):
    def _resources(self, action):
        return network(
            Acl=resource("AWS::EC2::NetworkAcl", VpcId=ref("Vpc"), Tags=tags(action)),
            Entry=resource(
                "AWS::EC2::NetworkAclEntry",
                NetworkAclId=ref("Acl"),
                RuleNumber=100,
                Protocol=-1,
                RuleAction=action,
                CidrBlock="10.0.0.0/8",
            ),
        )

    def test_a_list_and_its_entry_come_change_and_go(self):
        acl = self.deploy(self._resources("allow"), {"Acl": ref("Acl")})["Acl"]
        self.assertEqual(self._actions(acl), ["allow"])
        self.deploy(self._resources("deny"))
        self.assertEqual(self._actions(acl), ["deny"])
        self.remove()
        acls = self.client("ec2").describe_network_acls()["NetworkAcls"]
        self.assertNotIn(acl, [found["NetworkAclId"] for found in acls])

    def _actions(self, acl):
        found = self.client("ec2").describe_network_acls(NetworkAclIds=[acl])["NetworkAcls"][0]
        return [entry["RuleAction"] for entry in found["Entries"]]


class Instance(StackTest):
    def _resources(self, owner="a", image="ami-1"):
        return network(
            Host=resource(
                "AWS::EC2::Instance",
                ImageId=image,
                InstanceType="t4g.nano",
                SubnetId=ref("Subnet"),
                Tags=tags(owner),
            )
        )

    def _state(self, instance):
        found = self.client("ec2").describe_instances(InstanceIds=[instance])["Reservations"]
        return found[0]["Instances"][0]["State"]["Name"] if found else "gone"

    def test_an_instance_comes_changes_its_tags_and_goes(self):
        outputs = {"Host": ref("Host"), "Ip": att("Host", "PrivateIp"), "Vpc": att("Host", "VpcId")}
        made = self.deploy(self._resources(), outputs)
        self.assertEqual(self._state(made["Host"]), "running")
        self.assertTrue(made["Ip"].startswith("10."))
        self.assertEqual(self.deploy(self._resources("b"), outputs)["Host"], made["Host"])
        self.remove()
        self.assertIn(self._state(made["Host"]), ("terminated", "gone"))

    def test_another_image_replaces_the_instance(self):
        old = self.deploy(self._resources(), {"Host": ref("Host")})["Host"]
        new = self.deploy(self._resources(image="ami-2"), {"Host": ref("Host")})["Host"]
        self.assertNotEqual(old, new)
        self.assertIn(self._state(old), ("terminated", "gone"))

    def test_what_the_template_leaves_out_comes_from_the_launch_template(self):
        template = resource(
            "AWS::EC2::LaunchTemplate", LaunchTemplateData={"ImageId": "ami-9", "InstanceType": "t3.nano"}
        )
        host = resource(
            "AWS::EC2::Instance",
            SubnetId=ref("Subnet"),
            LaunchTemplate={"LaunchTemplateId": ref("Template"), "Version": "1"},
        )
        made = self.deploy(network(Template=template, Host=host), {"Host": ref("Host")})["Host"]
        found = self.client("ec2").describe_instances(InstanceIds=[made])["Reservations"][0]["Instances"][0]
        self.assertEqual((found["ImageId"], found["InstanceType"]), ("ami-9", "t3.nano"))
