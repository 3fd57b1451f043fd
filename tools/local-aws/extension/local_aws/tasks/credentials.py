"""What a task is told when it asks for the credentials of its role, as at ECS's own address for that."""

import datetime
import hmac
import json
import secrets
import threading

from ministack.services import sts

_LIFE = datetime.timedelta(hours=6)


class TaskCredentials:
    """Sessions of the roles of tasks. Each is given to whoever has the token of its task."""

    #: Where tasks ask; the rest of the path is the task.
    PATH = "/_local-aws/credentials/"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tasks: dict[str, tuple[str, str]] = {}

    def issue(self, task: str, role: str, endpoint: str) -> dict[str, str]:
        """The variables with which a task asks for its role; none where it has no role."""
        if not role:
            return {}
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._tasks[task] = (token, role)
        return {
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"{endpoint}{self.PATH}{task}",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": token,
        }

    def revoke(self, task: str) -> None:
        with self._lock:
            self._tasks.pop(task, None)

    def answer(self, path: str, authorization: str) -> str | None:
        """The answer to a task, as text; None when whoever asks is not the task."""
        with self._lock:
            known = self._tasks.get(path.removeprefix(self.PATH))
        token, role = known or ("", "")
        if not hmac.compare_digest(token.encode(), authorization.encode()) or not token:
            return None
        return json.dumps(_session(role, path.removeprefix(self.PATH)))


def _session(role: str, name: str) -> dict[str, str]:
    account, role_name = role.split(":")[4], role.rsplit("/", 1)[-1]
    key_id = f"ASIA{secrets.token_hex(8).upper()}"
    secret, token = secrets.token_hex(20), secrets.token_hex(64)
    ends = datetime.datetime.now(datetime.timezone.utc) + _LIFE
    sts.register_session(
        key_id,
        {
            "Arn": f"arn:aws:sts::{account}:assumed-role/{role_name}/{name}",
            "UserId": f"{role_name}:{name}",
            "SecretAccessKey": secret,
            "SessionToken": token,
            "Expiration": ends.timestamp(),
        },
    )
    return {
        "AccessKeyId": key_id,
        "SecretAccessKey": secret,
        "Token": token,
        "Expiration": ends.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "RoleArn": role,
    }
