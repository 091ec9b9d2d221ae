"""Specification: refusals, as two independent clients understand them."""

import pytest

from tests.simulator.clients import CLIENTS, Client
from tests.simulator.person import Person


async def test_nobody_is_written_to_who_never_wrote(client: Client) -> None:
    """A bot cannot open a chat."""
    with pytest.raises(client.errors.bad_request, match=r"(?i)chat not found"):
        await client.bot.send_message(chat_id=424242, text="سلام")


async def test_a_citizen_who_blocked_the_bot_is_out_of_reach(client: Client, chat: int, sara: Person) -> None:
    """A block is a 403 until it is undone."""
    await sara.does("block")
    with pytest.raises(client.errors.forbidden, match="bot was blocked by the user"):
        await client.bot.send_message(chat_id=chat, text="سلام")
    await sara.does("unblock")
    assert await client.bot.send_message(chat_id=chat, text="سلام")


async def test_too_many_requests_tell_how_long_to_wait(
    client: Client, chat: int, sara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A 429 carries retry_after, once for `times: 1`."""
    # Silences python-telegram-bot's announcement that the seconds will become a timedelta.
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    rule = {"method": "sendMessage", "kind": "429", "retry_after": 7, "times": 1}
    await sara.http.post("/faults", json=rule)
    with pytest.raises(client.errors.wait) as refused:
        await client.bot.send_message(chat_id=chat, text="سلام")
    waited = refused.value.retry_after  # type: ignore[attr-defined]
    assert int(getattr(waited, "total_seconds", lambda: waited)()) == 7
    assert await client.bot.send_message(chat_id=chat, text="سلام")


async def test_a_server_error_is_one_for_both(client: Client, chat: int, sara: Person) -> None:
    """A 5xx with JSON is no refusal."""
    await sara.http.post("/faults", json={"method": "sendMessage", "kind": "5xx", "status": 502})
    with pytest.raises(client.errors.server):
        await client.bot.send_message(chat_id=chat, text="سلام")


async def test_a_cut_line_is_a_network_error_and_nothing_was_said(client: Client, chat: int, sara: Person) -> None:
    """`drop` closes the connection before anything happens."""
    before = await sara.last()
    await sara.http.post("/faults", json={"method": "sendMessage", "kind": "drop", "times": 1})
    with pytest.raises(client.errors.network):
        await client.bot.send_message(chat_id=chat, text="سلام")
    assert await sara.last() == before


async def test_a_cut_line_after_accepting_leaves_the_message_there(client: Client, chat: int, sara: Person) -> None:
    """`timeout_after_accept` is the hard case: said, but never confirmed."""
    await sara.http.post("/faults", json={"method": "sendMessage", "kind": "timeout_after_accept", "times": 1})
    with pytest.raises(client.errors.network):
        await client.bot.send_message(chat_id=chat, text="سلام به شما")
    assert (await sara.last())["text"] == "سلام به شما"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"text": "   "}, "text is empty"),
        ({"text": "ا" * 4097}, "message is too long"),
        ({"text": "<b>سلام", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "سلام", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ],
)
async def test_wrong_words_are_refused_with_telegrams_reason(
    client: Client, chat: int, arguments: dict[str, str], reason: str
) -> None:
    """The reason is what Telegram would say."""
    with pytest.raises(client.errors.bad_request, match=rf"(?i){reason}"):
        await client.bot.send_message(chat_id=chat, **arguments)


@pytest.mark.parametrize("name", CLIENTS)
async def test_a_token_with_a_wrong_secret_is_unauthorized(name: str, base: str) -> None:
    """Digits and a colon are not enough."""
    with pytest.raises(Exception, match=r"(?i)unauthorized|invalid|rejected"):
        async with CLIENTS[name](base, "123:ab$cd") as client:
            await client.bot.get_me()
