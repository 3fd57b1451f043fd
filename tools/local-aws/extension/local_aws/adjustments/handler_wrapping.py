"""Adding to a type that the emulator brings itself."""

from collections.abc import Callable

from ministack.services.cloudformation import provisioners


def after_change(type_name: str, refine: Callable[[str, dict, dict], dict]) -> None:
    """`refine(physical_id, props, attributes)` runs after every create and update, giving the attributes."""
    entry = provisioners._RESOURCE_HANDLERS[type_name]
    create, update = entry["create"], entry["update"]

    def refined_create(logical_id, props, stack_name):
        physical_id, attributes = create(logical_id, props, stack_name)
        return physical_id, refine(physical_id, props, attributes)

    def refined_update(physical_id, old, new, *rest):
        physical_id, attributes = update(physical_id, old, new, *rest)
        return physical_id, refine(physical_id, new, attributes)

    entry.update(create=refined_create, update=refined_update)


def before_change(type_name: str, prepare: Callable[[dict], dict]) -> None:
    """`prepare(props)` returns the properties that the emulator's own handler gets to see."""
    entry = provisioners._RESOURCE_HANDLERS[type_name]
    create, update = entry["create"], entry["update"]
    entry["create"] = lambda logical_id, props, stack_name: create(logical_id, prepare(props), stack_name)
    entry["update"] = lambda physical_id, old, new, *rest: update(physical_id, old, prepare(new), *rest)


def before_delete(type_name: str, refuse: Callable[[str], None]) -> None:
    """`refuse(physical_id)` raises when the resource must stay."""
    entry = provisioners._RESOURCE_HANDLERS[type_name]
    delete = entry["delete"]

    def checked_delete(physical_id, *rest):
        refuse(physical_id)
        delete(physical_id, *rest)

    entry["delete"] = checked_delete
