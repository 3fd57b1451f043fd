"""One CloudFormation resource type: what it needs, what replaces it, and how it comes and goes."""

from botocore.exceptions import ClientError, ParamValidationError

DELEGATED = "delegated"
STUBBED = "stubbed"


class Resource:
    """`create` and `update` return the physical id (what `Ref` gives) and the `Fn::GetAtt` attributes."""

    kind = DELEGATED
    type_name: str
    #: Properties a template must set.
    required: tuple[str, ...] = ()
    #: Properties whose change makes a new resource and then deletes the old one.
    replaces: tuple[str, ...] = ()
    #: The property that carries tags, and its shape ("list" or "map"); None when the type has no tags.
    tags: tuple[str, str] | None = ("Tags", "list")

    def create(self, logical_id: str, props: dict, stack_name: str) -> tuple[str, dict]:
        raise NotImplementedError

    def update(self, physical_id: str, old: dict, new: dict) -> tuple[str, dict]:
        raise NotImplementedError

    def delete(self, physical_id: str, props: dict) -> None:
        raise NotImplementedError

    def handlers(self) -> dict:
        """The entry of the emulator's table of resource types."""
        return {"create": self._create, "update": self._update, "delete": self._delete}

    def _create(self, logical_id, props, stack_name):
        self._refuse_missing(props)
        return self._translated(self.create, logical_id, props, stack_name)

    def _update(self, physical_id, old, new, _stack_name):
        self._refuse_missing(new)
        return self._translated(self.update, physical_id, old, new)

    def _delete(self, physical_id, props):
        try:
            self.delete(physical_id, props)
        except ClientError as error:
            # What somebody has removed by hand is gone, which is all a delete asks for.
            if not _says_absent(error.response["Error"]["Code"]):
                raise ValueError(_reason(error)) from error

    def _refuse_missing(self, props):
        missing = [name for name in self.required if props.get(name) in (None, "")]
        if missing:
            keys = ", ".join(f"#: required key [{name}] not found" for name in missing)
            raise ValueError(f"Model validation failed ({keys})")

    @staticmethod
    def _translated(action, *args):
        try:
            return action(*args)
        except ClientError as error:
            raise ValueError(_reason(error)) from error
        except ParamValidationError as error:
            raise ValueError(f"Properties validation failed: {error}") from error


def _reason(error: ClientError) -> str:
    details = error.response["Error"]
    return f'Resource handler returned message: "{details["Message"]}" (HandlerErrorCode: {details["Code"]})'


def _says_absent(code: str) -> bool:
    return any(word in code for word in ("NotFound", "NoSuch", "Nonexistent", "NotExist"))
