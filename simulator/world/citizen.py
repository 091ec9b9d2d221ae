"""Who a citizen is: a word in an address, turned into a messenger's user."""

import hashlib
import re
from dataclasses import dataclass

from simulator.world.json import Json

HIGHEST_ID = 2**52 - 1
_USER = re.compile(r"[\w-]{1,64}")
_ABOVE_REAL_IDS = 2**48


def is_user(user: str) -> bool:
    """Tell whether a word may name a citizen: letters of any script, digits, hyphen, underscore."""
    return bool(_USER.fullmatch(user)) and not (_is_number(user) and not 0 < int(user) <= HIGHEST_ID)


def id_of(user: str) -> int:
    """Give the id of a citizen: a number is itself, a name gets one that never changes."""
    if _is_number(user):
        return int(user)
    return _ABOVE_REAL_IDS + int.from_bytes(hashlib.sha256(user.encode()).digest()[:6])


def _is_number(user: str) -> bool:
    return user.isascii() and user.isdigit()


@dataclass(frozen=True)
class Citizen:
    """A person with a messenger account."""

    user: str

    @property
    def id(self) -> int:
        """The person's user id, which is also the id of their private chat."""
        return id_of(self.user)

    @property
    def name(self) -> str:
        """The name that the bot sees."""
        return "شهروند" if _is_number(self.user) else self.user.replace("_", " ")

    def as_user(self) -> Json:
        """Write the person as a `User`."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "fa"}

    def as_chat(self) -> Json:
        """Write the person's private chat as a `Chat`."""
        return {"id": self.id, "type": "private", "first_name": self.name}
