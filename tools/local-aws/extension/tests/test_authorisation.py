"""What CloudFormation makes for a stack is judged by the policies and the boundary of the stack's role."""

import json

import botocore.exceptions
import botocore.session

from tests.support import ACCOUNT, REGION, StackTest, emulator, resource

_ROLE = "judged-role"


class JudgedStack(StackTest):
    """A stack whose role may make queues whose names begin with `judged`, and keep them."""

    def setUp(self):
        super().setUp()
        self.iam = self.client("iam")
        self.iam.create_role(RoleName=_ROLE, AssumeRolePolicyDocument="{}")
        self.addCleanup(self.iam.delete_role, RoleName=_ROLE)
        self.addCleanup(self.iam.delete_role_policy, RoleName=_ROLE, PolicyName="Own")
        self.allow("sqs:CreateQueue", "sqs:GetQueueAttributes", "sqs:SetQueueAttributes", "sqs:DeleteQueue")
        calls = [
            _call("sqs:CreateQueue", "c"),
            _call("sqs:GetQueueAttributes", "cr"),
            _call("sqs:SetQueueAttributes", "u"),
            _call("sqs:DeleteQueue", "d"),
        ]
        self.judge({"AWS::SQS::Queue": {"names": ["QueueName"], "calls": calls}})

    def judge(self, types: dict) -> None:
        file = emulator().state / "handler-calls.json"
        role = f"arn:aws:iam::{ACCOUNT}:role/{_ROLE}"
        entry = {"prefix": self.stack, "account": ACCOUNT, "role": role, "types": types}
        file.write_text(json.dumps({"stacks": [entry]}))
        # Whatever else is tested is made as before, and so is what is cleared away at the end.
        self.addCleanup(file.unlink, missing_ok=True)

    def allow(self, *actions: str, **more) -> None:
        queues = f"arn:aws:sqs:{REGION}:{ACCOUNT}:judged*"
        statement = {"Effect": "Allow", "Action": actions, "Resource": queues, **more}
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        self.iam.put_role_policy(RoleName=_ROLE, PolicyName="Own", PolicyDocument=document)

    def queue(self, name: str = "judged", seconds: int = 30) -> dict:
        return {"Queue": resource("AWS::SQS::Queue", QueueName=name, VisibilityTimeout=seconds)}

    def test_what_is_allowed_comes_changes_and_goes(self):
        self.deploy(self.queue())
        self.deploy(self.queue(seconds=60))
        self.remove()

    def test_a_create_that_is_not_allowed_fails_with_the_action_the_resource_and_who_asks(self):
        self.allow("sqs:GetQueueAttributes")
        self.assertEqual(self.attempt(self.queue())["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertIn(
            f"{_ROLE} needs sqs:CreateQueue on arn:aws:sqs:{REGION}:{ACCOUNT}:judged: no policy allows it; "
            "it is called by: a test",
            self.reasons(),
        )

    def test_another_name_is_another_resource(self):
        self.assertEqual(self.attempt(self.queue("others"))["StackStatus"], "ROLLBACK_COMPLETE")

    def test_a_create_ends_with_a_read(self):
        self.allow("sqs:CreateQueue", "sqs:DeleteQueue")
        self.attempt(self.queue())
        self.assertIn("sqs:GetQueueAttributes", " ".join(self.reasons()))

    def test_an_update_that_is_not_allowed_fails(self):
        self.deploy(self.queue())
        self.allow("sqs:GetQueueAttributes", "sqs:DeleteQueue")
        self.attempt(self.queue(seconds=60))
        self.assertIn("sqs:SetQueueAttributes", " ".join(self.reasons()))

    def test_a_delete_that_is_not_allowed_keeps_the_resource(self):
        self.deploy(self.queue())
        self.allow("sqs:GetQueueAttributes")
        self.cloudformation.delete_stack(StackName=self.stack)
        self.assertEqual(self._settled()["StackStatus"], "DELETE_FAILED")
        self.allow("sqs:DeleteQueue")

    def test_the_boundary_holds_whatever_the_policies_allow(self):
        document = {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Action": "*", "Resource": "*"},
                {"Sid": "NoQueues", "Effect": "Deny", "Action": "sqs:Create*", "Resource": "*"},
            ],
        }
        made = self.iam.create_policy(PolicyName="judged-limit", PolicyDocument=json.dumps(document))
        arn = made["Policy"]["Arn"]
        self.addCleanup(self.iam.delete_policy, PolicyArn=arn)
        self.iam.put_role_permissions_boundary(RoleName=_ROLE, PermissionsBoundary=arn)
        self.addCleanup(self.iam.delete_role_permissions_boundary, RoleName=_ROLE)
        self.attempt(self.queue())
        self.assertIn("statement NoQueues denies it", " ".join(self.reasons()))

    def test_tags_that_a_condition_asks_for_are_those_of_the_call(self):
        self.allow("sqs:*", Condition={"StringEquals": {"aws:ResourceTag/Environment": "test"}})
        self.attempt(self.queue())
        self.assertIn("sqs:CreateQueue", " ".join(self.reasons()))
        self.allow("sqs:*", Condition={"StringEquals": {"aws:ResourceTag/Environment": "local"}})
        self.remove()
        self.deploy(self.queue())

    def test_a_role_that_does_not_exist_makes_nothing(self):
        file = emulator().state / "handler-calls.json"
        file.write_text(file.read_text().replace(_ROLE, "nobody"))
        self.attempt(self.queue())
        self.assertIn("the role nobody does not exist: this environment is not bootstrapped", self.reasons())


