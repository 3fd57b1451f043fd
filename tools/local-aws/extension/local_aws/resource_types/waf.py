"""WAF: what a web access list protects, and address sets; its log settings are a stub."""

from local_aws.client import client
from local_aws.naming import physical_name
from local_aws.resource import Resource
from local_aws.stub import Stub
from local_aws.values import present, tag_list


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


class IpSet(Resource):
    type_name = "AWS::WAFv2::IPSet"
    required = ("Addresses", "IPAddressVersion", "Scope")
    replaces = ("Name", "Scope")

    def create(self, logical_id, props, stack_name):
        name = props.get("Name") or physical_name(stack_name, logical_id)
        tags = tag_list(props.get("Tags"))
        made = client("wafv2").create_ip_set(
            Name=name,
            **present(props, "Addresses", "Description", "IPAddressVersion", "Scope"),
            **({"Tags": tags} if tags else {}),
        )["Summary"]
        return f"{name}|{made['Id']}|{props['Scope']}", {"Arn": made["ARN"], "Id": made["Id"]}

    def update(self, physical_id, old, new):
        identity = _identity(physical_id)
        wafv2 = client("wafv2")
        current = wafv2.get_ip_set(**identity)
        wafv2.update_ip_set(
            **identity, LockToken=current["LockToken"], **present(new, "Addresses", "Description")
        )
        return physical_id, {"Arn": current["IPSet"]["ARN"], "Id": identity["Id"]}

    def delete(self, physical_id, props):
        identity = _identity(physical_id)
        wafv2 = client("wafv2")
        wafv2.delete_ip_set(**identity, LockToken=wafv2.get_ip_set(**identity)["LockToken"])


def _identity(physical_id):
    return dict(zip(("Name", "Id", "Scope"), physical_id.split("|"), strict=True))


RESOURCES = (
    WebAclAssociation(),
    IpSet(),
    Stub(
        "AWS::WAFv2::LoggingConfiguration",
        required=("LogDestinationConfigs", "ResourceArn"),
        replaces=("ResourceArn",),
        ref="{ResourceArn}",
        attributes={"ManagedByFirewallManager": "false"},
        tags=None,
    ),
)
