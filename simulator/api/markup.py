"""Checks keyboards as strictly as the messenger does, and keeps what clients show."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from simulator.api.call import Call
from simulator.api.errors import ApiError, bad_request
from simulator.world.json import Json

LONGEST_DATA = 64
_MOST_BUTTONS = 100
_SCHEMES = ("http", "https", "tg", "ton", "tel", "mailto")


@dataclass(frozen=True)
class Buttons:
    """What buttons of a messenger can do; `keyboard_fields` None keeps all that is sent with a reply keyboard."""

    inline_actions: tuple[str, ...]
    others: tuple[str, ...]
    keyboard_fields: frozenset[str] | None = None


def reply_markup(call: Call) -> Json | None:
    """Read `reply_markup`; None when there is none."""
    markup, buttons = call.params.parsed("reply_markup"), call.personality.buttons
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"], buttons.inline_actions)
    if "keyboard" in markup:
        return _reply(markup, buttons.keyboard_fields)
    if any(markup.get(name) is True for name in buttons.others):
        return markup
    if markup:
        raise bad_request("can't parse reply keyboard markup JSON object")
    return None


def inline_markup(call: Call) -> Json | None:
    """Read the only kind of keyboard that an edited message may have."""
    markup = reply_markup(call)
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def _rows(rows: Any, field: str) -> list[list[Any]]:
    if not isinstance(rows, list):
        raise bad_request(f'Field "{field}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'Field "{field}" must be an Array of Arrays')
    kept = [row for row in rows if row]
    if sum(map(len, kept)) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return kept


def _inline(rows: Any, known: tuple[str, ...]) -> Json | None:
    kept = _rows(rows, "inline_keyboard")
    for row in kept:
        for button in row:
            _check_inline(button, known)
    return {"inline_keyboard": kept} if kept else None


def _check_inline(button: Any, known: tuple[str, ...]) -> None:
    if not isinstance(button, dict):
        raise _wrong_inline("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise _wrong_inline('Field "text" must be a non-empty String')
    actions = [name for name in known if button.get(name) is not None]
    if not actions:
        raise _wrong_inline("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _wrong_inline("Exactly one action is allowed in a button")
    if "callback_data" in actions:
        _check_data(button["callback_data"])
    if "url" in actions:
        _check_url(button["url"])
    if "copy_text" in actions and not isinstance(button["copy_text"], dict):
        raise _wrong_inline("Object expected as copy text")


def _check_data(data: Any) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: Any) -> None:
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
        host = parts.hostname or ""
    except ValueError:
        raise _wrong_url(url, "Wrong HTTP URL") from None
    if parts.scheme not in _SCHEMES:
        raise _wrong_url(url, "Unsupported URL protocol" if parts.scheme else "Wrong HTTP URL")
    if parts.scheme in ("http", "https") and ("." not in host or " " in parts.netloc):
        raise _wrong_url(url, "Wrong HTTP URL")


def _reply(markup: Json, fields: frozenset[str] | None) -> Json:
    rows = _rows(markup["keyboard"], "keyboard")
    if not rows:
        raise bad_request("reply markup keyboard must not be empty")
    kept = {name: value for name, value in markup.items() if fields is None or name in fields}
    return kept | {"keyboard": [[_reply_button(button) for button in row] for row in rows]}


def _reply_button(button: Any) -> Json:
    kept = {"text": button} if isinstance(button, str) else button
    if not isinstance(kept, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not isinstance(kept.get("text"), str) or not kept["text"].strip():
        raise bad_request("can't parse keyboard button: Button text must not be empty")
    return kept


def _wrong_inline(why: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {why}")


def _wrong_url(url: Any, why: str) -> ApiError:
    return bad_request(f"inline keyboard button URL '{url}' is invalid: {why}")
