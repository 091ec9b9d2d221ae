"""From message ids and values to words, marks, buttons and a lane: what a reply's row holds, for any messenger."""

from typing import Any

from bot.menu import at_the_bottom
from handlers.menu import BRINGS_STANDING
from models import Lane
from services.turns import Reply
from talk import Button, Keyboard, Said
from texts.fluent import Words

SHARES = {Keyboard.LOCATION: ("nav-location", "location"), Keyboard.CONTACT: ("nav-contact", "contact")}
"""A keyboard that shares something -> the words on its first button, and what that shares."""


def reply(words: Words, language: str, said: Said) -> Reply:
    """Put one message into the citizen's language."""
    content: dict[str, Any] = {"message": said.message, "language": language}
    marked = words.marked(language, said.message, said.args)
    if marked.marks:
        content["marks"] = [list(each) for each in marked.marks]
    if said.keyboard in SHARES:
        content["keyboard"] = keyboard(words, language, said.keyboard, said.buttons)
    elif said.keyboard is Keyboard.REMOVE:
        content["remove_keyboard"] = True
    elif said.buttons:
        content["buttons"] = [[button(words, language, each) for each in row] for row in said.buttons]
    if said.keyboard is Keyboard.REMOVE or said.message in BRINGS_STANDING:
        content["menu"] = at_the_bottom(words, language)
    if said.venue:
        venue = said.venue
        content["venue"] = {
            "lat": venue.lat,
            "lon": venue.lon,
            "title": venue.title,
            "address": venue.address,
        }
    if said.until:
        content["stale_at"] = said.until.isoformat()
    lane = Lane.CRISIS if said.urgent else Lane.REPLY
    return Reply(marked.text, lane, content)


def button(words: Words, language: str, each: Button) -> dict[str, str]:
    """Put a button under a message into words: it carries "data" or opens a "url"."""
    label = words.label(language, each.label, each.args)
    return {"text": label, "url": each.url} if each.url else {"text": label, "data": each.data}


def keyboard(
    words: Words, language: str, kind: Keyboard, rows: tuple[tuple[Button, ...], ...]
) -> list[list[dict[str, Any]]]:
    """Put a keyboard at the bottom into words: its buttons send their text, the first one the location or phone."""
    label, what = SHARES[kind]
    share = [{"text": words.label(language, label), what: True}]
    return [
        share,
        *([{"text": words.label(language, each.label, each.args)} for each in row] for row in rows),
    ]
