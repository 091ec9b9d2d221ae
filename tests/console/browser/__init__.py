"""Specification of the console in a real browser, on a real server."""
