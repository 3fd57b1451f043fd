"""One PostgreSQL server: made at its first start, reached through a socket that only this user can open."""

import os
import pathlib
import secrets
import shlex
import shutil
import signal
import subprocess
import threading
import time

from local_aws.postgres.binaries import Binaries
from local_aws.postgres.wire import Administrator, ServerError, literal, name

#: RDS's own user; nobody else can be it, there or here.
ADMINISTRATOR = "rdsadmin"
#: Members of it sign in with a token of IAM instead of a password.
IAM_ROLE = "rds_iam"

_START_SECONDS, _STOP_SECONDS = 90, 20

#: A password is asked for as it is: it comes through the front, which takes encrypted connections only.
_SIGN_IN = f"""local all {ADMINISTRATOR} trust
local all all password
"""

#: Small, for a developer's machine; a parameter group has the last word.
_SETTINGS = """shared_buffers = '32MB'
max_connections = '60'
listen_addresses = ''
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
log_timezone = 'UTC'
timezone = 'UTC'
"""

#: Roles that RDS brings. Their members can do what the master user of a cluster can.
_ROLES = (
    f"CREATE ROLE {IAM_ROLE}",
    "CREATE ROLE rds_superuser CREATEDB CREATEROLE",
    f"GRANT {IAM_ROLE} TO rds_superuser WITH INHERIT FALSE, SET FALSE, ADMIN TRUE",
    "GRANT pg_monitor, pg_signal_backend, pg_checkpoint, pg_read_all_settings TO rds_superuser WITH ADMIN TRUE",
)


