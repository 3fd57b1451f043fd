"""Machine images that AWS publishes as parameters everyone may read. Callers may not write reserved names."""

from ministack.services import ssm

from local_aws.naming import digest

_AMAZON_LINUX = "/aws/service/ami-amazon-linux-latest"
_NAMES = (
    *(
        f"{_AMAZON_LINUX}/al2023-ami-{flavour}kernel-{kernel}-{architecture}"
        for flavour in ("", "minimal-")
        for kernel in ("default", "6.1", "6.12")
        for architecture in ("arm64", "x86_64")
    ),
    f"{_AMAZON_LINUX}/amzn2-ami-kernel-5.10-hvm-arm64-gp2",
    f"{_AMAZON_LINUX}/amzn2-ami-kernel-5.10-hvm-x86_64-gp2",
    "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id",
    "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
)


def apply() -> None:
    for name in _NAMES:
        ssm._PUBLIC_AMI_PARAMETERS.setdefault(name, f"ami-{digest(name)[:17]}")
