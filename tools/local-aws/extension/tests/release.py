"""Looks at the release of the emulator that this interpreter has: the whole suite, and each patch by its own tests.

Writes a report for `local-aws:try-release` into the file that it is given.
"""

import json
import os
import pathlib
import subprocess
import sys
import unittest

from local_aws.patches import PATCHES, Patch
from ministack.services.cloudformation import provisioners

_EXTENSION = pathlib.Path(__file__).resolve().parent.parent
#: Seconds for the tests of a patch. Without some patches they wait for ever, which is a failure, too.
_LONGEST = 120


def main(report: str) -> None:
    # Before the extension has added its own.
    types = sorted(provisioners._RESOURCE_HANDLERS)
    suite = unittest.defaultTestLoader.discover(str(_EXTENSION / "tests"), top_level_dir=str(_EXTENSION))
    result = unittest.TextTestRunner().run(suite)
    broken = [case.id() for case, _ in (*result.failures, *result.errors)]
    needless = [patch.name for patch in PATCHES if _holds_without(patch)]
    content = {"types": types, "tests": result.testsRun, "broken": broken, "needless": needless}
    pathlib.Path(report).write_text(json.dumps(content), encoding="utf-8")


def _holds_without(patch: Patch) -> bool:
    """Whether the tests of a patch pass without it: the emulator does by itself what it is for."""
    print(f"without the patch {patch.name} …", flush=True)
    command = [sys.executable, "-m", "unittest", *(f"tests.{name}" for name in patch.tests)]
    try:
        ended = subprocess.run(
            command,
            cwd=_EXTENSION,
            env={**os.environ, "LOCAL_AWS_WITHOUT": patch.name},
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


if __name__ == "__main__":
    main(sys.argv[1])
