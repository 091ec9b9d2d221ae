"""What went wrong, in one sentence that says what to do."""

from pathlib import Path


class TroubleError(Exception):
    """Something that one sentence explains, with the last words of a log where they help."""

    def __init__(self, sentence: str, words: str = "") -> None:
        full = "No space left on device" in words
        super().__init__("The disk is full: free some space and start again." if full else sentence)
        self.words = words


def tail(log: Path, lines: int = 12) -> str:
    """Give the last lines of a log."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
