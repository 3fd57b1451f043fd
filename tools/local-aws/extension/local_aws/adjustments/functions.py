"""Functions run on this machine, as whoever started the emulator: they get a session of their role and no more."""

import secrets
import threading

from ministack.core import lambda_runtime
from ministack.services import lambda_svc, sts

_lock = threading.Lock()
_key_ids: dict[tuple[str, str], str] = {}


def apply() -> None:
    lambda_runtime.execution_credentials = lambda_svc.execution_credentials = session_of
    lambda_svc._execute_function_provided = lambda_svc._execute_function_provided_warm = _refused


def session_of(config: dict) -> dict[str, str]:
    """Variables with which a function signs its calls. The emulator's own would be those of the whole workspace."""
    function, role = config["FunctionArn"], config.get("Role", "")
    with _lock:
        key_id = _key_ids.setdefault((function, role), f"ASIA{secrets.token_hex(8).upper()}")
        if key_id not in sts._sessions:
            sts.register_session(key_id, _session(function, role))
        session = sts._sessions[key_id]
    return {
        "AWS_ACCESS_KEY_ID": key_id,
        "AWS_SECRET_ACCESS_KEY": session["SecretAccessKey"],
        "AWS_SESSION_TOKEN": session["SessionToken"],
    }


def _session(function: str, role: str) -> dict:
    account, name = function.split(":")[4], function.split(":")[6]
    role_name = role.rsplit("/", 1)[-1]
    return {
        "Arn": f"arn:aws:sts::{account}:assumed-role/{role_name}/{name}",
        "UserId": f"{role_name}:{name}",
        "SecretAccessKey": secrets.token_hex(20),
        "SessionToken": secrets.token_hex(64),
    }


def _refused(func: dict, *_: object) -> dict:
    """Such a program fetches its events from an open port, where anybody on this machine could fetch them too."""
    config = func.get("config") or func
    reason = f"{config.get('FunctionName')}: the embedded AWS runs no function with the runtime {config['Runtime']}"
    return {
        "body": {"errorMessage": reason, "errorType": "Runtime.Unsupported"},
        "error": True,
        "log": reason,
    }
