"""Enters the types of the registry into the emulator's CloudFormation service."""

from ministack.services.cloudformation import provisioners, stacks

from local_aws.registry import RESOURCES
from local_aws.resource import DELEGATED


def register_resources() -> None:
    for resource in RESOURCES:
        provisioners._RESOURCE_HANDLERS[resource.type_name] = resource.handlers()
        provisioners._REPLACING_PROPERTIES[resource.type_name] = resource.replaces
        if resource.tags is not None:
            provisioners._STACK_TAG_PROPERTY[resource.type_name] = resource.tags
    run_on_worker_threads(resource.type_name for resource in RESOURCES if resource.kind == DELEGATED)


def run_on_worker_threads(type_names) -> None:
    """Handlers that call this server over HTTP must not block the loop that has to answer them."""
    ours = frozenset(type_names)
    theirs = stacks._runs_on_worker_thread
    stacks._runs_on_worker_thread = lambda type_name: type_name in ours or theirs(type_name)
