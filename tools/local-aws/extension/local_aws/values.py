"""CloudFormation passes parameters as text, so a number or a truth value can arrive as a string."""

from typing import Any


def number(value: object) -> int:
    return int(str(value))


def flag(value: object, default: bool = False) -> bool:
    return default if value is None else str(value).lower() == "true"


def tag_map(tags: Any) -> dict[str, str]:
    """Either shape of a `Tags` property as one mapping."""
    if isinstance(tags, dict):
        return {str(key): str(value) for key, value in tags.items()}
    return {str(tag["Key"]): str(tag.get("Value", "")) for tag in tags or []}


def tag_list(tags: Any) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in tag_map(tags).items()]


def present(props: dict, *names: str) -> dict:
    """The named properties that the template sets, for passing on as they are."""
    return {name: props[name] for name in names if props.get(name) is not None}
