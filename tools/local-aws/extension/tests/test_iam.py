"""IAM types that call the emulator's own service."""

from tests.support import StackTest, att, ref, resource

_DOCUMENT = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}],
}


class Group(StackTest):
    def _resources(self, *names):
        policies = [{"PolicyName": name, "PolicyDocument": _DOCUMENT} for name in names]
        return {"Group": resource("AWS::IAM::Group", Policies=policies)}

    def test_a_group_comes_changes_its_policies_and_goes(self):
        made = self.deploy(self._resources("a"), {"Group": ref("Group"), "Arn": att("Group", "Arn")})
        iam = self.client("iam")
        self.assertTrue(made["Arn"].endswith(f"group/{made['Group']}"))
        self.assertEqual(iam.list_group_policies(GroupName=made["Group"])["PolicyNames"], ["a"])
        self.deploy(self._resources("b"))
        self.assertEqual(iam.list_group_policies(GroupName=made["Group"])["PolicyNames"], ["b"])
        self.remove()
        self.assertNotIn(made["Group"], [found["GroupName"] for found in iam.list_groups()["Groups"]])

    def test_a_managed_policy_is_attached_and_detached(self):
        policy = resource("AWS::IAM::ManagedPolicy", PolicyDocument=_DOCUMENT)
        group = resource("AWS::IAM::Group", ManagedPolicyArns=[ref("Policy")])
        name = self.deploy({"Policy": policy, "Group": group}, {"Group": ref("Group")})["Group"]
        iam = self.client("iam")
        self.assertEqual(len(iam.list_attached_group_policies(GroupName=name)["AttachedPolicies"]), 1)
        self.deploy({"Policy": policy, "Group": resource("AWS::IAM::Group")})
        self.assertEqual(iam.list_attached_group_policies(GroupName=name)["AttachedPolicies"], [])

    def test_a_policy_that_does_not_exist_is_refused(self):
        group = resource("AWS::IAM::Group", ManagedPolicyArns=["arn:aws:iam::222222222222:policy/missing"])
        group["Properties"]["GroupName"] = "half-made"
        self.assertEqual(self.attempt({"Group": group})["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertNotIn(
            "half-made", [found["GroupName"] for found in self.client("iam").list_groups()["Groups"]]
        )


class Membership(StackTest):
    def _resources(self, *users):
        return {
            "Group": resource("AWS::IAM::Group"),
            "Ann": resource("AWS::IAM::User"),
            "Bob": resource("AWS::IAM::User"),
            "Members": resource(
                "AWS::IAM::UserToGroupAddition", GroupName=ref("Group"), Users=[ref(user) for user in users]
            ),
        }

    def _members(self, group):
        return [user["UserName"] for user in self.client("iam").get_group(GroupName=group)["Users"]]

    def test_members_follow_the_template(self):
        made = self.deploy(
            self._resources("Ann"), {"Group": ref("Group"), "Ann": ref("Ann"), "Bob": ref("Bob")}
        )
        self.assertEqual(self._members(made["Group"]), [made["Ann"]])
        self.deploy(self._resources("Bob"))
        self.assertEqual(self._members(made["Group"]), [made["Bob"]])
        without = {name: what for name, what in self._resources().items() if name != "Members"}
        self.deploy(without)
        self.assertEqual(self._members(made["Group"]), [])


class AccessKey(StackTest):
    def _resources(self, status="Active", serial=1):
        return {
            "User": resource("AWS::IAM::User"),
            "Key": resource("AWS::IAM::AccessKey", UserName=ref("User"), Status=status, Serial=serial),
        }

    def _keys(self, user):
        found = self.client("iam").list_access_keys(UserName=user)["AccessKeyMetadata"]
        return [(key["AccessKeyId"], key["Status"]) for key in found]

    def test_a_key_comes_changes_its_status_and_goes(self):
        outputs = {"User": ref("User"), "Key": ref("Key"), "Secret": att("Key", "SecretAccessKey")}
        made = self.deploy(self._resources(), outputs)
        self.assertEqual(self._keys(made["User"]), [(made["Key"], "Active")])
        self.assertTrue(made["Secret"])
        again = self.deploy(self._resources("Inactive"), outputs)
        self.assertEqual(again, made)
        self.assertEqual(self._keys(made["User"]), [(made["Key"], "Inactive")])
        self.deploy({"User": resource("AWS::IAM::User")})
        self.assertEqual(self._keys(made["User"]), [])

    def test_another_serial_replaces_the_key(self):
        made = self.deploy(self._resources(), {"User": ref("User"), "Key": ref("Key")})
        new = self.deploy(self._resources(serial=2), {"Key": ref("Key")})["Key"]
        self.assertNotEqual(new, made["Key"])
        self.assertEqual([key for key, _ in self._keys(made["User"])], [new])


class OidcProvider(StackTest):
    def _resources(self, *audiences, url="https://token.actions.githubusercontent.com"):
        return {"Provider": resource("AWS::IAM::OIDCProvider", Url=url, ClientIdList=list(audiences))}

    def test_a_provider_comes_changes_its_audiences_and_goes(self):
        arn = self.deploy(self._resources("a"), {"Arn": ref("Provider")})["Arn"]
        iam = self.client("iam")
        found = iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
        self.assertEqual(found["ClientIDList"], ["a"])
        self.deploy(self._resources("b"))
        found = iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
        self.assertEqual(found["ClientIDList"], ["b"])
        self.remove()
        self.assertEqual(iam.list_open_id_connect_providers()["OpenIDConnectProviderList"], [])

    def test_an_address_without_https_is_refused(self):
        description = self.attempt(self._resources("a", url="http://plain.example.com"))
        self.assertEqual(description["StackStatus"], "ROLLBACK_COMPLETE")


class InlinePolicies(StackTest):
    def test_a_policy_of_its_own_is_on_the_role_and_leaves_it(self):
        trust = {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
            ],
        }
        role = resource("AWS::IAM::Role", AssumeRolePolicyDocument=trust)
        policy = resource(
            "AWS::IAM::RolePolicy", RoleName=ref("Role"), PolicyName="p", PolicyDocument=_DOCUMENT
        )
        name = self.deploy({"Role": role, "Policy": policy}, {"Role": ref("Role")})["Role"]
        iam = self.client("iam")
        self.assertEqual(iam.list_role_policies(RoleName=name)["PolicyNames"], ["p"])
        self.deploy({"Role": role})
        self.assertEqual(iam.list_role_policies(RoleName=name)["PolicyNames"], [])
