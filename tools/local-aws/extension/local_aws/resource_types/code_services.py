"""The code services: repositories are there to push to; pipelines and connections exist by name only."""

import re

from local_aws.machines.repositories import Repository
from local_aws.resource import DELEGATED
from local_aws.stub import Stub

_REPOSITORY_NAME = re.compile(r"(?!.*\.git$)(?!\.{1,2}$)[\w.-]{1,100}", re.ASCII)


class _Repository(Stub):
    """What its service tells is made up; the repository is there, and keeps its id when it is renamed."""

    kind = DELEGATED

    def __init__(self):
        super().__init__(
            "AWS::CodeCommit::Repository",
            required=("RepositoryName",),
            ref="{uuid}",
            attributes={
                "RepositoryId": "{ref}",
                "Name": "{RepositoryName}",
                "Arn": "arn:aws:codecommit:{region}:{account}:{RepositoryName}",
                "CloneUrlHttp": "https://git-codecommit.{region}.amazonaws.com/v1/repos/{RepositoryName}",
                "CloneUrlSsh": "ssh://git-codecommit.{region}.amazonaws.com/v1/repos/{RepositoryName}",
            },
        )

    def create(self, logical_id, props, stack_name):
        _named(props).make()
        return super().create(logical_id, props, stack_name)

    def update(self, physical_id, old, new):
        if old["RepositoryName"] != new["RepositoryName"]:
            _named(old).rename(_named(new).name)
        _named(new).make()
        return super().update(physical_id, old, new)

    def delete(self, physical_id, props):
        _named(props).remove()


def _named(props):
    name = str(props["RepositoryName"])
    if not _REPOSITORY_NAME.fullmatch(name):
        raise ValueError(f"RepositoryName {name} is not 1 to 100 letters, digits, and signs of ._-")
    return Repository(name)


def _connection(service: str) -> Stub:
    return Stub(
        f"AWS::{service}::Connection",
        required=("ConnectionName",),
        replaces=("ConnectionName", "HostArn", "ProviderType"),
        ref="arn:aws:" + service.lower() + ":{region}:{account}:connection/{uuid}",
        # A person completes the handshake with the provider in the console, so a new one is pending.
        attributes={"ConnectionArn": "{ref}", "ConnectionStatus": "PENDING", "OwnerAccountId": "{account}"},
    )


RESOURCES = (
    _Repository(),
    Stub(
        "AWS::CodePipeline::Pipeline",
        required=("RoleArn", "Stages"),
        replaces=("Name",),
        named_by="Name",
        longest=100,
        attributes={"Version": "1", "Arn": "arn:aws:codepipeline:{region}:{account}:{ref}"},
    ),
    _connection("CodeConnections"),
    _connection("CodeStarConnections"),
)
