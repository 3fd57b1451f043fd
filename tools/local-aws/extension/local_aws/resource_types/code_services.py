"""The code services: repositories, pipelines and connections exist by name only."""

from local_aws.stub import Stub


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
    Stub(
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
    ),
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
