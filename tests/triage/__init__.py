"""Specification of triage/."""
