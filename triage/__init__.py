"""Reads every message for danger before anything else does; pure and offline.

A first net of plain phrases: it raises the emergency card at once and never lowers anything.
"""

from triage.danger import is_danger

__all__ = ["is_danger"]
