"""Every resource type this extension adds, in one place: each module of `resource_types` lists its own."""

import importlib
import pkgutil

from ministack.services.cloudformation import provisioners, stacks

from local_aws import resource_types
from local_aws.resource import DELEGATED, STUBBED, Resource

RESOURCES: tuple[Resource, ...] = tuple(
    resource
    for module in pkgutil.iter_modules(resource_types.__path__)
    for resource in getattr(
        importlib.import_module(f"{resource_types.__name__}.{module.name}"), "RESOURCES", ()
    )
)


def types_by_kind() -> dict[str, list[str]]:
    """The type names, sorted, by how far each one goes."""
    return {
        kind: sorted(resource.type_name for resource in RESOURCES if resource.kind == kind)
        for kind in (DELEGATED, STUBBED)
    }


def register_resources() -> None:
    """Enters the types into the emulator's CloudFormation service."""
    for resource in RESOURCES:
        provisioners._RESOURCE_HANDLERS[resource.type_name] = resource.handlers()
        provisioners._REPLACING_PROPERTIES[resource.type_name] = resource.replaces
        if resource.tags is not None:
            provisioners._STACK_TAG_PROPERTY[resource.type_name] = resource.tags


def run_on_worker_threads() -> None:
    """Handlers that call this server over HTTP must not block the loop that has to answer them."""
    ours = frozenset(resource.type_name for resource in RESOURCES if resource.kind == DELEGATED)
    theirs = stacks._runs_on_worker_thread
    stacks._runs_on_worker_thread = lambda type_name: type_name in ours or theirs(type_name)
