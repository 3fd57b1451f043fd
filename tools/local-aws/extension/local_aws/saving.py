"""Writes the state to disk in quiet moments, so that a crash loses seconds and not the day."""

import asyncio
import logging
import time

from ministack import app as emulator
from ministack.core.persistence import save_all
from ministack.services import cloudformation

logger = logging.getLogger("local-aws")

#: Seconds without a changing request before the state is written.
QUIET_SECONDS = 1.0


class Saving:
    """`changed` notes a request that may have changed something; `run` saves after the last of them."""

    def __init__(self):
        self._changed_at: float | None = None

    def changed(self) -> None:
        self._changed_at = time.monotonic()

    async def run(self) -> None:
        while True:
            await asyncio.sleep(QUIET_SECONDS / 2)
            if self.due():
                self.save()

    def due(self) -> bool:
        quiet = self._changed_at is not None and time.monotonic() - self._changed_at >= QUIET_SECONDS
        # A stack half-way would come back half-way; its operation ends in seconds.
        return quiet and not any(_in_progress(stack) for stack in cloudformation._stacks._data.values())

    def save(self) -> None:
        self._changed_at = None
        started = time.monotonic()
        save_all(emulator._build_persistence_save_dict())
        logger.debug("state saved in %.0f ms", 1000 * (time.monotonic() - started))


def _in_progress(stack: dict) -> bool:
    status = stack.get("StackStatus", "")
    return status.endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS"
