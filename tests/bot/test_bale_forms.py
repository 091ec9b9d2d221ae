"""Calls that Bale writes its own way: files, replies and edits, by aiogram's own methods over our session."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import EditMessageText, SendDocument, SendMediaGroup, SendMessage
from aiogram.types import BufferedInputFile, InputMediaDocument, MediaUnion, ReplyParameters

from bot.bale import BaleSession
from simulator.server import serve_in_thread
from tests.simulator.person import Person

TOKEN = "201:bale-token-for-forms"
NOTE = BufferedInputFile("یادداشت".encode(), filename="note.txt")


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """A simulator of its own."""
    with serve_in_thread() as address:
        yield address


@pytest.fixture
async def bot(base: str) -> AsyncIterator[Bot]:
    """Aiogram's bot on Bale."""
    made = Bot(TOKEN, session=BaleSession(api=TelegramAPIServer.from_base(f"{base}/bale")))
    await made.get_me()
    yield made
    await made.session.close()


@pytest.fixture
async def chat(base: str, bot: Bot) -> AsyncIterator[tuple[Person, int]]:
    """Somebody who has written, and the number of their chat."""
    async with httpx.AsyncClient(base_url=base, timeout=20) as http:
        person = Person(http, f"4{bot.id}", platform="bale")
        await person.writes("سلام")
        yield person, int(person.user)


async def test_a_file_comes_under_its_parameters_own_name(bot: Bot, chat: tuple[Person, int]) -> None:
    """Bale documents `attach://` for albums only; a document elsewhere is the part `document`."""
    person, number = chat
    await bot(SendDocument(chat_id=number, document=NOTE, caption="برای شما"))
    last = await person.last()
    assert (last["kind"], last["text"]) == ("document", "برای شما")


async def test_files_of_an_album_lie_inside_it(bot: Bot, chat: tuple[Person, int]) -> None:
    """There `attach://` is right."""
    person, number = chat
    album: list[MediaUnion] = [InputMediaDocument(media=NOTE), InputMediaDocument(media=NOTE, caption="دو")]
    sent = await bot(SendMediaGroup(chat_id=number, media=album))
    assert len(sent) == 2
    assert (await person.last())["text"] == "دو"


async def test_a_reply_names_the_message_by_number(base: str, bot: Bot, chat: tuple[Person, int]) -> None:
    """What aiogram calls `reply_parameters` Bale does not know."""
    person, number = chat
    heard = (await person.reads())[-1]["id"]
    await bot(SendMessage(chat_id=number, text="بله", reply_parameters=ReplyParameters(message_id=heard)))
    async with httpx.AsyncClient(base_url=base, timeout=20) as http:
        call = (await http.get("/log", params={"method": "sendMessage", "platform": "bale"})).json()[-1]
    assert str(call["params"]["reply_to_message_id"]) == str(heard)
    assert "reply_parameters" not in call["params"]


async def test_an_edit_is_done_when_bale_says_ok(bot: Bot, chat: tuple[Person, int]) -> None:
    """It answers a stub without text and date; that is no fault, and nothing is sent again for it."""
    person, number = chat
    sent = await bot(SendMessage(chat_id=number, text="یک"))
    assert await bot(EditMessageText(chat_id=number, message_id=sent.message_id, text="دو")) is True
    assert (await person.last())["text"] == "دو"
