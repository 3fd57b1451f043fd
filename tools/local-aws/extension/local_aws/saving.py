"""Writes the state to disk in quiet moments, so that a crash loses seconds and not the day."""

import asyncio
import logging
import time

from ministack import app as emulator
from ministack.core.persistence import save_all
from ministack.services import cloudformation

from local_aws.state import Faults

logger = logging.getLogger("local-aws")

#: Seconds without a changing request before the state is written, and before it is tried again.
QUIET_SECONDS = 1.0
AGAIN_SECONDS = 10.0


class Saving:
    """`changed` notes a request that may have changed something; `run` saves after the last of them.

    `unsaved` says why the state could not be written the last time, or nothing.
    """

    def __init__(self, faults: Faults):
        self._faults = faults
        self._due_at: float | None = None
        self.unsaved = ""

    def changed(self) -> None:
        self._due_at = time.monotonic() + QUIET_SECONDS

    async def run(self) -> None:
        while True:
            await asyncio.sleep(QUIET_SECONDS / 2)
            if self.due():
                self.save()

    def due(self) -> bool:
        quiet = self._due_at is not None and time.monotonic() >= self._due_at
        # A stack half-way would come back half-way; its operation ends in seconds.
        return quiet and not any(_in_progress(stack) for stack in cloudformation._stacks._data.values())

    def save(self) -> str:
        """Writes everything now; gives the reason when it cannot."""
        started = time.monotonic()
        self._faults.take()
        save_all(emulator._build_persistence_save_dict())
        faults = self._faults.take()
        self.unsaved = faults[0] if faults else ""
        self._due_at = time.monotonic() + AGAIN_SECONDS if faults else None
        logger.debug("state saved in %.0f ms", 1000 * (time.monotonic() - started))
        return self.unsaved


def _in_progress(stack: dict) -> bool:
    status = stack.get("StackStatus", "")
    return status.endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS"
