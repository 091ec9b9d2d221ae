"""Specification: editing, deleting and answering taps, as two independent clients do it."""

import pytest

from simulator.world.samples import sample_photo
from tests.simulator.clients import Client
from tests.simulator.person import Person


async def test_an_edit_changes_the_words_under_the_same_id(client: Client, chat: int, sara: Person) -> None:
    """The citizen sees the new words and that they were changed."""
    sent = await client.bot.send_message(chat_id=chat, text="۳ تخت خالی")
    edited = await client.bot.edit_message_text(chat_id=chat, message_id=sent.message_id, text="۲ تخت خالی")
    seen = await sara.last()
    assert (seen["id"], seen["text"], seen["edited"]) == (sent.message_id, "۲ تخت خالی", True)
    assert (edited.text, edited.edit_date is not None) == ("۲ تخت خالی", True)


async def test_a_caption_and_buttons_can_be_changed(client: Client, chat: int, sara: Person) -> None:
    """Words under a file and buttons under words change by methods of their own."""
    photo = await client.bot.send_photo(chat_id=chat, photo=client.upload(sample_photo(), "a.png"))
    await client.bot.edit_message_caption(chat_id=chat, message_id=photo.message_id, caption="نقشه")
    assert (await sara.last())["text"] == "نقشه"
    keys = client.inline([[("بله", "yes"), ("نه", "no")]])
    await client.bot.edit_message_reply_markup(chat_id=chat, message_id=photo.message_id, reply_markup=keys)
    assert (await sara.last())["buttons"] == [["بله", "نه"]]


async def test_an_edit_without_buttons_takes_them_away(client: Client, chat: int, sara: Person) -> None:
    """As on Telegram, buttons that should stay are sent again."""
    keys = client.inline([[("بله", "yes")]])
    sent = await client.bot.send_message(chat_id=chat, text="می‌آیید؟", reply_markup=keys)
    await client.bot.edit_message_text(chat_id=chat, message_id=sent.message_id, text="ثبت شد")
    assert (await sara.last())["buttons"] == []


async def test_the_same_words_again_are_no_edit(client: Client, chat: int) -> None:
    """An edit that changes nothing is refused."""
    sent = await client.bot.send_message(chat_id=chat, text="سلام")
    with pytest.raises(client.errors.bad_request, match=r"(?i)message is not modified"):
        await client.bot.edit_message_text(chat_id=chat, message_id=sent.message_id, text="سلام")


async def test_only_own_messages_without_a_reply_keyboard_are_edited(client: Client, chat: int, sara: Person) -> None:
    """A bot edits neither the citizen's words nor a message that brought a reply keyboard."""
    theirs = await sara.writes("سلام")
    keyboard = client.reply([["خانه"]])
    own = await client.bot.send_message(chat_id=chat, text="منو", reply_markup=keyboard)
    for number in (theirs, own.message_id):
        with pytest.raises(client.errors.bad_request, match=r"(?i)message can't be edited"):
            await client.bot.edit_message_text(chat_id=chat, message_id=number, text="دیگر")


async def test_deleted_messages_vanish(client: Client, chat: int, sara: Person) -> None:
    """What a bot deletes is gone for the citizen, one by one or many at once."""
    numbers = [(await client.bot.send_message(chat_id=chat, text=str(n))).message_id for n in range(3)]
    assert await client.bot.delete_message(chat_id=chat, message_id=numbers[0])
    assert await client.bot.delete_messages(chat_id=chat, message_ids=numbers[1:])
    assert (await sara.last())["text"] == "سلام"
    with pytest.raises(client.errors.bad_request, match=r"(?i)message to delete not found"):
        await client.bot.delete_message(chat_id=chat, message_id=numbers[0])


async def test_a_tap_goes_to_the_bot_and_its_answer_comes_back(client: Client, chat: int, sara: Person) -> None:
    """The query holds data and message; the answer shows over the chat."""
    keys = client.inline([[("بله، امن هستم", "safe")]])
    sent = await client.bot.send_message(chat_id=chat, text="امن هستید؟", reply_markup=keys)
    tapped = await sara.taps("بله، امن هستم")
    query = (await client.take()).callback_query
    assert (query.id, query.data, query.message.message_id) == (tapped["id"], "safe", sent.message_id)
    assert await client.bot.answer_callback_query(callback_query_id=query.id, text="خوشحالم", show_alert=True)
    assert (await sara.screen())["toast"] == {"text": "خوشحالم", "alert": True, "url": None}


async def test_an_answer_to_a_tap_that_never_was_is_refused(client: Client) -> None:
    """A query id must be known."""
    with pytest.raises(client.errors.bad_request, match=r"(?i)query is too old"):
        await client.bot.answer_callback_query(callback_query_id="12345")