class Caller(StackTest):
    """A role that deploys takes a session, and may do what its policies say."""

    def setUp(self):
        super().setUp()
        iam = self.client("iam")
        trust = {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
            "Action": "sts:AssumeRole",
        }
        iam.create_role(RoleName=_ROLE, AssumeRolePolicyDocument=json.dumps({"Statement": [trust]}))
        self.addCleanup(iam.delete_role, RoleName=_ROLE)
        own = f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/own-*"
        statement = {"Effect": "Allow", "Action": "cloudformation:DescribeStackEvents", "Resource": own}
        document = json.dumps({"Version": "2012-10-17", "Statement": statement})
        iam.put_role_policy(RoleName=_ROLE, PolicyName="Own", PolicyDocument=document)
        self.addCleanup(iam.delete_role_policy, RoleName=_ROLE, PolicyName="Own")
        self.file = emulator().state / "handler-calls.json"
        self.addCleanup(self.file.unlink, missing_ok=True)
        self.judge(_ROLE)

    def judge(self, *callers: str) -> None:
        role = f"arn:aws:iam::{ACCOUNT}:role/none"
        entry = {"prefix": "own-", "account": ACCOUNT, "role": role, "callers": callers, "types": {}}
        self.file.write_text(json.dumps({"stacks": [entry]}))

    def as_role(self, service: str):
        session = self.client("sts").assume_role(
            RoleArn=f"arn:aws:iam::{ACCOUNT}:role/{_ROLE}", RoleSessionName="tests"
        )["Credentials"]
        return botocore.session.Session().create_client(
            service,
            region_name=REGION,
            endpoint_url=emulator().endpoint,
            aws_access_key_id=session["AccessKeyId"],
            aws_secret_access_key=session["SecretAccessKey"],
            aws_session_token=session["SessionToken"],
        )

    def refusal(self, stack: str) -> str:
        with self.assertRaises(botocore.exceptions.ClientError) as raised:
            self.as_role("cloudformation").describe_stack_events(StackName=stack)
        return str(raised.exception)

    def test_a_call_that_is_allowed_reaches_the_service(self):
        self.assertIn("does not exist", self.refusal("own-1"))

    def test_a_call_on_what_is_not_its_own_is_refused(self):
        self.assertRegex(
            self.refusal("others"), f"AccessDenied.*{_ROLE} may not cloudformation:DescribeStackEvents on"
        )

    def test_an_action_that_no_policy_allows_is_refused_in_every_protocol(self):
        for service, call, arguments in (
            ("s3", "list_objects_v2", {"Bucket": "x"}),
            ("ssm", "get_parameters", {"Names": ["x"]}),
            ("iam", "list_roles", {}),
        ):
            with self.subTest(service), self.assertRaises(botocore.exceptions.ClientError) as raised:
                getattr(self.as_role(service), call)(**arguments)
            self.assertEqual(raised.exception.response["Error"]["Code"], "AccessDenied")

    def allow(self, *statements: dict) -> None:
        document = json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
        self.client("iam").put_role_policy(RoleName=_ROLE, PolicyName="Own", PolicyDocument=document)

    def test_of_several_parameters_each_has_to_be_allowed(self):
        own = f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter/own/*"
        self.allow({"Effect": "Allow", "Action": "ssm:GetParameters*", "Resource": own})
        ssm = self.as_role("ssm")
        self.assertEqual(ssm.get_parameters(Names=["/own/a"])["Parameters"], [])
        self.assertEqual(ssm.get_parameters_by_path(Path="/own/a/")["Parameters"], [])
        for call in (
            lambda: ssm.get_parameters(Names=["/own/a", "/other/b"]),
            lambda: ssm.get_parameters_by_path(Path="/other/"),
        ):
            with self.assertRaises(botocore.exceptions.ClientError) as raised:
                call()
            self.assertIn("parameter/other/", str(raised.exception))

    def test_an_update_is_judged_by_the_role_that_is_handed_over(self):
        role = f"arn:aws:iam::{ACCOUNT}:role/narrow"
        self.allow(
            {
                "Effect": "Allow",
                "Action": "cloudformation:UpdateStack",
                "Resource": "*",
                "Condition": {
                    "StringEquals": {"cloudformation:RoleArn": role},
                    "Null": {"cloudformation:TemplateUrl": "true"},
                },
            }
        )
        given = {"StackName": "own-1", "UsePreviousTemplate": True}
        for arguments, expected in (
            ({**given, "RoleARN": role}, "does not exist"),
            (given, "may not cloudformation:UpdateStack"),
            ({**given, "RoleARN": f"{role}er"}, "may not cloudformation:UpdateStack"),
            (
                {"StackName": "own-1", "TemplateURL": "https://s3.amazonaws.com/x/y", "RoleARN": role},
                "may not cloudformation:UpdateStack",
            ),
        ):
            with (
                self.subTest(arguments),
                self.assertRaisesRegex(botocore.exceptions.ClientError, expected),
            ):
                self.as_role("cloudformation").update_stack(**arguments)

    def test_who_it_is_may_be_asked_by_everybody(self):
        self.assertIn(_ROLE, self.as_role("sts").get_caller_identity()["Arn"])

    def test_a_role_that_nobody_named_does_as_before(self):
        self.judge("another")
        self.assertIn("does not exist", self.refusal("others"))


class OtherStacks(StackTest):
    def test_a_stack_that_nobody_told_of_is_made_as_before(self):
        self.deploy({"Queue": resource("AWS::SQS::Queue", QueueName="anybody")})

    def test_what_nobody_names_gets_a_name_like_those_of_cloudformation(self):
        self.deploy(
            {
                "Group": resource("AWS::Logs::LogGroup"),
                "Value": resource("AWS::SSM::Parameter", Type="String", Value="1"),
            }
        )
        self.assertRegex(self.physical_id("Group"), f"^{self.stack}-Group-")
        self.assertRegex(self.physical_id("Value"), "^CFN-Value-")

    def test_what_nobody_names_keeps_its_name_in_an_update(self):
        def template(days: int, value: str) -> dict:
            return {
                "Group": resource("AWS::Logs::LogGroup", RetentionInDays=days),
                "Value": resource("AWS::SSM::Parameter", Type="String", Value=value),
            }

        self.deploy(template(7, "1"))
        before = self.physical_id("Group"), self.physical_id("Value")
        self.deploy(template(14, "2"))
        self.assertEqual((self.physical_id("Group"), self.physical_id("Value")), before)


def _call(action: str, when: str) -> dict:
    context = {"aws:ResourceTag/Environment": "local"}
    request = {"resource": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{{name}}", "contexts": [context]}
    return {"action": action, "when": when, "source": "a test", "requests": [request]}
