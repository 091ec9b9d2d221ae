"""Trouble on demand, and the record of what bots called."""
