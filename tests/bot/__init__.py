"""Specification of bot/."""
