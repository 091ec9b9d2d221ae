"""Numbered Alembic revisions, and how to run them from Python."""
