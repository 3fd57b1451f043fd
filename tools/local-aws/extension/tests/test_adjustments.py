"""Where the emulator's own answers are brought closer to those of AWS."""

import json
import unittest

from local_aws.adjustments.interrupted_stacks import settle
from local_aws.adjustments.stack_parameters import with_resolved_values

from tests.support import StackTest, att, ref, resource

_VPC = resource("AWS::EC2::VPC", CidrBlock="10.2.0.0/16")


class StackParameters(StackTest):
    def _put(self, value, kind="String"):
        self.name = f"/app/{self.stack}/value"
        self.client("ssm").put_parameter(Name=self.name, Value=value, Type=kind, Overwrite=True)

    def _described(self):
        return self.cloudformation.describe_stacks(StackName=self.stack)["Stacks"][0]["Parameters"]

    def test_a_stored_parameter_is_told_by_name_with_its_value_beside_it(self):
        self._put("a & b")
        parameter = {"Type": "AWS::SSM::Parameter::Value<String>", "Default": self.name}
        queue = resource("AWS::SNS::Topic", DisplayName=ref("Value"))
        outputs = self.deploy({"Topic": queue}, {"Value": ref("Value")}, {"Value": parameter})
        self.assertEqual(outputs["Value"], "a & b")
        self.assertEqual(
            self._described(),
            [{"ParameterKey": "Value", "ParameterValue": self.name, "ResolvedValue": "a & b"}],
        )

    def test_a_plain_parameter_stays_as_it_is(self):
        self.deploy({"Topic": resource("AWS::SNS::Topic")}, {}, {"Plain": {"Type": "String", "Default": "p"}})
        self.assertEqual(self._described(), [{"ParameterKey": "Plain", "ParameterValue": "p"}])

    def test_a_stored_list_arrives_as_a_list(self):
        self._put("subnet-1,subnet-2", "StringList")
        for kind in ("List<String>", "List<AWS::EC2::Subnet::Id>"):
            with self.subTest(kind):
                parameter = {"Type": f"AWS::SSM::Parameter::Value<{kind}>", "Default": self.name}
                second = {"Fn::Select": [1, ref("Value")]}
                joined = {"Fn::Join": ["+", ref("Value")]}
                topic = resource("AWS::SNS::Topic", DisplayName=kind)
                made = self.deploy({"Topic": topic}, {"Second": second, "All": joined}, {"Value": parameter})
                self.assertEqual(made, {"Second": "subnet-2", "All": "subnet-1+subnet-2"})

    def test_only_the_stack_that_reads_the_store_is_rewritten(self):
        member = "<ParameterKey>P</ParameterKey><ParameterValue>v</ParameterValue>"
        xml = f"<StackId>one</StackId>{member}<StackId>two</StackId>{member}"
        rewritten = with_resolved_values(xml, {"two": {"P": "/p"}})
        self.assertEqual(rewritten.count("<ResolvedValue>v</ResolvedValue>"), 1)
        self.assertTrue(rewritten.startswith(f"<StackId>one</StackId>{member}"))


class PublicParameters(StackTest):
    _PREFIX = "/aws/service/ami-amazon-linux-latest/al2023-ami"

    def test_machine_images_of_both_architectures_are_there(self):
        names = [f"{self._PREFIX}-kernel-default-{arch}" for arch in ("arm64", "x86_64")]
        names += [f"{self._PREFIX}-kernel-6.1-{arch}" for arch in ("arm64", "x86_64")]
        found = self.client("ssm").get_parameters(Names=names)
        self.assertEqual(found["InvalidParameters"], [])
        self.assertTrue(all(entry["Value"].startswith("ami-") for entry in found["Parameters"]))

    def test_a_template_can_read_one(self):
        parameter = {
            "Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
            "Default": f"{self._PREFIX}-kernel-6.1-arm64",
        }
        made = self.deploy(
            {"Topic": resource("AWS::SNS::Topic")}, {"Image": ref("Image")}, {"Image": parameter}
        )
        self.assertTrue(made["Image"].startswith("ami-"))


