"""Runs the emulator on loopback until it is told to stop, then lets it write its state."""

import asyncio
import functools
import json
import logging
import os
import pathlib
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass

from hypercorn.asyncio import serve
from hypercorn.config import Config

from local_aws import patches, trail
from local_aws.application import Application
from local_aws.authorisation.callers import refuse_denied
from local_aws.authorisation.handlers import HandlerCalls
from local_aws.door import Door, Home, Pages
from local_aws.door.pages import Page, domain_of
from local_aws.postgres import Databases
from local_aws.postgres.endpoint import apply_to
from local_aws.registry import register_resources, types_by_kind
from local_aws.saving import Saving
from local_aws.state import Faults, damage_in
from local_aws.tasks import Engine, Programs, TaskCredentials, services
from local_aws.web import Addresses, Keys, Mailbox, People, SignIn, Sites, Unsigned, second_factor

#: Seconds that open connections may keep the stop waiting.
_GRACE_SECONDS = 0.3
#: Seconds between looks whether the folder is still there.
_LOOK_SECONDS = 0.5
#: Exit code of a start that the state does not allow; the last line says why.
_STATE_DAMAGED = 65


@dataclass(frozen=True)
class Settings:
    """What the starting process tells this one, read once from the command line and the environment.

    `folder` holds everything of this emulator; `secret` signs every request to it; `build` names its code.
    """

    folder: pathlib.Path
    port: int
    build: str
    secret: str

    @property
    def secret_file(self) -> pathlib.Path:
        return self.folder / "secret"


def read_settings(folder: str) -> Settings:
    secret = (pathlib.Path(folder) / "secret").read_text(encoding="ascii").strip()
    if len(secret) < 32:
        raise ValueError(f"{folder}/secret holds no secret of at least 32 characters")
    return Settings(
        folder=pathlib.Path(folder),
        port=int(os.environ["GATEWAY_PORT"]),
        build=os.environ.get("LOCAL_AWS_BUILD", ""),
        secret=secret,
    )


def run(folder: str) -> None:
    settings = read_settings(folder)
    # What the emulator itself resolves an account's key to, such as for presigned URLs.
    os.environ["AWS_SECRET_ACCESS_KEY"] = settings.secret
    # A line for each request and for each saved file would bury what went wrong.
    for name in ("hypercorn.access", "persistence"):
        logging.getLogger(name).setLevel(logging.WARNING)
    _end_if_damaged(damage_in(settings.folder / "state"))
    register_resources()
    databases = Databases(settings.folder / "databases", os.environ.get("LOCAL_AWS_POSTGRES", ""))
    credentials, people, mailbox = TaskCredentials(), People(settings.secret), Mailbox()
    engine = Engine(
        Programs(pathlib.Path(os.environ.get("LOCAL_AWS_PROGRAMS", settings.folder / "programs.json"))),
        credentials,
        settings.folder / "databases" / "certificate.pem",
    )
    patches.apply(os.environ.get("LOCAL_AWS_WITHOUT", ""))
    # After them: it needs the password that a patch makes, and a delete that is refused takes no server with it.
    apply_to(databases)
    services.apply_to(engine)
    second_factor.apply(people)
    trail.apply()
    mailbox.apply()
    Keys(settings.folder / "tokens.json").apply()
    _write(settings.folder / "types.json", types_by_kind())
    door = _door_of(settings, credentials, people, mailbox, engine)
    asyncio.run(_serve(settings, databases, engine, door))


def _door_of(
    settings: Settings, credentials: TaskCredentials, people: People, mailbox: Mailbox, engine: Engine
) -> Callable[..., Door]:
    """The door with all that browsers and tasks find behind it; what it leads to comes later."""
    addresses = Addresses(lambda label: f"http://{label}.{domain_of(settings.secret)}:{settings.port}")
    sites = Sites(addresses)
    sign_in = SignIn(addresses, sites, people)
    home = Home(
        lambda: (*addresses.translations().items(), ("Mailbox: what alarms tell", addresses.here("mailbox"))),
        lambda: ((one.email, one.password, one.code) for one in people.everybody()),
        trail.last_calls,
        lambda: ((reason,) for reason in (*engine.reasons(), *trail.not_understood())),
    )

    own: dict[str, Page] = {"home": home, "mailbox": mailbox}

    def find(label: str) -> Page | None:
        return own.get(label) or sites.page(label) or sign_in.page(label)

    return functools.partial(
        Door,
        secret=settings.secret,
        port=settings.port,
        pages=Pages(settings.secret, find),
        unsigned=Unsigned(credentials),
    )


def _end_if_damaged(*reasons: str) -> None:
    """Before anything is served, and without writing what could be read over what could not."""
    for reason in filter(None, reasons):
        sys.stderr.write(f"{reason}\n")
        sys.stderr.flush()
        os._exit(_STATE_DAMAGED)


async def _serve(
    settings: Settings, databases: Databases, engine: Engine, door_to: Callable[..., Door]
) -> None:
    calls = HandlerCalls(settings.folder)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    watch = asyncio.create_task(_end_with_the_folder(settings))
    files, loading = Faults("persistence"), Faults("ministack")
    saving = Saving(files)

    def restored() -> None:
        _end_if_damaged(*files.take(), *(line for line in loading.take() if "persisted state" in line))
        databases.restore()
        services.restore()

    door = door_to(
        Application(saving, restored),
        judge=lambda claim, body: refuse_denied(calls, claim, body),
        control=lambda verb: {
            "pid": os.getpid(),
            "build": settings.build,
            "unsaved": saving.save() if verb == "save" else saving.unsaved,
        },
    )
    _write(settings.folder / "running.json", {"pid": os.getpid(), "port": settings.port})
    await serve(door, _config(settings), shutdown_trigger=stop.wait)
    watch.cancel()
    engine.stop_all()
    databases.stop()
    # The state is written. Threads that wait, such as for the answer of a custom resource, would keep the process for minutes.
    os._exit(0)


def _config(settings: Settings) -> Config:
    config = Config()
    config.bind = [f"127.0.0.1:{settings.port}"]
    config.keep_alive_timeout = 75
    config.graceful_timeout = _GRACE_SECONDS
    config.accesslog = None
    return config


async def _end_with_the_folder(settings: Settings) -> None:
    """Whoever removes the folder wants what was deployed to be forgotten, and could not stop this process any more."""
    while _holds(settings.secret_file, settings.secret):
        await asyncio.sleep(_LOOK_SECONDS)
    # Nothing is written any more: it would come back with the next start.
    os._exit(0)


def _holds(file: pathlib.Path, secret: str) -> bool:
    try:
        return file.read_text(encoding="ascii").strip() == secret
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError):
        return True  # not a removal: too many open files, a disk that hiccups


def _write(file: pathlib.Path, content: dict) -> None:
    partial = file.with_name(f"{file.name}.partial")
    partial.write_text(json.dumps(content, indent=2), encoding="utf-8")
    os.replace(partial, file)
