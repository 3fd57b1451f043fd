"""What the starting process tells this one, read once from the environment."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """`instance` names this run, so that a caller can tell it from any other program on the port."""

    port: int
    instance: str
    types_file: str | None


def from_environment() -> Settings:
    return Settings(
        port=int(os.environ["GATEWAY_PORT"]),
        instance=os.environ.get("LOCAL_AWS_INSTANCE", ""),
        types_file=os.environ.get("LOCAL_AWS_TYPES_FILE"),
    )
