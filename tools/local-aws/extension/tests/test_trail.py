"""A trail that is watched: what is called is recorded, counted by metric filters, and told to people by alarms."""

import json
import unittest

from botocore.config import Config
from local_aws.trail.patterns import matcher

from tests.support import ACCOUNT, REGION, SECRET, StackTest, Visitor, _session, att, emulator, ref, resource

_DESCRIPTION = "Somebody did <this>."


def _watched(**patterns: str) -> dict:
    """A trail with an alarm for each pattern, which tells a topic."""
    resources = {
        "Records": resource("AWS::S3::Bucket"),
        "Events": resource("AWS::Logs::LogGroup"),
        "Role": resource(
            "AWS::IAM::Role",
            AssumeRolePolicyDocument={
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "sts:AssumeRole",
                        "Principal": {"Service": "cloudtrail.amazonaws.com"},
                    }
                ],
            },
        ),
        "Topic": resource(
            "AWS::SNS::Topic", Subscription=[{"Protocol": "email", "Endpoint": "one@example.org"}]
        ),
        "Trail": resource(
            "AWS::CloudTrail::Trail",
            IsLogging=True,
            IsMultiRegionTrail=True,
            S3BucketName=ref("Records"),
            CloudWatchLogsLogGroupArn=att("Events", "Arn"),
            CloudWatchLogsRoleArn=att("Role", "Arn"),
        ),
    }
    for name, pattern in patterns.items():
        metric = {"MetricName": name, "MetricNamespace": "watch"}
        resources[f"{name}Filter"] = resource(
            "AWS::Logs::MetricFilter",
            LogGroupName=ref("Events"),
            FilterPattern=pattern,
            MetricTransformations=[{**metric, "MetricValue": "1"}],
        )
        resources[name] = resource(
            "AWS::CloudWatch::Alarm",
            MetricName=name,
            Namespace="watch",
            Statistic="Sum",
            Period=300,
            EvaluationPeriods=1,
            Threshold=1,
            ComparisonOperator="GreaterThanOrEqualToThreshold",
            TreatMissingData="notBreaching",
            AlarmDescription=_DESCRIPTION,
            AlarmActions=[ref("Topic")],
        )
    return resources


class Alarms(StackTest):
    def _state(self, name: str) -> str:
        [alarm] = self.client("cloudwatch").describe_alarms(AlarmNames=[self.physical_id(name)])[
            "MetricAlarms"
        ]
        return alarm["StateValue"]

    def _as(self, agent: str):
        config = Config(user_agent=agent)
        return _session().create_client(
            "ssm",
            region_name=REGION,
            endpoint_url=emulator().endpoint,
            aws_access_key_id=ACCOUNT,
            aws_secret_access_key=SECRET,
            config=config,
        )

    def _mailbox(self) -> str:
        return Visitor(emulator().port).get("mailbox")[1]

    def test_the_use_of_root_sets_off_an_alarm_and_the_mail_says_what_to_do(self):
        self.deploy(
            _watched(RootUse='{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) }')
        )
        self.client("ssm").describe_parameters()
        self.assertEqual(self._state("RootUse"), "ALARM")
        page = self._mailbox()
        self.assertIn(self.physical_id("RootUse"), page)
        self.assertIn("to one@example.org", page)
        self.assertIn("Somebody did &lt;this&gt;.", page)

    def test_a_trail_that_is_stopped_says_so_with_its_last_word(self):
        self.deploy(
            _watched(Stopped='{ ($.eventSource = "cloudtrail.amazonaws.com") && ($.eventName = "Stop*") }')
        )
        trail = self.client("cloudtrail")
        self.assertEqual(self._state("Stopped"), "INSUFFICIENT_DATA")
        trail.stop_logging(Name=self.physical_id("Trail"))
        self.assertEqual(self._state("Stopped"), "ALARM")

    def test_a_trail_that_is_stopped_writes_nothing_any_more(self):
        self.deploy(_watched(Any='{ $.eventName = "DescribeParameters" }'))
        self.client("cloudtrail").stop_logging(Name=self.physical_id("Trail"))
        self.client("ssm").describe_parameters()
        self.assertEqual(self._state("Any"), "INSUFFICIENT_DATA")

    def test_commands_and_stacks_are_not_the_root_user_by_themselves(self):
        self.deploy(
            _watched(RootUse='{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) }')
        )
        for agent in ("aws-sdk-js/3 app/workspace-command", "cloudformation.amazonaws.com"):
            self._as(agent).describe_parameters()
        # The look at the alarm is itself by root: it is set off by then, and not before.
        events = self.client("cloudtrail").lookup_events(
            LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "DescribeParameters"}]
        )["Events"]
        told = [json.loads(event["CloudTrailEvent"])["userIdentity"] for event in events[:2]]
        self.assertEqual(
            [one["invokedBy"] for one in told], ["cloudformation.amazonaws.com", "workspace-command"]
        )

    def test_calls_have_the_names_of_the_trail(self):
        self.deploy({"Bucket": resource("AWS::S3::Bucket")})
        bucket = self.physical_id("Bucket")
        policy = {"Version": "2012-10-17", "Statement": []}
        self.client("s3").put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
        self.client("iam").list_users()
        told = [
            json.loads(event["CloudTrailEvent"])
            for event in self.client("cloudtrail").lookup_events(MaxResults=20)["Events"]
        ]
        names = {one["eventName"]: one for one in told}
        self.assertEqual(names["PutBucketPolicy"]["requestParameters"]["bucketName"], bucket)
        self.assertIs(names["PutBucketPolicy"]["readOnly"], False)
        self.assertIn("CreateStack", names)

    def test_a_filter_that_is_not_understood_is_named(self):
        self.deploy(_watched(Columns="[ip, user]"))
        self.client("ssm").describe_parameters()
        _, home = Visitor(emulator().port).get("home")
        self.assertIn("patterns of columns are not understood", home)


class Patterns(unittest.TestCase):
    EVENT = json.dumps(
        {"name": "Put[x]", "size": 5, "fine": True, "who": {"ids": ["a", "b"]}, "none": None, "id": 12.0}
    )

    def test_what_is_counted(self):
        for pattern in (
            '{ $.name = "Put[x]" }',
            '{ $.name = "*[x*" }',
            '{ $.name != "Get*" }',
            "{ $.size > 4 }",
            "{ $.size <= 5 && $.fine IS TRUE }",
            '{ $.who.ids[1] = "b" }',
            "{ $.none IS NULL }",
            "{ $.other NOT EXISTS }",
            "{ $.id = 12 }",
            '{ ($.size = 6) || (($.fine IS FALSE) || ($.name = "P*")) }',
            "Put fine",
            "?nothing ?Put",
            "",
        ):
            self.assertTrue(matcher(pattern)(self.EVENT), pattern)

    def test_what_is_not(self):
        for pattern in (
            '{ $.name = "putx" }',
            '{ $.name = "Put?x]" }',
            '{ $.other != "x" }',
            "{ $.size > 5 }",
            "{ $.fine > 0 }",
            "{ $.name EXISTS && $.other EXISTS }",
            "Put -fine",
            "nothing",
        ):
            self.assertFalse(matcher(pattern)(self.EVENT), pattern)
        self.assertFalse(matcher('{ $.name = "x" }')("no JSON"))

    def test_what_is_refused(self):
        for pattern in (
            "[a, b]",
            "%x%",
            "{ $.a = 1",
            "{ a = 1 }",
            "{ $.a = 1 } }",
            "{ $.a ~ 1 }",
            "{ $.a LIKE 1 }",
        ):
            with self.assertRaises(ValueError, msg=pattern):
                matcher(pattern)
