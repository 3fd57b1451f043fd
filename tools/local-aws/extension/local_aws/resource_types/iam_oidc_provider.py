"""OpenID Connect providers, which let a build service take a role without a stored key."""

from ministack.services import iam

from local_aws.client import client
from local_aws.resource import Resource
from local_aws.values import tag_list


class OidcProvider(Resource):
    type_name = "AWS::IAM::OIDCProvider"
    required = ("Url",)
    replaces = ("Url",)

    def create(self, logical_id, props, stack_name):
        if not props["Url"].startswith("https://"):
            raise ValueError(f"Url {props['Url']} must begin with https://")
        made = client("iam").create_open_id_connect_provider(
            Url=props["Url"],
            ClientIDList=props.get("ClientIdList") or [],
            ThumbprintList=props.get("ThumbprintList") or [],
            Tags=tag_list(props.get("Tags")),
        )
        arn = made["OpenIDConnectProviderArn"]
        return arn, {"Arn": arn}

    def update(self, physical_id, old, new):
        # The emulator has no call that changes a provider, so its record is changed where it lies.
        iam._oidc_providers[physical_id].update(
            ClientIDList=new.get("ClientIdList") or [],
            ThumbprintList=new.get("ThumbprintList") or [],
            Tags=tag_list(new.get("Tags")),
        )
        return physical_id, {"Arn": physical_id}

    def delete(self, physical_id, props):
        client("iam").delete_open_id_connect_provider(OpenIDConnectProviderArn=physical_id)


RESOURCES = (OidcProvider(),)
