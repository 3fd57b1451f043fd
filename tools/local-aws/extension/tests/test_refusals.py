"""What AWS refuses is refused here as well."""

from tests.support import StackTest, ref, resource

_POLICY = {"Version": "2012-10-17", "Statement": []}


class Properties(StackTest):
    def _refused(self, reason, **resources):
        description = self.attempt(resources)
        self.assertEqual(description["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertTrue(any(reason in found for found in self.reasons()), self.reasons())

    def test_a_network_without_a_proper_address_range(self):
        self._refused("10.0.0.0/33", Vpc=resource("AWS::EC2::VPC", CidrBlock="10.0.0.0/33"))

    def test_a_subnet_outside_its_network(self):
        vpc = resource("AWS::EC2::VPC", CidrBlock="10.0.0.0/16")
        subnet = resource("AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.1.0.0/24")
        self._refused("not within 10.0.0.0/16", Vpc=vpc, Subnet=subnet)

    def test_anything_in_a_network_that_does_not_exist(self):
        for type_name, more in (
            ("AWS::EC2::Subnet", {"CidrBlock": "10.0.0.0/24"}),
            ("AWS::EC2::SecurityGroup", {"GroupDescription": "d"}),
            ("AWS::EC2::VPCEndpoint", {"ServiceName": "com.amazonaws.eu-west-1.s3"}),
            ("AWS::EC2::RouteTable", {}),
        ):
            with self.subTest(type_name):
                self.setUp()
                self._refused("vpc-missing", It=resource(type_name, VpcId="vpc-missing", **more))

    def test_a_retention_that_logs_do_not_have(self):
        self._refused("2000", Logs=resource("AWS::Logs::LogGroup", RetentionInDays=2000))

    def test_a_policy_of_a_bucket_that_does_not_exist(self):
        policy = resource("AWS::S3::BucketPolicy", Bucket="missing", PolicyDocument=_POLICY)
        self._refused("does not exist", Policy=policy)

    def test_a_cluster_with_groups_that_do_not_exist(self):
        login = {"MasterUsername": "u", "MasterUserPassword": "p", "Engine": "aurora-postgresql"}
        subnets = resource("AWS::RDS::DBCluster", DBSubnetGroupName="missing", **login)
        self._refused("subnet group 'missing'", Cluster=subnets)
        self.setUp()
        settings = resource("AWS::RDS::DBCluster", DBClusterParameterGroupName="missing", **login)
        self._refused("ParameterGroup not found: missing", Cluster=settings)

    def test_passkeys_that_count_once_where_two_factors_are_required(self):
        pool = {
            "MfaConfiguration": "ON",
            "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["WEB_AUTHN"]}},
        }
        self._refused("SINGLE_FACTOR", Pool=resource("AWS::Cognito::UserPool", **pool))
        self.setUp()
        both = {"WebAuthnFactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION"}
        self.deploy({"Pool": resource("AWS::Cognito::UserPool", **pool, **both)})


class Deletes(StackTest):
    def _refused(self, reason):
        self.cloudformation.delete_stack(StackName=self.stack)
        self.assertEqual(self._settled()["StackStatus"], "DELETE_FAILED")
        self.assertTrue(any(reason in found for found in self.reasons()), self.reasons())

    def test_a_bucket_with_something_in_it_stays(self):
        bucket = self.deploy({"Bucket": resource("AWS::S3::Bucket")}, {"Bucket": ref("Bucket")})["Bucket"]
        s3 = self.client("s3")
        s3.put_object(Bucket=bucket, Key="k", Body=b"x")
        self._refused("not empty")
        s3.delete_object(Bucket=bucket, Key="k")

    def test_a_protected_user_pool_stays(self):
        pool = resource("AWS::Cognito::UserPool", DeletionProtection="ACTIVE")
        made = self.deploy({"Pool": pool}, {"Pool": ref("Pool")})
        self._refused("deletion protection")
        self.client("cognito-idp").update_user_pool(UserPoolId=made["Pool"], DeletionProtection="INACTIVE")

    def test_a_protected_database_stays_and_keeps_its_secret(self):
        cluster = resource(
            "AWS::RDS::DBCluster",
            Engine="aurora-postgresql",
            MasterUsername="u",
            ManageMasterUserPassword=True,
            DeletionProtection=True,
        )
        made = self.deploy({"Cluster": cluster}, {"Cluster": ref("Cluster")})["Cluster"]
        self._refused("protected")
        rds = self.client("rds")
        found = rds.describe_db_clusters(DBClusterIdentifier=made)["DBClusters"][0]
        self.client("secretsmanager").get_secret_value(SecretId=found["MasterUserSecret"]["SecretArn"])
        rds.modify_db_cluster(DBClusterIdentifier=made, DeletionProtection=False)

    def test_a_protected_instance_stays(self):
        instance = resource(
            "AWS::RDS::DBInstance",
            Engine="postgres",
            DBInstanceClass="db.t4g.micro",
            MasterUsername="u",
            MasterUserPassword="p",
            DeletionProtection=True,
        )
        made = self.deploy({"Instance": instance}, {"Instance": ref("Instance")})["Instance"]
        self._refused("protected")
        self.client("rds").modify_db_instance(
            DBInstanceIdentifier=made, DeletionProtection=False, ApplyImmediately=True
        )

    def test_a_protected_load_balancer_stays(self):
        attributes = [{"Key": "deletion_protection.enabled", "Value": "true"}]
        balancer = resource(
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            Subnets=["subnet-a", "subnet-b"],
            LoadBalancerAttributes=attributes,
        )
        arn = self.deploy({"Web": balancer}, {"Web": ref("Web")})["Web"]
        self._refused("deletion protection is enabled")
        attributes[0]["Value"] = "false"
        self.client("elbv2").modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=attributes)
