"""First process of a task: passes signals on, and ends the program when whoever started it is gone.

Run as a script, with the program as its arguments. Its input is a pipe that nobody writes to: it ends with the emulator,
however that one ends.
"""

import os
import signal
import subprocess
import sys
import threading

_GRACE_SECONDS = 5


def main() -> int:
    program = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)  # noqa: S603 - what the task definition says
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: program.terminate())

    def end_with_the_emulator() -> None:
        # Not through a buffer, whose lock would outlive this thread.
        while os.read(0, 1):
            pass
        program.terminate()
        try:
            program.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(0, signal.SIGKILL)

    threading.Thread(target=end_with_the_emulator, daemon=True).start()
    code = program.wait()
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main())
