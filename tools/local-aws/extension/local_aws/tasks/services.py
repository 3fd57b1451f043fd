"""ECS of the emulator with processes in the place of containers."""

import threading
import time

from ministack.services import ecs
from ministack.services.cloudformation import provisioners, stacks

from local_aws.adjustments.handler_wrapping import after_change
from local_aws.tasks import forwarding
from local_aws.tasks.engine import Engine

_SERVICE = "AWS::ECS::Service"
#: Parts of a container in a template whose own parts the emulator leaves with the names that templates have.
_NESTED = ("dependsOn", "healthCheck", "linuxParameters", "secrets", "systemControls", "ulimits")
#: Seconds until a service must have its tasks. CloudFormation itself waits for three hours.
_STEADY_SECONDS = 180
#: Starts that may fail before a new service is given up, as the circuit breaker of ECS has it.
_FAILURES = 3


def apply_to(engine: Engine) -> None:
    ecs._docker = engine
    # A program has shown that it is healthy by then.
    ecs._ECS_DEPLOYMENT_STEADY_DELAY = 0.2
    # Not before what tasks ask for is there.
    ecs._start_restored_service_reconciler = lambda: None
    forwarding.apply_to(engine)
    _read_whole_containers()
    _wait_for_services()


def restore() -> None:
    """Starts the tasks of the services that there are."""
    threading.Thread(target=ecs._reconcile_restored_services, daemon=True).start()


def _read_whole_containers() -> None:
    normalized = provisioners._normalize_container_defs

    def with_parts(containers):
        return [
            {
                key: provisioners._pascal_to_camel(value) if key in _NESTED else value
                for key, value in one.items()
            }
            for one in normalized(containers)
        ]

    provisioners._normalize_container_defs = with_parts


def _wait_for_services() -> None:
    theirs = stacks._runs_on_worker_thread
    stacks._runs_on_worker_thread = lambda type_name: type_name == _SERVICE or theirs(type_name)

    def steady(arn, props, attributes):
        _, cluster, name = arn.rsplit("/", 2)
        _await(cluster, name)
        return attributes

    after_change(_SERVICE, steady)


def _await(cluster: str, name: str) -> None:
    """Returns when the tasks of the newest deployment run; raises why they do not, so that the stack is rolled back."""
    ends = time.monotonic() + _STEADY_SECONDS
    while time.monotonic() < ends:
        service = ecs._services.get(f"{cluster}/{name}") or {}
        newest: dict = next(iter(service.get("deployments") or []), {})
        failed = [task for task in _tasks_of(service, newest) if task.get("lastStatus") == "STOPPED"]
        running = newest.get("runningCount", 0) >= service.get("desiredCount", 0)
        if not service or (running and newest.get("rolloutState") == "COMPLETED"):
            return
        # A first deployment is completed from the beginning, as the emulator has it: nothing could be rolled back to.
        if newest.get("rolloutState") == "FAILED" or len(failed) >= _FAILURES:
            raise ValueError(f"the service {name} did not become steady: {_why(failed)}")
        time.sleep(0.05)
    raise ValueError(f"the service {name} did not become steady within {_STEADY_SECONDS} seconds")


def _tasks_of(service: dict, deployment: dict) -> list[dict]:
    return [
        task
        for task in list(ecs._tasks.values())
        if task.get("_deployment_id") == deployment.get("id")
        and task.get("clusterArn") == service.get("clusterArn")
    ]


def _why(tasks: list[dict]) -> str:
    last = max(tasks, key=lambda task: task.get("stoppedAt") or "", default={})
    return (
        f"{last.get('stoppedReason', 'no task was started')}; its log group has the last words of the program"
    )
