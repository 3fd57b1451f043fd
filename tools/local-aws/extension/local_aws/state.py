"""Whether what was deployed can be read back whole. The emulator itself goes on with what it can read, in silence."""

import json
import logging
import pathlib


class Faults(logging.Handler):
    """The errors that a logger of the emulator reports and that the emulator then passes over."""

    def __init__(self, logger: str):
        super().__init__(logging.ERROR)
        self._found: list[str] = []
        logging.getLogger(logger).addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self._found.append(f"{record.getMessage()}: {error}" if error else record.getMessage())

    def take(self) -> list[str]:
        """What was reported since the last call."""
        found, self._found = self._found, []
        return found


def damage_in(folder: pathlib.Path) -> str:
    """Names a file that is cut off, or that is none of the emulator's; nothing when all is well."""
    for file in sorted(folder.glob("*.json")):
        try:
            content = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            return f"{file}: {error}"
        if not isinstance(content, dict):
            return f"{file}: expected an object"
    return ""
