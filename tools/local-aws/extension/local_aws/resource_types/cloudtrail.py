"""Trails. The emulator keeps them; whether it also records calls is a setting of its own."""

from local_aws.client import client
from local_aws.naming import physical_name
from local_aws.resource import Resource
from local_aws.undoing import undoing
from local_aws.values import flag, present, tag_list

_SETTINGS = (
    "CloudWatchLogsLogGroupArn",
    "CloudWatchLogsRoleArn",
    "S3BucketName",
    "S3KeyPrefix",
    "SnsTopicName",
)
_SWITCHES = (
    "EnableLogFileValidation",
    "IncludeGlobalServiceEvents",
    "IsMultiRegionTrail",
    "IsOrganizationTrail",
)


class Trail(Resource):
    type_name = "AWS::CloudTrail::Trail"
    required = ("IsLogging", "S3BucketName")
    replaces = ("TrailName",)

    def create(self, logical_id, props, stack_name):
        name = props.get("TrailName") or physical_name(stack_name, logical_id)
        _refuse_missing_bucket(props)
        client("cloudtrail").create_trail(
            Name=name, TagsList=tag_list(props.get("Tags")), **_arguments(props)
        )
        with undoing(client("cloudtrail").delete_trail, Name=name):
            return name, _configured(name, {}, props)

    def update(self, physical_id, old, new):
        _refuse_missing_bucket(new)
        return physical_id, _configured(physical_id, old, new)

    def delete(self, physical_id, props):
        client("cloudtrail").delete_trail(Name=physical_id)


def _arguments(props):
    return {
        **present(props, *_SETTINGS),
        **({"KmsKeyId": props["KMSKeyId"]} if props.get("KMSKeyId") else {}),
        **{name: flag(value) for name, value in present(props, *_SWITCHES).items()},
    }


def _refuse_missing_bucket(props):
    buckets = [bucket["Name"] for bucket in client("s3").list_buckets()["Buckets"]]
    if props["S3BucketName"] not in buckets:
        raise ValueError(f"S3 bucket {props['S3BucketName']} does not exist")


def _configured(name, old, new):
    cloudtrail = client("cloudtrail")
    # The emulator takes the log group in an update only.
    cloudtrail.update_trail(Name=name, **_arguments(new))
    arn = cloudtrail.get_trail(Name=name)["Trail"]["TrailARN"]
    cloudtrail.put_event_selectors(TrailName=name, **_selectors(new))
    before = [tag for tag in tag_list(old.get("Tags")) if tag not in tag_list(new.get("Tags"))]
    if before:
        cloudtrail.remove_tags(ResourceId=arn, TagsList=before)
    if new.get("Tags"):
        cloudtrail.add_tags(ResourceId=arn, TagsList=tag_list(new["Tags"]))
    if flag(new["IsLogging"]):
        cloudtrail.start_logging(Name=name)
    else:
        cloudtrail.stop_logging(Name=name)
    topic = new.get("SnsTopicName", "")
    return {"Arn": arn, "SnsTopicArn": topic if topic.startswith("arn:") else _topic_arn(arn, topic)}


def _selectors(props):
    """Templates often carry an empty list, which means the same as none: management events alone."""
    for name in ("EventSelectors", "AdvancedEventSelectors"):
        if props.get(name):
            return {name: props[name]}
    return {"EventSelectors": [{"ReadWriteType": "All", "IncludeManagementEvents": True}]}


def _topic_arn(trail_arn, topic):
    return trail_arn.replace(":cloudtrail:", ":sns:").rsplit(":", 1)[0] + f":{topic}" if topic else ""


RESOURCES = (Trail(),)
