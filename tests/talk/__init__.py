"""Specification of talk/."""
