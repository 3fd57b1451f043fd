"""Backups of a server, made by SQL and by copying files: npm's PostgreSQL comes without pg_basebackup and pg_dump.

A copy is the folder of the data as `pg_backup_start` and `pg_backup_stop` frame it, with the log that makes it whole. Copies and
the archived log together go back to any second, with PostgreSQL's own recovery.

https://www.postgresql.org/docs/17/continuous-archiving.html
"""

import os
import pathlib
import re
import shlex
import shutil
import time
from datetime import datetime, timezone

from local_aws.postgres.server import Server
from local_aws.postgres.wire import Administrator

_DAY = 86_400
_ARCHIVE_SECONDS = 60

#: What belongs to the running server and not to its data.
_LEFT_OUT = {"pg_wal", "postmaster.pid", "postmaster.opts", "pg_replslot", "pg_stat_tmp"}
_EMPTY = ("pg_wal/archive_status", "pg_replslot", "pg_stat_tmp")


class Impossible(ValueError):
    """What was asked for cannot be restored; the text says why."""


class Backups:
    """`folder` is that of a cluster: its server keeps the log in `archive`, and the copies are in `copies`."""

    def __init__(self, folder: pathlib.Path, server: Server):
        self._copies = folder / "copies"
        self._server = server

    @property
    def earliest(self) -> float | None:
        """Seconds since 1970 of the first moment that can be gone back to."""
        return next((_time_of(copy) for copy in self._all()), None)

    def keep(self, days: int) -> None:
        """Takes a copy where the newest is a day old, and forgets what lies before the days that backups are kept for."""
        newest = next(reversed(self._all()), None)
        if newest is None or _time_of(newest) < time.time() - _DAY:
            part = self._copies / "part"
            take(self._server, part)
            part.rename(self._copies / f"{time.time():.3f}")
        past = [copy for copy in self._all() if _time_of(copy) < time.time() - days * _DAY]
        for copy in past[:-1]:
            shutil.rmtree(copy)
        first = next(iter(self._all()), None)
        if first is not None and past[:-1]:
            for segment in self._server.archive.iterdir():
                if segment.name < _first_segment(first):
                    segment.unlink()

    def go_back(self, data: pathlib.Path, at: float) -> None:
        """Fills the folder of a new server, which replays the log up to a second and then is a server of its own."""
        before = [copy for copy in self._all() if _time_of(copy) <= at]
        if not before:
            earliest = "nothing" if self.earliest is None else _text(self.earliest)
            raise Impossible(f"{_text(at)} is before the earliest time to restore to, which is {earliest}")
        if at > time.time():
            raise Impossible(
                f"{_text(at)} is after the latest time to restore to, which is {_text(time.time())}"
            )
        with self._server.administrator() as session:
            # PostgreSQL stops at the first commit after the second that is asked for, and fails where there is none.
            session.run("SELECT pg_current_xact_id()")
            _archived(session, session.run("SELECT pg_walfile_name(pg_switch_wal())")[0][0] or "")
        shutil.copytree(before[-1], data)
        archive = shlex.quote(f"{self._server.archive}/").replace("%", "%%")
        settings = {
            "restore_command": f"cp {archive}%f %p",
            "recovery_target_time": _text(at),
            "recovery_target_inclusive": "true",
            "recovery_target_action": "promote",
            "hot_standby": "off",
        }
        with open(data / "postgresql.auto.conf", "a", encoding="utf-8") as file:
            file.writelines(
                f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in settings.items()
            )
        (data / "recovery.signal").touch()

    def _all(self) -> list[pathlib.Path]:
        """The oldest first."""
        found = self._copies.glob("*.*") if self._copies.exists() else ()
        return sorted(found, key=_time_of)


def take(server: Server, target: pathlib.Path) -> None:
    """A copy of a running server, which another one can start from as it is."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with server.administrator() as session:
        session.run("SELECT pg_backup_start({}, true)", "copy")
        _copy(server.data, target)
        label, end = session.run("SELECT labelfile, pg_walfile_name(lsn) FROM pg_backup_stop(false)")[0]
        (target / "backup_label").write_text(label or "", encoding="utf-8")
        session.run("SELECT pg_switch_wal()")
        _archived(session, end or "")
    for folder in _EMPTY:
        (target / folder).mkdir(parents=True, exist_ok=True)
    first = _first_segment(target)
    for segment in server.archive.iterdir():
        if re.fullmatch(r"[0-9A-F]{24}", segment.name) and first <= segment.name <= (end or ""):
            shutil.copy2(segment, target / "pg_wal")


def _copy(source: pathlib.Path, target: pathlib.Path) -> None:
    for entry in os.scandir(source):
        if entry.name in _LEFT_OUT:
            continue
        if entry.is_dir(follow_symlinks=False):
            (target / entry.name).mkdir()
            _copy(pathlib.Path(entry.path), target / entry.name)
            continue
        try:
            shutil.copy2(entry.path, target / entry.name)
        except FileNotFoundError:
            continue  # It went meanwhile: the log says so to whoever replays it.


def _archived(session: Administrator, segment: str) -> None:
    deadline = time.monotonic() + _ARCHIVE_SECONDS
    while True:
        last, failed = session.run("SELECT last_archived_wal, last_failed_wal FROM pg_stat_archiver")[0]
        if (last or "")[:24] >= segment:
            return
        if time.monotonic() > deadline:
            raise Impossible(f"the log {segment} was not archived in time (failed: {failed or 'none'})")
        time.sleep(0.05)


def _first_segment(copy: pathlib.Path) -> str:
    found = re.search(r"\(file ([0-9A-F]{24})\)", (copy / "backup_label").read_text(encoding="utf-8"))
    return found[1] if found else ""


def _time_of(copy: pathlib.Path) -> float:
    return float(copy.name)


def _text(at: float) -> str:
    return datetime.fromtimestamp(at, timezone.utc).isoformat()
