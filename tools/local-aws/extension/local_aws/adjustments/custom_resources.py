"""Custom resources: what fails says so at once, and nothing is installed from the internet.

On AWS a function that fails without an answer leaves its stack waiting for an hour, and here it would, too.
"""

from ministack.services import lambda_svc
from ministack.services.cloudformation import custom_resource

#: Seconds that a function, or whatever it has begun, may take to answer.
_LONGEST_SECONDS = 300


def apply() -> None:
    invoke, execute = custom_resource.invoke_custom_resource, lambda_svc._execute_function_with_config_scope

    def invoke_in_time(request_type, logical_id, props, *rest, **more):
        timeout = min(int(props.get("ServiceTimeout") or _LONGEST_SECONDS), _LONGEST_SECONDS)
        changed = {**props, "ServiceTimeout": timeout}
        if "InstallLatestAwsSdk" in props:
            # The CDK's function for any call of AWS would have npm fetch the newest SDK first.
            changed["InstallLatestAwsSdk"] = "false"
        return invoke(request_type, logical_id, changed, *rest, **more)

    def execute_and_tell(function, event, *rest, **more):
        result = execute(function, event, *rest, **more)
        if (
            isinstance(event, dict)
            and "ResponseURL" in event
            and isinstance(result, dict)
            and result.get("error")
        ):
            # It counts only where the function has not answered before it failed.
            custom_resource.deliver_response(
                _token(event), {"Status": "FAILED", "Reason": _reason(function, result)}
            )
        return result

    custom_resource.invoke_custom_resource = invoke_in_time
    lambda_svc._execute_function_with_config_scope = execute_and_tell


def _token(event: dict) -> str:
    """Nothing for an event that was answered: the first answer is the one that AWS takes."""
    token = event["ResponseURL"].rsplit("/", 1)[-1]
    pending = custom_resource._pending.get(token)
    return token if pending and pending["result"] is None else ""


def _reason(function: dict, result: dict) -> str:
    name = (function.get("config") or function).get("FunctionName")
    body = result.get("body")
    message = body.get("errorMessage", body) if isinstance(body, dict) else body
    return f"The function {name} failed: {message}"
