"""Custom resources: they run, or they fail at once with a name."""

import io
import time
import zipfile

from botocore.exceptions import ClientError

from tests.support import ACCOUNT, REGION, StackTest, att, ref, resource

_ANSWER = """
import json, urllib.request
def answer(event, status, data):
    body = {"Status": status, "PhysicalResourceId": "physical", "Data": data, "Reason": "because"}
    body |= {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
    urllib.request.urlopen(urllib.request.Request(event["ResponseURL"], json.dumps(body).encode(), method="PUT"))
"""


class CustomResources(StackTest):
    def _deploy(self, body, **properties):
        """Deploys a custom resource whose function is `_ANSWER` and this body; gives the stack and the seconds it took."""
        code = {"ZipFile": f"{_ANSWER}\ndef handler(event, context):\n{body}"}
        function = resource(
            "AWS::Lambda::Function",
            Runtime="python3.12",
            Handler="index.handler",
            Code=code,
            Role=f"arn:aws:iam::{ACCOUNT}:role/r",
            Timeout=60,
        )
        mine = resource("Custom::Mine", ServiceToken=att("Function", "Arn"), **properties)
        began = time.monotonic()
        described = self.attempt({"Function": function, "Mine": mine}, {"Value": att("Mine", "value")})
        return described, time.monotonic() - began

    def _value(self, body, **properties):
        described, _ = self._deploy(body, **properties)
        self.assertEqual(described["StackStatus"], "CREATE_COMPLETE", self.reasons())
        return described["Outputs"][0]["OutputValue"]

    def test_a_function_answers_with_its_attributes(self):
        self.assertEqual(self._value(" answer(event, 'SUCCESS', {'value': 'v'})"), "v")

    def test_a_function_has_the_sdk_and_a_session_of_its_role(self):
        body = (
            " import boto3\n"
            " arn = boto3.client('sts').get_caller_identity()['Arn']\n"
            " answer(event, 'SUCCESS', {'value': arn})"
        )
        self.assertIn(":assumed-role/r/", self._value(body))

    def test_nothing_is_fetched_by_npm(self):
        body = " answer(event, 'SUCCESS', {'value': event['ResourceProperties']['InstallLatestAwsSdk']})"
        self.assertEqual(self._value(body, InstallLatestAwsSdk="true"), "false")

    def test_a_function_that_fails_fails_its_stack_at_once_and_by_name(self):
        described, seconds = self._deploy(" if event['RequestType'] != 'Delete': import no_such_sdk")
        self.assertEqual(described["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertLess(seconds, 60)
        reasons = "\n".join(self.reasons())
        self.assertRegex(reasons, r"The function test-\d+-Function-\w+ failed: No module named 'no_such_sdk'")

    def test_the_first_answer_counts(self):
        self.assertEqual(
            self._value(" answer(event, 'SUCCESS', {'value': 'v'})\n raise ValueError('too late')"), "v"
        )

    def test_a_function_that_never_answers_is_waited_for_as_long_as_it_was_given(self):
        described, seconds = self._deploy(" return None", ServiceTimeout=2)
        self.assertEqual(described["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertLess(seconds, 60)
        self.assertTrue(
            any("'Mine' timed out after 2s" in reason for reason in self.reasons()), self.reasons()
        )


class BucketDeployments(StackTest):
    """Files of a site, as the CDK deploys them."""

    def setUp(self):
        super().setUp()
        self.s3 = self.client("s3")
        self.sources = f"sources-of-{self.stack}"
        self.s3.create_bucket(Bucket=self.sources, CreateBucketConfiguration={"LocationConstraint": REGION})

    def _archive(self, key, files):
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        self.s3.put_object(Bucket=self.sources, Key=key, Body=content.getvalue())

    def _deployed(self, *keys, **properties):
        deployment = resource(
            "Custom::CDKBucketDeployment",
            ServiceToken="arn:aws:lambda:::function:unused",
            SourceBucketNames=[self.sources for _ in keys],
            SourceObjectKeys=list(keys),
            DestinationBucketName=ref("Bucket"),
            **properties,
        )
        outputs = {"Bucket": ref("Bucket"), "Arn": att("Files", "DestinationBucketArn")}
        made = self.deploy({"Bucket": resource("AWS::S3::Bucket"), "Files": deployment}, outputs)
        self.addCleanup(self._empty, made["Bucket"])
        return made["Bucket"]

    def _content(self, bucket):
        listed = self.s3.list_objects_v2(Bucket=bucket).get("Contents", [])
        return {
            entry["Key"]: self.s3.get_object(Bucket=bucket, Key=entry["Key"])["Body"].read().decode("latin-1")
            for entry in listed
        }

    def _empty(self, bucket):
        try:
            for key in self._content(bucket):
                self.s3.delete_object(Bucket=bucket, Key=key)
        except ClientError:
            pass  # it went with its stack

    def test_files_arrive_below_the_prefix_a_later_source_wins(self):
        self._archive("a.zip", {"index.html": "one", "sub/x.css": "x"})
        self._archive("b.zip", {"index.html": "two"})
        bucket = self._deployed("a.zip", "b.zip", DestinationBucketKeyPrefix="web")
        self.assertEqual(self._content(bucket), {"web/index.html": "two", "web/sub/x.css": "x"})
        self.assertEqual(self.s3.head_object(Bucket=bucket, Key="web/sub/x.css")["ContentType"], "text/css")

    def test_values_known_at_deploy_time_are_put_in(self):
        self._archive("a.zip", {"c.json": '{"name": "<<1>>", "quoted": "<<2>>"}'})
        bucket = self._deployed(
            "a.zip",
            SourceMarkers=[{"<<1>>": ref("Bucket"), "<<2>>": 'say "hi"'}],
            SourceMarkersConfig=[{"jsonEscape": "true"}],
        )
        self.assertEqual(self._content(bucket)["c.json"], f'{{"name": "{bucket}", "quoted": "say \\"hi\\""}}')

    def test_what_is_no_longer_there_is_removed_unless_it_is_excluded(self):
        self._archive("a.zip", {"old.txt": "old", "kept.log": "kept"})
        bucket = self._deployed("a.zip")
        self._archive("b.zip", {"new.txt": "new"})
        self._deployed("b.zip", Exclude=["*.log"])
        self.assertEqual(self._content(bucket), {"new.txt": "new", "kept.log": "kept"})

    def test_nothing_is_removed_where_that_is_said(self):
        self._archive("a.zip", {"old.txt": "old"})
        bucket = self._deployed("a.zip")
        self._archive("b.zip", {"new.txt": "new"})
        self._deployed("b.zip", Prune=False)
        self.assertEqual(self._content(bucket), {"old.txt": "old", "new.txt": "new"})

    def test_an_archive_can_stay_one_and_metadata_is_set(self):
        self._archive("a.zip", {"index.html": "one"})
        bucket = self._deployed("a.zip", Extract=False, SystemMetadata={"cache-control": "no-store"})
        head = self.s3.head_object(Bucket=bucket, Key="a.zip")
        self.assertEqual(head["CacheControl"], "no-store")

    def test_files_go_with_the_stack_where_they_are_not_to_be_kept(self):
        self._archive("a.zip", {"index.html": "one"})
        bucket = self._deployed("a.zip", RetainOnDelete=False)
        self.remove()
        with self.assertRaises(ClientError):
            self.s3.head_bucket(Bucket=bucket)
