"""`python -m local_aws` runs the embedded AWS in the foreground; the settings come from the environment."""

import os


def main() -> None:
    # Before the emulator is loaded: whatever it writes is for the owner only.
    os.umask(0o077)
    from local_aws.server import run

    run()


main()
