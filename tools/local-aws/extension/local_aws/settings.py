"""What the starting process tells this one, read once from the command line and the environment."""

import os
import pathlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """`folder` holds everything of this emulator; `secret` signs every request to it; `build` names its code."""

    folder: pathlib.Path
    port: int
    build: str
    secret: str

    @property
    def secret_file(self) -> pathlib.Path:
        return self.folder / "secret"


def read_settings(folder: str) -> Settings:
    secret = (pathlib.Path(folder) / "secret").read_text(encoding="ascii").strip()
    if len(secret) < 32:
        raise ValueError(f"{folder}/secret holds no secret of at least 32 characters")
    return Settings(
        folder=pathlib.Path(folder),
        port=int(os.environ["GATEWAY_PORT"]),
        build=os.environ.get("LOCAL_AWS_BUILD", ""),
        secret=secret,
    )
