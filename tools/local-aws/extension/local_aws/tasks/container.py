"""A container as ECS sees it: a process with its output and its health, or a stand-in for one that is not run."""

import contextlib
import os
import pathlib
import queue
import secrets
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

from local_aws.tasks.health import HealthCheck
from local_aws.tasks.programs import Program

_SUPERVISOR = pathlib.Path(__file__).with_name("supervisor.py")
#: Lines of output that are kept for whoever asks afterwards.
_KEPT_LINES = 200
_LOOK_SECONDS = 0.05
#: How long a task that is to end may take for the requests that it has.
_DRAIN_SECONDS = 5


class Container:
    """The part of Docker's containers that ECS uses."""

    #: Why it is not run; empty when it is.
    reason = ""
    status = "running"
    #: What target groups know it by; empty when nothing would answer there.
    address = ""

    def __init__(self, ended: Callable[["Container"], None]):
        self.id = secrets.token_hex(32)
        self._forget = ended

    @property
    def attrs(self) -> dict:
        return {"NetworkSettings": {"Networks": {"local": {"IPAddress": self.address}}}}

    def reload(self) -> None:
        """Nothing is cached."""

    def wait(self) -> dict:
        return {"StatusCode": 0}

    def logs(self, *, stream: bool = False, tail: int = 0, **_: object) -> Iterator[bytes] | bytes:
        return iter(())

    def stop(self, timeout: float = 5) -> None:
        """Nothing to end."""

    def remove(self, **_: object) -> None:
        self._forget(self)


class StandIn(Container):
    """Of an image that nothing stands for."""

    def __init__(self, reason: str, ended: Callable[[Container], None]):
        super().__init__(ended)
        self.reason = reason


class Process(Container):
    """`folder` is the task's own; its program listens on the socket `port` in there."""

    def __init__(
        self,
        program: Program,
        *,
        folder: pathlib.Path,
        environment: dict[str, str],
        address: str,
        check: HealthCheck | None,
        ended: Callable[[Container], None],
    ):
        super().__init__(ended)
        self.address = address
        self.socket = str(folder / "port")
        self.healthy = False
        self._check = check
        self._taken = 0
        self._turn = threading.Condition()
        self._kept: deque[str] = deque(maxlen=_KEPT_LINES)
        self._output: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(  # noqa: S603 - what the task definition says, and no shell
            [sys.executable, "-I", "-S", str(_SUPERVISOR), *program.command],
            env=environment,
            cwd=program.folder or folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            umask=0o077,
        )
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def status(self) -> str:  # type: ignore[override]
        return "running" if self._process.poll() is None else "exited"

    def becomes_healthy(self, seconds: float) -> bool:
        """Waits for it. A program that is not healthy in time is ended, and says so in its log."""
        ends = time.monotonic() + seconds
        while self.status == "running" and time.monotonic() < ends:
            if self._is_well():
                self.healthy = True
                threading.Thread(target=self._keep_asking, daemon=True).start()
                return True
            time.sleep(_LOOK_SECONDS)
        if self.status == "running":
            self._say(f"not healthy within {seconds:.0f} seconds: {self._expected()}")
            self.stop()
        return False

    @contextlib.contextmanager
    def request(self) -> Iterator[bool]:
        """Whether it takes one more; what it has taken it may answer before it is asked to end."""
        with self._turn:
            taken = self.healthy
            self._taken += taken
        try:
            yield taken
        finally:
            with self._turn:
                self._taken -= taken
                self._turn.notify_all()

    def wait(self) -> dict:
        code = self._process.wait()
        return {"StatusCode": code if code >= 0 else 128 - code}

    def logs(self, *, stream: bool = False, tail: int = _KEPT_LINES, **_: object) -> Iterator[bytes] | bytes:
        if not stream:
            return "\n".join(list(self._kept)[-tail:]).encode()
        return (line.encode() for line in iter(self._output.get, None))

    def stop(self, timeout: float = 5) -> None:
        """Asks it to end once it has answered, and ends it with all that it has started when it does not."""
        with self._turn:
            self.healthy = False
            self._turn.wait_for(lambda: not self._taken, _DRAIN_SECONDS)
        if self.status == "running":
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()

    def _is_well(self) -> bool:
        return self._check.passes(self.socket) if self._check else True

    def _expected(self) -> str:
        return f"GET {self._check.path if self._check else '/'} through the socket that PORT names ({self.socket})"

    def _keep_asking(self) -> None:
        """ECS replaces a task that has stopped to answer; its end is what it sees here."""
        if not self._check:
            return
        failed = 0
        while self.status == "running":
            time.sleep(self._check.interval)
            failed = 0 if self._check.passes(self.socket) else failed + 1
            if failed >= self._check.unhealthy_after and self.status == "running":
                self._say(f"unhealthy {failed} times in a row: {self._expected()}; it is replaced")
                self.stop()

    def _read(self) -> None:
        """Until the last of the program's processes has let go of the output."""
        if self._process.stdout:
            with self._process.stdout as output:
                for line in output:
                    self._say(line.decode("utf-8", "replace").rstrip("\n"))
        self._output.put(None)

    def _say(self, line: str) -> None:
        self._kept.append(line)
        self._output.put(line)
