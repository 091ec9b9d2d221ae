"""Taps: finding a button by its words and doing what it does."""

import re
from dataclasses import dataclass

from simulator.citizen.visit import Visit
from simulator.refusals import Refusal, json_body
from simulator.world.chat import Chat
from simulator.world.json import Json
from simulator.world.message import Message
from simulator.world.numbers import now
from simulator.world.telling import tell

# Direction marks and isolates, which bots put around foreign words and nobody sees.
_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Button:
    """A button on the screen and the message that brought it."""

    fields: Json
    message: Message
    inline: bool


def plain(words: str) -> str:
    """Reduce a button's words to what a reader sees."""
    return " ".join(_MARKS.sub("", words).split())


def read_aloud(words: str) -> str:
    """Reduce a button's words to its letters and digits: emoji, half-spaces and signs are not read aloud."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())


def meant(visible: list[Button], words: str) -> Button | None:
    """Find the button with exactly these words, or else the one that is read aloud alike."""
    exact = (one for one in visible if plain(one.fields["text"]) == plain(words))
    alike = (one for one in visible if read_aloud(words) and read_aloud(one.fields["text"]) == read_aloud(words))
    return next(exact, None) or next(alike, None)


async def tap(visit: Visit) -> Json:
    """Tap the newest visible button that bears these words."""
    body = await json_body(visit.request)
    words, only = body.get("text"), body.get("message")
    if not isinstance(words, str) or not plain(words):
        raise Refusal(400, "text must be a non-empty string")
    button = meant(buttons(visit.chat, only), words)
    if button is None:
        raise Refusal(409, "no such button is visible")
    old_app = body.get("old_app") is True
    return _press_inline(visit, button, old_app) if button.inline else _press_reply(visit, button.fields)


def buttons(chat: Chat, only: object = None) -> list[Button]:
    """Give all visible buttons, newest message first; optionally those of one message."""
    found: list[Button] = []
    for message in reversed(chat.messages.values()):
        if only in (None, message.id):
            found += [Button(one, message, inline=True) for row in message.inline_rows for one in row]
    if chat.keyboard and only in (None, chat.keyboard.id):
        rows = (chat.keyboard.markup or {}).get("keyboard", [])
        found += [Button(one, chat.keyboard, inline=False) for row in rows for one in row]
    return sorted(found, key=lambda one: -one.message.id)


def _press_reply(visit: Visit, fields: Json) -> Json:
    for wish, verb in (("request_location", "location"), ("request_contact", "contact")):
        if fields.get(wish):
            raise Refusal(409, f"this button asks for a {verb}: POST …/{verb}", use=verb)
    return visit.send(visit.compose(str(fields["text"]).strip()))


def _press_inline(visit: Visit, button: Button, old_app: bool) -> Json:  # noqa: FBT001 (as the body tells it)
    fields, chat = button.fields, visit.chat
    if "url" in fields:
        return {"url": fields["url"]}
    if "copy_text" in fields:
        return {"copied": fields["copy_text"].get("text", "")}
    if "callback_data" not in fields:
        raise Refusal(409, "the simulator cannot press this kind of button")
    visit.open()
    query_id = visit.bot.habits.new_query_id(old_app)
    visit.bot.remember_callback(query_id, chat, button.message.id)
    query = {"id": query_id, "from": chat.citizen.as_user(), "message": button.message.wire()}
    query |= {"chat_instance": str(-chat.citizen.id), "data": fields["callback_data"]}
    tell(visit.world, visit.bot, chat, {"callback_query": query})
    return {"id": query_id, "date": now(), "message": button.message.id}
