"""Conversations as people see them, and the test that plays them."""
