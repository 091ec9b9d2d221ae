"""Reads every message for danger before anything else does; pure and offline.

`read` tells level, topic and reasons (docs/triage.md); `triage.protocol` tells what is asked next, and what level words
and answers make together.
"""

from triage.reading import Alert, Context, Reading, Reason
from triage.shipped import read

__all__ = ["Alert", "Context", "Reading", "Reason", "read"]
