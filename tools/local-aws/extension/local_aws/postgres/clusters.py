"""Which cluster has which server: made with it, there again after a restart, gone with it."""

import json
import logging
import pathlib
import re
import secrets
import shutil
import ssl
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass

from ministack.core.rds_iam import VerifiedRdsToken, verify_rds_iam_token
from ministack.core.responses import get_account_id, get_region
from ministack.services import rds

from local_aws.postgres.backups import Backups, Impossible, take
from local_aws.postgres.binaries import Binaries, Missing
from local_aws.postgres.front import Front
from local_aws.postgres.server import Server

logger = logging.getLogger("local-aws")

ADDRESS = "127.0.0.1"
_TRIES = 50

#: Account, region and identifier of a cluster.
_Key = tuple[str, str, str]


@dataclass
class _Running:
    server: Server
    front: Front
    lock: threading.Lock
    backups: Backups


@dataclass(frozen=True)
class Origin:
    """What a cluster is made of: a snapshot, or another cluster at a time in seconds since 1970."""

    snapshot: str = ""
    cluster: str = ""
    at: float = 0


class Databases:
    """`folder` holds the data of all clusters, and the certificate with its key.

    `unavailable` says why there is no PostgreSQL on this machine; clusters are stand-ins then.
    """

    def __init__(self, folder: pathlib.Path, native: str):
        self._folder = folder
        self._running: dict[_Key, _Running] = {}
        self._lock = threading.Lock()
        self.unavailable = ""
        try:
            self._binaries = Binaries.find(native, folder)
            self._major = self._binaries.major
            self._encryption = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._encryption.minimum_version = ssl.TLSVersion.TLSv1_2
            self._encryption.load_cert_chain(folder / "certificate.pem", folder / "certificate-key.pem")
        except (Missing, OSError) as reason:
            self.unavailable = str(reason)

    def has(self, cluster: dict) -> bool:
        """Whether a cluster is of an engine and version that runs here; says once why it does not."""
        if not cluster.get("Engine", "").endswith("postgresql"):
            return False
        wanted = cluster.get("EngineVersion", "").partition(".")[0]
        reason = self.unavailable or (
            f"it wants PostgreSQL {wanted}, and {self._major} is installed"
            if wanted not in ("", self._major)
            else ""
        )
        if reason:
            logger.warning("%s is a stand-in: %s", cluster["DBClusterIdentifier"], reason)
        return not reason

    def ensure(self, cluster: dict, origin: Origin | None = None) -> None:
        """Gives the cluster an endpoint at once; the server behind it is made and set up meanwhile.

        `origin` fills a new cluster; raises `Impossible` where it cannot.
        """
        key = (get_account_id(), get_region(), cluster["DBClusterIdentifier"])
        if origin and key not in self._running:
            self._fill(self._of(key) / "data", origin)
        running = self._open(key)
        cluster.setdefault("_TemplatePort", cluster["Port"])
        cluster.update(Endpoint=ADDRESS, ReaderEndpoint=ADDRESS, Port=running.front.port)
        group = rds._db_cluster_param_groups.get(cluster.get("DBClusterParameterGroup", "")) or {}
        parameters = {name: entry["ParameterValue"] for name, entry in group.get("Parameters", {}).items()}
        user, password = cluster["MasterUsername"], cluster.get("_MasterUserPassword", "")
        self._in_background(
            key,
            lambda server: _set_up(server, user, password, cluster, parameters, self._of(key)),
            int(cluster.get("BackupRetentionPeriod", 1)),
        )

    def apply_group(self, name: str) -> None:
        """The clusters of the account and region that follow a parameter group get its values."""
        for account, region, identifier in list(self._running):
            cluster = rds._clusters.get_scoped(account, region, identifier)
            here = (account, region) == (get_account_id(), get_region())
            if here and cluster and cluster.get("DBClusterParameterGroup") == name:
                self.ensure(cluster)

    def drop(self, identifier: str) -> None:
        """Ends the server of a cluster that is gone, and forgets its data."""
        key = (get_account_id(), get_region(), identifier)
        running = self._running.pop(key, None)
        if running:
            _close(running)
        shutil.rmtree(self._of(key), ignore_errors=True)

    def snapshot(self, identifier: str, name: str) -> None:
        """Keeps what a cluster holds now; nothing of one that is a stand-in."""
        running = self._running.get((get_account_id(), get_region(), identifier))
        if running:
            with running.lock:
                take(running.server, self._snapshot_of(name))

    def window(self, identifier: str) -> float | None:
        """Since when a cluster can be gone back to, in seconds since 1970."""
        running = self._running.get((get_account_id(), get_region(), identifier))
        return running.backups.earliest if running else None

    def _fill(self, data: pathlib.Path, origin: Origin) -> None:
        shutil.rmtree(data, ignore_errors=True)
        if origin.snapshot:
            folder = self._snapshot_of(origin.snapshot)
            if not folder.exists():
                raise Impossible(f"the snapshot {origin.snapshot} was taken of a stand-in: it holds nothing")
            shutil.copytree(folder, data)
            return
        running = self._running.get((get_account_id(), get_region(), origin.cluster))
        if not running:
            raise Impossible(f"the cluster {origin.cluster} is a stand-in: there is nothing to go back to")
        with running.lock:
            running.backups.go_back(data, origin.at)

    def _snapshot_of(self, name: str) -> pathlib.Path:
        return self._folder / f"snapshot-{get_account_id()}-{get_region()}--{name.replace(':', '_')}"

    def restore(self) -> None:
        """Starts the servers of the clusters that there are; data of others go: their cluster was never saved."""
        for folder in sorted(self._folder.glob("cluster-*")):
            parts = re.fullmatch(r"cluster-(\d{12})-([a-z0-9-]+?)--(.+)", folder.name)
            key = (parts[1], parts[2], parts[3]) if parts else None
            cluster = rds._clusters.get_scoped(*key) if key else None
            if key and cluster and not self.unavailable:
                cluster.setdefault("_TemplatePort", cluster["Port"])
                # The emulator puts a name of its own into what it has read.
                cluster.update(Endpoint=ADDRESS, ReaderEndpoint=ADDRESS, Port=self._open(key).front.port)
                self._in_background(key, lambda server: None, int(cluster.get("BackupRetentionPeriod", 1)))
            elif not self.unavailable:
                shutil.rmtree(folder, ignore_errors=True)

    def stop(self) -> None:
        closing = [threading.Thread(target=_close, args=(one,)) for one in self._running.values()]
        for thread in closing:
            thread.start()
        for thread in closing:
            thread.join()

    def _open(self, key: _Key) -> _Running:
        with self._lock:
            if key not in self._running:
                folder = self._of(key)
                folder.mkdir(parents=True, exist_ok=True)
                server = Server(self._binaries, folder)
                port = folder / "port"
                front = self._front(
                    key, int(port.read_text(encoding="ascii")) if port.exists() else 0, server
                )
                port.write_text(str(front.port), encoding="ascii")
                self._running[key] = _Running(server, front, threading.Lock(), Backups(folder, server))
            return self._running[key]

    def _front(self, key: _Key, port: int, server: Server) -> Front:
        more = (server, self._encryption, self._verifier(key), secrets.token_hex(32))
        # Not the one of the template, which every checkout has: another's database would be found there.
        for number in [port or _any_port(), *(_any_port() for _ in range(_TRIES))]:
            try:
                front = Front(number, *more)
            except OSError:
                continue
            if port and front.port != port:
                logger.warning("port %s of %s is taken: it listens on %s", port, key[2], front.port)
            return front
        raise RuntimeError(f"no port is free for {key[2]}")

    def _in_background(self, key: _Key, work: Callable[[Server], None], days: int) -> None:
        running = self._running[key]

        def run() -> None:
            with running.lock:
                try:
                    if not running.server.running:
                        running.server.start()
                    work(running.server)
                    running.server.ready.set()
                    running.backups.keep(days)
                except Exception:
                    logger.exception("the server of %s", key[2])

        threading.Thread(target=run, name=f"postgres-{key[2]}", daemon=True).start()

    def _verifier(self, key: _Key) -> Callable[[str, str], str]:
        account, region, identifier = key

        def verify(user: str, token: str) -> str:
            cluster = rds._clusters.get_scoped(account, region, identifier)
            if not cluster:
                return "the cluster is gone"
            place = {"hostname": ADDRESS, "port": cluster["Port"], "region": region, "account_id": account}
            found = verify_rds_iam_token(token, db_user=user, **place)
            return "" if isinstance(found, VerifiedRdsToken) else found.code

        return verify

    def _of(self, key: _Key) -> pathlib.Path:
        account, region, identifier = key
        return self._folder / f"cluster-{account}-{region}--{identifier}"


