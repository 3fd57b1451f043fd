"""Nobody but the owner of this workspace reaches the emulator: what stands in front of it, and who may pass."""

from local_aws.door.door import Door
from local_aws.door.home import Home
from local_aws.door.pages import Pages

__all__ = ["Door", "Home", "Pages"]
