"""Whoever deploys takes a role, and may do what that role may do. Which roles are judged stands in the same file."""

from urllib.parse import parse_qs

from ministack.core import iam_actions
from ministack.core.iam_evaluator import resolve_principal
from ministack.core.responses import _account_from_sts_session
from ministack.core.router import detect_service

from local_aws.authorisation.handlers import HandlerCalls
from local_aws.authorisation.policies import Policies
from local_aws.authorisation.requests import context_of, resources_of
from local_aws.door.signature import Claim, Refused


def refuse_denied(calls: HandlerCalls, claim: Claim, body: bytes) -> None:
    """Raises `Refused` when the role that signed a request may not make the call."""
    key = claim.signature.access_key_id
    account = _account_from_sts_session(key)
    if account is None:
        return
    principal = resolve_principal(key, account)
    role = getattr(principal, "arn", "").split("/")[1:2]
    if not role or role[0] not in calls.callers(account):
        return
    request, region = claim.request, claim.signature.region
    asked = {**_form(request.headers, body), **request.parameters}
    service = detect_service(request.method, request.path, request.headers, asked)
    facts = (service, request.method, request.path, request.headers, body, asked)
    action = iam_actions.extract_iam_action(*facts)
    # What everybody may ask, such as who they are.
    if action is None or action == "sts:GetCallerIdentity":
        return
    found = iam_actions.extract_resource_arn(*facts, region, account)
    policies, context = Policies(account, role[0]), context_of(action, asked, body)
    for resource in resources_of(action, found, body, region, account):
        reason = policies.why_denied(action, resource, region, context)
        if reason:
            raise Refused("AccessDenied", f"{role[0]} may not {action} on {resource}: {reason}.")


def _form(headers: dict[str, str], body: bytes) -> dict[str, list[str]]:
    """The parameters that older services take in the body."""
    if not headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {}
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