class Alarm(StackTest):
    def _resources(self, threshold):
        stat = {
            "Metric": {"Namespace": "AWS/RDS", "MetricName": "CPUUtilization"},
            "Period": 300,
            "Stat": "Average",
        }
        return {
            "Alarm": resource(
                "AWS::CloudWatch::Alarm",
                ComparisonOperator="GreaterThanThreshold",
                EvaluationPeriods=1,
                Threshold=threshold,
                Metrics=[
                    {"Id": "sum", "Expression": "a + 1", "ReturnData": True},
                    {"Id": "a", "MetricStat": stat, "ReturnData": False},
                ],
            )
        }

    def test_an_alarm_over_several_metrics_deploys_and_watches_the_first(self):
        name = self.deploy(self._resources(1), {"Alarm": ref("Alarm")})["Alarm"]
        self.deploy(self._resources(2))
        alarm = self.client("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"][0]
        self.assertEqual(
            (alarm["MetricName"], alarm["Period"], alarm["Threshold"]), ("CPUUtilization", 300, 2.0)
        )
        self.remove()
        self.assertEqual(self.client("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"], [])


class Attributes(StackTest):
    def test_a_network_and_its_parts_tell_what_aws_tells(self):
        resources = {
            "Vpc": _VPC,
            "Subnet": resource("AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.2.1.0/24"),
            "Group": resource("AWS::EC2::SecurityGroup", VpcId=ref("Vpc"), GroupDescription="g"),
        }
        outputs = {
            "Network": att("Vpc", "CidrBlock"),
            "Association": {"Fn::Select": [0, att("Vpc", "CidrBlockAssociations")]},
            "Subnet": att("Subnet", "CidrBlock"),
            "Group": att("Group", "Id"),
        }
        made = self.deploy(resources, outputs)
        self.assertEqual((made["Network"], made["Subnet"]), ("10.2.0.0/16", "10.2.1.0/24"))
        resources["Subnet"]["Properties"]["MapPublicIpOnLaunch"] = True
        self.assertEqual(self.deploy(resources, outputs), made)


class BucketTags(StackTest):
    def _tags(self, **properties):
        bucket = self.deploy({"Bucket": resource("AWS::S3::Bucket", **properties)}, {"Name": ref("Bucket")})[
            "Name"
        ]
        tags = self.client("s3").get_bucket_tagging(Bucket=bucket)["TagSet"]
        return {tag["Key"]: tag["Value"] for tag in tags if not tag["Key"].startswith("aws:")}

    def test_a_bucket_has_the_tags_of_its_template(self):
        self.assertEqual(self._tags(Tags=[{"Key": "a", "Value": "b"}]), {"a": "b"})
        self.assertEqual(self._tags(Tags=[{"Key": "c", "Value": "d"}]), {"c": "d"})


class DatabaseCluster(StackTest):
    def _resources(self, managed=True, owner="a", **more):
        return {
            "Key": resource("AWS::KMS::Key", KeyPolicy={"Version": "2012-10-17", "Statement": []}),
            "Vpc": _VPC,
            "Subnet": resource("AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.2.0.0/24"),
            "Subnets": resource(
                "AWS::RDS::DBSubnetGroup", DBSubnetGroupDescription="d", SubnetIds=[ref("Subnet")]
            ),
            "Settings": resource(
                "AWS::RDS::DBClusterParameterGroup",
                Family="aurora-postgresql17",
                Description="d",
                Parameters={"rds.force_ssl": "1"},
            ),
            "Cluster": {
                **resource(
                    "AWS::RDS::DBCluster",
                    Engine="aurora-postgresql",
                    EngineVersion="17.9",
                    MasterUsername="clusteradmin",
                    **({"ManageMasterUserPassword": True} if managed else {"MasterUserPassword": "p"}),
                    StorageEncrypted=True,
                    KmsKeyId=att("Key", "Arn"),
                    DBSubnetGroupName=ref("Subnets"),
                    DBClusterParameterGroupName=ref("Settings"),
                    EnableCloudwatchLogsExports=["postgresql"],
                    ServerlessV2ScalingConfiguration={
                        "MinCapacity": 0,
                        "MaxCapacity": 2,
                        "SecondsUntilAutoPause": 300,
                    },
                    Tags=[{"Key": "Owner", "Value": owner}],
                    **more,
                ),
                "DeletionPolicy": "Delete",
            },
        }

    def _cluster(self, cluster):
        return self.client("rds").describe_db_clusters(DBClusterIdentifier=cluster)["DBClusters"][0]

    def test_a_managed_password_is_a_secret_that_the_stack_can_name(self):
        outputs = {"Cluster": ref("Cluster"), "Secret": att("Cluster", "MasterUserSecret.SecretArn")}
        made = self.deploy(self._resources(), outputs)
        secrets = self.client("secretsmanager")
        value = json.loads(secrets.get_secret_value(SecretId=made["Secret"])["SecretString"])
        self.assertEqual(value["username"], "clusteradmin")
        self.assertEqual(self._cluster(made["Cluster"])["MasterUserSecret"]["SecretArn"], made["Secret"])
        self.assertEqual(self.deploy(self._resources(owner="b"), outputs), made)
        self.remove()
        self.assertNotIn(made["Secret"], [found["ARN"] for found in secrets.list_secrets()["SecretList"]])

    def test_a_password_of_ones_own_takes_the_secret_away(self):
        made = self.deploy(self._resources(), {"Cluster": ref("Cluster")})
        self.deploy(self._resources(managed=False))
        self.assertNotIn("MasterUserSecret", self._cluster(made["Cluster"]))

    def test_encryption_settings_and_log_exports_are_kept(self):
        made = self.deploy(
            self._resources(), {"Cluster": ref("Cluster"), "Key": att("Key", "Arn"), "Group": ref("Settings")}
        )
        cluster = self._cluster(made["Cluster"])
        self.assertTrue(cluster["StorageEncrypted"])
        self.assertEqual(cluster["KmsKeyId"], made["Key"])
        self.assertEqual(cluster["DBClusterParameterGroup"], made["Group"])
        self.assertEqual(cluster["EnabledCloudwatchLogsExports"], ["postgresql"])
        self.assertEqual(cluster["ServerlessV2ScalingConfiguration"]["MinCapacity"], 0)
        self.assertEqual(cluster["ServerlessV2ScalingConfiguration"]["SecondsUntilAutoPause"], 300)
        self.assertIn({"Key": "Owner", "Value": "a"}, cluster["TagList"])
        parameters = self.client("rds").describe_db_cluster_parameters(
            DBClusterParameterGroupName=made["Group"]
        )
        forced = [entry for entry in parameters["Parameters"] if entry["ParameterName"] == "rds.force_ssl"]
        self.assertEqual(forced[0]["ParameterValue"], "1")


