"""The parts of AWS Config that the emulator's own service lacks."""

from local_aws.stub import Stub

RESOURCES = (
    Stub(
        "AWS::Config::ConformancePack",
        required=("ConformancePackName",),
        replaces=("ConformancePackName",),
        ref="{ConformancePackName}",
        attributes={
            "ConformancePackArn": "arn:aws:config:{region}:{account}:conformance-pack/{ref}/"
            "conformance-pack-{hex:.9}"
        },
    ),
    Stub(
        "AWS::Config::ConfigurationAggregator",
        replaces=("ConfigurationAggregatorName",),
        named_by="ConfigurationAggregatorName",
        attributes={
            "ConfigurationAggregatorArn": "arn:aws:config:{region}:{account}:config-aggregator/"
            "config-aggregator-{hex:.8}"
        },
    ),
    Stub(
        "AWS::Config::RemediationConfiguration",
        required=("ConfigRuleName", "TargetId", "TargetType"),
        replaces=("ConfigRuleName",),
        ref="{ConfigRuleName}",
        tags=None,
    ),
)
