"""DescribeStacks of a parameter that is read from the parameter store.

AWS gives the name as `ParameterValue` and what it led to as `ResolvedValue`; the emulator gives the latter as
the former.
"""

import re
from xml.sax.saxutils import escape, unescape

from ministack.services import cloudformation
from ministack.services.cloudformation import handlers

_STACK_ID = re.compile(r"<StackId>([^<]*)</StackId>")
_PARAMETER = re.compile(r"<ParameterKey>([^<]*)</ParameterKey><ParameterValue>([^<]*)</ParameterValue>")


def apply() -> None:
    describe = handlers._ACTION_HANDLERS["DescribeStacks"]

    def described(params):
        status, headers, body = describe(params)
        return status, headers, with_resolved_values(body.decode(), _names_by_stack()).encode()

    handlers._ACTION_HANDLERS["DescribeStacks"] = described


def with_resolved_values(xml: str, names_by_stack: dict[str, dict[str, str]]) -> str:
    """`names_by_stack` holds, by stack id, the parameters read from the store and their names there."""
    stack: dict[str, str] = {}

    def rewritten(found: re.Match) -> str:
        name = stack.get(unescape(found[1]))
        if name is None:
            return found[0]
        return (
            f"<ParameterKey>{found[1]}</ParameterKey><ParameterValue>{escape(name)}</ParameterValue>"
            f"<ResolvedValue>{found[2]}</ResolvedValue>"
        )

    parts = _STACK_ID.split(xml)
    out = [parts[0]]
    for stack_id, rest in zip(parts[1::2], parts[2::2], strict=True):
        stack = names_by_stack.get(unescape(stack_id), {})
        out.append(f"<StackId>{stack_id}</StackId>" + _PARAMETER.sub(rewritten, rest))
    return "".join(out)


def _names_by_stack() -> dict[str, dict[str, str]]:
    return {
        stack["StackId"]: {
            key: value["SsmName"]
            for key, value in (stack.get("_resolved_params") or {}).items()
            if isinstance(value, dict) and value.get("SsmName")
        }
        for stack in cloudformation._stacks.values()
    }
