"""Services that look for what is wrong. They are switched on by name and find nothing."""

from local_aws.stub import Stub

RESOURCES = (
    Stub(
        "AWS::AccessAnalyzer::Analyzer",
        required=("Type",),
        replaces=("AnalyzerName", "Type"),
        named_by="AnalyzerName",
        longest=255,
        ref="arn:aws:access-analyzer:{region}:{account}:analyzer/{name}",
        attributes={"Arn": "{ref}"},
    ),
    Stub("AWS::GuardDuty::Detector", required=("Enable",), ref="{hex:.32}", attributes={"Id": "{ref}"}),
    Stub(
        "AWS::GuardDuty::MalwareProtectionPlan",
        required=("ProtectedResource", "Role"),
        ref="{hex:.20}",
        attributes={
            "MalwareProtectionPlanId": "{ref}",
            "Arn": "arn:aws:guardduty:{region}:{account}:malware-protection-plan/{ref}",
            "CreatedAt": "2026-01-01T00:00:00.000Z",
            "Status": "ACTIVE",
        },
    ),
    Stub(
        "AWS::SecurityHub::Hub",
        ref="arn:aws:securityhub:{region}:{account}:hub/default",
        attributes={"ARN": "{ref}", "SubscribedAt": "2026-01-01T00:00:00.000Z"},
        tags=("Tags", "map"),
    ),
    Stub(
        "AWS::SecurityHub::Standard",
        required=("StandardsArn",),
        replaces=("StandardsArn",),
        ref="arn:aws:securityhub:{region}:{account}:subscription/{hex:.16}",
        attributes={"StandardsSubscriptionArn": "{ref}"},
        tags=None,
    ),
    Stub(
        "AWS::Macie::Session",
        ref="{account}",
        attributes={
            "AwsAccountId": "{ref}",
            "ServiceRole": "arn:aws:iam::{account}:role/aws-service-role/macie.amazonaws.com/"
            "AWSServiceRoleForAmazonMacie",
            "AutomatedDiscoveryStatus": "DISABLED",
        },
        tags=None,
    ),
)
