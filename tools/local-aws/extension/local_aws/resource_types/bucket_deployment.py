"""The CDK's `BucketDeployment`: files from archives into a bucket. Its own function needs the AWS CLI of a layer."""

import fnmatch
import io
import json
import mimetypes
import os
import re
import uuid
import zipfile
from collections.abc import Callable, Container

from local_aws.client import client
from local_aws.resource import Resource
from local_aws.values import flag

_OWNER_TAG = "aws-cdk:cr-owned"
#: Options of `aws s3 sync`, in which the CDK writes the metadata of all files, and what they are called by the service.
_METADATA = {
    "acl": "ACL",
    "cache-control": "CacheControl",
    "content-disposition": "ContentDisposition",
    "content-encoding": "ContentEncoding",
    "content-language": "ContentLanguage",
    "content-type": "ContentType",
    "sse": "ServerSideEncryption",
    "sse-kms-key-id": "SSEKMSKeyId",
    "storage-class": "StorageClass",
    "website-redirect": "WebsiteRedirectLocation",
}


class BucketDeployment(Resource):
    type_name = "Custom::CDKBucketDeployment"
    required = ("SourceBucketNames", "SourceObjectKeys", "DestinationBucketName")
    tags = None

    def create(self, logical_id, props, stack_name):
        return f"aws.cdk.s3deployment.{uuid.uuid4()}", _deployed(props)

    def update(self, physical_id, old, new):
        if not flag(new.get("RetainOnDelete"), True) and _destination(old) != _destination(new):
            _remove(*_destination(old), keep=())
        return physical_id, _deployed(new)

    def delete(self, physical_id, props):
        bucket, prefix = _destination(props)
        if not flag(props.get("RetainOnDelete"), True) and not _is_of_another(bucket, prefix):
            _remove(bucket, prefix, keep=())


RESOURCES = (BucketDeployment(),)


def _destination(props: dict) -> tuple[str, str]:
    prefix = props.get("DestinationBucketKeyPrefix", "").strip("/")
    return props["DestinationBucketName"], f"{prefix}/" if prefix else ""


def _deployed(props: dict) -> dict:
    bucket, prefix = _destination(props)
    files = {name: content for name, content in _files(props).items() if _is_chosen(name, props)}
    versions = {name: _put(bucket, prefix + name, content, props) for name, content in files.items()}
    if flag(props.get("Prune"), True):
        _remove(bucket, prefix, keep=files, chosen=lambda name: _is_chosen(name, props))
    keys = props["SourceObjectKeys"]
    return {
        "DestinationBucketArn": props.get("DestinationBucketArn", f"arn:aws:s3:::{bucket}"),
        "SourceObjectKeys": keys if flag(props.get("OutputObjectKeys"), True) else [],
        "SourceObjectVersionIds": [versions.get(os.path.basename(key), "") for key in keys],
    }


def _files(props: dict) -> dict[str, bytes]:
    """What is to be in the bucket, by name; a later source wins."""
    files: dict[str, bytes] = {}
    markers, settings = props.get("SourceMarkers") or [], props.get("SourceMarkersConfig") or []
    for index, (bucket, key) in enumerate(
        zip(props["SourceBucketNames"], props["SourceObjectKeys"], strict=True)
    ):
        content = client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
        if not flag(props.get("Extract"), True):
            files[os.path.basename(key)] = content
            continue
        tokens = _tokens(
            markers[index] if index < len(markers) else {}, settings[index] if index < len(settings) else {}
        )
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if not entry.is_dir():
                    files[entry.filename] = _replaced(archive.read(entry), tokens)
    return files


def _tokens(markers: dict, settings: dict) -> dict[bytes, bytes]:
    """Values that are known only at deploy time, by the text that stands for each in the files."""
    usual = "UNQUOTED_JSON_VALUE" if flag(settings.get("jsonEscape")) else "LITERAL"
    encodings = settings.get("markerEncodings") or {}
    return {
        marker.encode(): _encoded(value, encodings.get(marker, usual)).encode()
        for marker, value in markers.items()
    }


def _encoded(value: object, encoding: str) -> str:
    quoted = json.dumps(value)
    if encoding == "LITERAL":
        return str(value)
    if encoding == "UNQUOTED_JSON_VALUE":
        return quoted[1:-1] if isinstance(value, str) else quoted
    if encoding == "YAML_STRING" and re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]*", str(value)):
        reserved = str(value).lower() in {"y", "n", "yes", "no", "true", "false", "on", "off", "null"}
        return quoted if reserved else str(value)
    return quoted


def _replaced(content: bytes, tokens: dict[bytes, bytes]) -> bytes:
    for token, value in tokens.items():
        content = content.replace(token, value)
    return content


def _is_chosen(name: str, props: dict) -> bool:
    """As `aws s3 sync` does it: all exclusions first, then what is included again."""
    excluded = any(fnmatch.fnmatchcase(name, pattern) for pattern in props.get("Exclude") or [])
    return not excluded or any(fnmatch.fnmatchcase(name, pattern) for pattern in props.get("Include") or [])


def _put(bucket: str, key: str, content: bytes, props: dict) -> str:
    guessed, _ = mimetypes.guess_type(key)
    system = {_METADATA[name.lower()]: value for name, value in (props.get("SystemMetadata") or {}).items()}
    user = {name.lower(): value for name, value in (props.get("UserMetadata") or {}).items()}
    more = {"ContentType": guessed or "binary/octet-stream", **system}
    answer = client("s3").put_object(Bucket=bucket, Key=key, Body=content, Metadata=user, **more)
    return answer.get("VersionId", "")


def _remove(
    bucket: str, prefix: str, *, keep: Container[str], chosen: Callable[[str], bool] = lambda name: True
) -> None:
    s3 = client("s3")
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
        for entry in page.get("Contents", []):
            name = entry["Key"].removeprefix(prefix)
            if name not in keep and chosen(name):
                s3.delete_object(Bucket=bucket, Key=entry["Key"])


def _is_of_another(bucket: str, prefix: str) -> bool:
    """Whether a deployment that replaces this one has taken the files over."""
    s3 = client("s3")
    try:
        tags = s3.get_bucket_tagging(Bucket=bucket)["TagSet"]
    except s3.exceptions.ClientError:
        return False
    mark = f"{_OWNER_TAG}:{prefix.rstrip('/')}" if prefix else _OWNER_TAG
    return any(tag["Key"].startswith(mark) for tag in tags)
