"""What the house asks of a messenger, and what can become of one attempt to send."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from services.outbox import Outgoing


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Wait:
    """Too many: this chat must wait, in seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person does not want our words, or is gone: a permanent failure."""

    cause: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The messenger will not take this message, however often it is sent."""

    cause: str


@dataclass(frozen=True, slots=True)
class Passing:
    """It surely did not arrive and may be tried again: the messenger said so itself."""

    cause: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No connection at all: nothing was handed over, and other messages will fare no better."""

    cause: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have arrived or not: the answer never came, or made no sense."""

    cause: str


@dataclass(frozen=True, slots=True)
class Erased:
    """It is gone from the chat, on both sides."""


Outcome = Sent | Wait | Blocked | Refused | Passing | Unreachable | Unknown

Erasure = Erased | Wait | Blocked | Refused | Passing | Unreachable | Unknown
"""What can become of one attempt to delete; to delete again what is gone does no harm."""


class Eraser(Protocol):
    """A messenger as whoever deletes messages of ours sees it."""

    name: str
    bot_id: int

    async def erase(self, chat_id: int, numbers: Sequence[int]) -> Erasure:
        """Try once to delete messages of a chat, by their numbers there; never raises for messenger or network.

        At most as many as the messenger deletes by one call (bot.capabilities); all of them or none is deleted, but
        what is gone already is passed over where more than one was named.
        """


class Platform(Eraser, Protocol):
    """A messenger as one bot of ours sees it."""

    path: str
    """Where its updates are delivered, if by webhook."""

    async def send(self, message: Outgoing) -> Outcome:
        """Try once to send a message; never raises for what the messenger or the network does."""

    async def alive(self) -> bool:
        """Ask for nothing, to learn whether the messenger answers at all; never raises."""

    async def introduce(self, menus: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Set the menu of commands where there is one: language -> (command, words); never raises.

        The first language is for whoever speaks none of them.
        """

    async def answer(self, callback_id: str) -> None:
        """Stop the waiting sign on a tapped button; a failure is of no consequence and only logged."""

    async def updates(self, offset: int, seconds: int) -> list[Any]:
        """Wait up to so many seconds for raw updates from an id on; what lies before it is acknowledged.

        Raises PlatformError when the messenger cannot be asked.
        """

    async def file(self, file_id: str, most: int) -> bytes:
        """Fetch a file of at most so many bytes.

        Raises FileGoneError when it cannot be had any more, FileTooBigError when it is larger than that or than what
        the messenger hands out, PlatformError when the messenger cannot be asked now.
        """

    async def webhook(self, url: str, secret: str) -> None:
        """Have updates delivered to an address; an empty one brings long polling back. Raises PlatformError."""

    async def close(self) -> None:
        """Close connections."""


class FileGoneError(Exception):
    """The messenger does not have the file any more."""


class FileTooBigError(Exception):
    """The file is larger than we, or the messenger, want to carry."""


class PlatformError(Exception):
    """The messenger could not be asked; the text says why, without token or address."""
