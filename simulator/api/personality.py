"""What makes one messenger's Bot API differ from another's."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.api.call import Method


@dataclass(frozen=True)
class Personality:
    """A messenger: its name, where its API stands, and the methods it knows.

    Another messenger is another value: its own prefix and table, whose entries may wrap those of Telegram.
    """

    name: str
    prefix: str
    methods: Mapping[str, Method]

    def method(self, name: str) -> Method | None:
        """Find a method; letter case does not matter."""
        return self.methods.get(name.lower())
