"""Runs containers as processes, by the calls with which the emulator's ECS would drive Docker.

ECS decides here as it does there: which tasks there are, what is started again, when a new version has taken over. A container
is started when its program is healthy, so that the one before it answers until then.
"""

import ipaddress
import itertools
import logging
import os
import pathlib
import secrets
import shutil
import threading
import time
from typing import Any

from ministack.services import ec2, ecs

from local_aws.postgres.clusters import listening_port
from local_aws.tasks.container import Container, Process, StandIn
from local_aws.tasks.credentials import TaskCredentials
from local_aws.tasks.health import HealthCheck, check_of
from local_aws.tasks.programs import NotRun, Program, Programs

logger = logging.getLogger("local-aws")

#: Seconds that a program gets until it is healthy, beside its own grace period.
_START_SECONDS = 60
#: A program that fails again and again is started more and more slowly, as ECS does it.
_LONGEST_PAUSE_SECONDS = 60


class Engine:
    """`containers` and `images` are as in Docker's library for Python. `certificate` is what programs trust beside the usual."""

    def __init__(self, programs: Programs, credentials: TaskCredentials, certificate: pathlib.Path):
        self.containers = self
        self.images = _Images()
        self._programs = programs
        self._credentials = credentials
        self._certificate = certificate
        self._running: dict[str, Container] = {}
        self._failures: dict[str, list[float]] = {}
        self._numbers = itertools.count(10)
        self._closing = False
        # Paths of sockets may have some hundred characters at most, and a workspace may be deep.
        self._folder = pathlib.Path("/tmp", f"local-aws-{secrets.token_hex(8)}")  # noqa: S108 - nobody can guess it

    def get(self, container_id: str) -> Container:
        return self._running[container_id]

    def run(
        self, image: str, *, labels: dict[str, str], environment: dict[str, str], **more: Any
    ) -> Container:
        """Returns when the program is healthy, or has ended; never while all are stopped, or ECS would start others instead."""
        if self._closing:
            threading.Event().wait()
        task = ecs._tasks[labels["com.amazonaws.ecs.task-arn"]]
        definition = ecs._task_defs[ecs._resolve_td_key(task["taskDefinitionArn"])]
        try:
            program = self._programs.find(
                image, list(more.get("command") or []), beside=not _is_connected_to(definition)
            )
        except NotRun as reason:
            if not task.get("group", "").startswith("service:"):
                # Whoever waits for its end must not take it for one that ended well.
                raise
            logger.warning("%s: %s", definition["family"], reason)
            return self._keep(StandIn(str(reason), self._forget))
        return self._keep(self._started(program, task, definition, environment))

    def find(self, address: str) -> Container | None:
        """The container that a target group knows by an address."""
        return next((one for one in self._running.values() if one.address == address), None)

    def reasons(self) -> list[str]:
        """Why containers are not run, each once."""
        return sorted({one.reason for one in self._running.values() if one.reason})

    def stop_all(self) -> None:
        """With the emulator: at its next start there are new ones."""
        self._closing = True
        stopping = [threading.Thread(target=one.stop) for one in list(self._running.values())]
        for thread in stopping:
            thread.start()
        for thread in stopping:
            thread.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _started(
        self, program: Program, task: dict, definition: dict, environment: dict[str, str]
    ) -> Container:
        family, check = definition["family"], _check_of(task)
        self._pause(family)
        name = task["taskArn"].rsplit("/", 1)[-1]
        self._folder.mkdir(mode=0o700, exist_ok=True)
        folder = self._folder / name[:8]
        folder.mkdir(mode=0o700, exist_ok=True)
        container = Process(
            program,
            folder=folder,
            environment=self._environment(environment, task, definition, folder),
            address=self._address(task),
            check=check,
            ended=lambda one: self._end(name, one),
        )
        if not container.becomes_healthy(_START_SECONDS):
            self._failures.setdefault(family, []).append(time.monotonic())
        else:
            self._failures.pop(family, None)
        return container

    def _environment(
        self, given: dict[str, str], task: dict, definition: dict, folder: pathlib.Path
    ) -> dict[str, str]:
        """What ECS gives a container, and nothing of this process's but the way to programs."""
        endpoint = f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}"
        region = task["taskArn"].split(":")[3]
        # The emulator's own lead to addresses that the door does not serve.
        own = {
            key: value
            for key, value in given.items()
            if not key.startswith(("AWS_CONTAINER_", "ECS_CONTAINER_"))
        }
        return {
            "PATH": os.environ.get("PATH", ""),
            "LANG": "C.UTF-8",
            "AWS_EXECUTION_ENV": "AWS_ECS_FARGATE",
            "AWS_REGION": region,
            "AWS_DEFAULT_REGION": region,
            **_reachable(own),
            **self._credentials.issue(
                task["taskArn"].rsplit("/", 1)[-1], definition.get("taskRoleArn", ""), endpoint
            ),
            "AWS_ENDPOINT_URL": endpoint,
            "SSL_CERT_FILE": str(self._certificate),
            "PORT": str(folder / "port"),
        }

    def _address(self, task: dict) -> str:
        """One of the subnet, as the task would have; it is a name here, and leads nowhere."""
        subnet = ec2._subnets.get(task.get("_subnet") or "") or {}
        network = ipaddress.ip_network(subnet.get("CidrBlock", "10.255.0.0/16"))
        return str(network[next(self._numbers) % (network.num_addresses - 1)])

    def _pause(self, family: str) -> None:
        count = len(self._failures.get(family, ()))
        time.sleep(min(_LONGEST_PAUSE_SECONDS, 2 ** (count - 3) if count > 2 else 0))

    def _keep(self, container: Container) -> Container:
        self._running[container.id] = container
        return container

    def _forget(self, container: Container) -> None:
        self._running.pop(container.id, None)

    def _end(self, task: str, container: Container) -> None:
        self._credentials.revoke(task)
        self._forget(container)


def _reachable(variables: dict[str, str]) -> dict[str, str]:
    """Where a port of a database stands beside its host, it is the one that the database has here."""
    hosts = {
        name: variables.get(f"{name.removesuffix('PORT')}HOST", "")
        for name in variables
        if name.endswith("_PORT")
    }
    told = list(variables.values())
    return {
        **variables,
        **{name: listening_port(host, variables[name], told) for name, host in hosts.items()},
    }


class _Images:
    """There are none, so that nothing is fetched; whatever an image is, it is as it was asked for."""

    def pull(self, *_: object, **__: object) -> "_Images":
        return self

    get = pull

    def tag(self, *_: object, **__: object) -> bool:
        return True


def _is_connected_to(definition: dict) -> bool:
    """Whether people reach it: the other processes of an image have commands of their own."""
    return any(one.get("portMappings") for one in definition.get("containerDefinitions", []))


def _check_of(task: dict) -> HealthCheck | None:
    """The health check of the target group that the task's service stands behind; None where there is none."""
    cluster = ecs._cluster_name_from_arn(task["clusterArn"])
    service = ecs._services.get(f"{cluster}/{task.get('group', '').partition(':')[2]}") or {}
    for balanced in service.get("loadBalancers") or []:
        return check_of(balanced.get("targetGroupArn", ""))
    return None
