"""What a role may do: its policies and its boundary, as they stand in the emulator's IAM."""

from ministack.core import iam_evaluator as evaluator
from ministack.services import iam

#: Parsed documents by the document itself, which is kept so that no other one can take its place in memory.
_parsed: dict[int, tuple[object, list]] = {}
#: Statements about an action, by the documents that they are of.
_about: dict[tuple, list] = {}


class Policies:
    """The policies of one role of one account; every question sees them as they are at that moment."""

    def __init__(self, account: str, role: str):
        self.account = account
        self.role = role

    @property
    def exists(self) -> bool:
        return iam._roles.get_scoped(self.account, None, self.role) is not None

    def why_denied(self, action: str, resource: str, region: str, context: dict[str, str]) -> str:
        """Why a call is denied, in words; nothing when it is allowed."""
        identity, limits = self._documents()
        question = evaluator.EvalContext(
            principal_arn=f"arn:aws:iam::{self.account}:role/{self.role}",
            principal_type="AssumedRole",
            principal_account=self.account,
            action=action,
            resource_arn=resource,
            region=region,
            service_context={key.lower(): value for key, value in context.items()},
        )
        result = evaluator.evaluate(
            question, _statements(identity, action), *([one] for one in _statements(limits, action))
        )
        if result.decision == "Allow":
            return ""
        return (
            f"statement {result.matched_sid} denies it"
            if result.decision == "Deny"
            else "no policy allows it"
        )

    def _documents(self) -> tuple[list, list]:
        role = iam._roles.get_scoped(self.account, None, self.role) or {}
        inline = list((role.get("InlinePolicies") or {}).values())
        attached = [self._managed(arn) for arn in role.get("AttachedPolicies", [])]
        boundary = role.get("PermissionsBoundary")
        return inline + attached, [self._managed(boundary)] if boundary else []

    def _managed(self, arn: str) -> dict:
        # A policy that is not there allows nothing.
        return evaluator._resolve_managed_policy_document(arn, self.account) or {"Statement": []}


def _statements(documents: list, action: str) -> list[list]:
    """The statements of each document that are about an action."""
    key = (action, *(id(document) for document in documents))
    if key not in _about:
        _about[key] = [
            [
                one
                for one in _parse(document)
                if evaluator._action_matches(action, one.actions, one.not_actions)
            ]
            for document in documents
        ]
    return _about[key]


def _parse(document: dict) -> list:
    known = _parsed.get(id(document))
    if known is None or known[0] is not document:
        known = (document, evaluator.parse_policy_document(document))
        _parsed[id(document)] = known
    return known[1]
