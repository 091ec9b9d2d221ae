"""Reads every message for danger before anything else does; pure and offline.

`read` tells level, topic and reasons (docs/triage.md). `is_danger` is the first net of plain phrases, which raises
the emergency card at once and never lowers anything.
"""

from triage.danger import is_danger
from triage.reading import Alert, Context, Reading, Reason
from triage.shipped import read

__all__ = ["Alert", "Context", "Reading", "Reason", "is_danger", "read"]