def listening_port(host: str, port: str, told: Collection[str]) -> str:
    """What listens for the port that a template has published: templates know that of a cluster without asking for it.

    `told` is what the asking one knows: where several clusters would fit, that whose secret is among it is meant, or the newest.
    """
    fitting = [
        cluster
        for cluster in list(rds._clusters.values())
        if (cluster.get("Endpoint"), str(cluster.get("_TemplatePort"))) == (host, port)
    ]
    meant = [one for one in fitting if (one.get("MasterUserSecret") or {}).get("SecretArn") in told]
    return str((meant or fitting)[-1]["Port"]) if fitting else port


def _any_port() -> int:
    """Below the ports that systems give to connections, so that it is free at the next start, too."""
    return secrets.choice(range(20_000, 32_000))


def _set_up(
    server: Server, user: str, password: str, cluster: dict, parameters: dict, folder: pathlib.Path
) -> None:
    server.set_up(user, password, cluster.get("DatabaseName", ""))
    left = server.apply(parameters)
    (folder / "settings.json").write_text(json.dumps({"notApplied": left}, indent=2), encoding="utf-8")


def _close(running: _Running) -> None:
    running.front.shutdown()
    running.front.server_close()
    # A server that is being made is ended when it is there.
    with running.lock:
        running.server.stop()