class Server:
    """`folder` holds the data, its log, and nothing that another server uses. Clients wait until it is `ready`."""

    def __init__(self, binaries: Binaries, folder: pathlib.Path):
        self._binaries = binaries
        self._folder = folder
        self.data = folder / "data"
        #: The log, segment by segment as each is full: what a backup is replayed from.
        self.archive = folder / "archive"
        self._process: subprocess.Popen | None = None
        # Paths of sockets may have some hundred characters at most, and a workspace may be deep.
        self._sockets = pathlib.Path("/tmp", f"local-aws-{secrets.token_hex(8)}")  # noqa: S108 - nobody can guess it
        self.ready = threading.Event()

    @property
    def socket(self) -> str:
        return str(self._sockets / ".s.PGSQL.5432")

    def start(self) -> None:
        """Returns when it answers."""
        self._sockets.mkdir(mode=0o700, exist_ok=True)
        os.chown(self._sockets, *self._binaries.owner)
        is_new = not (self.data / "PG_VERSION").exists()
        if is_new:
            self._make()
        self._end_forgotten()
        self.archive.mkdir(exist_ok=True)
        for path in (self.archive, self.data, *self.data.rglob("*")):
            os.chown(path, *self._binaries.owner)
        self.data.chmod(0o700)
        into = shlex.quote(f"{self.archive}/").replace("%", "%%")
        archiving = f"cp %p {into}%f.part && mv {into}%f.part {into}%f"
        with open(self._folder / "postgresql.log", "ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - a program that npm has installed, and no shell
                self._binaries.command(
                    "postgres",
                    *("-D", str(self.data), "-k", str(self._sockets)),
                    *("-c", "archive_mode=on", "-c", f"archive_command={archiving}"),
                ),
                env=self._binaries.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._await()
        if is_new:
            with self.administrator() as server:
                for statement in _ROLES:
                    server.run(statement)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def administrator(self, database: str = "postgres") -> Administrator:
        return Administrator(self.socket, ADMINISTRATOR, database)

    def set_up(self, master: str, password: str, database: str) -> None:
        """The master user with its password, and the database that the cluster was made with."""
        with self.administrator() as server:
            exists = server.run("SELECT 1 FROM pg_roles WHERE rolname = {}", master)
            if not exists:
                server.run(f"CREATE ROLE {name(master)} LOGIN CREATEDB CREATEROLE IN ROLE rds_superuser")
            if password:
                server.run(f"ALTER ROLE {name(master)} PASSWORD {literal(password)}")
            if database and not server.run("SELECT 1 FROM pg_database WHERE datname = {}", database):
                server.run(f"CREATE DATABASE {name(database)} OWNER {name(master)}")

    def apply(self, parameters: dict[str, str]) -> dict[str, str]:
        """Puts settings in force and gives those that it cannot, each with the reason."""
        left: dict[str, str] = {}
        with self.administrator() as server:
            known = {row[0] for row in server.run("SELECT name FROM pg_settings")}
            server.run("ALTER SYSTEM RESET ALL")
            for setting, value in parameters.items():
                if setting == "rds.force_ssl":
                    continue  # the front takes no other connection
                if setting == "shared_preload_libraries":
                    value, absent = self._libraries(value)
                    left.update(dict.fromkeys(absent, "this PostgreSQL has no such library"))
                try:
                    if setting not in known:
                        raise ServerError("this PostgreSQL does not know it")
                    server.run(f"ALTER SYSTEM SET {name(setting)} = {literal(value)}")
                except ServerError as error:
                    left[setting] = str(error)
            server.run("SELECT pg_reload_conf()")
            time.sleep(0.1)
            waiting = server.run("SELECT name FROM pg_settings WHERE pending_restart")
        if waiting:
            self._restart()
        return left

    def _libraries(self, wanted: str) -> tuple[str, list[str]]:
        """Those of a list that there are, and the others."""
        names = [library.strip() for library in wanted.split(",") if library.strip()]
        found = {path.stem for path in (self._binaries.folder / "lib" / "postgresql").glob("*")}
        return ",".join(one for one in names if one in found), [one for one in names if one not in found]

    def has_iam_sign_in(self, user: str) -> bool:
        # A membership that only lets its holder hand the role on is none: the master user has that one.
        look = "SELECT 1 FROM pg_roles WHERE rolname = {} AND NOT rolsuper AND pg_has_role(oid, {}, 'USAGE')"
        with self.administrator() as server:
            return bool(server.run(look, user, IAM_ROLE))

    def set_password(self, user: str, password: str) -> None:
        with self.administrator() as server:
            server.run(f"ALTER ROLE {name(user)} PASSWORD {literal(password)}")

    def stop(self) -> None:
        """Ends it so that its data is whole; by force when it does not in time."""
        self.ready.clear()
        if self._process and self.running:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGQUIT)
                self._process.wait(_STOP_SECONDS)
        shutil.rmtree(self._sockets, ignore_errors=True)

    def _make(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        self.data.mkdir(parents=True, mode=0o700)
        os.chown(self.data, *self._binaries.owner)
        options = ["--username", ADMINISTRATOR, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        # A segment of one megabyte: a small database fills the usual sixteen with nothing.
        options.append("--wal-segsize=1")
        done = subprocess.run(  # noqa: S603 - a program that npm has installed, and no shell
            self._binaries.command("initdb", "-D", str(self.data), *options, "--no-instructions"),
            env=self._binaries.environment,
            capture_output=True,
            text=True,
            timeout=_START_SECONDS,
        )
        if done.returncode != 0:
            raise RuntimeError(f"initdb failed: {done.stderr.strip()}")
        (self.data / "pg_hba.conf").write_text(_SIGN_IN, encoding="ascii")
        with open(self.data / "postgresql.conf", "a", encoding="ascii") as settings:
            settings.write(_SETTINGS)

    def _await(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while not _answers(self.socket):
            if not self.running or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start; {self._folder}/postgresql.log says why")
            time.sleep(0.05)

    def _restart(self) -> None:
        self.stop()
        self.start()

    def _end_forgotten(self) -> None:
        """Ends a server of these data that an emulator left behind that was killed."""
        file = self.data / "postmaster.pid"
        if not file.exists():
            return
        lines = file.read_text(encoding="utf-8").splitlines()
        if len(lines) < 5 or not _answers(f"{lines[4]}/.s.PGSQL.{lines[3]}"):
            return
        os.kill(int(lines[0]), signal.SIGINT)
        deadline = time.monotonic() + _STOP_SECONDS
        while file.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        shutil.rmtree(lines[4], ignore_errors=True)


def _answers(path: str) -> bool:
    try:
        with Administrator(path, ADMINISTRATOR):
            return True
    except (OSError, ServerError):
        return False
