"""The programs of PostgreSQL, which npm installs for the platform of this machine, and the user that they run as."""

import json
import os
import pathlib
import pwd
import shutil
import subprocess
from dataclasses import dataclass


class Missing(Exception):
    """PostgreSQL cannot run here; the text says why."""


@dataclass(frozen=True)
class Binaries:
    """`folder` has `bin`, `lib` and `share`; `links` has names of libraries that an npm package cannot hold."""

    folder: pathlib.Path
    links: pathlib.Path

    @classmethod
    def find(cls, folder: str, work: pathlib.Path) -> "Binaries":
        if not folder or not (pathlib.Path(folder) / "bin" / "postgres").exists():
            raise Missing("no PostgreSQL is installed for this platform")
        if os.geteuid() == 0 and shutil.which("setpriv") is None:
            raise Missing(
                "PostgreSQL does not run as root, and setpriv (util-linux) is not there to run it as another user"
            )
        found = cls(pathlib.Path(folder), work / "libraries")
        found._link()
        return found

    def command(self, program: str, *arguments: str) -> list[str]:
        """PostgreSQL refuses root. As root it gets another user, and only the right to pass folders that are root's own."""
        command = [str(self.folder / "bin" / program), *arguments]
        if os.geteuid() != 0:
            return command
        user, group = (str(number) for number in self.owner)
        rights = ("--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override")
        return ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", *rights, *command]

    @property
    def owner(self) -> tuple[int, int]:
        """User and group that own the data."""
        if os.geteuid() != 0:
            return os.getuid(), os.getgid()
        nobody = pwd.getpwnam("nobody")
        return nobody.pw_uid, nobody.pw_gid

    @property
    def environment(self) -> dict[str, str]:
        libraries = os.pathsep.join((str(self.links), str(self.folder / "lib")))
        return {
            "PATH": os.environ.get("PATH", ""),
            "LANG": "C",
            "TZ": "UTC",
            "LD_LIBRARY_PATH": libraries,
            "DYLD_LIBRARY_PATH": libraries,
        }

    @property
    def major(self) -> str:
        """First number of the version, such as `17`."""
        try:
            done = subprocess.run(  # noqa: S603 - a program that npm has installed, and no shell
                self.command("postgres", "--version"),
                env=self.environment,
                capture_output=True,
                text=True,
                timeout=60,
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as error:
            detail = (getattr(error, "stderr", None) or str(error)).strip()
            raise Missing(f"PostgreSQL does not run on this machine: {detail}") from error
        return done.stdout.split()[-1].partition(".")[0]

    def _link(self) -> None:
        """What the package's install script does in `node_modules`, without writing there."""
        self.links.mkdir(parents=True, exist_ok=True)
        listed = self.folder / "pg-symlinks.json"
        for link in json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else []:
            path = self.links / pathlib.PurePosixPath(link["target"]).name
            source = self.folder.parent / link["source"]
            if path.is_symlink() and os.readlink(path) == str(source):
                continue
            path.unlink(missing_ok=True)
            path.symlink_to(source)
