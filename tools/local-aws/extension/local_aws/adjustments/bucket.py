"""Tags of buckets, which the emulator's stack handler drops. The CDK's function that empties a bucket asks for one."""

from ministack.services import s3
from ministack.services.cloudformation import provisioners

from local_aws.adjustments.handler_wrapping import after_change
from local_aws.values import tag_map

_TYPE = "AWS::S3::Bucket"


def apply() -> None:
    provisioners._STACK_TAG_PROPERTY.setdefault(_TYPE, ("Tags", "list"))
    after_change(_TYPE, _tagged)


def _tagged(bucket, props, attributes):
    s3._bucket_tags[bucket] = tag_map(props.get("Tags"))
    return attributes
