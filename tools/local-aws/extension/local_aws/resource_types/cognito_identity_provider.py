"""Outside identity providers of a user pool."""

from local_aws.client import client
from local_aws.resource import Resource
from local_aws.values import present

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


RESOURCES = (IdentityProvider(),)
