"""Repositories of CodeCommit: bare Git repositories in the folder of the emulator, to which their owner pushes by their path."""

import os
import pathlib
import shutil
import subprocess
from dataclasses import dataclass

from ministack.core.responses import get_account_id, get_region

_LONGEST_SECONDS = 20
_LINK, _FILES = "120000", ("100644", "100755")


class Unreadable(Exception):
    """There is something under this path that is not served, such as a link."""


@dataclass(frozen=True)
class Repository:
    """The repository of a name in the account and region of the request. Nothing is made of it before `make`."""

    name: str

    @property
    def folder(self) -> pathlib.Path:
        # The emulator runs in its folder.
        return pathlib.Path.cwd() / "repositories" / get_account_id() / get_region() / f"{self.name}.git"

    def make(self) -> None:
        """Makes an empty one where there is none; nothing where this machine has no Git."""
        if self.folder.exists() or not shutil.which("git"):
            return
        self.folder.mkdir(parents=True, mode=0o700)
        self._git("init", "--quiet", "--bare", "--template=")
        self._git("symbolic-ref", "HEAD", "refs/heads/main")

    def rename(self, name: str) -> None:
        if self.folder.exists():
            self.folder.rename(self.folder.with_name(f"{name}.git"))

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def commit(self) -> str:
        """The commit that a clone checks out; empty where nothing was pushed. The first branch becomes that of clones."""
        found = self._git("rev-parse", "--verify", "--quiet", "HEAD", check=False)
        if found:
            return found
        branches = self._git("for-each-ref", "--format=%(refname)", "refs/heads").split()
        if not branches:
            return ""
        self._git("symbolic-ref", "HEAD", branches[0])
        return self._git("rev-parse", "HEAD")

    def read(self, commit: str, path: str) -> bytes | None:
        """The content of a file of a commit; None where there is none, or it is a folder. Raises `Unreadable`."""
        kind = self.kind(commit, path)
        if kind == _LINK:
            raise Unreadable(path)
        if kind not in _FILES:
            return None
        return self._run("cat-file", "blob", f"{commit}:{path}").stdout

    def kind(self, commit: str, path: str) -> str:
        """The mode of what is under a path, `040000` for a folder; empty where nothing is."""
        return self._git("--literal-pathspecs", "ls-tree", "-z", commit, "--", path).partition(" ")[0]

    def _git(self, *words: str, check: bool = True) -> str:
        return self._run(*words, check=check).stdout.decode("utf-8", "replace").strip()

    def _run(self, *words: str, check: bool = True) -> subprocess.CompletedProcess:
        git = shutil.which("git")
        if git is None:
            raise FileNotFoundError("git")
        # A path of a request stands behind `--` or a commit, and is never taken for an option.
        return subprocess.run(  # noqa: S603 - the words are this module's own, and no shell
            [git, *words],
            cwd=self.folder,
            # Nothing that the owner or this machine has set for Git counts here.
            env={
                "PATH": os.environ["PATH"],
                "GIT_DIR": str(self.folder),
                "GIT_CONFIG_GLOBAL": "/dev/null",
                "GIT_CONFIG_NOSYSTEM": "1",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=check,
            timeout=_LONGEST_SECONDS,
        )
