"""Trails, Config, secrets, WAF, backups and user pools: each type calls the emulator's own service."""

from botocore.exceptions import ClientError

from tests.support import StackTest, att, ref, resource


class Trail(StackTest):
    def _resources(self, logging=True, validation=True, owner="a"):
        return {
            "Logs": resource("AWS::S3::Bucket"),
            "Trail": resource(
                "AWS::CloudTrail::Trail",
                S3BucketName=ref("Logs"),
                IsLogging=logging,
                IsMultiRegionTrail="true",
                EnableLogFileValidation=validation,
                KMSKeyId="arn:aws:kms:eu-west-1:222222222222:key/k",
                EventSelectors=[{"ReadWriteType": "WriteOnly", "IncludeManagementEvents": True}],
                Tags=[{"Key": "Owner", "Value": owner}],
            ),
        }

    def test_a_trail_comes_changes_and_goes(self):
        made = self.deploy(self._resources(), {"Trail": ref("Trail"), "Arn": att("Trail", "Arn")})
        cloudtrail = self.client("cloudtrail")
        trail = cloudtrail.get_trail(Name=made["Trail"])["Trail"]
        self.assertEqual(trail["TrailARN"], made["Arn"])
        self.assertTrue(trail["IsMultiRegionTrail"])
        self.assertTrue(cloudtrail.get_trail_status(Name=made["Trail"])["IsLogging"])
        selectors = cloudtrail.get_event_selectors(TrailName=made["Trail"])["EventSelectors"]
        self.assertEqual(selectors[0]["ReadWriteType"], "WriteOnly")

        self.deploy(self._resources(logging=False, validation=False, owner="b"))
        self.assertFalse(cloudtrail.get_trail_status(Name=made["Trail"])["IsLogging"])
        self.assertFalse(cloudtrail.get_trail(Name=made["Trail"])["Trail"]["LogFileValidationEnabled"])
        tags = cloudtrail.list_tags(ResourceIdList=[made["Arn"]])["ResourceTagList"][0]["TagsList"]
        self.assertIn({"Key": "Owner", "Value": "b"}, tags)

        self.remove()
        self.assertEqual(cloudtrail.describe_trails()["trailList"], [])

    def test_an_empty_list_of_selectors_means_management_events(self):
        resources = self._resources()
        resources["Trail"]["Properties"]["EventSelectors"] = []
        name = self.deploy(resources, {"Trail": ref("Trail")})["Trail"]
        selectors = self.client("cloudtrail").get_event_selectors(TrailName=name)["EventSelectors"]
        self.assertEqual([found["ReadWriteType"] for found in selectors], ["All"])

    def test_a_trail_to_a_missing_bucket_is_refused(self):
        trail = resource("AWS::CloudTrail::Trail", S3BucketName="nowhere", IsLogging=True)
        self.assertEqual(self.attempt({"Trail": trail})["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertTrue(any("nowhere" in reason for reason in self.reasons()))


class Config(StackTest):
    def _resources(self, prefix="a", everything=True):
        return {
            "Logs": resource("AWS::S3::Bucket"),
            "Recorder": resource(
                "AWS::Config::ConfigurationRecorder",
                Name="default",
                RoleARN="arn:aws:iam::222222222222:role/config",
                RecordingGroup={"AllSupported": everything},
            ),
            "Channel": resource("AWS::Config::DeliveryChannel", S3BucketName=ref("Logs"), S3KeyPrefix=prefix),
            "Rule": resource(
                "AWS::Config::ConfigRule",
                Description=prefix,
                Source={"Owner": "AWS", "SourceIdentifier": "S3_BUCKET_VERSIONING_ENABLED"},
                InputParameters={"isMfaDeleteEnabled": "true"},
            ),
        }

    def test_recording_and_rules_come_change_and_go(self):
        rule = self.deploy(self._resources(), {"Rule": ref("Rule"), "Arn": att("Rule", "Arn")})["Rule"]
        config = self.client("config")
        status = config.describe_configuration_recorder_status()["ConfigurationRecordersStatus"]
        self.assertEqual([(found["name"], found["recording"]) for found in status], [("default", True)])
        self.assertEqual(self._channel(config)[0]["s3KeyPrefix"], "a")

        self.deploy(self._resources("b", everything=False))
        self.assertEqual(self._channel(config)[0]["s3KeyPrefix"], "b")
        rules = config.describe_config_rules(ConfigRuleNames=[rule])["ConfigRules"]
        self.assertEqual(rules[0]["Description"], "b")

        self.remove()
        self.assertEqual(self._channel(config), [])
        self.assertEqual(config.describe_configuration_recorders()["ConfigurationRecorders"], [])
        self.assertEqual(config.describe_config_rules()["ConfigRules"], [])

    @staticmethod
    def _channel(config):
        return config.describe_delivery_channels()["DeliveryChannels"]


class Secret(StackTest):
    _POLICY = {"Version": "2012-10-17", "Statement": []}

    def _resources(self, days=30, action="secretsmanager:GetSecretValue"):
        statement = {"Effect": "Deny", "Principal": "*", "Action": action, "Resource": "*"}
        return {
            "Secret": resource("AWS::SecretsManager::Secret", SecretString="s"),
            "Rotation": resource(
                "AWS::SecretsManager::RotationSchedule",
                SecretId=ref("Secret"),
                RotationLambdaARN="arn:aws:lambda:eu-west-1:222222222222:function:rotate",
                RotationRules={"AutomaticallyAfterDays": str(days)},
            ),
            "Policy": resource(
                "AWS::SecretsManager::ResourcePolicy",
                SecretId=ref("Secret"),
                ResourcePolicy={**self._POLICY, "Statement": [statement]},
            ),
        }

    def test_rotation_and_policy_come_change_and_go(self):
        arn = self.deploy(self._resources(), {"Secret": ref("Secret")})["Secret"]
        secrets = self.client("secretsmanager")
        found = secrets.describe_secret(SecretId=arn)
        self.assertTrue(found["RotationEnabled"])
        self.assertEqual(found["RotationRules"]["AutomaticallyAfterDays"], 30)
        self.deploy(self._resources(60, "secretsmanager:*"))
        found = secrets.describe_secret(SecretId=arn)
        self.assertEqual(found["RotationRules"]["AutomaticallyAfterDays"], 60)
        self.assertIn("secretsmanager:*", secrets.get_resource_policy(SecretId=arn)["ResourcePolicy"])
        self.deploy({"Secret": self._resources()["Secret"]})
        self.assertFalse(secrets.describe_secret(SecretId=arn).get("RotationEnabled", False))
        self.assertNotIn("ResourcePolicy", secrets.get_resource_policy(SecretId=arn))

    def test_a_rotation_without_a_function_is_refused(self):
        resources = self._resources()
        del resources["Rotation"]["Properties"]["RotationLambdaARN"]
        self.assertEqual(self.attempt(resources)["StackStatus"], "ROLLBACK_COMPLETE")


class WebAcl(StackTest):
    _VISIBILITY = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "m"}
    _TARGET = "arn:aws:cognito-idp:eu-west-1:222222222222:userpool/eu-west-1_A"

    def _resources(self, *addresses):
        return {
            "Acl": resource(
                "AWS::WAFv2::WebACL",
                Scope="REGIONAL",
                DefaultAction={"Allow": {}},
                VisibilityConfig=self._VISIBILITY,
            ),
            "Association": resource(
                "AWS::WAFv2::WebACLAssociation", ResourceArn=self._TARGET, WebACLArn=att("Acl", "Arn")
            ),
            "Addresses": resource(
                "AWS::WAFv2::IPSet", Scope="REGIONAL", IPAddressVersion="IPV4", Addresses=list(addresses)
            ),
        }

    def test_an_association_and_an_address_set_come_change_and_go(self):
        self.deploy(self._resources("10.0.0.0/8"), {"Acl": att("Acl", "Arn")})
        wafv2 = self.client("wafv2")
        self.assertIn("WebACL", wafv2.get_web_acl_for_resource(ResourceArn=self._TARGET))
        name, set_id, scope = self.physical_id("Addresses").split("|")
        identity = {"Name": name, "Id": set_id, "Scope": scope}
        self.deploy(self._resources("10.0.0.0/8", "192.168.0.0/16"))
        self.assertEqual(len(wafv2.get_ip_set(**identity)["IPSet"]["Addresses"]), 2)
        self.deploy({"Acl": self._resources()["Acl"]})
        with self.assertRaises(ClientError):
            wafv2.get_web_acl_for_resource(ResourceArn=self._TARGET)
        with self.assertRaises(ClientError):
            wafv2.get_ip_set(**identity)


class BackupSelection(StackTest):
    def _resources(self, value="daily"):
        rule = {
            "RuleName": "daily",
            "TargetBackupVault": ref("Vault"),
            "ScheduleExpression": "cron(0 5 * * ? *)",
        }
        tags = [{"ConditionType": "STRINGEQUALS", "ConditionKey": "Backup", "ConditionValue": value}]
        return {
            "Vault": resource("AWS::Backup::BackupVault", BackupVaultName="selection-test"),
            "Plan": resource(
                "AWS::Backup::BackupPlan", BackupPlan={"BackupPlanName": "daily", "BackupPlanRule": [rule]}
            ),
            "Selection": resource(
                "AWS::Backup::BackupSelection",
                BackupPlanId=ref("Plan"),
                BackupSelection={
                    "SelectionName": "tagged",
                    "IamRoleArn": "arn:aws:iam::222222222222:role/backup",
                    "ListOfTags": tags,
                },
            ),
        }

    def test_a_selection_comes_is_replaced_and_goes(self):
        plan = self.deploy(self._resources(), {"Plan": ref("Plan")})["Plan"]
        backup = self.client("backup")
        old = backup.list_backup_selections(BackupPlanId=plan)["BackupSelectionsList"]
        self.deploy(self._resources("weekly"))
        new = backup.list_backup_selections(BackupPlanId=plan)["BackupSelectionsList"]
        self.assertEqual((len(old), len(new)), (1, 1))
        self.assertNotEqual(old[0]["SelectionId"], new[0]["SelectionId"])
        self.deploy({name: what for name, what in self._resources().items() if name != "Selection"})
        self.assertEqual(backup.list_backup_selections(BackupPlanId=plan)["BackupSelectionsList"], [])


class UserPool(StackTest):
    def _resources(self, client="a"):
        return {
            "Pool": resource("AWS::Cognito::UserPool"),
            "Group": resource("AWS::Cognito::UserPoolGroup", UserPoolId=ref("Pool"), GroupName="clinicians"),
            "User": resource("AWS::Cognito::UserPoolUser", UserPoolId=ref("Pool"), Username="ann"),
            "Member": resource(
                "AWS::Cognito::UserPoolUserToGroupAttachment",
                UserPoolId=ref("Pool"),
                GroupName=ref("Group"),
                Username=ref("User"),
            ),
            "Provider": resource(
                "AWS::Cognito::UserPoolIdentityProvider",
                UserPoolId=ref("Pool"),
                ProviderName="Google",
                ProviderType="Google",
                ProviderDetails={"client_id": client, "client_secret": "s", "authorize_scopes": "email"},
            ),
        }

    def test_users_memberships_and_providers_come_change_and_go(self):
        pool = self.deploy(self._resources(), {"Pool": ref("Pool")})["Pool"]
        cognito = self.client("cognito-idp")
        members = cognito.list_users_in_group(UserPoolId=pool, GroupName="clinicians")["Users"]
        self.assertEqual([user["Username"] for user in members], ["ann"])
        self.deploy(self._resources("b"))
        provider = cognito.describe_identity_provider(UserPoolId=pool, ProviderName="Google")[
            "IdentityProvider"
        ]
        self.assertEqual(provider["ProviderDetails"]["client_id"], "b")
        kept = ("Pool", "Group")
        self.deploy({name: what for name, what in self._resources().items() if name in kept})
        self.assertEqual(cognito.list_users(UserPoolId=pool)["Users"], [])
        self.assertEqual(cognito.list_identity_providers(UserPoolId=pool)["Providers"], [])
