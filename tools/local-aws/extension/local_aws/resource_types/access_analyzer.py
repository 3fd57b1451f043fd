"""IAM Access Analyzer, by name only."""

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
)
