"""What people type into forms: cleaned, cut to size, and kept to be shown again when something is wrong."""

import re
from collections.abc import Iterator
from datetime import time

from fastapi import Request
from starlette.datastructures import FormData

from texts.persian import ascii_digits, clean

_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.٫،]\s*(\d{2}))?", re.ASCII)
# Unseen signs, and those that turn the direction of what follows, could make one name look like another.
_TURNS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


_SECRETS = ("password", "again", "code", "pending", "csrf")


class Form:
    """A form that was sent; unknown or missing fields are empty."""

    def __init__(self, data: FormData) -> None:
        self._data = data

    def text(self, name: str, most: int = 200) -> str:
        """Give a line or paragraph, clean."""
        return tidy(str(self._data.get(name, "")))[:most]

    def plain(self, name: str, most: int = 200) -> str:
        """Give a login, number, code or date: ASCII digits, lower case, no spaces around."""
        return ascii_digits(self.text(name, most)).lower()

    def secret(self, name: str) -> str:
        """Give a password as it was typed."""
        return str(self._data.get(name, ""))

    def many(self, name: str) -> list[str]:
        """Give all values of boxes that were ticked."""
        return [tidy(str(value)) for value in self._data.getlist(name)]

    def ticked(self, name: str) -> bool:
        """Tell whether one box was ticked."""
        return name in self._data

    def items(self) -> Iterator[tuple[str, str]]:
        """Give every field that is text."""
        return ((name, value) for name, value in self._data.multi_items() if isinstance(value, str))


async def sent(request: Request) -> Form:
    """Read the form of a request."""
    return Form(await request.form())


def is_secret(field: str) -> bool:
    """Tell whether a field is never carried along from page to page."""
    return any(word in field for word in _SECRETS)


def tidy(text: str) -> str:
    """Clean what staff type: nothing that Postgres cannot keep, and nothing that turns the writing direction."""
    return clean(_TURNS.sub("", text))


def clock_time(text: str) -> time | None:
    """Read an hour as people type it, «22», «22:30», «۲۲٫۳۰»; None if there is no such hour."""
    found = _CLOCK.fullmatch(ascii_digits(text).strip())
    if found is None:
        return None
    hour, minute = int(found[1]) % 24 if found[1] == "24" else int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 (a clock)
