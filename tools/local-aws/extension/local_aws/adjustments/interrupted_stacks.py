"""Stacks whose operation the emulator did not live to finish, and that would stay in progress for ever."""

from ministack.services import cloudformation

_ENDED_AS = {
    "CREATE_IN_PROGRESS": "ROLLBACK_COMPLETE",
    "ROLLBACK_IN_PROGRESS": "ROLLBACK_COMPLETE",
    "DELETE_IN_PROGRESS": "DELETE_FAILED",
}


def apply() -> None:
    restore = cloudformation.load_persisted_state

    def restore_and_settle(data):
        restore(data)
        for stack in cloudformation._stacks._data.values():
            settle(stack)

    cloudformation.load_persisted_state = restore_and_settle


def settle(stack: dict) -> None:
    """A stack under review has no operation running and stays as it is."""
    status = stack.get("StackStatus", "")
    if not status.endswith("_IN_PROGRESS") or status == "REVIEW_IN_PROGRESS":
        return
    stack["StackStatus"] = _ENDED_AS.get(status, "UPDATE_ROLLBACK_COMPLETE")
    stack["StackStatusReason"] = "The embedded AWS stopped while this operation ran"
