"""CloudFormation removes what a failed creation has made; a handler of several steps has to do so itself."""

import contextlib


@contextlib.contextmanager
def undoing(undo, **arguments):
    """Calls `undo` when the block fails, and lets the failure through."""
    try:
        yield
    except Exception:
        with contextlib.suppress(Exception):
            undo(**arguments)
        raise
