"""Resource policies of secrets."""

import json

from local_aws.client import client
from local_aws.resource import Resource


class ResourcePolicy(Resource):
    type_name = "AWS::SecretsManager::ResourcePolicy"
    required = ("ResourcePolicy", "SecretId")
    replaces = ("SecretId",)
    tags = None

    def create(self, logical_id, props, stack_name):
        return _put(props)

    def update(self, physical_id, old, new):
        return _put(new)

    def delete(self, physical_id, props):
        client("secretsmanager").delete_resource_policy(SecretId=physical_id)


def _put(props):
    document = props["ResourcePolicy"]
    made = client("secretsmanager").put_resource_policy(
        SecretId=props["SecretId"],
        ResourcePolicy=document if isinstance(document, str) else json.dumps(document),
    )
    return made["ARN"], {"Id": made["ARN"]}


RESOURCES = (ResourcePolicy(),)
