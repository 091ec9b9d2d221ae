"""Methods about the bot itself: who it is, its names, commands and menu button."""

import json
import re
from typing import Any

from simulator.api.call import Call, Method
from simulator.api.errors import bad_request
from simulator.world.json import Json

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LONGEST_DESCRIPTION = 256
_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(call: Call) -> Json:
    """Tell who the bot is."""
    return call.bot.as_me()


def done(_call: Call) -> bool:
    """Agree to what has no effect here."""
    return True


def set_my_commands(call: Call) -> bool:
    """Keep the command menu of one scope and language."""
    commands = call.params.parsed("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: expected an Array")
    call.bot.profile.commands[_scope(call)] = [_command(one) for one in commands]
    call.world.bell.ring()
    return True


def get_my_commands(call: Call) -> list[Json]:
    """Give the command menu of one scope and language."""
    return call.bot.profile.commands.get(_scope(call), [])


def delete_my_commands(call: Call) -> bool:
    """Take the command menu of one scope and language away."""
    call.bot.profile.commands.pop(_scope(call), None)
    call.world.bell.ring()
    return True


def _scope(call: Call) -> str:
    scope = call.params.parsed("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True) + call.params.text("language_code")


def _command(one: Any) -> Json:
    if not isinstance(one, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = str(one.get("command", "")).removeprefix("/"), str(one.get("description", ""))
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= _LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _setter(field: str) -> Method:
    def set_field(call: Call) -> bool:
        value = call.params.text(field)
        if len(value) > _LIMITS[field]:
            raise bad_request(f"{field.replace('_', ' ')} is too long")
        setattr(call.bot.profile, field, value or ("یاور" if field == "name" else ""))
        call.world.bell.ring()
        return True

    return set_field


def _getter(field: str) -> Method:
    return lambda call: {field: getattr(call.bot.profile, field)}


def set_chat_menu_button(call: Call) -> bool:
    """Keep what the button beside the composer does."""
    call.bot.profile.menu_button = call.params.parsed("menu_button") or {"type": "commands"}
    return True


def get_chat_menu_button(call: Call) -> Json:
    """Tell what the button beside the composer does."""
    return call.bot.profile.menu_button


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "logOut": done,
    "close": done,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
