"""Which program on this machine stands for an image. No image is run: there is nothing here that could."""

import json
import pathlib
import re
import sys
from dataclasses import dataclass

#: The official images of Python, by whichever copy: what is in them is on this machine anyway.
_PYTHON = re.compile(r"(?:.*/)?library/python|python")
_PYTHON_COMMANDS = ("python", "python3")


class NotRun(Exception):
    """Nothing stands for an image; the text says what would."""


@dataclass(frozen=True)
class Program:
    """`command` is run in `folder`, or in a folder of the task's own where there is none."""

    command: list[str]
    folder: pathlib.Path | None = None


class Programs:
    """`file` names bundles of this workspace: `{"<repository of an image>": {"folder": "…", "command": ["…"]}}`.

    With a digest behind it, `<repository>@sha256:…`, an entry stands for that version alone.

    Its command stands for that of the image. A process beside the application (a worker, a job, a migration) has a command of
    its own, and runs that in the folder.

    It is read at every start of a task, so that an entry counts as soon as it is written.
    """

    def __init__(self, file: pathlib.Path):
        self._file = file

    def find(self, image: str, command: list[str], *, beside: bool = False) -> Program:
        """The program for an image and the command of its container; raises `NotRun`.

        With `beside` it is a process that nobody connects to.
        """
        repository = repository_of(image)
        bundles = self._bundles()
        bundle = bundles.get(image, bundles.get(repository))
        if bundle is not None:
            program = self._of(repository, bundle)
            return Program(command, program.folder) if beside and command else program
        if _PYTHON.fullmatch(repository) and command and command[0] in _PYTHON_COMMANDS:
            # Not that of the emulator, which has packages that the image has not.
            return Program([getattr(sys, "_base_executable", sys.executable), *command[1:]])
        raise NotRun(
            f"image not run: {repository}; a bundle in {self._file.name} can stand for it: "
            f'{{"{repository}": {{"folder": "…", "command": ["…"]}}}}'
        )

    def _bundles(self) -> dict:
        if not self._file.exists():
            return {}
        try:
            bundles = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise NotRun(f"image not run: {self._file.name} cannot be read: {error}") from error
        return bundles if isinstance(bundles, dict) else {}

    def _of(self, repository: str, bundle: object) -> Program:
        folder = bundle.get("folder") if isinstance(bundle, dict) else None
        command = bundle.get("command") if isinstance(bundle, dict) else None
        sound = isinstance(folder, str) and isinstance(command, list) and command
        if not sound or not all(isinstance(word, str) for word in command or []):
            raise NotRun(f"image not run: {self._file.name} says of {repository} not a folder and a command")
        place = (self._file.parent / str(folder)).resolve()
        if not place.is_dir():
            raise NotRun(
                f"image not run: {place} of {self._file.name} is not there; build {repository} first"
            )
        return Program(list(command or []), place)


def repository_of(image: str) -> str:
    """An image without its tag and digest."""
    name = image.partition("@")[0]
    head, _, tail = name.rpartition("/")
    return f"{head}/{tail.partition(':')[0]}" if head else tail.partition(":")[0]
