"""Lists of address ranges that security groups name."""

from local_aws.client import client
from local_aws.ec2_tags import change_tags, tags_at_creation
from local_aws.resource import Resource
from local_aws.values import number


class PrefixList(Resource):
    type_name = "AWS::EC2::PrefixList"
    required = ("AddressFamily", "PrefixListName")
    replaces = ("AddressFamily",)

    def create(self, logical_id, props, stack_name):
        made = client("ec2").create_managed_prefix_list(
            PrefixListName=props["PrefixListName"],
            AddressFamily=props["AddressFamily"],
            MaxEntries=number(props.get("MaxEntries", len(props.get("Entries") or []) or 1)),
            Entries=[_entry(entry) for entry in props.get("Entries") or []],
            **tags_at_creation("prefix-list", props),
        )["PrefixList"]
        return made["PrefixListId"], _attributes(made["PrefixListId"])

    def update(self, physical_id, old, new):
        before, after = _by_range(old), _by_range(new)
        client("ec2").modify_managed_prefix_list(
            PrefixListId=physical_id,
            PrefixListName=new["PrefixListName"],
            AddEntries=[entry for cidr, entry in after.items() if before.get(cidr) != entry],
            RemoveEntries=[{"Cidr": cidr} for cidr in before if cidr not in after],
        )
        change_tags(physical_id, old, new)
        return physical_id, _attributes(physical_id)

    def delete(self, physical_id, props):
        client("ec2").delete_managed_prefix_list(PrefixListId=physical_id)


def _entry(entry):
    return {"Cidr": entry["Cidr"], "Description": entry.get("Description", "")}


def _by_range(props):
    return {entry["Cidr"]: _entry(entry) for entry in props.get("Entries") or []}


def _attributes(list_id):
    found = client("ec2").describe_managed_prefix_lists(PrefixListIds=[list_id])["PrefixLists"][0]
    return {
        "PrefixListId": list_id,
        "Arn": found["PrefixListArn"],
        "OwnerId": found["OwnerId"],
        "Version": str(found["Version"]),
    }


RESOURCES = (PrefixList(),)
