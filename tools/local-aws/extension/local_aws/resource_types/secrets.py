"""Secrets: policies, and rotation, whose schedule is kept: the rotating function is not called on its own."""

import json

from ministack.core.responses import get_account_id, get_region
from ministack.services import secretsmanager

from local_aws.client import client
from local_aws.resource import Resource
from local_aws.values import number


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


class RotationSchedule(Resource):
    type_name = "AWS::SecretsManager::RotationSchedule"
    required = ("SecretId",)
    replaces = ("SecretId",)
    tags = None

    def create(self, logical_id, props, stack_name):
        return _schedule(props)

    def update(self, physical_id, old, new):
        return _schedule(new)

    def delete(self, physical_id, props):
        # The emulator has no call that ends rotation, so its record says so.
        _, secret = secretsmanager._resolve(physical_id)
        if secret:
            secret["RotationEnabled"] = False
            secret.pop("RotationLambdaARN", None)
            secret.pop("RotationRules", None)


def _schedule(props):
    rules = dict(props.get("RotationRules") or {})
    if "AutomaticallyAfterDays" in rules:
        rules["AutomaticallyAfterDays"] = number(rules["AutomaticallyAfterDays"])
    made = client("secretsmanager").rotate_secret(
        SecretId=props["SecretId"],
        RotationLambdaARN=props.get("RotationLambdaARN") or _hosted_function(props),
        **({"RotationRules": rules} if rules else {}),
    )
    return made["ARN"], {"Id": made["ARN"]}


def _hosted_function(props):
    """AWS writes the function of a hosted rotation into the stack; here its name is all there is."""
    kind = (props.get("HostedRotationLambda") or {}).get("RotationType")
    if not kind:
        raise ValueError("RotationLambdaARN or HostedRotationLambda is needed")
    return f"arn:aws:lambda:{get_region()}:{get_account_id()}:function:SecretsManager{kind}"


RESOURCES = (
    ResourcePolicy(),
    RotationSchedule(),
)
