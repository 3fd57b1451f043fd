"""How the load balancer asks a task for its health."""

import http.client
import socket
from dataclasses import dataclass
from typing import Any

from ministack.services import alb


class SocketConnection(http.client.HTTPConnection):
    """HTTP through a socket that is a file: other users of this machine could reach a port, and not this."""

    def __init__(self, path: str, timeout: float):
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


@dataclass(frozen=True)
class HealthCheck:
    """What a target group asks its targets: seconds, a path, how many answers count, and the codes that are good."""

    path: str = "/"
    interval: float = 30
    timeout: float = 5
    unhealthy_after: int = 2
    codes: str = "200"

    @classmethod
    def of(cls, group: dict[str, Any]) -> "HealthCheck":
        return cls(
            path=group.get("HealthCheckPath") or "/",
            interval=float(group.get("HealthCheckIntervalSeconds") or 30),
            timeout=float(group.get("HealthCheckTimeoutSeconds") or 5),
            unhealthy_after=int(group.get("UnhealthyThresholdCount") or 2),
            codes=str((group.get("Matcher") or {}).get("HttpCode") or "200"),
        )

    def passes(self, path_of_socket: str) -> bool:
        connection = SocketConnection(path_of_socket, self.timeout)
        try:
            connection.request("GET", self.path, headers={"User-Agent": "ELB-HealthChecker/2.0"})
            answer = connection.getresponse()
            # To its end: a program whose client hangs up would say so in its log, every time.
            answer.read()
            return self._is_good(answer.status)
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _is_good(self, status: int) -> bool:
        """`codes` as a target group has them, such as `200`, `200,302` or `200-299`."""
        for part in self.codes.split(","):
            first, _, last = part.partition("-")
            if int(first) <= status <= int(last or first):
                return True
        return False


def check_of(target_group: str) -> HealthCheck | None:
    group = alb._tgs.get(target_group)
    return HealthCheck.of(group) if group else None
