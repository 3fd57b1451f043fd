"""What the starting process tells this one, read once from the environment."""

import os
import pathlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """`instance` names this run; `secret` is the workspace's, which signs every request to this emulator."""

    port: int
    instance: str
    secret: str
    types_file: str | None


def from_environment() -> Settings:
    secret = pathlib.Path(os.environ["LOCAL_AWS_SECRET_FILE"]).read_text(encoding="ascii").strip()
    if len(secret) < 32:
        raise ValueError("LOCAL_AWS_SECRET_FILE holds no secret of at least 32 characters")
    return Settings(
        port=int(os.environ["GATEWAY_PORT"]),
        instance=os.environ.get("LOCAL_AWS_INSTANCE", ""),
        secret=secret,
        types_file=os.environ.get("LOCAL_AWS_TYPES_FILE"),
    )
