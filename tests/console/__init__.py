"""Specification of the staff console."""
