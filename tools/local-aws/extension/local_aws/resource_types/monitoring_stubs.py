"""Alarms over alarms, saved queries, query logging and event stores, by name only."""

from local_aws.stub import Stub

RESOURCES = (
    Stub(
        "AWS::CloudWatch::CompositeAlarm",
        required=("AlarmRule",),
        replaces=("AlarmName",),
        named_by="AlarmName",
        longest=255,
        attributes={"Arn": "arn:aws:cloudwatch:{region}:{account}:alarm:{ref}"},
    ),
    Stub(
        "AWS::Logs::QueryDefinition",
        required=("Name", "QueryString"),
        ref="{uuid}",
        attributes={"QueryDefinitionId": "{ref}"},
        tags=None,
    ),
    Stub(
        "AWS::Logs::AccountPolicy",
        required=("PolicyDocument", "PolicyName", "PolicyType"),
        replaces=("PolicyName", "PolicyType"),
        ref="{account}|{PolicyType}|{PolicyName}",
        attributes={"AccountId": "{account}"},
        tags=None,
    ),
    Stub(
        "AWS::CloudTrail::EventDataStore",
        ref="arn:aws:cloudtrail:{region}:{account}:eventdatastore/{uuid}",
        attributes={"EventDataStoreArn": "{ref}", "Status": "ENABLED"},
    ),
    Stub(
        "AWS::Route53Resolver::ResolverQueryLoggingConfig",
        replaces=("DestinationArn", "Name"),
        ref="rqlc-{hex:.17}",
        attributes={
            "Id": "{ref}",
            "Arn": "arn:aws:route53resolver:{region}:{account}:resolver-query-log-config/{ref}",
            "OwnerId": "{account}",
            "Status": "CREATED",
        },
    ),
    Stub(
        "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
        replaces=("ResolverQueryLogConfigId", "ResourceId"),
        ref="rqlca-{hex:.17}",
        attributes={"Id": "{ref}", "Status": "ACTIVE"},
        tags=None,
    ),
)
