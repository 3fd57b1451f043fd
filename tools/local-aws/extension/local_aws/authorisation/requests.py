"""What a call is about, where the emulator's own list tells less than AWS does: calls about several things, and condition keys."""

import json

from ministack.services import ecs

#: Condition keys of CloudFormation, and the parameters that carry their values.
_HANDED_OVER = {
    "cloudformation:RoleArn": "RoleARN",
    "cloudformation:TemplateUrl": "TemplateURL",
    "cloudformation:StackPolicyUrl": "StackPolicyURL",
}


def resources_of(action: str, found: str, body: bytes, region: str, account: str) -> list[str]:
    """All that a call names; each has to be allowed. `found` is what the emulator has found."""
    given = _fields(body)
    parameters = f"arn:aws:ssm:{region}:{account}:parameter/"
    named = {
        "ssm:GetParameters": [f"{parameters}{_text(name).lstrip('/')}" for name in _list(given, "Names")],
        "ssm:GetParametersByPath": [f"{parameters}{_text(given.get('Path')).strip('/')}/*"],
        "ecs:RunTask": [_definition(given, region, account)],
        "ecs:StopTask": [_text(given.get("task"))],
        "ecs:DescribeTasks": [_text(task) for task in _list(given, "tasks")],
        "ecs:ListTasks": ["*"],
    }.get(action, [])
    return [one for one in named if one] or [found]


def context_of(action: str, asked: dict[str, list[str]], body: bytes) -> dict[str, str]:
    """Values of condition keys. Without them a release could be any other update of its stack."""
    if action.startswith("cloudformation:"):
        given = {key: next(iter(asked.get(name, [])), "") for key, name in _HANDED_OVER.items()}
        return {key: value for key, value in given.items() if value}
    if action in ("ecs:RunTask", "ecs:ListTasks"):
        name = ecs._resolve_cluster_name(_text(_fields(body).get("cluster")))
        return {"ecs:cluster": (ecs._clusters.get(name or "") or {}).get("clusterArn", "")}
    return {}


def _definition(given: dict, region: str, account: str) -> str:
    name = _text(given.get("taskDefinition"))
    if not name or name.startswith("arn:"):
        return name
    return f"arn:aws:ecs:{region}:{account}:task-definition/{name}"


def _fields(body: bytes) -> dict:
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        return {}
    return given if isinstance(given, dict) else {}


def _list(given: dict, name: str) -> list:
    found = given.get(name)
    return found if isinstance(found, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