class ChangeSets(StackTest):
    def _announced(self, resources):
        name = "next"
        self.cloudformation.create_change_set(
            StackName=self.stack, ChangeSetName=name, TemplateBody=json.dumps({"Resources": resources})
        )
        described = self.cloudformation.describe_change_set(StackName=self.stack, ChangeSetName=name)
        changes = {
            change["ResourceChange"]["LogicalResourceId"]: change["ResourceChange"].get("Replacement")
            for change in described["Changes"]
        }
        self.cloudformation.delete_change_set(StackName=self.stack, ChangeSetName=name)
        return changes

    def test_a_harmless_change_is_no_replacement_and_a_new_address_range_is_one(self):
        def network(cidr, name):
            return {"Vpc": resource("AWS::EC2::VPC", CidrBlock=cidr, Tags=[{"Key": "Name", "Value": name}])}

        self.deploy(network("10.3.0.0/16", "a"))
        self.assertEqual(self._announced(network("10.3.0.0/16", "b")), {"Vpc": "False"})
        self.assertEqual(self._announced(network("10.4.0.0/16", "a")), {"Vpc": "True"})

    def test_a_bucket_is_replaced_for_its_name_only(self):
        def bucket(name, versioned):
            status = "Enabled" if versioned else "Suspended"
            return {
                "Bucket": resource(
                    "AWS::S3::Bucket", BucketName=name, VersioningConfiguration={"Status": status}
                )
            }

        self.deploy(bucket("bucket-one", False))
        self.assertEqual(self._announced(bucket("bucket-one", True)), {"Bucket": "False"})
        self.assertEqual(self._announced(bucket("bucket-two", False)), {"Bucket": "True"})


class InterruptedStacks(unittest.TestCase):
    def _settled(self, status):
        stack = {"StackStatus": status}
        settle(stack)
        return stack["StackStatus"]

    def test_an_operation_that_died_with_the_emulator_has_ended(self):
        self.assertEqual(self._settled("CREATE_IN_PROGRESS"), "ROLLBACK_COMPLETE")
        self.assertEqual(self._settled("UPDATE_IN_PROGRESS"), "UPDATE_ROLLBACK_COMPLETE")
        self.assertEqual(self._settled("DELETE_IN_PROGRESS"), "DELETE_FAILED")

    def test_a_stack_without_an_operation_stays_as_it_is(self):
        for status in ("CREATE_COMPLETE", "REVIEW_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE"):
            self.assertEqual(self._settled(status), status)
