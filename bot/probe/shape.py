"""What a value is like, without what it says: kinds, lengths and sizes only."""

import re
from collections.abc import Iterator
from typing import Any

_CHATS = ("private", "group", "supergroup", "channel")
_ENTITIES = (
    *("mention", "bot_command", "url", "email", "phone_number", "hashtag", "text_link", "text_mention"),
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "instant_view"),
)

ENUMERATIONS: dict[str, frozenset[str]] = {
    "type": frozenset({*_CHATS, *_ENTITIES}),
    "status": frozenset(["creator", "administrator", "member", "restricted", "left", "kicked"]),
    "mime_type": frozenset(["audio/ogg", "audio/mpeg", "audio/mp4", "audio/aac", "text/plain"]),
}
"""Field: its words that belong to the platform and to nobody else; they alone are told as they are."""

_FIELD = re.compile(r"[A-Za-z_]{1,40}")


def shape(value: Any, field: str = "") -> Any:
    """Give what JSON is like: field names, kinds, lengths of strings, bit lengths of integers; never a value.

    Zero is the one integer of no bits, so that it can be told. Words of ENUMERATIONS stay.
    """
    match value:
        case dict():
            return {_name(str(key)): shape(each, str(key)) for key, each in value.items()}
        case list():
            kinds = [shape(each, field) for each in value]
            return {"items": len(value), "kinds": [kind for at, kind in enumerate(kinds) if kind not in kinds[:at]]}
        case str():
            return value if value in ENUMERATIONS.get(field, ()) else _like(value)
        case bool():
            return "boolean"
        case int():
            return f"{'negative ' if value < 0 else ''}integer[{value.bit_length()} bits]"
        case None:
            return "null"
    return "fraction"


def _name(key: str) -> str:
    return key if _FIELD.fullmatch(key) else f"key[{len(key)}]"


def _like(text: str) -> str:
    return f"{'digits' if text.isdigit() else 'string'}[{len(text)}]"


def words_of_others(value: Any, field: str = "") -> Iterator[str]:
    """Give every string within JSON save names of fields, and words of ENUMERATIONS in their own field."""
    match value:
        case dict():
            for name, each in value.items():
                yield from words_of_others(each, str(name))
        case list():
            for each in value:
                yield from words_of_others(each, field)
        case str() if value not in ENUMERATIONS.get(field, ()):
            yield value
