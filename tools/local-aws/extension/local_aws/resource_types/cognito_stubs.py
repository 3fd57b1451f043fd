"""The parts of Cognito that the emulator's own service lacks."""

from local_aws.stub import Stub

_CLIENT_OF_POOL = ("UserPoolId", "ClientId")


def _attached_to_client(name: str) -> Stub:
    return Stub(
        f"AWS::Cognito::{name}",
        required=_CLIENT_OF_POOL,
        replaces=_CLIENT_OF_POOL,
        ref=name + "-{UserPoolId}-{ClientId}",
        tags=None,
    )


RESOURCES = (
    Stub(
        "AWS::Cognito::ManagedLoginBranding",
        required=("UserPoolId",),
        replaces=_CLIENT_OF_POOL,
        ref="{UserPoolId}|{uuid}",
        attributes={"ManagedLoginBrandingId": "{uuid}"},
        tags=None,
    ),
    Stub(
        "AWS::Cognito::LogDeliveryConfiguration",
        required=("UserPoolId",),
        replaces=("UserPoolId",),
        ref="{UserPoolId}",
        attributes={"Id": "{ref}"},
        tags=None,
    ),
    _attached_to_client("UserPoolRiskConfigurationAttachment"),
    _attached_to_client("UserPoolUICustomizationAttachment"),
)
