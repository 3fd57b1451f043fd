"""Every resource type this extension adds, in one place: each module of `resource_types` lists its own."""

import importlib
import pkgutil

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
