"""The parts of WAF that the emulator's own service lacks."""

from local_aws.stub import Stub

RESOURCES = (
    Stub(
        "AWS::WAFv2::LoggingConfiguration",
        required=("LogDestinationConfigs", "ResourceArn"),
        replaces=("ResourceArn",),
        ref="{ResourceArn}",
        attributes={"ManagedByFirewallManager": "false"},
        tags=None,
    ),
)
