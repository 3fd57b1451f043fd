"""`python -m local_aws <folder>` runs the embedded AWS of a folder in the foreground."""

import os
import sys


def main() -> None:
    # Before the emulator is loaded: whatever it writes is for the owner only.
    os.umask(0o077)
    from local_aws.server import run

    run(sys.argv[1])


main()
