"""Tags of EC2 resources, which have calls of their own."""

from local_aws.client import client
from local_aws.values import tag_list, tag_map


def tags_at_creation(resource_type: str, props: dict) -> dict:
    """The `TagSpecifications` argument of a create call; nothing when there are no tags."""
    tags = tag_list(props.get("Tags"))
    return {"TagSpecifications": [{"ResourceType": resource_type, "Tags": tags}]} if tags else {}


def change_tags(resource_id: str, old: dict, new: dict) -> None:
    before, after = tag_map(old.get("Tags")), tag_map(new.get("Tags"))
    dropped = [{"Key": key} for key in before if key not in after]
    changed = [{"Key": key, "Value": value} for key, value in after.items() if before.get(key) != value]
    ec2 = client("ec2")
    if dropped:
        ec2.delete_tags(Resources=[resource_id], Tags=dropped)
    if changed:
        ec2.create_tags(Resources=[resource_id], Tags=changed)
