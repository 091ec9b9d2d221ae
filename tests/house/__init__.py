"""The house itself: the launcher, what is installed, what the documents promise."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
