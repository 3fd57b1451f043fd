"""Which resource a web access list protects."""

from local_aws.client import client
from local_aws.resource import Resource


class WebAclAssociation(Resource):
    type_name = "AWS::WAFv2::WebACLAssociation"
    required = ("ResourceArn", "WebACLArn")
    replaces = ("ResourceArn", "WebACLArn")
    tags = None

    def create(self, logical_id, props, stack_name):
        client("wafv2").associate_web_acl(WebACLArn=props["WebACLArn"], ResourceArn=props["ResourceArn"])
        return f"{props['ResourceArn']}|{props['WebACLArn']}", {}

    def update(self, physical_id, old, new):
        return physical_id, {}

    def delete(self, physical_id, props):
        wafv2 = client("wafv2")
        # A replacement may have given the resource another list already; that one stays.
        held = wafv2.list_resources_for_web_acl(WebACLArn=props["WebACLArn"]).get("ResourceArns", [])
        if props["ResourceArn"] in held:
            wafv2.disassociate_web_acl(ResourceArn=props["ResourceArn"])


RESOURCES = (WebAclAssociation(),)
