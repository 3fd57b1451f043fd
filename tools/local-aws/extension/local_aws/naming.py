"""Names and ids that stay the same for a resource's whole life and differ for its replacement."""

import hashlib

from ministack.services.cloudformation.provisioners import _physical_name


def physical_name(stack_name: str, logical_id: str, *, longest: int = 128, lowercase: bool = False) -> str:
    """The name CloudFormation gives a resource whose template does not name it."""
    return _physical_name(stack_name, logical_id, max_len=longest, lowercase=lowercase)


def digest(*parts: str) -> str:
    """64 hexadecimal digits that only these parts give."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
