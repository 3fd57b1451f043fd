"""Users of a user pool and their groups."""

from local_aws.client import client
from local_aws.naming import physical_name
from local_aws.resource import Resource
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


RESOURCES = (User(), GroupMembership())
