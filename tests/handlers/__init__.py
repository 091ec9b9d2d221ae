"""Specification of handlers/."""
