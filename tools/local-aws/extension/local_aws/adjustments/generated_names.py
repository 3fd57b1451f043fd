"""Names that CloudFormation makes up, where the emulator makes up others: policies are written for the former."""

from collections.abc import Callable

from ministack.services.cloudformation import provisioners

from local_aws.naming import digest, physical_name


def apply() -> None:
    _name("AWS::Logs::LogGroup", "LogGroupName", lambda stack, one: physical_name(stack, one, longest=512))
    _name("AWS::SSM::Parameter", "Name", lambda stack, one: f"CFN-{one}-{digest(stack, one)[:12]}")


def _name(type_name: str, name_property: str, made_up: Callable[[str, str], str]) -> None:
    entry = provisioners._RESOURCE_HANDLERS[type_name]
    create, update = entry["create"], entry["update"]

    def named(logical_id, props, stack_name):
        name = props.get(name_property) or made_up(stack_name, logical_id)
        return create(logical_id, {**props, name_property: name}, stack_name)

    def kept(physical_id, old, new, *rest):
        # The emulator would make up another name on an update, and replace what has the first one.
        if not old.get(name_property) and not new.get(name_property):
            old, new = ({**props, name_property: physical_id} for props in (old, new))
        return update(physical_id, old, new, *rest)

    entry.update(create=named, update=kept)
