"""Safir: Bale's messages to phone numbers, for organisations."""
