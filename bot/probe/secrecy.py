"""Keeps out of the file what came from people or belongs to the bot."""

import re
from typing import Any

from bot.probe.shape import words_of_others

MASK = "…"
REASON = "description"
"""The one field whose words are kept."""

LONGEST_REASON = 300
_ADDRESS = re.compile(r"\w+://\S+|attach:\S+|\b\d{1,3}(?:\.\d{1,3}){3}\b")
_MANY_DIGITS = re.compile(r"\d{5,}")


class Secrets:
    """Every word that was seen in an answer or an update, and the token: none may stand in a reason that is kept."""

    def __init__(self, *words: str) -> None:
        self._words = {word for word in words if word}

    def learn(self, value: Any) -> None:
        """Remember all strings of JSON, save the platform's own words."""
        self._words |= {word for each in words_of_others(value) if (word := each.strip())}

    def masked(self, seen: Any) -> Any:
        """Give what was seen with every reason masked: a reason alone is told as the platform wrote it."""
        if isinstance(seen, dict):
            return {name: self._reason(each) if name == REASON else self.masked(each) for name, each in seen.items()}
        return [self.masked(each) for each in seen] if isinstance(seen, list) else seen

    def _reason(self, said: Any) -> Any:
        return self.mask(said) if isinstance(said, str) else self.masked(said)

    def mask(self, said: str) -> str:
        """Write a reason without learned words, addresses and long numbers."""
        if self._words:
            longest_first = sorted(self._words, key=len, reverse=True)
            said = re.sub(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", MASK, said)
        return _MANY_DIGITS.sub("#", _ADDRESS.sub(MASK, said))[:LONGEST_REASON]
