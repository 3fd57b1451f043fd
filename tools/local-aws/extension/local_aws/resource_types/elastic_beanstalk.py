"""Elastic Beanstalk. No instance starts: the environment is an id and an address that nobody answers."""

from local_aws.stub import Stub

RESOURCES = (
    Stub(
        "AWS::ElasticBeanstalk::Application",
        named_by="ApplicationName",
        replaces=("ApplicationName",),
        tags=None,
    ),
    Stub(
        "AWS::ElasticBeanstalk::ApplicationVersion",
        required=("ApplicationName", "SourceBundle"),
        replaces=("ApplicationName", "SourceBundle"),
        attributes={"Id": "{ref}"},
        tags=None,
    ),
    Stub(
        "AWS::ElasticBeanstalk::ConfigurationTemplate",
        required=("ApplicationName",),
        replaces=(
            "ApplicationName",
            "EnvironmentId",
            "PlatformArn",
            "SolutionStackName",
            "SourceConfiguration",
        ),
        attributes={"TemplateName": "{ref}"},
        tags=None,
    ),
    Stub(
        "AWS::ElasticBeanstalk::Environment",
        required=("ApplicationName",),
        replaces=("ApplicationName", "EnvironmentName", "SolutionStackName", "CNAMEPrefix"),
        named_by="EnvironmentName",
        longest=40,
        attributes={"EndpointURL": "awseb-{hex:.10}.{region}.elb.amazonaws.com"},
    ),
)
