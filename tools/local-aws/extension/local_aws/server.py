"""Runs the emulator on loopback until it is told to stop, then lets it write its state."""

import asyncio
import json
import logging
import os
import signal

from hypercorn.asyncio import serve
from hypercorn.config import Config

from local_aws import adjustments
from local_aws.application import Application
from local_aws.door import Door, Home, Pages
from local_aws.registration import register_resources
from local_aws.registry import types_by_kind
from local_aws.saving import Saving
from local_aws.settings import Settings, from_environment

#: Seconds that open connections may keep the stop waiting.
_GRACE_SECONDS = 0.3


def run() -> None:
    settings = from_environment()
    # What the emulator itself resolves an account's key to, such as for presigned URLs.
    os.environ["AWS_SECRET_ACCESS_KEY"] = settings.secret
    register_resources()
    adjustments.apply()
    _write_types(settings)
    # A line for each request and for each saved file would bury what went wrong.
    for name in ("hypercorn.access", "persistence"):
        logging.getLogger(name).setLevel(logging.WARNING)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    config = Config()
    config.bind = [f"127.0.0.1:{settings.port}"]
    config.keep_alive_timeout = 75
    config.graceful_timeout = _GRACE_SECONDS
    config.accesslog = None
    door = Door(
        Application(Saving()),
        secret=settings.secret,
        instance=settings.instance,
        port=settings.port,
        pages=Pages(settings.secret, {"home": Home()}),
    )
    await serve(door, config, shutdown_trigger=stop.wait)


def _write_types(settings: Settings) -> None:
    if settings.types_file is None:
        return
    partial = f"{settings.types_file}.partial"
    with open(partial, "w", encoding="utf-8") as file:
        json.dump(types_by_kind(), file, indent=2)
    os.replace(partial, settings.types_file)
