"""Specification: words on Bale are always Markdown, in what is seen and never in what is sent."""

from typing import Any

import pytest

from simulator.api.bale.markdown import parse_bale
from simulator.world.citizen import id_of
from tests.simulator.conftest import RawBot
from tests.simulator.person import Person
from tests.simulator.test_formatting import short

MINA = id_of("mina")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("سلام", "سلام", []),
        ("*الف*", "الف", [("bold", 0, 3)]),
        ("یک *دو* سه", "یک دو سه", [("bold", 3, 2)]),
        ("یک\n_دو_\nسه", "یک\nدو\nسه", [("italic", 3, 2)]),
        ("*یک _دو_ سه*", "یک دو سه", [("bold", 0, 8), ("italic", 3, 2)]),
        ("[اینجا](https://a.ir)", "اینجا", [("text_link", 0, 5)]),
        ("😀 [ا](b.ir)!", "😀 ا!", [("text_link", 3, 1)]),
        ("```[چرا؟]چون *شب* است```", "چرا؟", [("instant_view", 0, 4)]),
    ],
)
def test_marks_are_read(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    """Bold, italic, links and instant views vanish into what they mean."""
    seen, found = parse_bale(source)
    assert (seen, short(found)) == (text, entities)


@pytest.mark.parametrize(
    "source",
    ["یک*دو*سه", "*یک*.", "_a_b", "2*3*4", "* *", "*یک", "[یک] (a.ir)", "[یک](a b)", "<b>یک</b>", "**", "```یک```"],
)
def test_what_is_no_mark_is_shown_as_it_stands(source: str) -> None:
    """Without a space outside, with an end missing, in HTML: nothing is formatted, nothing is refused."""
    assert parse_bale(source) == (source, [])


async def test_the_citizen_sees_words_and_the_bot_gets_its_marks_back(bale: RawBot, mina: Person) -> None:
    """Text is stored as it was sent, whatever `parse_mode` says."""
    sent = await bale.does("sendMessage", chat_id=MINA, text="*سلام* <b>مینا</b>", parse_mode="HTML")
    assert (sent["text"], (await mina.last())["text"]) == ("*سلام* <b>مینا</b>", "سلام <b>مینا</b>")


async def test_a_citizens_words_are_markdown_too(bale: RawBot, mina: Person) -> None:
    """The bot gets the stars that the citizen typed."""
    await mina.writes("*امشب* جا دارید؟")
    update = (await bale.does("getUpdates"))[-1]
    assert (update["message"]["text"], (await mina.last())["text"]) == ("*امشب* جا دارید؟", "امشب جا دارید؟")


async def test_captions_and_edits_are_read_alike(bale: RawBot, mina: Person) -> None:
    """An edit leaves nothing of the old words behind."""
    photo = {"photo": ("a.png", (await mina.http.get(await _a_photo(mina))).content)}
    params = {"chat_id": str(MINA), "caption": "_راه_ خاوران"}
    sent = (await mina.http.post("/bale/bot700100200:x/sendPhoto", data=params, files=photo)).json()["result"]
    assert (sent["caption"], (await mina.last())["text"]) == ("_راه_ خاوران", "راه خاوران")
    target = {"chat_id": MINA, "message_id": sent["message_id"]}
    await bale.does("editMessageCaption", **target, caption="نقشه")
    assert (await mina.last())["text"] == "نقشه"
    await bale.does("editMessageCaption", **target)
    copied = await bale.does("forwardMessage", chat_id=MINA, from_chat_id=MINA, message_id=sent["message_id"])
    assert "caption" not in copied


async def _a_photo(person: Person) -> str:
    number: Any = (await person.does("photo"))["id"]
    return f"{person.path}/file/{number}"


@pytest.mark.parametrize("text", ["", "  \n", "ا" * 4097, "*" + "ا" * 4095 + "*"])
async def test_text_has_4096_units_with_its_marks(bale: RawBot, text: str) -> None:
    """The stricter reading of the documents: what is sent is counted."""
    assert await bale.says("sendMessage", chat_id=MINA, text=text)
    assert await bale.does("sendMessage", chat_id=MINA, text=("*" + "ا" * 4094 + "*"))
