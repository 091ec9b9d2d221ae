"""Where the house lies and what it keeps."""

import fcntl
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".yavar"
LOGS = STATE / "log"


def hold(path: Path) -> int | None:
    """Lock a file until all that have its handle are gone, killed or not; None while another holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle
