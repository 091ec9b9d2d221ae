"""The table of what messengers can do: true to their methods, and the only place that tells them apart."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiogram.methods
import pytest

from bot.bale import Bale
from bot.capabilities import BALE, PLATFORMS, TELEGRAM, Capabilities, Markup, fitted, start_links
from bot.telegram import Telegram
from simulator.api.bale.personality import BALE as BALES_API
from simulator.api.personality import Personality
from simulator.api.telegram import TELEGRAM as TELEGRAMS_API
from simulator.api.text import LONGEST_TEXT

ROOT = Path(__file__).parent.parent.parent
PLAYED = {"telegram": TELEGRAMS_API, "bale": BALES_API}
NEEDS = {
    "edit": "editMessageText",
    "venue": "sendVenue",
    "commands": "setMyCommands",
    "reactions": "setMessageReaction",
}
ROWS = pytest.mark.parametrize("can", PLATFORMS.values(), ids=lambda can: can.name)


def knows(played: Personality, method: str, parameter: str = "") -> bool:
    """Whether the simulated messenger has a method, and reads a parameter of it."""
    if not parameter:
        return played.method(method) is not None
    return parameter in (played.parameters or {}).get(method.lower(), {parameter})


@ROWS
@pytest.mark.parametrize(("field", "method"), NEEDS.items())
def test_what_it_can_do_it_has_a_method_for(can: Capabilities, field: str, method: str) -> None:
    """Bale's fifty methods are the simulator's; what the simulator does not play of Telegram stands in its schema."""
    in_schema = can is TELEGRAM and hasattr(aiogram.methods, method[0].upper() + method[1:])
    assert getattr(can, field) == (knows(PLAYED[can.name], method) or in_schema)


@ROWS
def test_parameters_that_it_reads(can: Capabilities) -> None:
    """What it does not document is not sent to it."""
    played = PLAYED[can.name]
    assert can.protect == knows(played, "sendMessage", "protect_content")
    assert can.previews == knows(played, "sendMessage", "link_preview_options")
    assert can.chooses_updates == knows(played, "getUpdates", "allowed_updates")
    assert (can.markup is Markup.HTML) == knows(played, "sendMessage", "parse_mode")


@ROWS
def test_how_long_words_may_be(can: Capabilities) -> None:
    """In UTF-16 units, as the simulator measures."""
    assert can.text == LONGEST_TEXT
    assert can.caption == PLAYED[can.name].writing.longest_caption


def test_each_edge_has_its_row() -> None:
    """Under the name that stands in the tables."""
    assert (Telegram.can, Bale.can) == (TELEGRAM, BALE)


def test_links_that_open_us_are_made_for_names_that_are_known() -> None:
    """A payload goes behind; who has no name has no link."""
    assert start_links({"telegram": "yavar_bot", "bale": ""}) == {"telegram": "https://t.me/yavar_bot?start="}
    assert start_links({"bale": "yavar"}) == {"bale": "https://ble.ir/yavar?start="}


def test_the_menu_is_a_keyboard_only_where_there_is_none_of_commands() -> None:
    """It takes the place of buttons under the message and of a keyboard's removal."""
    menu = [[{"text": "منو"}]]
    content: dict[str, Any] = {"message": "m", "buttons": [[{"text": "a", "data": "b"}]], "menu": menu}
    assert fitted(content, TELEGRAM) == content
    assert fitted(content, BALE) == {"message": "m", "keyboard": menu, "lasting": True}
    closing = {"message": "m", "remove_keyboard": True, "menu": menu}
    assert fitted(closing, BALE) == {"message": "m", "keyboard": menu, "lasting": True}
    plain = {"message": "m", "buttons": content["buttons"]}
    assert fitted(plain, BALE) == plain


def comparisons(file: Path) -> Iterator[ast.AST]:
    """Every comparison and case with a messenger's name."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        parts = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        parts += [node.value] if isinstance(node, ast.MatchValue) else []
        values = [inner.value for part in parts for inner in ast.walk(part) if isinstance(inner, ast.Constant)]
        if set(values) & set(PLATFORMS):
            yield node


@pytest.mark.parametrize("folder", ["bot", "handlers", "talk", "triage", "services", "models", "texts", "console"])
def test_nothing_asks_which_messenger_it_is(folder: str) -> None:
    """What differs stands in the table; below the edge a messenger's name is data: a key, a value of a column."""
    found = [
        f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for file in sorted((ROOT / folder).glob("**/*.py"))
        for node in comparisons(file)
    ]
    assert found == []
