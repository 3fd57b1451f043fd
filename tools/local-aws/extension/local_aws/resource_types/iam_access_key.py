"""Access keys of IAM users."""

from ministack.services import iam

from local_aws.client import client
from local_aws.resource import Resource


class AccessKey(Resource):
    type_name = "AWS::IAM::AccessKey"
    required = ("UserName",)
    replaces = ("Serial", "UserName")
    tags = None

    def create(self, logical_id, props, stack_name):
        made = client("iam").create_access_key(UserName=props["UserName"])["AccessKey"]
        _set_status(made["AccessKeyId"], props)
        return made["AccessKeyId"], _attributes(made["AccessKeyId"])

    def update(self, physical_id, old, new):
        _set_status(physical_id, new)
        return physical_id, _attributes(physical_id)

    def delete(self, physical_id, props):
        client("iam").delete_access_key(UserName=props["UserName"], AccessKeyId=physical_id)


def _attributes(key):
    # The call that made the key told its secret once; an update has to repeat it for whoever refers to it.
    return {"Id": key, "SecretAccessKey": iam._access_keys[key]["SecretAccessKey"]}


def _set_status(key, props):
    client("iam").update_access_key(
        UserName=props["UserName"], AccessKeyId=key, Status=props.get("Status", "Active")
    )


RESOURCES = (AccessKey(),)
