"""Specification of texts/."""
