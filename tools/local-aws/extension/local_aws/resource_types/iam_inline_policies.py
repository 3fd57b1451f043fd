"""Inline policies that are resources of their own, one type for each kind of holder."""

import json

from local_aws.client import client
from local_aws.resource import Resource


class InlinePolicy(Resource):
    tags = None

    def __init__(self, holder: str):
        self.type_name = f"AWS::IAM::{holder}Policy"
        self._holder_name = f"{holder}Name"
        self._call = f"{holder.lower()}_policy"
        self.required = ("PolicyName", self._holder_name)
        self.replaces = self.required

    def create(self, logical_id, props, stack_name):
        self._put(props)
        return f"{props['PolicyName']}|{props[self._holder_name]}", {}

    def update(self, physical_id, old, new):
        self._put(new)
        return physical_id, {}

    def delete(self, physical_id, props):
        getattr(client("iam"), f"delete_{self._call}")(**self._identity(props))

    def _put(self, props):
        document = json.dumps(props.get("PolicyDocument") or {})
        getattr(client("iam"), f"put_{self._call}")(**self._identity(props), PolicyDocument=document)

    def _identity(self, props):
        return {self._holder_name: props[self._holder_name], "PolicyName": props["PolicyName"]}


RESOURCES = (InlinePolicy("Group"), InlinePolicy("Role"), InlinePolicy("User"))
