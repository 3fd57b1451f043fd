"""CloudFormation acts with the role of the stack: what its handlers call is judged before a resource is touched.

Which calls those are stands in a file that whoever deploys writes: the emulator's own handlers call nothing.
Stacks that the file does not know are made as before.
"""

import json
import pathlib

from ministack.core.responses import get_account_id, get_region
from ministack.services.cloudformation import stacks

from local_aws.authorisation.policies import Policies

#: File of the calls, in the folder of the emulator.
FILE = "handler-calls.json"
#: What stands for the characters that CloudFormation makes up.
_ENDING = "1A2B3C4D5E6F"


class HandlerCalls:
    """The file, read anew when it changes."""

    def __init__(self, folder: pathlib.Path):
        self._file = folder / FILE
        self._read: tuple[int, list[dict]] = (0, [])

    def of(self, stack: str) -> dict | None:
        """What is known of the stacks whose names begin like this one's."""
        account = get_account_id()
        return next(
            (one for one in self._entries() if one["account"] == account and stack.startswith(one["prefix"])),
            None,
        )

    def callers(self, account: str) -> set[str]:
        """Names of the roles of an account whose own calls are judged too."""
        return {
            name for one in self._entries() if one["account"] == account for name in one.get("callers", ())
        }

    def _entries(self) -> list[dict]:
        try:
            changed = self._file.stat().st_mtime_ns
        except FileNotFoundError:
            return []
        if changed != self._read[0]:
            self._read = (changed, json.loads(self._file.read_text(encoding="utf-8"))["stacks"])
        return self._read[1]


def judge_handlers(calls: HandlerCalls) -> None:
    """From now on a create, an update or a delete of a resource is refused when the role of its stack may not do it."""
    provision, change, remove = stacks._provision_resource, stacks._update_resource, stacks._delete_resource

    def provisioned(kind, logical_id, props, stack_name):
        _judge(calls, "ct", kind, stack_name, props, _given(calls, kind, stack_name, logical_id, props))
        physical_id, attributes = provision(kind, logical_id, props, stack_name)
        # A create ends with a read of what it has made.
        _judge(calls, "r", kind, stack_name, props, physical_id)
        return physical_id, attributes

    def changed(kind, physical_id, old, new, stack_name, *rest, **named):
        if old != new:
            _judge(calls, "ut", kind, stack_name, new, physical_id)
        return change(kind, physical_id, old, new, stack_name, *rest, **named)

    def removed(kind, physical_id, props, stack_name=None, logical_id=None):
        _judge(calls, "d", kind, stack_name or "", props, physical_id)
        return remove(kind, physical_id, props, stack_name, logical_id)

    stacks._provision_resource, stacks._update_resource, stacks._delete_resource = (
        provisioned,
        changed,
        removed,
    )


def _judge(calls: HandlerCalls, when: str, kind: str, stack: str, props: dict, name: str) -> None:
    """Raises `ValueError`, which becomes the reason of the failed resource, for the first call that is denied."""
    known = calls.of(stack)
    if known is None:
        return
    role = known["role"].rpartition("/")[2]
    policies = Policies(known["account"], role)
    if not policies.exists:
        raise ValueError(f"the role {role} does not exist: this environment is not bootstrapped")
    judged = known["types"].get(kind, {"names": [], "calls": []})
    own = _own_name(kind, props, _named(judged, props) or name)
    for call in judged["calls"]:
        if not set(when) & set(call["when"]):
            continue
        for request in call["requests"]:
            denial = _denial(policies, call["action"], request, own, props)
            if denial:
                raise ValueError(
                    f"{role} needs {call['action']} on {denial}; it is called by: {call['source']}"
                )


def _denial(policies: Policies, action: str, request: dict, name: str, props: dict) -> str:
    """The resource that is denied, and why; nothing when the request is allowed with one of its contexts."""
    resource = request["resource"]
    if "{name}" in resource:
        # Names of parameters begin with the slash that stands in the ARN already.
        named = resource.replace("/{name}", f"/{name.lstrip('/')}").replace("{name}", name)
        resource = name if name.startswith("arn:") else named
    reason = ""
    for context in request["contexts"]:
        boundary = props.get("PermissionsBoundary") if isinstance(props, dict) else None
        if boundary and "iam:PermissionsBoundary" in context:
            context = {**context, "iam:PermissionsBoundary": boundary}
        region = context.get("aws:RequestedRegion", get_region())
        reason = policies.why_denied(action, resource, region, context)
        if not reason:
            return ""
    return f"{resource}: {reason}"


def _given(calls: HandlerCalls, kind: str, stack: str, logical_id: str, props: dict) -> str:
    """The name that a new resource gets: the given one, or one that CloudFormation makes up."""
    known = (calls.of(stack) or {}).get("types", {}).get(kind, {"names": []})
    given = _named(known, props)
    if given:
        return given
    return (
        f"CFN-{logical_id}-{_ENDING}" if kind == "AWS::SSM::Parameter" else f"{stack}-{logical_id}-{_ENDING}"
    )


def _named(judged: dict, props: dict) -> str:
    """The name that the template gives a resource; nothing where it gives none."""
    given = (props.get(name) for name in judged["names"]) if isinstance(props, dict) else ()
    return next((name.removeprefix("https://") for name in given if isinstance(name, str)), "")


def _own_name(kind: str, props: dict, name: str) -> str:
    """A name as it stands in an ARN: of an address its last part, of an identity its path too."""
    if name.startswith("http"):
        name = name.rstrip("/").rpartition("/")[2]
    path = props.get("Path", "") if kind.startswith("AWS::IAM::") and isinstance(props, dict) else ""
    return name if name.startswith("arn:") else f"{path.lstrip('/')}{name}"
