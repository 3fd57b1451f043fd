"""IAM groups and who is in them."""

import json

from local_aws.client import client
from local_aws.naming import physical_name
from local_aws.resource import Resource
from local_aws.undoing import undoing
from local_aws.values import present


class Group(Resource):
    type_name = "AWS::IAM::Group"
    replaces = ("GroupName",)
    tags = None

    def create(self, logical_id, props, stack_name):
        name = props.get("GroupName") or physical_name(stack_name, logical_id)
        client("iam").create_group(GroupName=name, **present(props, "Path"))
        with undoing(self.delete, physical_id=name, props={}):
            _change_policies(name, {}, props)
        return name, _attributes(name)

    def update(self, physical_id, old, new):
        _change_policies(physical_id, old, new)
        return physical_id, _attributes(physical_id)

    def delete(self, physical_id, props):
        _change_policies(physical_id, props, {})
        client("iam").delete_group(GroupName=physical_id)


class Membership(Resource):
    type_name = "AWS::IAM::UserToGroupAddition"
    required = ("GroupName", "Users")
    tags = None

    def create(self, logical_id, props, stack_name):
        name = physical_name(stack_name, logical_id)
        _change_members({}, props)
        return name, {"Id": name}

    def update(self, physical_id, old, new):
        _change_members(old, new)
        return physical_id, {"Id": physical_id}

    def delete(self, physical_id, props):
        _change_members(props, {})


def _attributes(name):
    return {"Arn": client("iam").get_group(GroupName=name)["Group"]["Arn"]}


def _change_policies(group, old, new):
    iam = client("iam")
    before, after = old.get("ManagedPolicyArns") or [], new.get("ManagedPolicyArns") or []
    for arn in (arn for arn in before if arn not in after):
        iam.detach_group_policy(GroupName=group, PolicyArn=arn)
    for arn in (arn for arn in after if arn not in before):
        # The emulator attaches whatever it is given; IAM refuses a policy that does not exist.
        iam.get_policy(PolicyArn=arn)
        iam.attach_group_policy(GroupName=group, PolicyArn=arn)
    inline = {policy["PolicyName"]: policy["PolicyDocument"] for policy in new.get("Policies") or []}
    for policy in old.get("Policies") or []:
        if policy["PolicyName"] not in inline:
            iam.delete_group_policy(GroupName=group, PolicyName=policy["PolicyName"])
    for name, document in inline.items():
        iam.put_group_policy(GroupName=group, PolicyName=name, PolicyDocument=json.dumps(document))


def _change_members(old, new):
    iam = client("iam")
    before = {(old.get("GroupName"), user) for user in old.get("Users") or []}
    after = {(new.get("GroupName"), user) for user in new.get("Users") or []}
    for group, user in sorted(after - before):
        iam.add_user_to_group(GroupName=group, UserName=user)
    for group, user in sorted(before - after):
        iam.remove_user_from_group(GroupName=group, UserName=user)


RESOURCES = (Group(), Membership())
