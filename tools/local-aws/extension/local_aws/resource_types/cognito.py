"""Cognito: users, their groups and outside identity providers; what the emulator has no service for are stubs."""

from local_aws.client import client
from local_aws.naming import physical_name
from local_aws.resource import Resource
from local_aws.stub import Stub
from local_aws.values import present


class User(Resource):
    type_name = "AWS::Cognito::UserPoolUser"
    required = ("UserPoolId",)
    replaces = ("MessageAction", "UserAttributes", "Username", "UserPoolId", "ValidationData")
    tags = None

    def create(self, logical_id, props, stack_name):
        name = props.get("Username") or physical_name(stack_name, logical_id)
        client("cognito-idp").admin_create_user(
            UserPoolId=props["UserPoolId"],
            Username=name,
            **present(props, "DesiredDeliveryMediums", "MessageAction", "UserAttributes"),
        )
        return name, {}

    def update(self, physical_id, old, new):
        return physical_id, {}

    def delete(self, physical_id, props):
        client("cognito-idp").admin_delete_user(UserPoolId=props["UserPoolId"], Username=physical_id)


class GroupMembership(Resource):
    type_name = "AWS::Cognito::UserPoolUserToGroupAttachment"
    required = ("GroupName", "Username", "UserPoolId")
    replaces = ("GroupName", "Username", "UserPoolId")
    tags = None

    def create(self, logical_id, props, stack_name):
        client("cognito-idp").admin_add_user_to_group(**present(props, *self.required))
        return f"{props['UserPoolId']}|{props['GroupName']}|{props['Username']}", {}

    def update(self, physical_id, old, new):
        return physical_id, {}

    def delete(self, physical_id, props):
        client("cognito-idp").admin_remove_user_from_group(**present(props, *self.required))


_CHANGEABLE = ("AttributeMapping", "IdpIdentifiers", "ProviderDetails")


class IdentityProvider(Resource):
    type_name = "AWS::Cognito::UserPoolIdentityProvider"
    required = ("ProviderDetails", "ProviderName", "ProviderType", "UserPoolId")
    replaces = ("ProviderName", "ProviderType", "UserPoolId")
    tags = None

    def create(self, logical_id, props, stack_name):
        client("cognito-idp").create_identity_provider(
            **present(props, "ProviderName", "ProviderType", "UserPoolId", *_CHANGEABLE)
        )
        return props["ProviderName"], {}

    def update(self, physical_id, old, new):
        client("cognito-idp").update_identity_provider(
            **present(new, "ProviderName", "UserPoolId", *_CHANGEABLE)
        )
        return physical_id, {}

    def delete(self, physical_id, props):
        client("cognito-idp").delete_identity_provider(
            UserPoolId=props["UserPoolId"], ProviderName=physical_id
        )


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
    User(),
    GroupMembership(),
    IdentityProvider(),
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
