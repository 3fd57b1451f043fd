"""A resource type with no service behind it: a stable id, plausible attributes, nothing else."""

from ministack.core.responses import get_account_id, get_region

from local_aws.naming import digest, physical_name
from local_aws.resource import STUBBED, Resource


class Stub(Resource):
    """The id is a format string over the properties and `name`, `hex`, `uuid`, `account` and `region`.

    `name` is the property that names the resource, or a generated name; `hex` is 64 digits made from it.
    Attributes are format strings over the same, with `ref` (the id) in place of `name`, so that an update,
    which knows the id alone, finds them unchanged.
    """

    kind = STUBBED

    def __init__(
        self,
        type_name,
        *,
        required=(),
        replaces=(),
        named_by=None,
        ref="{name}",
        attributes=None,
        longest=128,
        lowercase=False,
        tags=("Tags", "list"),
    ):
        self.type_name = type_name
        self.required = required
        self.replaces = replaces
        self.tags = tags
        self._named_by = named_by
        self._ref = ref
        self._attributes = attributes or {}
        self._longest = longest
        self._lowercase = lowercase

    def create(self, logical_id, props, stack_name):
        name = props.get(self._named_by) or physical_name(
            stack_name, logical_id, longest=self._longest, lowercase=self._lowercase
        )
        ref = self._filled(self._ref, str(name), {**props, "name": name})
        return ref, self._described(ref, props)

    def update(self, physical_id, old, new):
        return physical_id, self._described(physical_id, new)

    def delete(self, physical_id, props):
        """There is nothing to remove: CloudFormation's own record was all there was."""

    def _described(self, ref, props):
        fields = {**props, "ref": ref}
        return {key: self._filled(template, ref, fields) for key, template in self._attributes.items()}

    @staticmethod
    def _filled(template, seed, fields):
        account, region = get_account_id(), get_region()
        digits = digest(account, region, seed)
        return template.format_map(
            {
                **fields,
                "account": account,
                "region": region,
                "hex": digits,
                "uuid": "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32])),
            }
        )
