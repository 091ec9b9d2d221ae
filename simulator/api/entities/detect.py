"""Finds what Telegram marks by itself: commands, links, addresses, names, tags."""

import re

from simulator.api.entities.utf16 import units
from simulator.world.json import Json

_KINDS = {
    "bot_command": re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?!\w)"),
    "url": re.compile(r"https?://[^\s<>\"«»]+[^\s<>\"«».,;:!?()\[\]،؛؟]"),
    "email": re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+\.[A-Za-z]{2,}"),
    "mention": re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}"),
    "hashtag": re.compile(r"(?<![\w#])#\w*[^\W\d]\w*"),
}


def detect(text: str, known: list[Json]) -> list[Json]:
    """Add entities that stand in the text itself to those that were marked."""
    entities = list(known)
    for kind, pattern in _KINDS.items():
        for found in pattern.finditer(text):
            entity = {"type": kind, "offset": units(text[: found.start()]), "length": units(found[0])}
            if not any(_overlap(entity, other) for other in entities):
                entities.append(entity)
    return sorted(entities, key=lambda one: (one["offset"], -one["length"]))


def _overlap(one: Json, other: Json) -> bool:
    hides = other["type"] in ("code", "pre", "text_link", "url", "email", "bot_command", "mention")
    after = one["offset"] >= other["offset"] + other["length"]
    return hides and not after and other["offset"] < one["offset"] + one["length"]
