"""What a phone on the page shows, as JSON."""

import json

from simulator.citizen.reading import file_of, kind_of
from simulator.world.bot import Bot
from simulator.world.chat import Chat
from simulator.world.json import Json
from simulator.world.message import Message

_SHOWN = ("location", "venue", "contact", "invoice")
_ASKS = ("request_location", "request_contact")
_SCOPES = ("all_private_chats", "default")


def bot_view(bot: Bot) -> Json:
    """Show who the bot is and whether anybody answers for it."""
    profile = bot.profile
    told = {"id": bot.id, "name": profile.name, "username": bot.username, "online": bot.online}
    return told | {"about": profile.description, "commands": _commands(bot)}


def _commands(bot: Bot) -> list[Json]:
    for language in ("fa", ""):
        for scope in _SCOPES:
            commands = bot.profile.commands.get(json.dumps({"type": scope}) + language)
            if commands:
                return commands
    return []


def phone_view(chat: Chat, seen: int) -> Json:
    """Show what changed on a phone since a revision; 0 shows everything."""
    return {
        "user": chat.citizen.user,
        "fresh": seen == 0,
        "messages": [_message(one) for one in chat.messages.values() if one.revision > seen],
        "gone": [number for revision, number in chat.gone if revision > seen],
        "keyboard": _keyboard(chat.keyboard),
        "toast": vars(chat.toast) if chat.toast else None,
        "action": chat.action,
        "blocked": chat.blocked,
        "started": chat.started,
    }


def _message(message: Message) -> Json:
    content, file = message.content, file_of(message)
    told: Json = {"id": message.id, "bot": message.by_bot, "date": message.date, "kind": kind_of(message)}
    told |= {
        "text": message.words,
        "entities": content.get("entities") or content.get("caption_entities") or [],
    }
    told |= {"edited": message.edit_date is not None, "taken": message.taken}
    told |= {"rows": [[_inline(button) for button in row] for row in message.inline_rows]}
    told |= {name: content[name] for name in _SHOWN if name in content}
    if file:
        shown = ("file_name", "file_size", "mime_type", "duration", "emoji", "title", "width", "height")
        told["file"] = {name: file[name] for name in shown if name in file}
    if message.reply_to:
        told["reply"] = _quoted(message.reply_to)
    if "forward_origin" in content:
        told["forwarded"] = content["forward_origin"]["sender_user"]["first_name"]
    return told


def _quoted(message: Message) -> Json:
    return {"bot": message.by_bot, "kind": kind_of(message), "text": message.words[:120]}


def _inline(button: Json) -> Json:
    told = {"text": button["text"]}
    return told | {name: button[name] for name in ("url", "copy_text") if name in button}


def _keyboard(message: Message | None) -> Json | None:
    if message is None:
        return None
    markup = message.markup or {}
    rows = [
        [{"text": one["text"], "asks": next((name for name in _ASKS if one.get(name)), None)} for one in row]
        for row in markup["keyboard"]
    ]
    told = {"message": message.id, "rows": rows, "once": bool(markup.get("one_time_keyboard"))}
    return told | {"placeholder": markup.get("input_field_placeholder", "")}
